//! Where calls may go, by what the file says alone: which node leads to which.

use std::collections::HashSet;

use crate::menu::{Node, Tree};

/// Where a node may lead, whatever the caller does and whatever the hour.
pub(super) fn exits(tree: &Tree, node: Node) -> impl Iterator<Item = Node> + use<> {
    tree.exits(node).into_iter().map(|exit| exit.to).collect::<Vec<_>>().into_iter()
}

/// Every node that a call may reach from these.
pub(super) fn reached(tree: &Tree, from: impl IntoIterator<Item = Node>) -> HashSet<Node> {
    let mut next: Vec<Node> = from.into_iter().collect();
    let mut seen: HashSet<Node> = HashSet::new();
    while let Some(node) = next.pop() {
        if seen.insert(node) {
            next.extend(exits(tree, node));
        }
    }
    seen
}

/// Every node from which a call may reach a person.
pub(super) fn leading_to_people(tree: &Tree) -> HashSet<Node> {
    let mut before: std::collections::HashMap<Node, Vec<Node>> = std::collections::HashMap::new();
    for node in tree.nodes() {
        for to in exits(tree, node) {
            before.entry(to).or_default().push(node);
        }
    }
    let mut next: Vec<Node> = tree.nodes().filter(|node| is_helped_at(*node)).collect();
    let mut seen: HashSet<Node> = HashSet::new();
    while let Some(node) = next.pop() {
        if seen.insert(node) {
            next.extend(before.get(&node).into_iter().flatten());
        }
    }
    seen
}

/// Whether a caller reaches a person at a node: a team, a mailbox that a person reads, or somebody who calls back.
pub(super) fn is_helped_at(node: Node) -> bool {
    matches!(node, Node::Team(_) | Node::Mailbox(_) | Node::Callback(_))
}

/// Whether words give a caller something to go on with: a number, an address, a page.
pub(super) fn names_a_way(words: &str) -> bool {
    let is_address = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.contains('@')
            || word.contains("://")
            || word.split_once('.').is_some_and(|(before, after)| {
                before.len() > 1
                    && after.len() > 1
                    && after.chars().all(|c| c.is_alphabetic() || c == '.' || c == '/')
            })
    };
    let digits = words.chars().filter(char::is_ascii_digit).count();
    digits >= 7 || words.split_whitespace().any(is_address)
}

#[cfg(test)]
mod tests {
    use super::names_a_way;

    #[test]
    fn a_number_an_address_and_a_page_are_ways_on() {
        for way in [
            "Call 555 0142.",
            "Write to desk@shop.",
            "See http://localhost.",
            "See shop.example.",
            "See shop.co.uk/help.",
        ] {
            assert!(names_a_way(way), "{way}");
        }
        for none in [
            "Goodbye.",
            "Call 555 014.",
            "Until 5 p.m. today.",
            "Until 17.30.",
            "See x.example.",
            "See shop.x.",
        ] {
            assert!(!names_a_way(none), "{none}");
        }
    }
}
