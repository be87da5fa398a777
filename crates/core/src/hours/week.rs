//! The usual week: which hours come every week, and whether holidays and dates have hours of their own.

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use opening_hours::{Context, RuleKind};
use opening_hours_syntax::rules::day::{DaySelector, WeekDayRange};

use super::open::Hours;

/// When a day is open: from, and how long.
pub type OpenTimes = Vec<(NaiveTime, TimeDelta)>;

impl Hours {
    /// The days of a normal week, from Monday: the open stretches of each, from when and for how long.
    /// `None` where weeks differ from season to season.
    pub fn usual_week(&self) -> Option<[OpenTimes; 7]> {
        let mondays = [(2026, 1, 12), (2026, 4, 13), (2026, 7, 13), (2026, 10, 12)];
        let mut weeks = mondays
            .iter()
            .filter_map(|(year, month, day)| NaiveDate::from_ymd_opt(*year, *month, *day))
            .map(|monday| self.week(monday));
        let week = weeks.next().filter(|first| weeks.all(|week| week == *first))?;
        week.try_into().ok()
    }

    /// Whether any rule is about public holidays.
    pub fn know_holidays(&self) -> bool {
        self.any_day(|days| {
            days.weekday.iter().any(|day| matches!(day, WeekDayRange::Holiday { .. }))
        })
    }

    /// Whether the days of any rule are such.
    pub(super) fn any_day(&self, such: impl Fn(&DaySelector) -> bool) -> bool {
        let parsed = opening_hours_syntax::parse(self.as_written());
        parsed.is_ok_and(|parsed| parsed.rules.iter().any(|rule| such(&rule.day_selector)))
    }

    /// The seven days of a week that knows no holidays, from Monday.
    pub(super) fn week(&self, monday: NaiveDate) -> Vec<OpenTimes> {
        let midnight = |date: NaiveDate| date.and_time(NaiveTime::MIN);
        let from = midnight(monday - Days::new(1));
        let until = midnight(monday + Days::new(9));
        let rules = self.rules.clone().with_context(Context::default());
        let open: Vec<(NaiveDateTime, NaiveDateTime)> = rules
            .iter_range(from, until)
            .filter(|found| found.kind == RuleKind::Open)
            .map(|found| (found.range.start, found.range.end))
            .collect();
        if open == [(from, until)] {
            return vec![vec![(NaiveTime::MIN, TimeDelta::days(1))]; 7];
        }
        let of_day = |n: u64| {
            let date = monday + Days::new(n);
            let begins = open.iter().filter(|(start, _)| start.date() == date);
            begins.map(|(start, end)| (start.time(), *end - *start)).collect()
        };
        (0..7).map(of_day).collect()
    }
}

/// Monday is 0.
pub(super) fn weekday(date: NaiveDate) -> usize {
    date.weekday().num_days_from_monday() as usize
}
