//! Every instant at which hours change, between two.

use chrono::{DateTime, NaiveDateTime, Utc};
use opening_hours::RuleKind;

use super::open::Hours;
use super::transitions::{clock_changes, offset};

impl Hours {
    /// Every instant after `from` and before `to` at which it opens or closes, in order. One that falls
    /// on the moment at which clocks are set forward or back is among them.
    pub fn changes(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<DateTime<Utc>> {
        self.changes_while(from, to, &mut || true).unwrap_or_default()
    }

    /// The same; `None` where `go_on`, which is asked now and then, says no.
    pub(crate) fn changes_while(
        &self,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Option<Vec<DateTime<Utc>>> {
        let mut changes = Vec::new();
        let mut was_open = self.is_open(from);
        for (start, end) in self.pieces(from, to) {
            if !go_on() {
                return None;
            }
            let offset = offset(self.zone(), start);
            let (wall, wall_end) = (start.naive_utc() + offset, end.naive_utc() + offset);
            for found in self.rules.iter_range(wall, wall_end) {
                let open = found.kind == RuleKind::Open;
                let begins: NaiveDateTime = found.range.start.max(wall);
                if open != was_open && begins < wall_end {
                    changes.push((begins - offset).and_utc());
                    was_open = open;
                }
            }
        }
        Some(changes)
    }

    /// The instants between two at which the clocks are set forward or back, to the second.
    pub fn clock_changes(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<DateTime<Utc>> {
        clock_changes(self.zone(), from, to)
    }

    /// The time between two instants, cut where the zone's offset from UTC changes.
    fn pieces(
        &self,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
        let turns = self.clock_changes(from, to);
        let starts = [from].into_iter().chain(turns.iter().copied());
        starts.zip(turns.iter().copied().chain([to])).collect()
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::Hours;

    /// By the minute and by the other way to know: asking whether it is open.
    fn asked_every_minute(
        hours: &Hours,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> Vec<DateTime<Utc>> {
        let minutes = (1..).map(|n| from + TimeDelta::minutes(n)).take_while(|at| *at < to);
        let changed =
            |at: &DateTime<Utc>| hours.is_open(*at) != hours.is_open(*at - TimeDelta::minutes(1));
        minutes.filter(changed).collect()
    }

    #[test]
    fn the_changes_are_those_that_asking_every_minute_finds() {
        // Both Sundays on which the clocks change lie within, and Thanksgiving.
        let spans = [
            ("2026-03-06T00:00:00Z", "2026-03-12T00:00:00Z"),
            ("2026-10-30T00:00:00Z", "2026-11-30T00:00:00Z"),
        ];
        let texts = [
            "Mo-Fr 08:00-17:00",
            "Su 01:15-02:45; Sa 23:00-26:30",
            "24/7",
            "Mo-Su 22:00-06:00; PH off",
            "2026 Nov 03 00:00-24:00",
            "off",
        ];
        for text in texts {
            let hours = Hours::parse(text, chrono_tz::America::Los_Angeles, Some("US")).unwrap();
            for (from, to) in spans {
                let (from, to) = (from.parse().unwrap(), to.parse().unwrap());
                assert_eq!(hours.changes(from, to), asked_every_minute(&hours, from, to), "{text}");
            }
        }
    }
}
