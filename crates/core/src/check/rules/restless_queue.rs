//! A queue that speaks more than it is silent.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;

rule! {
    /// Announcements that come again sooner than they are long.
    ///
    /// ### Why is this bad?
    /// Callers hear the same words more than half of the time, and can do nothing else meanwhile.
    ///
    /// ### Example
    /// ```toml
    /// every = "5s"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// every = "1m"
    /// ```
    RESTLESS_QUEUE = "restless-queue", Warning, check;
    Opinion: "A line is mostly quiet", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    for queue in tree.queue_ids() {
        let longest = |language| subject.lengths.ms(tree[queue].announcement, language);
        let ms = tree.language_ids().map(longest).max().unwrap_or_default();
        if tree[queue].every_ms >= ms {
            continue;
        }
        let (id, spans) = (&tree[queue].id, &tree.spans[queue]);
        let (every, lasts) = (tree[queue].every_ms / 1_000, ms.div_ceil(1_000));
        let message = format!("an announcement of {lasts} s comes again after {every} s");
        found.push(
            Violation::new(id, spans.every.unwrap_or(spans.name), message)
                .label(format!("callers in `{id}` hear it more than half of the time"))
                .fix("write every = \"1m\", or say less"),
        );
    }
    found
}
