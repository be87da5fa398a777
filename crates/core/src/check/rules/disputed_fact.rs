//! A fact that sources do not agree on.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::{Node, Status};

rule! {
    /// A claim, a line or a team whose status is `disputed`.
    ///
    /// ### Why is this bad?
    /// One of the sources is wrong, and may mislead callers. Somebody should ask.
    ///
    /// ### Example
    /// ```toml
    /// [[claims]]
    /// about  = "desk"
    /// says   = "The desk opens at 8:00."
    /// source = "older-page"
    /// status = "disputed"
    /// ```
    ///
    /// ### Use instead
    /// Ask the person who answers, and correct or remove it. If you can't, waive the rule for the
    /// node and say which source the file follows.
    DISPUTED_FACT = "disputed-fact", Note, check;
    Opinion: "What sources disagree on is reported, not hidden", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let disputed = |status: Option<Status>| status == Some(Status::Disputed);
    let claims = tree.claims.iter().zip(&tree.spans.claims);
    let claims = claims.filter(|(claim, _)| disputed(claim.fact.status)).map(|(claim, place)| {
        let message = format!("sources disagree about `{}`: {}", claim.about, claim.says);
        Violation::new(&claim.about, *place, message)
    });
    let lines = tree.line_ids().filter(|id| disputed(tree[*id].fact.status));
    let lines = lines.map(|id| (&*tree[id].id, tree.spans[id].name));
    let teams = tree.nodes().filter_map(|node| match node {
        Node::Team(id) if disputed(tree[id].fact.status) => {
            Some((&*tree[id].id, tree.spans[id].name))
        }
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
    let facts = lines
        .chain(teams)
        .map(|(id, place)| Violation::new(id, place, format!("sources disagree about `{id}`")));
    claims
        .chain(facts)
        .map(|found| {
            found
                .label("disputed")
                .fix("ask the person who answers, or waive the rule here and say which source is followed")
        })
        .collect()
}
