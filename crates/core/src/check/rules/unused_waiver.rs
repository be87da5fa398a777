//! A waiver that waives nothing.

use std::collections::HashMap;

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::check::waive::{covers, reason};

rule! {
    /// A waiver whose rule finds nothing there.
    ///
    /// ### Why is this bad?
    /// What was waived has been fixed. If it stays, the waiver hides the same mistake next time.
    ///
    /// ### Example
    /// ```toml
    /// waive = [{ rule = "dead-end", because = "nothing more to say" }]   # and no dead end
    /// ```
    ///
    /// ### Use instead
    /// Remove the waiver. (Nothing waives this rule.)
    UNUSED_WAIVER = "unused-waiver", Warning, check;
    Opinion: "An exception ends with what it is an exception of", "phonetree; as ruff's unused noqa";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    // Many waivers are of few rules: each rule looks at the file once.
    let mut by_rule: HashMap<&str, Vec<Violation>> = HashMap::new();
    for (waiver, place) in tree.waivers.iter().zip(&tree.spans.waivers) {
        let Ok(rule) = crate::check::rule(&waiver.rule) else { continue };
        if reason(waiver).is_none() {
            continue;
        }
        let about_waivers = crate::check::waive::ABOUT_WAIVERS.contains(&rule.code);
        let used = !about_waivers && {
            let of_rule = by_rule.entry(rule.code).or_insert_with(|| (rule.check)(subject));
            of_rule.iter().any(|found| covers(waiver, rule.code, found))
        };
        if !used {
            let here = waiver.at.as_ref().map_or(String::new(), |at| format!(" at `{at}`"));
            let message = format!("`{}` finds nothing{here}", rule.code);
            let fix = if about_waivers { "this rule can't be waived" } else { "remove the waiver" };
            let about = waiver.at.clone();
            found.push(
                Violation { about, ..Violation::in_file(place.all, message) }
                    .label("this waives nothing")
                    .fix(fix),
            );
        }
    }
    found
}
