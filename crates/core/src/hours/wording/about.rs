//! What the rules of hours are about: weeks, holidays, or days by name.

use opening_hours_syntax::rules::RuleSequence;
use opening_hours_syntax::rules::day::{
    Date, DateOffset, DaySelector, HolidayKind, MonthdayRange, WeekDayOffset, WeekDayRange,
};

use crate::language::{MonthDay, NamedDay, PartOfYear, longest};

/// A rule, by the days it is about.
pub(super) enum RuleDays {
    /// Weeks: all of them, or those of parts of the year.
    Weeks(Vec<PartOfYear>),
    /// Days that have names.
    Named(Vec<NamedDay>),
    /// Days that no words are known for.
    SomeDates,
}

pub(super) fn is_public(day: &WeekDayRange) -> bool {
    matches!(day, WeekDayRange::Holiday { kind: HolidayKind::Public, offset: 0 })
}

pub(super) fn is_beside_holiday(day: &WeekDayRange) -> bool {
    matches!(day, WeekDayRange::Holiday { .. }) && !is_public(day)
}

pub(super) fn is_holiday(day: &WeekDayRange) -> bool {
    matches!(day, WeekDayRange::Holiday { .. })
}

/// The rule as it is on a day that is not a holiday; none where it is about nothing else.
pub(super) fn without_holidays(rule: &RuleSequence) -> Option<RuleSequence> {
    let mut rule = rule.clone();
    let had = !rule.day_selector.weekday.is_empty();
    rule.day_selector.weekday.retain(|day| !is_holiday(day));
    (!had || !rule.day_selector.weekday.is_empty()).then_some(rule)
}

/// The rule as it is on a holiday.
pub(super) fn on_a_holiday(rule: &RuleSequence) -> RuleSequence {
    let mut rule = rule.clone();
    if rule.day_selector.weekday.iter().any(is_public) {
        rule.day_selector.weekday.clear();
    }
    rule
}

/// What the days of a rule are.
pub(super) fn about(days: &DaySelector) -> RuleDays {
    let nth = days.weekday.iter().filter(|day| is_of_some_weeks(day)).count();
    if !days.year.is_empty() || !days.week.is_empty() || (nth > 0 && nth < days.weekday.len()) {
        return RuleDays::SomeDates;
    }
    if nth > 0 {
        let named = nth_days(days);
        return named.map_or(RuleDays::SomeDates, RuleDays::Named);
    }
    let parts: Option<Vec<PartOfYear>> = days.monthday.iter().map(part_of_year).collect();
    if let Some(parts) = parts {
        return RuleDays::Weeks(parts);
    }
    let named: Option<Vec<Vec<NamedDay>>> = days.monthday.iter().map(named_days).collect();
    match named {
        Some(named) => RuleDays::Named(named.concat()),
        None => RuleDays::SomeDates,
    }
}

/// Such as the first Monday of a month.
fn is_of_some_weeks(day: &WeekDayRange) -> bool {
    match day {
        WeekDayRange::Fixed { nth_from_start, nth_from_end, offset, .. } => {
            *offset != 0 || nth_from_start.iter().chain(nth_from_end).any(|is| !is)
        }
        WeekDayRange::Holiday { .. } => false,
    }
}

/// The second and fourth Monday of each month, or of some months.
fn nth_days(days: &DaySelector) -> Option<Vec<NamedDay>> {
    let mut months: Vec<Option<u32>> = Vec::new();
    for part in &days.monthday {
        let (from, to) = part_of_year(part)?.months()?;
        let mut month = from;
        loop {
            months.push(Some(month));
            if month == to {
                break;
            }
            month = month % 12 + 1;
        }
    }
    if months.is_empty() {
        months.push(None);
    }
    let mut named = Vec::new();
    for day in &days.weekday {
        let WeekDayRange::Fixed { range, offset, nth_from_start, nth_from_end } = day else {
            return None;
        };
        if range.start() != range.end() {
            return None;
        }
        let from_start = (1i8..).zip(nth_from_start).filter(|(_, is)| **is).map(|(nth, _)| nth);
        let from_end = (1i8..).zip(nth_from_end).filter(|(_, is)| **is).map(|(nth, _)| -nth);
        let weekday = range.start().num_days_from_monday() as usize;
        for nth in from_start.chain(from_end) {
            let after = i64::from(*offset);
            named.extend(months.iter().map(|month| NamedDay::Nth {
                nth,
                weekday,
                month: *month,
                after,
            }));
        }
    }
    Some(named)
}

fn is_unmoved(offset: DateOffset) -> bool {
    offset.wday_offset == WeekDayOffset::None && offset.day_offset == 0
}

/// A part of every year, longer than a day.
fn part_of_year(range: &MonthdayRange) -> Option<PartOfYear> {
    match range {
        MonthdayRange::Month { range, year: None } => {
            let (from, to) = (*range.start() as u32, *range.end() as u32);
            Some(PartOfYear {
                from: MonthDay { month: from, day: 1 },
                to: MonthDay { month: to, day: longest(to) },
            })
        }
        MonthdayRange::Date { start, end } if start != end => {
            let fixed = |(date, offset): &(Date, DateOffset)| match date {
                Date::Fixed { year: None, month, day } if is_unmoved(*offset) => {
                    Some(MonthDay { month: *month as u32, day: u32::from(*day) })
                }
                Date::Fixed { .. } | Date::Weekday { .. } | Date::Easter { .. } => None,
            };
            Some(PartOfYear { from: fixed(start)?, to: fixed(end)? })
        }
        MonthdayRange::Month { .. } | MonthdayRange::Date { .. } => None,
    }
}

/// A day of every year, or a few that follow each other: from Good Friday to Easter Monday.
fn named_days(range: &MonthdayRange) -> Option<Vec<NamedDay>> {
    /// More would not be named.
    const MOST: i64 = 4;
    let MonthdayRange::Date { start: (date, first), end: (last_date, last) } = range else {
        return None;
    };
    let of_weekdays = [first, last].iter().any(|it| it.wday_offset != WeekDayOffset::None);
    let (first, last) = (i64::from(first.day_offset), i64::from(last.day_offset));
    if date != last_date || of_weekdays || !(first..first + MOST).contains(&last) {
        return None;
    }
    (first..=last).map(|after| named_day(*date, after)).collect()
}

fn named_day(date: Date, after: i64) -> Option<NamedDay> {
    if date.year().is_some() {
        return None;
    }
    match date {
        Date::Fixed { month, day, .. } if after == 0 => {
            Some(NamedDay::Date(MonthDay { month: month as u32, day: u32::from(day) }))
        }
        Date::Fixed { .. } => None,
        Date::Easter { .. } => Some(NamedDay::Easter(after)),
        Date::Weekday { month, wday, nth, .. } => Some(NamedDay::Nth {
            nth,
            weekday: wday.num_days_from_monday() as usize,
            month: Some(month as u32),
            after,
        }),
    }
}
