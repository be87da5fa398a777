//! Hours that close on public holidays, and then open on them again.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::hours::ConflictKind;

rule! {
    /// Hours that close on public holidays, and then open on them again.
    ///
    /// ### What it does
    /// A rule about weekdays that stands after `PH off`: it holds on every such weekday, holiday or not.
    ///
    /// ### Why is this bad?
    /// Somebody stands before a closed door on Thanksgiving, and the words of the hours can't say when.
    ///
    /// ### Example
    /// ```toml
    /// hours = "Mo-Fr 08:00-16:30; PH off; Th 08:00-14:00"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// hours = "Mo-Fr 08:00-16:30; Th 08:00-14:00; PH off"
    /// ```
    REOPENED_HOLIDAY = "reopened-holiday", Warning, check;
    Standard: "A rule after ; replaces what was said of its days; one after a comma adds to it", "OpenStreetMap, opening_hours specification";
    Opinion: "A caller is sent to a closed office on a holiday", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    super::conflicts(
        subject,
        ConflictKind::ReopenedHoliday,
        "this rule is after `PH off`",
        "holidays are closed here",
    )
}
