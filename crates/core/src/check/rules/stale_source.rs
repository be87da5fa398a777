//! A source that nobody has looked at for long.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;

rule! {
    /// A source that was last looked at too long ago.
    ///
    /// ### What it does
    /// Compares `seen` with the day of the check. `--stale-after` sets the days, 365 if unset.
    ///
    /// ### Why is this bad?
    /// Numbers, hours and menus change without notice.
    ///
    /// ### Example
    /// ```toml
    /// seen = 2021-03-01
    /// ```
    ///
    /// ### Use instead
    /// Look at the source again, correct what has changed, and write the day.
    STALE_SOURCE = "stale-source", Warning, check;
    Opinion: "A year; ours", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let most = i64::from(subject.budgets.stale_after_days);
    let mut found = Vec::new();
    for (source, id) in tree.sources.iter().zip(tree.source_ids()) {
        let Some((seen, place)) = source.seen.zip(tree.spans[id].seen) else { continue };
        let days = (subject.today - seen).num_days();
        if days > most {
            found.push(
                Violation::new(
                    &source.id,
                    place,
                    format!("`{}` was last looked at {days} days ago", source.id),
                )
                .label(format!("more than {most} days before {}", subject.today))
                .fix("look at it again, correct what has changed, and update `seen`"),
            );
        }
    }
    found
}
