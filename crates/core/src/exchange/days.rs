//! Days of the calendar that are alike, without a year where that is possible.
//!
//! In comes a value for each of many days: open minutes, whether it is a holiday, what opens next. Out
//! comes the value of a usual week, days that differ every year (the fourth Thursday of November is the
//! Thursday from the 22nd to the 28th), and dates that differ in one year alone.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use crate::hours::{HolidayKind, Holidays, Hours};
use crate::menu::{Node, Tree, When};

/// The days for which tables are made: those whose holidays are known, beginning with a leap-year cycle
/// that has every day on every weekday.
const FIRST: (i32, u32, u32) = (2026, 1, 1);
const DAYS: usize = 20 * 365 + 5;

/// Minutes of a day, from and to, half-open.
pub(super) type Minutes = (u32, u32);

/// Hours, day by day.
pub(super) struct DayByDay {
    /// Each day and when it is open.
    pub(super) days: Vec<(NaiveDate, Vec<Minutes>)>,
    /// Whether all weeks are the same, and only one is here, with the one after it.
    pub(super) is_weekly: bool,
}

impl DayByDay {
    pub(super) fn of(hours: &Hours) -> Self {
        let is_weekly = hours.is_weekly();
        let days = if is_weekly { 15 } else { DAYS };
        let first = NaiveDate::from_ymd_opt(FIRST.0, FIRST.1, FIRST.2).unwrap_or_default();
        Self { days: hours.minutes_from(first, days), is_weekly }
    }

    /// The days on which holidays are known.
    pub(super) fn dates() -> impl Iterator<Item = NaiveDate> {
        let first = NaiveDate::from_ymd_opt(FIRST.0, FIRST.1, FIRST.2).unwrap_or_default();
        first.iter_days().take(DAYS)
    }

    /// Whether it is closed on every public holiday.
    pub(super) fn is_closed_on(&self, holidays: &Holidays) -> bool {
        !self.is_weekly
            && self.days.iter().all(|(date, open)| !is_public(holidays, *date) || open.is_empty())
    }
}

pub(super) fn is_public(holidays: &Holidays, date: NaiveDate) -> bool {
    holidays.on(date).is_some_and(|holiday| holiday.kind == HolidayKind::Public)
}

/// The hours that a node asks for.
pub(super) fn hours_of(tree: &Tree, node: Node) -> Vec<&Hours> {
    match node {
        Node::Team(id) => tree[id].hours.iter().collect(),
        Node::Branch(id) => {
            tree[id].cases.iter().filter_map(|(when, _)| case_hours(tree, when)).collect()
        }
        Node::Menu(id) => tree[id].options.iter().filter_map(|it| it.during.as_ref()).collect(),
        Node::Message(_)
        | Node::Entry(_)
        | Node::Mailbox(_)
        | Node::Queue(_)
        | Node::Callback(_)
        | Node::Directory(_) => Vec::new(),
    }
}

/// The hours that a case of a branch asks for.
pub(super) fn case_hours<'t>(tree: &'t Tree, when: &'t When) -> Option<&'t Hours> {
    match when {
        When::During(hours) => Some(hours),
        When::Open(team) => tree[*team].hours.as_ref(),
        When::Switch(..)
        | When::Entered(..)
        | When::Times(_)
        | When::Caller(_)
        | When::Outside(_) => None,
    }
}

/// The values of all days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DayTable<T> {
    /// From Monday.
    pub(super) usual: [T; 7],
    /// Days of every year that have another value than the weekday.
    pub(super) special: Vec<SpecialDays<T>>,
    /// Dates that have another value than all of this says.
    pub(super) dates: Vec<(NaiveDate, T)>,
}

/// Days of every year: all must hold. Each is from, to, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SpecialDays<T> {
    /// 1 is January.
    pub(super) months: (u32, u32),
    /// Days of the month; `None` for all of them.
    pub(super) days: Option<(u32, u32)>,
    /// Monday is 0.
    pub(super) weekdays: (usize, usize),
    pub(super) value: T,
}

/// The values that one day of the calendar has on one weekday, from year to year.
type Seen<'v, T> = Vec<(NaiveDate, &'v T)>;

impl<T: Clone + Eq + Ord> DayTable<T> {
    /// The table of days that have these values. Days without a value are as usual.
    pub(super) fn of(values: &[(NaiveDate, T)], nothing: &T) -> Self {
        let usual: [T; 7] = std::array::from_fn(|weekday| {
            let mut counts: BTreeMap<&T, usize> = BTreeMap::new();
            for (_, value) in values.iter().filter(|(date, _)| weekday_of(*date) == weekday) {
                *counts.entry(value).or_default() += 1;
            }
            let most = counts.into_iter().max_by_key(|(_, count)| *count);
            most.map_or_else(|| nothing.clone(), |(value, _)| value.clone())
        });
        let mut seen: BTreeMap<(u32, u32, usize), Seen<'_, T>> = BTreeMap::new();
        for (date, value) in values {
            let day = (date.month(), date.day(), weekday_of(*date));
            seen.entry(day).or_default().push((*date, value));
        }
        // What a day has every year; where years differ, what it has most often as usual.
        let mut yearly: BTreeMap<(u32, u32, usize), &T> = BTreeMap::new();
        let mut dates = Vec::new();
        for ((month, day, weekday), seen) in seen {
            let first = seen[0].1;
            let usual = &usual[weekday];
            let all_same = seen.iter().all(|(_, value)| *value == first);
            let value = if all_same { first } else { usual };
            if value != usual {
                yearly.insert((month, day, weekday), value);
            }
            let others = seen.into_iter().filter(|(_, it)| *it != value);
            dates.extend(others.map(|(date, it)| (date, it.clone())));
        }
        dates.sort_by_key(|(date, _)| *date);
        let special = special(&yearly);
        Self { usual, special, dates }
    }
}

/// Days with one value, put together: first the weekdays of a day, then days in a row, then whole months.
fn special<T: Clone + Eq + Ord>(yearly: &BTreeMap<(u32, u32, usize), &T>) -> Vec<SpecialDays<T>> {
    let mut values: Vec<&T> = yearly.values().copied().collect();
    values.sort_unstable();
    values.dedup();
    let mut found: Vec<SpecialDays<T>> = Vec::new();
    for value in values {
        for month in 1..=12 {
            let last = days_of(month);
            let mask = |day: u32| -> u8 {
                let has = |weekday: &usize| yearly.get(&(month, day, *weekday)) == Some(&value);
                (0..7).filter(has).fold(0, |mask, weekday| mask | 1 << weekday)
            };
            let mut day = 1;
            while day <= last {
                let (from, weekdays) = (day, mask(day));
                while day < last && mask(day + 1) == weekdays {
                    day += 1;
                }
                let days = ((from, day) != (1, last)).then_some((from, day));
                for weekdays in runs(weekdays) {
                    let value = value.clone();
                    found.push(SpecialDays { months: (month, month), days, weekdays, value });
                }
                day += 1;
            }
        }
    }
    let mut together: Vec<SpecialDays<T>> = Vec::new();
    for next in found {
        let goes_on = |it: &&mut SpecialDays<T>| {
            let alike = (&it.value, it.days, it.weekdays) == (&next.value, None, next.weekdays);
            alike && next.days.is_none() && it.months.1 + 1 == next.months.0
        };
        match together.iter_mut().find(goes_on) {
            Some(it) => it.months.1 = next.months.1,
            None => together.push(next),
        }
    }
    together.sort_by_key(|it| (it.months, it.days, it.weekdays));
    together
}

/// The weekdays of a mask that follow each other: from, to.
pub(super) fn runs(mask: u8) -> Vec<(usize, usize)> {
    let has = |weekday: usize| weekday < 7 && mask & 1 << weekday != 0;
    let begins = (0..7).filter(|it| has(*it) && (*it == 0 || !has(*it - 1)));
    begins.map(|from| (from, (from..7).take_while(|it| has(*it)).last().unwrap_or(from))).collect()
}

fn days_of(month: u32) -> u32 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Monday is 0.
pub(super) fn weekday_of(date: NaiveDate) -> usize {
    date.weekday().num_days_from_monday() as usize
}
