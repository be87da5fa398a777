//! When it is open between two instants, and the best time to call.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone as _, Timelike as _, Utc};
use chrono_tz::Tz;

use super::open::Hours;

/// An interval of time, half-open.
pub type Interval = (DateTime<Tz>, DateTime<Tz>);

impl Hours {
    /// The stretches in which it is open between two instants, in order, and cut to them.
    pub fn open_between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Interval> {
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

    /// The same without the days on which it may be closed.
    pub fn surely_open_between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Interval> {
        let open = self.open_between(from, to);
        open.into_iter().flat_map(|stretch| self.without_doubt(stretch)).collect()
    }

    /// When it opens for sure, from an instant on; by its hours alone where that is not in a month.
    pub fn next_surely_open(&self, at: DateTime<Utc>) -> Option<DateTime<Tz>> {
        let opens = self.next_open(at)?;
        if self.holiday_doubt(opens.date_naive()).is_none() {
            return Some(opens);
        }
        let from = opens.to_utc();
        let sure = self.surely_open_between(from, from + TimeDelta::weeks(4));
        sure.first().map_or(Some(opens), |(opens, _)| Some(*opens))
    }

    /// What is left of a stretch without the days on which it may be closed.
    fn without_doubt(&self, (from, to): Interval) -> Vec<Interval> {
        let days = from.date_naive().iter_days().take_while(|day| *day <= to.date_naive());
        let doubtful: Vec<NaiveDate> =
            days.filter(|day| self.holiday_doubt(*day).is_some()).collect();
        let mut left = vec![(from, to)];
        for day in doubtful {
            let begin = |day: NaiveDate| {
                let midnight = self.zone().from_local_datetime(&day.and_time(NaiveTime::MIN));
                midnight.earliest()
            };
            let (Some(begins), Some(ends)) = (begin(day), day.succ_opt().and_then(begin)) else {
                continue;
            };
            let parts = |(from, to): Interval| [(from, to.min(begins)), (from.max(ends), to)];
            left = left.into_iter().flat_map(parts).filter(|(from, to)| from < to).collect();
        }
        left
    }

    /// The best time to call, from an instant on: the next stretch of calm hours.
    ///
    /// A rule of thumb, not a measurement: calm is whenever it is open, but for the first and the
    /// last hour (a quarter of what is open for less than four hours), and but for the morning
    /// after it was closed for more than a day, when everyone calls who had to wait. Where no
    /// hours would be left, that morning is as good as any. A day on which it may be closed for a holiday
    /// is not among them. `None` if it does not open for sure in two weeks.
    pub fn best_called(&self, from: DateTime<Utc>) -> Option<Interval> {
        // The week before tells after which closing the first stretch comes.
        let stretches =
            self.surely_open_between(from - TimeDelta::weeks(1), from + TimeDelta::weeks(2));
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

    #[test]
    fn who_had_to_wait_for_more_than_a_day_calls_in_the_morning_and_not_a_minute_sooner() {
        // Closed from Monday noon; a day later, to the minute, is not a rest yet.
        let after = |opens: &str| {
            let text = format!("Mo 08:00-12:00; Tu {opens}-20:00");
            best(&text, "2026-11-24T00:00:00-08:00").unwrap()
        };
        assert_eq!(after("11:59"), "Tue 12:59 - Tue 19:00");
        assert_eq!(after("12:00"), "Tue 13:00 - Tue 19:00");
        assert_eq!(after("12:01"), "Tue 13:01 - Tue 19:00", "past noon it has no morning");
        let early = |closes: &str| {
            let text = format!("Mo 06:00-{closes}; Tu 08:00-20:00");
            best(&text, "2026-11-24T00:00:00-08:00").unwrap()
        };
        assert_eq!(early("08:01"), "Tue 09:00 - Tue 19:00");
        assert_eq!(early("08:00"), "Tue 09:00 - Tue 19:00", "closed for exactly a day");
        assert_eq!(early("07:59"), "Tue 12:00 - Tue 19:00", "for a minute more");
    }

    #[test]
    fn a_quarter_of_a_short_day_is_left_out_in_whole_five_minutes() {
        let open_for = |closes: &str| {
            let text = format!("Mo-Su 10:00-{closes}");
            best(&text, "2026-11-23T00:00:00-08:00").unwrap()
        };
        assert_eq!(open_for("10:19"), "Mon 10:00 - Mon 10:19");
        assert_eq!(open_for("10:20"), "Mon 10:05 - Mon 10:15");
        assert_eq!(open_for("11:30"), "Mon 10:20 - Mon 11:10", "22 minutes are 20");
        assert_eq!(open_for("13:59"), "Mon 10:55 - Mon 13:04", "59 are 55");
        assert_eq!(open_for("14:00"), "Mon 11:00 - Mon 13:00");
        assert_eq!(open_for("14:20"), "Mon 11:00 - Mon 13:20", "an hour at the most");
    }

    #[test]
    fn at_the_end_of_the_calm_hours_the_next_day_is_best() {
        let office = |from: &str| best("Mo-Fr 08:00-17:00", from).unwrap();
        assert_eq!(office("2026-11-24T15:59:59-08:00"), "Tue 15:59 - Tue 16:00");
        assert_eq!(office("2026-11-24T16:00:00-08:00"), "Wed 09:00 - Wed 16:00");
        // A rest that lasted longer than a day ends at noon, and past noon it has ended.
        assert_eq!(
            best("Mo 12:30-18:00", "2026-11-22T09:00:00-08:00").unwrap(),
            "Mon 13:30 - Mon 17:00"
        );
        assert_eq!(
            best("Mo 12:00-18:00", "2026-11-22T09:00:00-08:00").unwrap(),
            "Mon 13:00 - Mon 17:00"
        );
        assert_eq!(
            best("Mo 11:00-18:00", "2026-11-22T09:00:00-08:00").unwrap(),
            "Mon 12:00 - Mon 17:00"
        );
        assert_eq!(
            best("Mo 10:00-18:00", "2026-11-22T09:00:00-08:00").unwrap(),
            "Mon 12:00 - Mon 17:00"
        );
    }

    #[test]
    fn stretches_are_cut_to_what_is_asked() {
        let hours = Hours::parse("Mo-Fr 08:00-12:00,13:00-17:00", LA, None).unwrap();
        let between = |from: &str, to: &str| -> Vec<String> {
            let spans = hours.open_between(from.parse().unwrap(), to.parse().unwrap());
            let format = "%a %H:%M";
            let said = spans
                .iter()
                .map(|(from, to)| format!("{} - {}", from.format(format), to.format(format)));
            said.collect()
        };
        let day = between("2026-11-23T00:00:00-08:00", "2026-11-24T00:00:00-08:00");
        assert_eq!(day, ["Mon 08:00 - Mon 12:00", "Mon 13:00 - Mon 17:00"]);
        let within = between("2026-11-23T09:00:00-08:00", "2026-11-23T14:00:00-08:00");
        assert_eq!(within, ["Mon 09:00 - Mon 12:00", "Mon 13:00 - Mon 14:00"]);
        let open = between("2026-11-23T09:00:00-08:00", "2026-11-23T10:00:00-08:00");
        assert_eq!(open, ["Mon 09:00 - Mon 10:00"]);
        let at_noon = between("2026-11-23T12:00:00-08:00", "2026-11-23T13:00:00-08:00");
        assert_eq!(at_noon, [""; 0]);
    }
}
