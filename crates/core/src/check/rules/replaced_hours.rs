//! A second rule for a weekday that replaces the first, where both were meant.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::hours::ConflictKind;

rule! {
    /// A second rule for a weekday that replaces the first, where both were meant.
    ///
    /// ### What it does
    /// Compares the rules of each weekday: times that do not meet are two parts of a day, or a day and
    /// its night.
    ///
    /// ### Why is this bad?
    /// After `;` a rule replaces all of the day. The mornings are gone, and callers hear that it is
    /// closed.
    ///
    /// ### Example
    /// ```toml
    /// hours = "Mo-Fr 08:00-12:00; Mo 14:00-18:00"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// hours = "Mo-Fr 08:00-12:00, Mo 14:00-18:00"
    /// ```
    REPLACED_HOURS = "replaced-hours", Warning, check;
    Standard: "A rule after ; replaces what was said of its days; one after a comma adds to it", "OpenStreetMap, opening_hours specification";
    Opinion: "Hours that are lost", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    super::conflicts(
        subject,
        ConflictKind::ReplacedHours,
        "after `;` it replaces all of the day",
        "these times are gone",
    )
}
