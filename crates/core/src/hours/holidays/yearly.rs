//! A day that comes every year: a date, the fourth Thursday of a month, a day after Easter.

use chrono::{Datelike as _, Days, NaiveDate, TimeDelta, Weekday};

/// A day that comes every year, and how many days after it the day meant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Yearly {
    pub(super) day: YearlyDay,
    /// In days; less than nothing is before.
    pub(super) offset: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearlyDay {
    Date {
        month: u32,
        day: u32,
    },
    /// `nth` is 0 for the last of the month.
    Weekday {
        month: u32,
        nth: u8,
        weekday: Weekday,
    },
    Easter,
    OrthodoxEaster,
}

impl Yearly {
    pub(super) fn in_year(self, year: i32) -> Option<NaiveDate> {
        let day = match self.day {
            YearlyDay::Date { month, day } => NaiveDate::from_ymd_opt(year, month, day),
            YearlyDay::Weekday { month, nth: 0, weekday } => {
                let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
                let last = NaiveDate::from_ymd_opt(next.0, next.1, 1)?.pred_opt()?;
                Some(last - Days::new(u64::from(last.weekday().days_since(weekday))))
            }
            YearlyDay::Weekday { month, nth, weekday } => {
                NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth)
            }
            YearlyDay::Easter => easter(year),
            YearlyDay::OrthodoxEaster => orthodox_easter(year),
        };
        day?.checked_add_signed(TimeDelta::days(self.offset))
    }
}

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Astronomical Algorithms,
/// chapter 8).
#[expect(clippy::many_single_char_names, reason = "the letters of the book")]
pub(in crate::hours) fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    date(year, h + l - 7 * m + 114)
}

/// Easter Sunday of the Julian calendar (Meeus), on the Gregorian one: 13 days later until 2099.
#[expect(clippy::many_single_char_names, reason = "the letters of the book")]
fn orthodox_easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 4, year % 7, year % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    date(year, d + e + 114)?.checked_add_days(Days::new(13))
}

/// Both algorithms end with month and day in one number.
fn date(year: i32, both: i32) -> Option<NaiveDate> {
    let (month, day) = (u32::try_from(both / 31).ok()?, u32::try_from(both % 31 + 1).ok()?);
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::{easter, orthodox_easter};

    #[test]
    fn easter_is_on_the_days_of_the_tables() {
        // https://www.census.gov/data/software/x13as/genhol/easter-dates.html, and the Orthodox ones of
        // https://en.wikipedia.org/wiki/List_of_dates_for_Easter
        for (year, ours, theirs) in [
            (2020, "2020-04-12", "2020-04-19"),
            (2024, "2024-03-31", "2024-05-05"),
            (2025, "2025-04-20", "2025-04-20"),
            (2026, "2026-04-05", "2026-04-12"),
            (2038, "2038-04-25", "2038-04-25"),
            (2045, "2045-04-09", "2045-04-09"),
        ] {
            assert_eq!(easter(year).unwrap().to_string(), ours);
            assert_eq!(orthodox_easter(year).unwrap().to_string(), theirs);
        }
    }
}
