//! Menus by chance, as a generator of the core's tests makes them.

use phonetree_core::menu::{self, Node};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use crate::made;
use crate::menus::Tried;

/// So many, the same each time. Each begins with something that is not left out.
pub(crate) fn menus(count: usize) -> Vec<Tried> {
    let mut runner = TestRunner::deterministic();
    let nodes = prop::collection::vec(made::node(), 2..=made::MOST_NODES);
    let mut menus = Vec::new();
    while menus.len() < count {
        let text = made::written(&nodes.new_tree(&mut runner).unwrap().current());
        let Ok(tree) = menu::load("made", &text) else { continue };
        let begins = tree.lines[0].answer;
        if matches!(begins, Node::Menu(_) | Node::Entry(_) | Node::Branch(_) | Node::Team(_)) {
            menus.push(Tried::of(&format!("made-{}", menus.len()), &text));
        }
    }
    menus
}
