//! A source without the date when it was last looked at.

use std::collections::HashSet;

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::{Fact, Node, SourceId, Status};

rule! {
    /// A source of published facts, without the day on which it was looked at.
    ///
    /// ### Why is this bad?
    /// Nobody can tell how old the facts are.
    ///
    /// ### Example
    /// ```toml
    /// [sources.page]
    /// title = "The contact page"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// [sources.page]
    /// title = "The contact page"
    /// seen  = 2026-11-23
    /// ```
    UNDATED_SOURCE = "undated-source", Note, check;
    Opinion: "Facts carry their source, its date and how sure they are", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let published = |fact: &Fact| fact.source.filter(|_| fact.status == Some(Status::Published));
    let lines = tree.lines.iter().filter_map(|line| published(&line.fact));
    let teams = tree.nodes().filter_map(|node| match node {
        Node::Team(id) => published(&tree[id].fact),
        Node::Menu(_)
        | Node::Message(_)
        | Node::Entry(_)
        | Node::Branch(_)
        | Node::Mailbox(_)
        | Node::Directory(_)
        | Node::Queue(_)
        | Node::Callback(_) => None,
    });
    let used: HashSet<SourceId> = lines.chain(teams).collect();
    let undated = tree.source_ids().filter(|id| used.contains(id) && tree[*id].seen.is_none());
    undated
        .map(|id| {
            let name = &tree[id].id;
            Violation::new(name, tree.spans[id].name, format!("nobody knows how old `{name}` is"))
                .label("published facts are from here")
                .fix("add seen = 2026-11-23: the day you looked at it")
        })
        .collect()
}
