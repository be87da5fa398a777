//! Refuses loops in which nobody waits for the caller: such a call would talk forever.

use super::nowhere::MenuBefore;
use crate::document::{Diagnostics, Problem};
use crate::menu::ids::Node;
use crate::menu::tree::Tree;
use crate::menu::ways::ExitWay;

/// Reports every loop with no wait in it: of messages, branches, queues in which somebody is free at once,
/// and teams that are closed or don't answer.
pub(in crate::menu::resolve) fn refuse_endless(tree: &Tree, report: &mut Diagnostics) {
    let mut seen = Marks::new(tree);
    let arrivals = MenuBefore::of(tree);
    let follows = |node: Node| follows(tree, &arrivals, node);
    let starts = tree.nodes().filter(|node| passes(tree, *node));
    for start in starts {
        let mut path = vec![(start, follows(start))];
        if seen.mark(start).is_some() {
            continue;
        }
        while let Some((node, next)) = path.last_mut() {
            let Some(to) = next.pop() else {
                seen.leave(*node);
                path.pop();
                continue;
            };
            if !passes(tree, to) {
                continue;
            }
            match seen.mark(to) {
                None => path.push((to, follows(to))),
                Some(Mark::OnPath) => {
                    let from = path.iter().position(|(node, _)| *node == to).unwrap_or(0);
                    let round: Vec<Node> = path[from..].iter().map(|(node, _)| *node).collect();
                    tell(tree, &round, report);
                }
                Some(Mark::Done) => {}
            }
        }
    }
}

/// Nodes that a call may pass without waiting for the caller.
fn passes(tree: &Tree, node: Node) -> bool {
    match node {
        // Somebody of a queue's team may be free at once.
        Node::Message(_) | Node::Branch(_) | Node::Queue(_) => true,
        Node::Mailbox(id) => tree[id].full_to.is_some(),
        Node::Team(id) => {
            let is_passed_closed = tree[id].may_be_closed() && tree[id].closed_to.is_some();
            is_passed_closed || tree[id].may_not_be_reached()
        }
        Node::Menu(_) | Node::Entry(_) | Node::Callback(_) | Node::Directory(_) => false,
    }
}

/// Where a call goes on. Back is a menu, which waits; where there is none before, it is the operator.
fn follows(tree: &Tree, arrivals: &MenuBefore, node: Node) -> Vec<Node> {
    let goes_back = arrivals.may_be_first(node) && !tree.ways_back(node).is_empty();
    let operator = tree.operator.filter(|_| goes_back);
    // Who leaves a line has waited in it, and a mailbox waits for its keys.
    let waits = |way: &ExitWay<'_>| {
        let leaves_line = matches!(way, ExitWay::Option { .. } | ExitWay::TooLong(_));
        matches!(way, ExitWay::MailboxKey(_)) || matches!(node, Node::Queue(_)) && leaves_line
    };
    let exits = tree.exits(node).into_iter().filter(|exit| !waits(&exit.way));
    exits.map(|exit| exit.to).chain(operator).collect()
}

fn tell(tree: &Tree, round: &[Node], report: &mut Diagnostics) {
    let ids: Vec<&str> = round.iter().map(|node| tree.node_id(*node)).collect();
    let message = format!("this loops forever: {} -> {}", ids.join(" -> "), ids[0]);
    let problem = Problem::new(tree.spans.node(round[0]).range(), message);
    report.add(match put_back_in_line(tree, round) {
        Some((queue, team)) => problem
            .label("somebody may be free again at once, and not answer again")
            .help(format!(
                "a caller whom `{team}` does not answer can't be put back in `{queue}`: lead to a mailbox, or to a menu from which they can come back",
            )),
        None => problem.label("nothing in the loop waits for the caller").help(
            "let one of them lead to a menu, an entry, a mailbox or an open team, or end the call",
        ),
    });
}

/// A queue in a round, and its team, where that is in the round because it may not answer.
fn put_back_in_line<'t>(tree: &'t Tree, round: &[Node]) -> Option<(&'t str, &'t str)> {
    round.iter().find_map(|node| {
        let Node::Queue(queue) = *node else { return None };
        let team = tree[queue].team;
        let may_not_answer = tree[team].may_not_be_reached() && round.contains(&Node::Team(team));
        may_not_answer.then(|| (&*tree[queue].id, &*tree[team].id))
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    OnPath,
    Done,
}

/// Which nodes were reached, by their place in the tree.
struct Marks(std::collections::HashMap<Node, Mark>);

impl Marks {
    fn new(tree: &Tree) -> Self {
        let passing =
            tree.messages.len() + tree.branches.len() + tree.queues.len() + tree.teams.len();
        Self(std::collections::HashMap::with_capacity(passing))
    }

    /// How a node was marked before; it is on the path now if it was not.
    fn mark(&mut self, node: Node) -> Option<Mark> {
        let before = self.0.get(&node).copied();
        self.0.entry(node).or_insert(Mark::OnPath);
        before
    }

    fn leave(&mut self, node: Node) {
        self.0.insert(node, Mark::Done);
    }
}
