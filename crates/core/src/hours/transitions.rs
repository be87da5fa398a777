//! When clocks are set forward or back: the transitions of a zone (RFC 9636, section 2).

use chrono::{DateTime, Offset as _, TimeDelta, TimeZone as _, Utc};
use chrono_tz::Tz;

/// The instants between two at which the clocks of a zone are set forward or back, to the second.
pub fn clock_changes(zone: Tz, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    ClockChanges { zone, day: from, to }.map(|change| change.at).collect()
}

/// The first instant between two at which the clocks were just set back, to the second. It looks a
/// little over a year ahead: clocks that were not set back in that time have stopped doing so.
pub(super) fn set_back(zone: Tz, from: DateTime<Utc>, to: DateTime<Utc>) -> Option<DateTime<Utc>> {
    const A_LITTLE_OVER_A_YEAR: TimeDelta = TimeDelta::days(402);
    let to = to.min(from + A_LITTLE_OVER_A_YEAR);
    ClockChanges { zone, day: from, to }.find(|change| change.back).map(|change| change.at)
}

/// How far a zone's clocks are ahead of UTC.
pub(super) fn offset(zone: Tz, at: DateTime<Utc>) -> TimeDelta {
    TimeDelta::seconds(i64::from(seconds(zone, at)))
}

fn seconds(zone: Tz, at: DateTime<Utc>) -> i32 {
    zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc()
}

/// One change of the clocks.
struct ClockChange {
    at: DateTime<Utc>,
    /// They are set back: the wall clock shows an hour again.
    back: bool,
}

/// The changes from `day` to `to`, found day by day and then by halves.
struct ClockChanges {
    zone: Tz,
    day: DateTime<Utc>,
    to: DateTime<Utc>,
}

impl Iterator for ClockChanges {
    type Item = ClockChange;

    fn next(&mut self) -> Option<ClockChange> {
        while self.day < self.to {
            let day = self.day;
            self.day = (day + TimeDelta::days(1)).min(self.to);
            let (old, new) = (seconds(self.zone, day), seconds(self.zone, self.day));
            if new == old {
                continue;
            }
            let (mut before, mut after) = (day, self.day);
            while after - before > TimeDelta::seconds(1) {
                let middle = before + (after - before) / 2;
                let same = seconds(self.zone, middle) == old;
                *if same { &mut before } else { &mut after } = middle;
            }
            let at = DateTime::from_timestamp(after.timestamp(), 0).unwrap_or(after);
            return Some(ClockChange { at, back: new < old });
        }
        None
    }
}
