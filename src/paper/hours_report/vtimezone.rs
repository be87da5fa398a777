//! A zone as calendars have it (RFC 5545, section 3.6.5): when its clocks are set, and how.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveDateTime, Offset as _, TimeDelta};
use chrono::{TimeZone as _, Utc};
use chrono_tz::Tz;

use super::ics::line;
use phonetree_core::hours::clock_changes;

/// A rule is believed that held for so many years.
const YEARS: u64 = 12;
/// Local time without a zone.
pub(super) const LOCAL: &str = "%Y%m%dT%H%M%S";

/// Moments at which clocks are set by the same amount, under the same name.
struct Observance {
    from: i32,
    to: i32,
    name: String,
    /// What the wall clock showed at each.
    onsets: Vec<NaiveDateTime>,
}

/// The zone, for events between two instants.
pub(super) fn vtimezone(zone: Tz, from: DateTime<Utc>, to: DateTime<Utc>) -> String {
    // Clocks that are set at all are set at least once a year: that tells what held at the beginning.
    let begin = from - Days::new(400);
    let turns = clock_changes(zone, begin, to.max(from + Days::new(YEARS * 366)));
    let mut observances: Vec<Observance> = Vec::new();
    if turns.first().is_none_or(|first| *first > from) {
        let (offset, name) = offset(zone, begin);
        let onsets = vec![DateTime::UNIX_EPOCH.naive_utc()];
        observances.push(Observance { from: offset, to: offset, name, onsets });
    }
    for turn in turns {
        let (before, _) = offset(zone, turn - TimeDelta::seconds(1));
        let (after, name) = offset(zone, turn);
        let onset = turn.naive_utc() + TimeDelta::seconds(i64::from(before));
        let same = |it: &&mut Observance| (it.from, it.to, &it.name) == (before, after, &name);
        match observances.iter_mut().find(same) {
            Some(known) => known.onsets.push(onset),
            None => {
                observances.push(Observance { from: before, to: after, name, onsets: vec![onset] });
            }
        }
    }
    let mut told = line("BEGIN", "VTIMEZONE", &[]) + &line("TZID", zone.name(), &[]);
    told.extend(observances.iter().map(observance));
    told + &line("END", "VTIMEZONE", &[])
}

fn observance(it: &Observance) -> String {
    let kind = if it.to > it.from { "DAYLIGHT" } else { "STANDARD" };
    let local = |at: &NaiveDateTime| at.format(LOCAL).to_string();
    let mut lines = vec![
        line("BEGIN", kind, &[]),
        line("DTSTART", &it.onsets.first().map(local).unwrap_or_default(), &[]),
        line("TZOFFSETFROM", &utc_offset(it.from), &[]),
        line("TZOFFSETTO", &utc_offset(it.to), &[]),
        line("TZNAME", &it.name, &[]),
    ];
    match yearly(&it.onsets) {
        Some(rule) => lines.push(line("RRULE", &rule, &[])),
        None => lines.extend(it.onsets.iter().skip(1).map(|at| line("RDATE", &local(at), &[]))),
    }
    lines.push(line("END", kind, &[]));
    lines.concat()
}

/// The rule by which it comes every year, such as the second Sunday of March; none if there is none.
fn yearly(onsets: &[NaiveDateTime]) -> Option<String> {
    let first = onsets.first()?;
    let like_first = |at: &NaiveDateTime| {
        (at.month(), at.weekday(), at.time()) == (first.month(), first.weekday(), first.time())
    };
    let every_year = onsets.windows(2).all(|pair| pair[1].year() == pair[0].year() + 1);
    if onsets.len() < 3 || !every_year || !onsets.iter().all(like_first) {
        return None;
    }
    let nth = |at: &NaiveDateTime| i64::from(at.day0() / 7) + 1;
    let last = |at: &NaiveDateTime| -(i64::from((days_in_month(at.date()) - at.day()) / 7) + 1);
    let held = |place: &dyn Fn(&NaiveDateTime) -> i64| {
        let of_first = place(first);
        onsets.iter().all(|at| place(at) == of_first).then_some(of_first)
    };
    let place = held(&nth).or_else(|| held(&last))?;
    let day = weekday(first.date());
    Some(format!("FREQ=YEARLY;BYMONTH={};BYDAY={place}{day}", first.month()))
}

/// "MO".
pub(super) fn weekday(date: NaiveDate) -> String {
    date.weekday().to_string()[..2].to_uppercase()
}

fn days_in_month(date: NaiveDate) -> u32 {
    (28..=31).rev().find(|day| date.with_day(*day).is_some()).unwrap_or(28)
}

/// Seconds east of UTC, and what the time is called.
fn offset(zone: Tz, at: DateTime<Utc>) -> (i32, String) {
    let offset = zone.offset_from_utc_datetime(&at.naive_utc());
    let seconds = offset.fix().local_minus_utc();
    // "PST"; a clock without a name is shown as "+03", which is no offset as calendars write it.
    let name = Some(offset.to_string()).filter(|name| name.starts_with(char::is_alphabetic));
    (seconds, name.unwrap_or_else(|| utc_offset(seconds)))
}

/// "-0800".
fn utc_offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}
