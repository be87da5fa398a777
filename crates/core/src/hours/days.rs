//! The days of a week as they are, holidays and all, on the wall clock.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone as _};
use chrono_tz::Tz;
use opening_hours::RuleKind;
use opening_hours_syntax::rules::day::{DaySelector, WeekDayRange};

use super::open::Hours;
use super::week::weekday;

/// A day as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayHours {
    /// The day.
    pub date: NaiveDate,
    /// When it is open, in minutes from midnight; a night is cut at midnight.
    pub open: Vec<(u32, u32)>,
    /// Whether these are other hours than on such a day in a usual week.
    pub unusual: bool,
}

/// A stretch of the wall clock.
type Wall = (NaiveDateTime, NaiveDateTime);

impl Hours {
    /// The seven days from a Monday on.
    pub fn days(&self, monday: NaiveDate) -> Vec<DayHours> {
        let from = (monday - Days::new(1)).and_time(NaiveTime::MIN);
        let until = (monday + Days::new(9)).and_time(NaiveTime::MIN);
        let found = self.rules.iter_range(from, until);
        let is: Vec<Wall> = found
            .filter(|found| found.kind == RuleKind::Open)
            .map(|found| (found.range.start, found.range.end))
            .collect();
        let usual = self.usual_stretches(monday);
        let day = |date: NaiveDate| DayHours {
            date,
            open: minutes(&is, date),
            unusual: minutes(&is, date) != minutes(&usual, date),
        };
        monday.iter_days().take(7).map(day).collect()
    }

    /// The same on the clock of another zone, where a day begins and ends at other instants.
    pub fn days_on_the_clock_of(&self, zone: Tz, monday: NaiveDate) -> Vec<DayHours> {
        if zone == self.zone() {
            return self.days(monday);
        }
        let begins = |date: NaiveDate| {
            let noon = date.and_time(NaiveTime::MIN) + TimeDelta::hours(12);
            zone.from_local_datetime(&noon).earliest().map(|noon| noon.to_utc())
        };
        let (Some(from), Some(until)) =
            (begins(monday - Days::new(1)), begins(monday + Days::new(7)))
        else {
            return self.days(monday);
        };
        let open = self.open_between(from, until).into_iter();
        let there = |at: DateTime<Tz>| at.with_timezone(&zone).naive_local();
        let is: Vec<Wall> = open.map(|(from, to)| (there(from), there(to))).collect();
        let own = self.days(monday);
        let day = |own: DayHours| DayHours { open: minutes(&is, own.date), ..own };
        own.into_iter().map(day).collect()
    }

    /// A day.
    pub fn day(&self, date: NaiveDate) -> Option<DayHours> {
        let monday = date - Days::new(weekday(date) as u64);
        self.days(monday).into_iter().find(|day| day.date == date)
    }

    /// When it is open on each of many days from one on, in minutes from midnight; a night is cut at midnight.
    pub fn minutes_from(&self, first: NaiveDate, days: usize) -> Vec<(NaiveDate, Vec<(u32, u32)>)> {
        let from = (first - Days::new(1)).and_time(NaiveTime::MIN);
        let until = (first + Days::new(days as u64)).and_time(NaiveTime::MIN);
        let mut open: Vec<Wall> = Vec::new();
        for found in self.rules.iter_range(from, until) {
            if found.kind != RuleKind::Open {
                continue;
            }
            let (start, end) = (found.range.start.max(from), found.range.end.min(until));
            match open.last_mut() {
                Some(last) if last.1 == start => last.1 = end,
                _ => open.push((start, end)),
            }
        }
        let mut next = open.as_slice();
        let day = |date: NaiveDate| {
            let midnight = date.and_time(NaiveTime::MIN);
            let over = next.iter().take_while(|(_, end)| *end <= midnight).count();
            next = &next[over..];
            let tomorrow = midnight + TimeDelta::days(1);
            let today = next.iter().take_while(|(start, _)| *start < tomorrow).count();
            (date, minutes(&next[..today], date))
        };
        first.iter_days().take(days).map(day).collect()
    }

    /// Whether every week is the same: no rule is about dates, seasons or holidays.
    pub fn is_weekly(&self) -> bool {
        let about_days = |days: &DaySelector| {
            let holiday = |day: &WeekDayRange| matches!(day, WeekDayRange::Holiday { .. });
            let nth = |day: &WeekDayRange| match day {
                WeekDayRange::Fixed { nth_from_start, nth_from_end, offset, .. } => {
                    !nth_from_start.iter().chain(nth_from_end).all(|nth| *nth) || *offset != 0
                }
                WeekDayRange::Holiday { .. } => true,
            };
            let dated = !days.year.is_empty() || !days.monthday.is_empty() || !days.week.is_empty();
            dated || days.weekday.iter().any(|day| holiday(day) || nth(day))
        };
        !self.any_day(about_days)
    }

    /// What is open in a usual week, as if it were this one; the night before it belongs to it.
    /// Where weeks differ from season to season, it is this very week without its holidays.
    fn usual_stretches(&self, monday: NaiveDate) -> Vec<Wall> {
        let week = self.usual_week().map_or_else(|| self.week(monday), Vec::from);
        let sunday_before = monday - Days::new(1);
        let days = sunday_before.iter_days().zip(week.iter().cycle().skip(6)).take(8);
        let stretches = days.flat_map(|(date, day)| {
            day.iter().map(move |(begins, long)| {
                let start = date.and_time(*begins);
                (start, start + *long)
            })
        });
        stretches.collect()
    }
}

/// The stretches that lie in a day, in minutes from its midnight.
fn minutes(stretches: &[Wall], date: NaiveDate) -> Vec<(u32, u32)> {
    let midnight = date.and_time(NaiveTime::MIN);
    let minute = |wall: NaiveDateTime| {
        u32::try_from((wall - midnight).num_minutes().clamp(0, 24 * 60)).unwrap_or(0)
    };
    let cut = stretches.iter().map(|(start, end)| (minute(*start), minute(*end)));
    cut.filter(|(start, end)| start < end).collect()
}

#[cfg(test)]
mod tests {
    use super::Hours;

    /// The days of the week of Thanksgiving 2026 (or another) that are unusual, from Monday as 0.
    fn unusual(text: &str, monday: &str) -> Vec<usize> {
        let zone = chrono_tz::America::Los_Angeles;
        let days = Hours::parse(text, zone, Some("US")).unwrap().days(monday.parse().unwrap());
        (0..7).filter(|n| days[*n].unusual).collect()
    }

    #[test]
    fn a_holiday_and_a_day_with_hours_of_its_own_are_unusual() {
        let thanksgiving = "2026-11-23";
        assert_eq!(unusual("Mo-Fr 08:00-17:00; PH off", thanksgiving), [3]);
        assert_eq!(unusual("Mo-Fr 08:00-17:00", thanksgiving), [0; 0]);
        assert_eq!(unusual("Mo-Fr 08:00-17:00; Nov 27 08:00-12:00", thanksgiving), [4]);
        assert_eq!(unusual("24/7", thanksgiving), [0; 0]);
        assert_eq!(unusual("Mo-We 08:00-17:00; PH off", thanksgiving), [0; 0], "closed anyway");
    }

    #[test]
    fn a_night_is_cut_at_midnight_and_its_season_is_no_holiday() {
        let zone = chrono_tz::America::Los_Angeles;
        let days = |text: &str| {
            Hours::parse(text, zone, None).unwrap().days("2026-11-23".parse().unwrap())
        };
        let night = days("Su 22:00-06:00");
        assert_eq!((&*night[0].open, &*night[6].open), (&[(0, 360)][..], &[(1320, 1440)][..]));
        assert_eq!(days("24/7")[2].open, [(0, 1440)]);
        assert!(
            days("Apr-Sep Mo 08:00-12:00; Oct-Mar Mo 09:00-12:00").iter().all(|day| !day.unusual)
        );
    }
}
