//! An instant as people write it.

use std::fmt;

use chrono::{DateTime, Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat};
use chrono::{TimeDelta, TimeZone as _, Timelike as _, Utc};
use chrono_tz::Tz;

use super::dates::{self, DateOrder, names_a_year};

/// Why a text can't be read as an instant: what is wrong, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhenError(String);

impl fmt::Display for WhenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WhenError {}

/// Reads an instant on the zone's clock: a day (`2026-11-23`, `Nov 23`, `11/23/2026`, `today`, `tomorrow`, `next week`, or
/// `Mon`, the first at or after `now`) and a time (`07:15`, with seconds if wanted, `7:15 am`, `noon`); a time
/// alone, which is today's; a day alone, which is its noon; `in 3 hours`; RFC 3339 with an offset; or `now`.
///
/// # Errors
/// What is wrong and what to write instead; so too where the clock skips the time, or shows it
/// twice.
pub fn parse_at(text: &str, zone: Tz, now: DateTime<Utc>) -> Result<DateTime<Tz>, WhenError> {
    parse_at_by(text, zone, now, DateOrder::of("", zone))
}

/// Reads an instant as [`parse_at`] does, where dates of numbers are written in an order.
///
/// # Errors
/// As those of [`parse_at`].
pub fn parse_at_by(
    text: &str,
    zone: Tz,
    now: DateTime<Utc>,
    order: DateOrder,
) -> Result<DateTime<Tz>, WhenError> {
    instant(text, zone, now, order)?.ok_or_else(|| {
        WhenError(format!(
            "\"{}\" is not a date and time: write \"2026-11-23 07:15\", \"Mon 7:15 am\", \"Nov 30 7:15 am\", \
             \"tomorrow 08:00\", \"in 3 hours\", \"noon\", RFC 3339 (\"2026-11-23T07:15:00-08:00\") or \"now\"",
            text.trim()
        ))
    })
}

/// Reads an instant that a file has for good: its date names a year, so that no clock is asked.
///
/// # Errors
/// As those of [`parse_at`], and that no year is named.
pub(crate) fn parse_dated(
    text: &str,
    zone: Tz,
    order: DateOrder,
) -> Result<DateTime<Tz>, WhenError> {
    let read = match names_a_year(text) && in_a_while(text.trim()).is_none() {
        true => instant(text, zone, DateTime::UNIX_EPOCH, order)?,
        false => None,
    };
    let why = || format!("\"{text}\" is not a date with a time, such as \"2026-12-01 07:10\"");
    read.ok_or_else(|| WhenError(why()))
}

/// The instant that a text means; nothing where it is none.
fn instant(
    text: &str,
    zone: Tz,
    now: DateTime<Utc>,
    order: DateOrder,
) -> Result<Option<DateTime<Tz>>, WhenError> {
    let text = text.trim();
    let here = now.with_timezone(&zone);
    if text.eq_ignore_ascii_case("now") {
        return Ok(Some(here));
    }
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Ok(Some(instant.with_timezone(&zone)));
    }
    let today = here.date_naive();
    if let Some(time) = time(text) {
        return on_the_clock(today.and_time(time), zone).map(Some);
    }
    if let Some(later) = in_a_while(text) {
        return Ok(Some(here + later));
    }
    let (mut wrong, mut read) = (None, None);
    for (day, clock) in splits(text) {
        let time = match clock.is_empty() {
            true => NaiveTime::from_hms_opt(12, 0, 0),
            false => time(clock),
        };
        let Some(time) = time else { continue };
        match dates::day(day, today, order) {
            Ok(Some(day)) => read = Some((day, time)),
            Ok(None) => continue,
            Err(why) => wrong = Some(why),
        }
        break;
    }
    let Some((day, time)) = read else {
        return wrong.map_or(Ok(None), |why| Err(WhenError(why)));
    };
    let at = on_the_clock(day.date.and_time(time), zone)?;
    match day.weekly && at < here {
        true => on_the_clock((day.date + Days::new(7)).and_time(time), zone).map(Some),
        false => Ok(Some(at)),
    }
}

/// Reads a day as [`parse_at_by`] does, without a time; nothing where the text is none.
///
/// # Errors
/// That it is a date of no year, or of the other order, and what to write instead.
pub fn parse_day_by(
    text: &str,
    today: NaiveDate,
    order: DateOrder,
) -> Result<Option<NaiveDate>, WhenError> {
    let read = dates::day(text, today, order).map_err(WhenError)?;
    Ok(read.map(|day| day.date))
}

/// Every way in which a text may be a day and a time, or a day alone.
fn splits(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let gaps = text.match_indices([' ', 'T']).map(|(at, _)| at);
    let both = gaps.flat_map(|at| {
        let (before, after) = (&text[..at], text[at + 1..].trim());
        [(before, after), (after, before)]
    });
    std::iter::once((text, "")).chain(both).filter(|(day, _)| !day.is_empty())
}

/// "in 3 hours", "in 20 minutes", "in a week".
fn in_a_while(text: &str) -> Option<TimeDelta> {
    let text = text.to_lowercase();
    let (number, unit) = text.strip_prefix("in ")?.trim().split_once(' ')?;
    let number: i64 = match number {
        "a" | "an" | "one" => 1,
        number => number.parse().ok().filter(|number| (0..=100_000).contains(number))?,
    };
    match unit.trim().trim_end_matches('s') {
        "minute" | "min" => Some(TimeDelta::minutes(number)),
        "hour" => Some(TimeDelta::hours(number)),
        "day" => Some(TimeDelta::days(number)),
        "week" => Some(TimeDelta::weeks(number)),
        _ => None,
    }
}

/// `07:15`, `7:15 am`, `8 a.m.`, `noon`; as in a sentence, `at 8 a.m.`.
fn time(text: &str) -> Option<NaiveTime> {
    let text = text.trim().to_lowercase();
    let text = text.strip_prefix("at ").unwrap_or(&text);
    if let Ok(time) = text.parse() {
        return Some(time);
    }
    let of_twelve = match text {
        "midnight" => "12am".to_owned(),
        "noon" => "12pm".to_owned(),
        text => text.replace([' ', '.'], ""),
    };
    let (clock, half) = of_twelve.split_at_checked(of_twelve.len().checked_sub(2)?)?;
    let minutes = if clock.contains(':') { "" } else { ":00" };
    let time: NaiveTime = format!("{clock}{minutes}").parse().ok()?;
    match (time.hour(), half) {
        (12, "am") => time.with_hour(0),
        (12, "pm") | (1..12, "am") => Some(time),
        (hour @ 1..12, "pm") => time.with_hour(hour + 12),
        _ => None,
    }
}

fn on_the_clock(wall: NaiveDateTime, zone: Tz) -> Result<DateTime<Tz>, WhenError> {
    let written = |at: DateTime<Tz>| at.to_rfc3339_opts(SecondsFormat::Secs, false);
    match zone.from_local_datetime(&wall) {
        LocalResult::Single(at) => Ok(at),
        LocalResult::Ambiguous(first, second) => Err(WhenError(format!(
            "{wall} comes twice in {zone}, as clocks are set back: write {} or {}",
            written(first),
            written(second)
        ))),
        LocalResult::None => {
            let beside =
                |hours: i64| zone.from_local_datetime(&(wall + TimeDelta::hours(hours))).earliest();
            let near: Vec<String> =
                [beside(-1), beside(1)].into_iter().flatten().map(written).collect();
            Err(WhenError(format!(
                "{wall} does not exist in {zone}, as clocks are set forward: write {}",
                near.join(" or ")
            )))
        }
    }
}
