//! Hours that go through the night, and look like those of a day.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::hours::ConflictKind;

rule! {
    /// Hours that go through the night, and look like those of a day.
    ///
    /// ### What it does
    /// Finds times such as `18:00-08:00`, more than twelve hours long, which would be a day the other way
    /// round, and times past midnight of a day that begins in the morning, such as `08:00-25:00`. Who is
    /// there all weekend, too, answers when the office does not, and is left alone.
    ///
    /// ### Why is this bad?
    /// Open and closed are swapped, and every caller hears the wrong one.
    ///
    /// ### Example
    /// ```toml
    /// hours = "Mo-Fr 18:00-08:00"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// hours = "Mo-Fr 08:00-18:00"
    /// ```
    REVERSED_HOURS = "reversed-hours", Note, check;
    Standard: "A rule after ; replaces what was said of its days; one after a comma adds to it", "OpenStreetMap, opening_hours specification";
    Opinion: "A slip turns day into night", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    super::conflicts(subject, ConflictKind::ReversedHours, "is that so?", "")
}
