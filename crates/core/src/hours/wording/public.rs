//! What public holidays are, as it can be said.

use opening_hours_syntax::rules::RuleSequence;

use super::about::{RuleDays, about, is_holiday, is_public, on_a_holiday};
use super::rules::evaluated;
use super::year::weeks;
use crate::hours::spans::{DAY, DaySpans, RegularWeek};
use crate::language::PartOfYear;

/// What public holidays are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OnHolidays {
    AsUsual,
    Closed,
    Open(DaySpans),
    /// On some it is closed, or open at other times than on others.
    Mixed,
}

/// What holidays are, in every part of the year.
pub(super) fn on_holidays(
    written: &[RuleSequence],
    parts: &[PartOfYear],
    usual: &[(PartOfYear, RegularWeek)],
) -> Option<OnHolidays> {
    if !written.iter().any(|rule| rule.day_selector.weekday.iter().any(is_public)) {
        return Some(OnHolidays::AsUsual);
    }
    let weekly = written.iter().map(on_a_holiday).filter(|rule| {
        matches!(about(&rule.day_selector), RuleDays::Weeks(_))
            && !rule.day_selector.weekday.iter().any(is_holiday)
    });
    let holidays = weeks(&evaluated(weekly)?, parts)?;
    let mut days = holidays.iter().flat_map(|(_, week)| &week.0);
    if days.clone().all(Vec::is_empty) {
        return Some(OnHolidays::Closed);
    }
    let usual = usual.iter().flat_map(|(_, week)| &week.0);
    if days.clone().eq(usual) {
        return Some(OnHolidays::AsUsual);
    }
    let first = days.next()?;
    let same = days.all(|day| day == first) && !first.is_empty();
    // A night on a holiday is none of its own: which day it belongs to is not said.
    let by_day =
        first.iter().all(|(from, to)| (*from > 0 && *to < DAY) || (*from, *to) == (0, DAY));
    Some(if same && by_day { OnHolidays::Open(first.clone()) } else { OnHolidays::Mixed })
}
