//! A night that the rule of the next day cuts at midnight.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::hours::ConflictKind;

rule! {
    /// A night that the rule of the next day cuts at midnight.
    ///
    /// ### What it does
    /// Looks at the morning after each night: is it open as long as the night says?
    ///
    /// ### Why is this bad?
    /// A rule after `;` replaces all of its day, the hours after midnight as well. At 1 a.m. a caller
    /// hears that it is closed.
    ///
    /// ### Example
    /// ```toml
    /// hours = "Su-Th 11:00-03:00; Fr-Sa 11:00-05:00"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// hours = "Su-Th 11:00-03:00, Fr-Sa 11:00-05:00"
    /// ```
    CUT_NIGHT = "cut-night", Warning, check;
    Standard: "A rule after ; replaces what was said of its days; one after a comma adds to it", "OpenStreetMap, opening_hours specification";
    Opinion: "Hours that are lost", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    super::conflicts(
        subject,
        ConflictKind::CutNight,
        "it replaces all of the day, from midnight on",
        "this night ends at midnight",
    )
}
