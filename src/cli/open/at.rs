//! Moments on the command line: `--at` and `--from`.

use chrono::{DateTime, SubsecRound as _, Utc};
use chrono_tz::Tz;

use crate::cli::Failure;
use phonetree_core::hours;
use phonetree_core::menu::Tree;

/// How exactly the clock is read where a moment counts from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Clock {
    /// For hours: to the second.
    Seconds,
    /// For calls: nobody writes down, or presses a key at, less than a millisecond.
    Milliseconds,
}

/// The moment that a text means where a menu is at home.
pub(in crate::cli) fn moment(
    text: &str,
    tree: &Tree,
    clock: Clock,
) -> Result<DateTime<Tz>, Failure> {
    let digits = match clock {
        Clock::Seconds => 0,
        Clock::Milliseconds => 3,
    };
    let now = Utc::now().trunc_subsecs(digits);
    Ok(hours::parse_at_by(text, tree.zone, now, tree.date_order())?)
}

/// The moment that the text of an option means. A message begins with the option's name.
pub(in crate::cli) fn moment_of(
    option: &str,
    text: &str,
    tree: &Tree,
    clock: Clock,
) -> Result<DateTime<Tz>, Failure> {
    moment(text, tree, clock).map_err(|Failure(why)| Failure(format!("{option}: {why}")))
}
