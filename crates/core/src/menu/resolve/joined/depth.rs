//! Refuses nodes that no caller would ever get to: behind more menus than anyone passes.

use std::collections::{HashSet, VecDeque};

use crate::document::{Diagnostics, Problem};
use crate::menu::ids::Node;
use crate::menu::parts::MOST_DEPTH;
use crate::menu::tree::Tree;

/// Reports the first node that is too far from every line, in menus and entries.
pub(in crate::menu::resolve) fn refuse_the_far(tree: &Tree, report: &mut Diagnostics) {
    if tree.menus.len() + tree.entries.len() <= MOST_DEPTH {
        return;
    }
    let mut seen: HashSet<Node> = HashSet::new();
    // By how far a node is away: what asks the caller nothing goes to the front.
    let mut next: VecDeque<(Node, usize)> =
        tree.line_ids().map(|line| (tree[line].answer, 0)).collect();
    while let Some((node, passed)) = next.pop_front() {
        if !seen.insert(node) {
            continue;
        }
        if passed > MOST_DEPTH {
            let id = tree.node_id(node);
            let message = format!("`{id}` is behind more than {MOST_DEPTH} menus and entries");
            report.add(
                Problem::new(tree.spans.node(node).range(), message)
                    .label("on the shortest path from any line")
                    .help("no caller gets that far: let fewer menus lead here"),
            );
            return;
        }
        let asks = matches!(node, Node::Menu(_) | Node::Entry(_));
        for exit in tree.exits(node) {
            match asks {
                true => next.push_back((exit.to, passed + 1)),
                false => next.push_front((exit.to, passed)),
            }
        }
    }
}
