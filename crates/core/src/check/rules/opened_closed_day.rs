//! A date of every year that opens on days that are never open.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::hours::ConflictKind;

rule! {
    /// A date of every year that opens on days that are never open.
    ///
    /// ### What it does
    /// Follows the date through the years: does it fall on a weekday that no rule opens, or, after `PH
    /// off`, on a day on which a holiday is observed? A date with its year is meant, and so is one that
    /// is a holiday every year.
    ///
    /// ### Why is this bad?
    /// Half a day on December 24 is meant for working days. In 2028 that is a Sunday.
    ///
    /// ### Example
    /// ```toml
    /// hours = "Mo-Fr 09:00-17:00; PH off; Dec 24 09:00-12:00"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// hours = "Mo-Fr 09:00-17:00; Dec 24 Mo-Fr 09:00-12:00; PH off"
    /// ```
    OPENED_CLOSED_DAY = "opened-closed-day", Warning, check;
    Standard: "A rule after ; replaces what was said of its days; one after a comma adds to it", "OpenStreetMap, opening_hours specification";
    Opinion: "A half day is half of a working day", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    super::conflicts(
        subject,
        ConflictKind::OpenedClosedDay,
        "it holds on whatever weekday that is",
        "holidays are closed here",
    )
}
