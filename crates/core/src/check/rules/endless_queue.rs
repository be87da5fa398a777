//! A queue that callers can't leave.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;

rule! {
    /// A queue without a way out and without a longest wait.
    ///
    /// ### Why is this bad?
    /// Who can't wait any longer can only hang up, and calls again: the line gets longer. A message, a
    /// call back or another team helps them and the team.
    ///
    /// ### Example
    /// ```toml
    /// [queues.billing-line]
    /// team = "billing"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// [queues.billing-line]
    /// team       = "billing"
    /// options    = [{ key = "1", label = "a call back", to = "call-back" }]
    /// longest    = "20m"
    /// longest_to = "voicemail"
    /// ```
    ENDLESS_QUEUE = "endless-queue", Warning, check;
    Opinion: "Nobody is kept in a line", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let endless = tree
        .queue_ids()
        .filter(|queue| tree[*queue].options.is_empty() && tree[*queue].longest_ms.is_none());
    endless
        .map(|queue| {
            let (id, place) = (&tree[queue].id, tree.spans[queue].name);
            Violation::new(id, place, format!("no caller can leave the line `{id}`"))
                .label("no key leads out of it, and the wait has no end")
                .fix("add `options` that lead to a message or a call back, or `longest` and `longest_to`")
        })
        .collect()
}
