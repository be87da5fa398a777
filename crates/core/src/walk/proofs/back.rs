//! `back` and `top` do what they say: watched while the search goes on.

use super::proof::Proof;
use crate::call::{Effect, Report};
use crate::menu::{Lead, Node, Tree};
use crate::walk::search::{Model, SearchEdge, SearchNode, SingleCall};
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
        for (n, (_, effect)) in heard.effects.iter().enumerate() {
            let Effect::Report(Report::Chosen { menu, option }) = effect else { continue };
            let path = &heard.path;
            let wanted = match tree[*menu].options[*option].lead {
                Lead::Back => path.iter().rev().nth(1).or(path.last()),
                Lead::Top => path.first(),
                Lead::To(_) | Lead::Repeat | Lead::Operator(_) | Lead::HangUp => continue,
            };
            self.seen += 1;
            let reached = heard.effects.get(n + 1).map(|(_, effect)| effect);
            let right = wanted.is_some_and(|menu| {
                reached == Some(&Effect::Report(Report::Reached(Node::Menu(*menu))))
            });
            if !right && self.wrong.is_none() {
                self.wrong = Trace::to_step(nodes, step);
            }
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
