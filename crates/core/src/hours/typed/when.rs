//! An instant as people write it.

use std::fmt;

use chrono::{DateTime, Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat};
use chrono::{TimeDelta, TimeZone as _, Utc, Weekday};
use chrono_tz::Tz;

use crate::hours::week::weekday;

/// Why a text can't be read as an instant: what is wrong, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhenError(String);

impl fmt::Display for WhenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WhenError {}

/// Reads an instant on the zone's clock: a day (`2026-11-23`, `today`, `tomorrow`, or `Mon`, the first
/// at or after `now`) and a time (`07:15`, with seconds if wanted, `7:15 am`, `noon`), or a time
/// alone, which is today's; RFC 3339 with an offset; or `now`.
///
/// # Errors
/// What is wrong and what to write instead; so too where the clock skips the time, or shows it
/// twice.
pub fn parse_at(text: &str, zone: Tz, now: DateTime<Utc>) -> Result<DateTime<Tz>, WhenError> {
    let text = text.trim();
    let here = now.with_timezone(&zone);
    if text.eq_ignore_ascii_case("now") {
        return Ok(here);
    }
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Ok(instant.with_timezone(&zone));
    }
    let today = here.date_naive();
    if let Some(time) = time(text) {
        return on_the_clock(today.and_time(time), zone);
    }
    if let Some((day, clock)) = text.split_once([' ', 'T'])
        && let (Ok(date), Some(time)) = (day.parse::<NaiveDate>(), time(clock))
    {
        return on_the_clock(date.and_time(time), zone);
    }
    if let Some((day, clock)) = text.split_once(' ')
        && let (Some(ahead), Some(time)) = (days_ahead(day, today), time(clock))
    {
        let date = today + Days::new(ahead);
        let at = on_the_clock(date.and_time(time), zone)?;
        let next_week = at < here && day.parse::<Weekday>().is_ok();
        return if next_week {
            on_the_clock((date + Days::new(7)).and_time(time), zone)
        } else {
            Ok(at)
        };
    }
    Err(WhenError(format!(
        "\"{text}\" is no date and time: write \"2026-11-23 07:15\", \"Mon 7:15 am\", \
         \"tomorrow 08:00\", \"noon\", RFC 3339 (\"2026-11-23T07:15:00-08:00\") or \"now\""
    )))
}

/// How many days ahead the day is that a word names.
fn days_ahead(word: &str, today: NaiveDate) -> Option<u64> {
    match word.to_lowercase().as_str() {
        "today" => Some(0),
        "tomorrow" => Some(1),
        word => {
            let day = word.parse::<Weekday>().ok()?.num_days_from_monday() as usize;
            Some((7 + day - weekday(today)) as u64 % 7)
        }
    }
}

/// `07:15`, `7:15 am`, `8 a.m.`, `noon`; as in a sentence, `at 8 a.m.`.
fn time(text: &str) -> Option<NaiveTime> {
    let text = text.trim().to_lowercase();
    let text = text.strip_prefix("at ").unwrap_or(&text);
    let formats = ["%H:%M", "%H:%M:%S", "%H:%M:%S%.f"];
    if let Some(time) =
        formats.iter().find_map(|format| NaiveTime::parse_from_str(text, format).ok())
    {
        return Some(time);
    }
    let of_twelve = match text {
        "midnight" => "12am".to_owned(),
        "noon" => "12pm".to_owned(),
        text => text.replace([' ', '.'], ""),
    };
    let (clock, half) = of_twelve.split_at_checked(of_twelve.len().checked_sub(2)?)?;
    let minutes = if clock.contains(':') { "" } else { ":00" };
    NaiveTime::parse_from_str(&format!("{clock}{minutes}{half}"), "%I:%M%p").ok()
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
