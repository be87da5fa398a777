//! Moments on the command line: `--at` and `--from`.

use chrono::{DateTime, SubsecRound as _, Utc};
use chrono_tz::Tz;

use crate::cli::Failure;
use phonetree_core::hours;

/// How exactly the clock is read where a moment counts from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Clock {
    /// For hours: to the second.
    Seconds,
    /// For calls: nobody writes down, or presses a key at, less than a millisecond.
    Milliseconds,
}

/// The moment that a text means in a zone.
pub(in crate::cli) fn moment(text: &str, zone: Tz, clock: Clock) -> Result<DateTime<Tz>, Failure> {
    let digits = match clock {
        Clock::Seconds => 0,
        Clock::Milliseconds => 3,
    };
    Ok(hours::parse_at(text, zone, Utc::now().trunc_subsecs(digits))?)
}

/// The moment that the text of an option means. A message begins with the option's name.
pub(in crate::cli) fn moment_of(
    option: &str,
    text: &str,
    zone: Tz,
    clock: Clock,
) -> Result<DateTime<Tz>, Failure> {
    moment(text, zone, clock).map_err(|Failure(why)| Failure(format!("{option}: {why}")))
}
