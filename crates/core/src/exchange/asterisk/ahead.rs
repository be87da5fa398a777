//! Which nodes a caller may reach with a key that was pressed before they asked.

use std::collections::HashMap;

use crate::menu::{Lead, MenuOption, Node, Onward, Tree};

/// What a caller may bring along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ahead {
    /// Nothing.
    #[default]
    Nothing,
    /// The key that skipped a message.
    Key,
    /// Keys that were kept while something had to be heard.
    Keys,
}

/// What callers may bring along to each node.
pub(super) struct AheadOf(HashMap<Node, Ahead>);

impl AheadOf {
    pub(super) fn of(tree: &Tree) -> Self {
        let mut found = Self(HashMap::new());
        let mut open: Vec<Node> = tree.nodes().collect();
        while let Some(node) = open.pop() {
            for (to, ahead) in found.brings(tree, node) {
                if found.at(to) < ahead {
                    found.0.insert(to, ahead);
                    open.push(to);
                }
            }
        }
        found
    }

    /// What callers may bring along to a node.
    pub(super) fn at(&self, node: Node) -> Ahead {
        self.0.get(&node).copied().unwrap_or_default()
    }

    /// What callers may bring along from a node to others.
    fn brings(&self, tree: &Tree, node: Node) -> Vec<(Node, Ahead)> {
        let here = self.at(node);
        let kept = |must_hear: bool, keeps: bool| match (must_hear, keeps) {
            (true, true) => Ahead::Keys,
            (true, false) => Ahead::Nothing,
            (false, _) => here,
        };
        match node {
            Node::Message(id) => {
                let must = !tree[tree[id].say].barge_in;
                let skips = if must { Ahead::Nothing } else { Ahead::Key };
                let brings = kept(must, tree.timings.keeps_type_ahead).max(skips);
                tree[id].to.map_or_else(Vec::new, |to| onward(tree, to, brings))
            }
            Node::Team(id) => {
                let team = &tree[id];
                let Some((closed, to)) = team.closed.zip(team.closed_to) else { return Vec::new() };
                let must = !tree[closed].barge_in;
                let skips = if must { Ahead::Nothing } else { Ahead::Key };
                onward(tree, to, kept(must, tree.timings.keeps_type_ahead).max(skips))
            }
            Node::Branch(id) => {
                let branch = &tree[id];
                let all = branch.cases.iter().map(|(_, to)| *to).chain([branch.otherwise]);
                all.map(|to| (to, here)).collect()
            }
            Node::Menu(id) => {
                let menu = &tree[id];
                let said = menu.greeting.into_iter().chain([menu.prompt]);
                let must = said.into_iter().any(|prompt| !tree[prompt].barge_in);
                let left = kept(must, menu.timings.keeps_type_ahead);
                // One key is used up here; of several, some may be left.
                let left = if left == Ahead::Keys { Ahead::Keys } else { Ahead::Nothing };
                let to = |option: &MenuOption| match option.lead {
                    Lead::To(to) | Lead::Operator(to) => vec![to],
                    Lead::Extension => {
                        option.extensions.iter().map(|(_, team)| Node::Team(*team)).collect()
                    }
                    Lead::Repeat => vec![node],
                    Lead::Back | Lead::Top => tree.menu_ids().map(Node::Menu).collect(),
                    Lead::HangUp => Vec::new(),
                };
                let all = menu.options.iter().flat_map(to);
                all.filter(|_| left != Ahead::Nothing).map(|to| (to, left)).collect()
            }
            Node::Entry(_)
            | Node::Mailbox(_)
            | Node::Queue(_)
            | Node::Callback(_)
            | Node::Directory(_) => Vec::new(),
        }
    }
}

/// Where a way onward may lead, with what is brought along.
fn onward(tree: &Tree, to: Onward, brings: Ahead) -> Vec<(Node, Ahead)> {
    let all = match to {
        Onward::To(node) => vec![node],
        Onward::Back => tree.menu_ids().map(Node::Menu).chain(tree.operator).collect(),
        Onward::HangUp => Vec::new(),
    };
    all.into_iter().map(|node| (node, brings)).collect()
}
