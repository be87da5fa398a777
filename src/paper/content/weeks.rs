//! Opening hours as a page can reckon with: weeks of the wall clock.

use std::collections::BTreeMap;

use chrono::{
    DateTime, Datelike as _, Days, NaiveDateTime, NaiveTime, TimeDelta, TimeZone as _, Utc,
};
use serde::Serialize;

use crate::paper::Edition;
use phonetree_core::hours::{Holidays, Hours};
use phonetree_core::language::Locale;

/// So many weeks are written down: a year and a bit, so that next year's holidays are seen.
const WEEKS: u64 = 60;
const WEEK_MINUTES: i64 = 7 * 24 * 60;

/// Hours, week by week, on the wall clock of their zone.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_field_names, reason = "the page reads them by these names")]
pub(in crate::paper) struct Weeks {
    /// The Monday of the first week.
    from: String,
    /// The weeks that differ: from and until, in minutes from the midnight before Monday.
    patterns: Vec<Vec<(i64, i64)>>,
    /// For each week, which of them it is.
    weeks: Vec<usize>,
    /// Days on which it may be closed, counted from the first, and the holiday.
    doubts: BTreeMap<u64, String>,
    /// Where the wall clock hangs.
    zone: &'static str,
}

impl Weeks {
    /// The holidays on which it may be closed, by their English names.
    pub(in crate::paper) fn holidays(&self) -> impl Iterator<Item = &str> {
        self.doubts.values().map(String::as_str)
    }
}

/// The name of hours among those of a page: their text, and where they hold if that is elsewhere.
pub(in crate::paper) fn hours_name(tree: Edition<'_>, hours: &Hours) -> String {
    let (text, zone, holidays) = hours.key();
    match zone == tree.zone && holidays == tree.holidays.as_ref() {
        true => text.to_owned(),
        false => format!("{text} ({} {})", zone.name(), holidays.map_or("", Holidays::code)),
    }
}

/// Whether any hours are of another zone than the file's.
pub(in crate::paper) fn hours_elsewhere(tree: Edition<'_>) -> bool {
    let lines = tree.lines.iter().filter_map(|line| line.hours.as_ref());
    let teams = tree.teams.iter().filter_map(|team| team.hours.as_ref());
    lines.chain(teams).any(|hours| hours.zone() != tree.zone)
}

/// The weeks of some hours, from that of an instant on.
pub(in crate::paper) fn weeks(hours: &Hours, at: DateTime<Utc>) -> Weeks {
    let zone = hours.zone();
    let today = at.with_timezone(&zone).date_naive();
    let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
    let start = monday.and_time(NaiveTime::MIN);
    let end = start + TimeDelta::weeks(i64::try_from(WEEKS).unwrap_or(i64::MAX));
    let mut weeks: Vec<Vec<(i64, i64)>> = vec![Vec::new(); usize::try_from(WEEKS).unwrap_or(0)];
    // Where midnight does not exist that day, the hour after it will do.
    let earliest = |wall: NaiveDateTime| zone.from_local_datetime(&wall).earliest();
    let first = earliest(start).or_else(|| earliest(start + TimeDelta::hours(1)));
    let first = first.map_or(at, |first| first.to_utc());
    let last = earliest(end).or_else(|| earliest(end + TimeDelta::hours(1)));
    let last = last.map_or(first, |last| last.to_utc());
    let minutes = |at: DateTime<Utc>| (at.with_timezone(&zone).naive_local() - start).num_minutes();
    // All at once: to ask for the next change after each would read its whole day again.
    let mut opened = hours.is_open(first).then_some(first);
    for change in hours.changes(first, last) {
        match opened.take() {
            Some(opened) => add(&mut weeks, minutes(opened), minutes(change)),
            None => opened = Some(change),
        }
    }
    if let Some(opened) = opened {
        add(&mut weeks, minutes(opened), (end - start).num_minutes());
    }
    let mut patterns: Vec<Vec<(i64, i64)>> = Vec::new();
    let mut known: BTreeMap<Vec<(i64, i64)>, usize> = BTreeMap::new();
    let numbers = weeks.into_iter().map(|week| {
        *known.entry(week.clone()).or_insert_with(|| {
            patterns.push(week);
            patterns.len() - 1
        })
    });
    let weeks = numbers.collect();
    let days = monday.iter_days().take(usize::try_from(WEEKS * 7).unwrap_or(0));
    let doubts = (0..).zip(days).filter_map(|(number, day)| {
        Some((number, hours.holiday_doubt(day)?.name(Locale::ENGLISH)))
    });
    let doubts = doubts.collect();
    Weeks { from: monday.to_string(), patterns, weeks, doubts, zone: zone.name() }
}

/// Puts a stretch into its week, or cuts it where weeks change.
fn add(weeks: &mut [Vec<(i64, i64)>], mut from: i64, until: i64) {
    while from < until {
        let number = from.div_euclid(WEEK_MINUTES);
        let begin = number * WEEK_MINUTES;
        let cut = until.min(begin + WEEK_MINUTES);
        let week = usize::try_from(number).ok().and_then(|number| weeks.get_mut(number));
        let Some(week) = week else { return };
        week.push((from - begin, cut - begin));
        from = cut;
    }
}
