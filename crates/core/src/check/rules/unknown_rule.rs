//! A waiver of a rule that does not exist.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;

rule! {
    /// A waiver of a rule that does not exist.
    ///
    /// ### Why is this bad?
    /// It waives nothing, and the finding it was meant for is still reported.
    ///
    /// ### Example
    /// ```toml
    /// waive = [{ rule = "key-gaps", because = "only option 2 is published" }]
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// waive = [{ rule = "key-gap", because = "only option 2 is published" }]
    /// ```
    UNKNOWN_RULE = "unknown-rule", Error, check;
    Opinion: "An unknown name is reported, never ignored", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    for (waiver, place) in tree.waivers.iter().zip(&tree.spans.waivers) {
        let Err(unknown) = crate::check::rule(&waiver.rule) else { continue };
        let message = format!("there is no rule `{}`", waiver.rule);
        let label =
            unknown.nearest.map(|code| format!("did you mean `{code}`?")).unwrap_or_default();
        let about = waiver.at.clone();
        found.push(
            Violation { about, ..Violation::in_file(place.rule, message) }
                .label(label)
                .fix("`phonetree check --explain` lists all rules"),
        );
    }
    found
}
