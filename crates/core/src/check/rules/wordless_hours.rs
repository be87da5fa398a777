//! Hours that no words are known for.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;

rule! {
    /// Hours that phonetree can't put into words, and that have no `hours_say`.
    ///
    /// ### What it does
    /// Looks at the hours of teams and lines. Seasons, nights, whole days, holidays and days of every year
    /// have words; weeks by number, long stretches of one year, and rules that change what others mean on
    /// some days only may have none.
    ///
    /// ### Why is this bad?
    /// A caller to a closed team hears only that its hours are "different from week to week"; so do readers of
    /// documents.
    ///
    /// ### Example
    /// ```toml
    /// hours = "week 01-53/2 Mo-Fr 08:00-17:00"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// hours     = "week 01-53/2 Mo-Fr 08:00-17:00"
    /// hours_say = "every other week, Monday to Friday, 8 a.m. to 5 p.m."
    /// ```
    WORDLESS_HOURS = "wordless-hours", Warning, check;
    Opinion: "A caller hears words, never a code", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    super::said_hours(subject)
        .filter(|stated| !stated.hours.can_be_said())
        .map(|stated| {
            let written = stated.hours.as_written();
            let message = format!("no words are known for \"{written}\"");
            Violation::new(stated.id, stated.place, message)
                .label("a caller hears that they are different from week to week")
                .fix("say them yourself: hours_say = \"...\", or { en = \"...\", es = \"...\" }")
        })
        .collect()
}
