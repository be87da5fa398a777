//! Refuses `back` where no call comes from a menu: there is nowhere to go back to.

use std::collections::HashSet;

use crate::document::{Diagnostics, Problem};
use crate::menu::ids::Node;
use crate::menu::tree::Tree;

/// Where calls get to with a menu before, and where without one, whatever the caller does and whatever the
/// hour.
pub(super) struct MenuBefore(HashSet<(Node, bool)>);

impl MenuBefore {
    pub(super) fn of(tree: &Tree) -> Self {
        let mut seen = HashSet::new();
        let mut next: Vec<(Node, bool)> =
            tree.line_ids().map(|line| (tree[line].answer, false)).collect();
        while let Some((node, after_a_menu)) = next.pop() {
            if seen.insert((node, after_a_menu)) {
                let after = after_a_menu || matches!(node, Node::Menu(_));
                next.extend(tree.exits(node).iter().map(|exit| (exit.to, after)));
            }
        }
        Self(seen)
    }

    /// Whether a call may get to a node without a menu before.
    pub(super) fn may_be_first(&self, node: Node) -> bool {
        self.0.contains(&(node, false))
    }

    fn is_always_first(&self, node: Node) -> bool {
        self.may_be_first(node) && !self.0.contains(&(node, true))
    }
}

/// Reports every node that goes back, and that calls only get to before their first menu.
pub(in crate::menu::resolve) fn refuse_back_to_nowhere(tree: &Tree, report: &mut Diagnostics) {
    if tree.nodes().all(|node| tree.ways_back(node).is_empty()) {
        return;
    }
    let arrivals = MenuBefore::of(tree);
    for node in tree.nodes() {
        if tree.ways_back(node).is_empty() || !arrivals.is_always_first(node) {
            continue;
        }
        let message =
            format!("`{}` goes back, but no call comes there from a menu", tree.node_id(node));
        report.add(
            Problem::new(tree.spans.node(node).range(), message)
                .label("there is nowhere to go back to")
                .help("name the node that follows in place of \"back\""),
        );
    }
}
