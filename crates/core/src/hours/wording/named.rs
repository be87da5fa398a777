//! Days by name, and dates without one: when they are, and what is open on them.

use chrono::{Datelike as _, Days, NaiveDate, TimeDelta};
use opening_hours::OpeningHours;
use opening_hours_syntax::RuleKind;
use opening_hours_syntax::rules::time::TimeSelector;
use opening_hours_syntax::rules::{RuleOperator, RuleSequence};

use super::rules::{YEARS, every_day, written};
use crate::hours::holidays::easter;
use crate::hours::spans::{DAY, DaySpans, open_on};
use crate::language::NamedDay;

/// Days by name are looked at in these years.
const NAMED_YEARS: (i32, i32) = (2026, 2033);

/// The dates on which some rules hold.
#[derive(Clone)]
pub(super) struct Matching(pub(super) Vec<NaiveDate>);

impl Matching {
    pub(super) fn of<'r>(rules: impl Iterator<Item = &'r RuleSequence>) -> Option<Self> {
        let mut found = Vec::new();
        for rule in rules {
            let whole = RuleSequence {
                time_selector: TimeSelector::default(),
                kind: RuleKind::Open,
                operator: RuleOperator::Normal,
                ..rule.clone()
            };
            let whole: OpeningHours = written(&[whole]).parse().ok()?;
            // The day after may have a part of the night.
            let days = every_day().filter(|date| !whole.schedule_at(*date).is_empty());
            for day in days {
                found.extend([day, day + Days::new(1)]);
            }
            // A date of the past or of later years is one, too.
            found.push(NaiveDate::MIN);
        }
        Some(Self(found))
    }

    /// In the year with the most.
    pub(super) fn in_a_year(&self) -> usize {
        let of = |year: i32| self.0.iter().filter(|date| date.year() == year).count() / 2;
        (YEARS.0..YEARS.1).map(of).max().unwrap_or(0)
    }
}

/// A day by name, in the years in which weekdays come round to every date.
pub(super) fn dates(day: NamedDay) -> Vec<NaiveDate> {
    let years = NAMED_YEARS.0..NAMED_YEARS.1;
    match day {
        NamedDay::Date(day) => {
            years.filter_map(|year| NaiveDate::from_ymd_opt(year, day.month, day.day)).collect()
        }
        NamedDay::Easter(after) => {
            years.filter_map(easter).map(|date| date + TimeDelta::days(after)).collect()
        }
        NamedDay::Nth { nth, weekday, month, after } => {
            let months = years.flat_map(|year| (1..=12).map(move |month| (year, month)));
            let of = months.filter(|(_, of)| month.is_none_or(|month| month == *of));
            let found = of.filter_map(|(year, month)| nth_of(year, month, weekday, nth));
            found.map(|date| date + TimeDelta::days(after)).collect()
        }
    }
}

/// Such as the last Monday of a month.
fn nth_of(year: i32, month: u32, weekday: usize, nth: i8) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let on = |date: &NaiveDate| {
        date.month() == month && date.weekday().num_days_from_monday() as usize == weekday
    };
    let mut days: Vec<NaiveDate> = first.iter_days().take(31).filter(on).collect();
    if nth < 0 {
        days.reverse();
    }
    days.get(usize::from(nth.unsigned_abs()).checked_sub(1)?).copied()
}

/// What is open on days by name; `None` if that differs from year to year.
pub(super) fn own_hours(
    named: &[NamedDay],
    rules: &OpeningHours,
    nights: bool,
) -> Option<Vec<(NamedDay, DaySpans)>> {
    let mut found = Vec::new();
    for day in named {
        let mut hours = dates(*day).into_iter().map(|date| {
            let mut open = open_on(rules, date);
            if !nights {
                return open;
            }
            let (before, after) =
                (open_on(rules, date - Days::new(1)), open_on(rules, date + Days::new(1)));
            // What is left of the night before is the day's before; what follows at night is its own.
            let from_before = before.last().is_some_and(|(_, to)| *to == DAY);
            if from_before && open.first().is_some_and(|(from, to)| *from == 0 && *to < DAY) {
                open.remove(0);
            }
            let usual = open_on(rules, date + Days::new(8));
            if let (Some((from, to)), Some((0, night))) = (open.last_mut(), after.first())
                && *to == DAY
                && *from > 0
                && *night < DAY
                && usual.first() != Some(&(0, *night))
            {
                *to = DAY + night;
            }
            open
        });
        let first = hours.next().unwrap_or_default();
        if hours.any(|other| other != first) {
            return None;
        }
        found.push((*day, first));
    }
    Some(found)
}
