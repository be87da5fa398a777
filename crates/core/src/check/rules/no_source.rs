//! A fact without a source.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::{Fact, Node, Status};

rule! {
    /// A line or a team without a source.
    ///
    /// ### What it does
    /// Finds lines and teams without a source, where the file has none for all, unless their status
    /// is `assumed`. A file that names no source at all gets one finding.
    ///
    /// ### Why is this bad?
    /// When a number changes, nobody knows where to look whether this one is still right.
    ///
    /// ### Example
    /// ```toml
    /// [sources.page]
    /// title = "The contact page"
    ///
    /// [lines.main]                          # from where?
    /// number = "+1-202-555-0142"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// source = "page"                       # at the top of the file, or at each fact
    /// ```
    NO_SOURCE = "no-source", Note, check;
    Opinion: "Facts carry their source, its date and how sure they are", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let bare = |fact: &Fact| fact.source.is_none() && fact.status != Some(Status::Assumed);
    let lines = tree.line_ids().filter(|id| bare(&tree[*id].fact));
    let lines = lines.map(|id| (&*tree[id].id, tree.spans[id].name));
    let teams = tree.nodes().filter_map(|node| match node {
        Node::Team(id) if bare(&tree[id].fact) => Some((&*tree[id].id, tree.spans[id].name)),
        Node::Team(_)
        | Node::Menu(_)
        | Node::Message(_)
        | Node::Entry(_)
        | Node::Branch(_)
        | Node::Mailbox(_)
        | Node::Directory(_)
        | Node::Queue(_)
        | Node::Callback(_) => None,
    });
    let mut bare = lines.chain(teams);
    if tree.sources.is_empty() {
        let first = bare.next().into_iter();
        return first
            .map(|(_, place)| {
                Violation::in_file(
                    place,
                    "this file does not say where its facts are from".to_owned(),
                )
                .label("this one, and all others")
                .fix("add [sources.ID], and source = \"ID\" at the top; or status = \"assumed\"")
            })
            .collect();
    }
    bare.map(|(id, place)| {
        Violation::new(id, place, format!("`{id}` has no source"))
            .label("neither it nor the file names a source")
            .fix("add source = \"ID\", or status = \"assumed\" if you made it up")
    })
    .collect()
}
