//! When it is open between two instants, and when it is best called.

use chrono::{DateTime, NaiveTime, TimeDelta, TimeZone as _, Timelike as _, Utc};
use chrono_tz::Tz;

use super::open::Hours;

/// A stretch of time, half-open.
pub type Span = (DateTime<Tz>, DateTime<Tz>);

impl Hours {
    /// The stretches in which it is open between two instants, in order, and cut to them.
    pub fn open_between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Span> {
        let mut turns = self.changes(from, to);
        if self.is_open(from) {
            turns.insert(0, from);
        }
        if turns.len() % 2 == 1 {
            turns.push(to);
        }
        let here = |at: DateTime<Utc>| at.with_timezone(&self.zone());
        turns.chunks_exact(2).map(|pair| (here(pair[0]), here(pair[1]))).collect()
    }

    /// When it is best called, from an instant on: the next stretch of calm hours.
    ///
    /// A rule of thumb, not a measurement: calm is whenever it is open, but for the first and the
    /// last hour (a quarter of what is open for less than four hours), and but for the morning
    /// after it was closed for more than a day, when everyone calls who had to wait. Where no
    /// hours would be left, that morning is as good as any. `None` if it does not open in two weeks.
    pub fn best_called(&self, from: DateTime<Utc>) -> Option<Span> {
        // The week before tells after which closing the first stretch comes.
        let stretches = self.open_between(from - TimeDelta::weeks(1), from + TimeDelta::weeks(2));
        let mut last_closed = None;
        let mut calm = Vec::new();
        for (opens, closes) in stretches {
            let rested = last_closed.is_some_and(|closed| opens - closed > TimeDelta::days(1));
            last_closed = Some(closes);
            let quarter = (closes - opens).num_minutes() / 4;
            // Nobody calls at 8:22: whole five minutes.
            let margin = TimeDelta::minutes((quarter - quarter % 5).min(60));
            let (begins, ends) = (opens + margin, closes - margin);
            calm.push((if rested { begins.max(noon(opens)) } else { begins }, begins, ends));
        }
        let from = from.with_timezone(&self.zone());
        let left = |begins: DateTime<Tz>, ends: DateTime<Tz>| {
            let begins = begins.max(from);
            (begins < ends).then_some((begins, ends))
        };
        let best = calm.iter().find_map(|(begins, _, ends)| left(*begins, *ends));
        best.or_else(|| calm.iter().find_map(|(_, begins, ends)| left(*begins, *ends)))
    }
}

/// Noon of a moment's day; the moment itself once it is past noon.
fn noon(at: DateTime<Tz>) -> DateTime<Tz> {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    if at.hour() >= 12 {
        return at;
    }
    at.timezone().from_local_datetime(&at.date_naive().and_time(noon)).earliest().unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::Hours;

    const LA: chrono_tz::Tz = chrono_tz::America::Los_Angeles;

    fn best(text: &str, from: &str) -> Option<String> {
        let hours = Hours::parse(text, LA, Some("US")).unwrap();
        let format = "%a %H:%M";
        let best = hours.best_called(from.parse().unwrap());
        best.map(|(from, to)| format!("{} - {}", from.format(format), to.format(format)))
    }

    #[test]
    fn neither_the_edges_of_a_day_nor_the_morning_after_a_weekend_are_best() {
        let office = |from: &str| best("Mo-Fr 08:00-17:00", from).unwrap();
        assert_eq!(office("2026-11-21T12:00:00-08:00"), "Mon 12:00 - Mon 16:00");
        assert_eq!(office("2026-11-23T14:30:00-08:00"), "Mon 14:30 - Mon 16:00");
        assert_eq!(office("2026-11-23T16:00:00-08:00"), "Tue 09:00 - Tue 16:00");
        // Thanksgiving is a Thursday: on Friday everyone calls who had to wait.
        let holidays = best("Mo-Fr 08:00-17:00; PH off", "2026-11-26T09:00:00-08:00");
        assert_eq!(holidays.unwrap(), "Fri 12:00 - Fri 16:00");
    }

    #[test]
    fn hours_that_leave_little_choice_are_called_all_the_same() {
        let on = |text: &str| best(text, "2026-11-22T09:00:00-08:00");
        assert_eq!(on("Mo 08:00-12:00").unwrap(), "Mon 09:00 - Mon 11:00", "mornings only");
        assert_eq!(on("Mo-Fr 15:00-16:00").unwrap(), "Mon 15:15 - Mon 15:45", "a short hour");
        assert_eq!(on("Fr 22:00-06:00").unwrap(), "Fri 23:00 - Sat 05:00", "a night");
        assert_eq!(on("off"), None);
    }
}
