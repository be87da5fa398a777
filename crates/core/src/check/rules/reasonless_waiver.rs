//! A waiver that does not say why.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::check::waive::reason;

rule! {
    /// A waiver without a reason. It waives nothing.
    ///
    /// ### Why is this bad?
    /// The next person can't tell whether it still holds.
    ///
    /// ### Example
    /// ```toml
    /// waive = [{ rule = "key-gap" }]
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// waive = [{ rule = "key-gap", because = "only option 2 is published" }]
    /// ```
    REASONLESS_WAIVER = "reasonless-waiver", Error, check;
    Opinion: "An exception says why it is one", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let waivers = tree.waivers.iter().zip(&tree.spans.waivers);
    let bare = waivers.filter(|(waiver, _)| reason(waiver).is_none());
    bare.map(|(waiver, place)| {
        let message = format!("`{}` is waived, and nobody says why", waiver.rule);
        let about = waiver.at.clone();
        Violation { about, ..Violation::in_file(place.all, message) }
            .label("so it doesn't waive anything")
            .fix("add because = \"...\"")
    })
    .collect()
}
