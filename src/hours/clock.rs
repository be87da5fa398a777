//! An instant as people write it.

use chrono::{DateTime, Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat};
use chrono::{TimeDelta, TimeZone as _, Utc, Weekday};
use chrono_tz::Tz;

use super::words::weekday;

/// Reads an instant: `2026-11-23 07:15` on the zone's clock (with seconds if wanted), RFC 3339
/// with an offset, `Mon 07:15` (the first at or after `now`), `07:15` (today) or `now`.
///
/// # Errors
/// What is wrong and what to write instead; so too where the clock skips the time, or shows it
/// twice.
pub fn parse_at(text: &str, zone: Tz, now: DateTime<Utc>) -> Result<DateTime<Tz>, String> {
    let text = text.trim();
    let here = now.with_timezone(&zone);
    if text == "now" {
        return Ok(here);
    }
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Ok(instant.with_timezone(&zone));
    }
    if let Some(wall) = date_and_time(text) {
        return on_the_clock(wall, zone);
    }
    if let Some(time) = time(text) {
        return on_the_clock(here.date_naive().and_time(time), zone);
    }
    if let Some((day, clock)) = text.split_once(' ')
        && let (Ok(day), Some(time)) = (day.parse::<Weekday>(), time(clock.trim()))
    {
        let today = here.date_naive();
        let ahead = (7 + day.num_days_from_monday() as usize - weekday(today)) % 7;
        let date = today + Days::new(ahead as u64);
        let at = on_the_clock(date.and_time(time), zone)?;
        return if at >= here {
            Ok(at)
        } else {
            on_the_clock((date + Days::new(7)).and_time(time), zone)
        };
    }
    Err(format!(
        "\"{text}\" is no date and time: write \"2026-11-23 07:15\", \"Mon 07:15\", \"07:15\", \
         RFC 3339 (\"2026-11-23T07:15:00-08:00\") or \"now\""
    ))
}

fn date_and_time(text: &str) -> Option<NaiveDateTime> {
    let (date, clock) = text.split_once([' ', 'T'])?;
    Some(date.parse::<NaiveDate>().ok()?.and_time(time(clock.trim())?))
}

fn time(text: &str) -> Option<NaiveTime> {
    let formats = ["%H:%M", "%H:%M:%S", "%H:%M:%S%.f"];
    formats.iter().find_map(|format| NaiveTime::parse_from_str(text, format).ok())
}

fn on_the_clock(wall: NaiveDateTime, zone: Tz) -> Result<DateTime<Tz>, String> {
    let written = |at: DateTime<Tz>| at.to_rfc3339_opts(SecondsFormat::Secs, false);
    match zone.from_local_datetime(&wall) {
        LocalResult::Single(at) => Ok(at),
        LocalResult::Ambiguous(first, second) => Err(format!(
            "{wall} comes twice in {zone}, as clocks are set back: write {} or {}",
            written(first),
            written(second)
        )),
        LocalResult::None => {
            let beside =
                |hours: i64| zone.from_local_datetime(&(wall + TimeDelta::hours(hours))).earliest();
            let near: Vec<String> =
                [beside(-1), beside(1)].into_iter().flatten().map(written).collect();
            Err(format!(
                "{wall} does not exist in {zone}, as clocks are set forward: write {}",
                near.join(" or ")
            ))
        }
    }
}
