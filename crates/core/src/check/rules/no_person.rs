//! A place from which no caller reaches a person.

use crate::check::reach::{leading_to_people, reached};
use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::{Lead, Node};

rule! {
    /// A line, or a menu, from which no key leads to a person.
    ///
    /// ### What it does
    /// Looks for a team or a mailbox that can be reached from each line; and from each menu, where
    /// `back` and `top` count as a way out.
    ///
    /// ### Why is this bad?
    /// No menu foresees every errand. A caller who does not find theirs needs someone to ask.
    ///
    /// ### Example
    /// ```toml
    /// [menus.hours]
    /// options = [{ key = "1", label = "opening hours", to = "hours-message" }]
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// options = [
    ///   { key = "1", label = "opening hours", to = "hours-message" },
    ///   { key = "0", do = "operator" },
    /// ]
    /// ```
    NO_PERSON = "no-person", Error, check;
    Standard: "0 is a person at any point, offered first", "W3C COGA, o6p04, a note";
    Standard: "0 is reserved for help or an operator", "ISO/IEC 13714, cited second-hand";
    Research: "A person is within two key presses", "Dunlap, thesis, Wichita 1998";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let good = leading_to_people(tree);
    let lines = tree.lines.iter().zip(tree.line_ids());
    let stuck = lines.filter(|(line, _)| !good.contains(&line.answer)).map(|(line, id)| {
        Violation::new(
            &line.id,
            tree.spans[id].answer,
            format!("no caller of `{}` reaches a person", line.id),
        )
        .label("neither a team nor a mailbox can be reached from here")
        .fix("let an option lead to a team or a mailbox; callers try 0")
    });
    let fine = tree.lines.iter().map(|line| line.answer).filter(|answer| good.contains(answer));
    let seen = reached(tree, fine);
    let trapped = tree.nodes().filter(|node| seen.contains(node) && !good.contains(node));
    let menus = trapped.filter_map(|node| match node {
        Node::Menu(id) => Some((node, &tree[id])),
        Node::Message(_)
        | Node::Entry(_)
        | Node::Branch(_)
        | Node::Mailbox(_)
        | Node::Directory(_)
        | Node::Queue(_)
        | Node::Callback(_)
        | Node::Team(_) => None,
    });
    let menus = menus.filter(|(node, menu)| {
        !menu.options.iter().any(|option| matches!(option.lead, Lead::Back | Lead::Top))
            && tree.ways_back(*node).is_empty()
    });
    let trapped = menus.map(|(node, menu)| {
        Violation::new(
            &menu.id,
            tree.spans.node(node),
            format!("no key of `{}` leads to a person, or back", menu.id),
        )
        .label("a caller who gets here finds no help")
        .fix("add { key = \"0\", do = \"operator\" }, or { key = \"*\", do = \"back\" }")
    });
    stuck.chain(trapped).collect()
}
