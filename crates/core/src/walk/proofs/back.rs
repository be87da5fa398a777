//! `back` and `top` do what they say: watched while the search goes on.

use super::proof::Proof;
use crate::call::{Effect, Report};
use crate::menu::{Lead, MenuId, Node, Tree};
use crate::walk::search::{Model, SearchEdge, SearchNode, SingleCall, arrive};
use crate::walk::trace::Trace;

/// `back` leads to the menu one came from, `top` to the first of the call.
#[derive(Default)]
pub(in crate::walk) struct Back {
    wrong: Option<Trace>,
    seen: usize,
}

impl Back {
    pub(in crate::walk) fn watch(
        &mut self,
        tree: &Tree,
        nodes: &[SearchNode],
        step: &SearchEdge<'_, SingleCall<'_>>,
    ) {
        let heard = step.events;
        let (mut at, mut path) = (heard.at, heard.path.clone());
        let mut wanted = None;
        for (_, effect) in &heard.effects {
            if let Effect::Report(Report::Chosen { menu, option }) = effect {
                let before = path.iter().rev().nth(1).or(path.last()).copied();
                let ways = [GoesTo(before), GoesTo(path.first().copied())];
                wanted = back_or_top(tree[*menu].options[*option].lead, ways.map(Some));
                at = None;
            }
            if let Effect::Report(Report::ChosenInLine { queue, option }) = effect {
                // The queue is none of the menus: one goes back to the last of them, if there is one.
                let ways =
                    [path.last(), path.first()].map(|menu| menu.map(|menu| GoesTo(Some(*menu))));
                wanted = back_or_top(tree[*queue].options[*option].lead, ways);
                at = None;
            }
            let Effect::Report(Report::Reached(node)) = effect else { continue };
            let wanted = wanted.take().or_else(|| back_of_itself(tree, at, *node, &path));
            if let Some(GoesTo(wanted)) = wanted {
                self.seen += 1;
                if wanted.map(Node::Menu) != Some(*node) && self.wrong.is_none() {
                    self.wrong = Trace::to_step(nodes, step);
                }
            }
            if let Node::Menu(menu) = node {
                arrive(&mut path, *menu, tree.limits);
            }
            at = Some(*node);
        }
    }

    pub(in crate::walk) fn proof(&self, model: &Model<'_>) -> Proof {
        let says = "`back` leads to the previous menu, and `top` to the first menu of the call.";
        let mut proof = Proof::new("back", says);
        if let Some(trace) = &self.wrong {
            proof.example = trace.example(model, &mut |_| true);
            return proof.refuted(vec!["the last key of this call leads elsewhere".to_owned()]);
        }
        proof.seen = vec![match self.seen {
            0 => "no option of this menu goes back or to the top".to_owned(),
            seen => format!("{seen} steps back or to the top, each checked against its own path"),
        }];
        proof
    }
}

/// The menu that a call should go to; without one, it is wrong wherever it goes.
struct GoesTo(Option<MenuId>);

/// Which of two ways an option takes, the way back or the way to the top; nothing where it takes neither.
fn back_or_top(lead: Lead, [back, top]: [Option<GoesTo>; 2]) -> Option<GoesTo> {
    match lead {
        Lead::Back => back,
        Lead::Top => top,
        Lead::To(_) | Lead::Repeat | Lead::Operator(_) | Lead::HangUp | Lead::Extension => None,
    }
}

/// The menu that a call should go back to where a node leads back without an option: it goes to a menu to
/// which the node does not lead otherwise. Without a menu before, it goes on as for callers who fail.
fn back_of_itself(tree: &Tree, from: Option<Node>, to: Node, path: &[MenuId]) -> Option<GoesTo> {
    let from = from.filter(|from| !tree.ways_back(*from).is_empty())?;
    if tree.exits(from).iter().any(|exit| exit.to == to) {
        return None;
    }
    let before = path.iter().rev().nth(usize::from(matches!(from, Node::Menu(_)))).copied();
    match (before, tree.operator) {
        (None, Some(operator)) if operator == to => None,
        (before, _) => Some(GoesTo(before)),
    }
}
