//! The days on which an office is closed of its own: "2026-11-27 Day after Thanksgiving".

use std::fmt;
use std::ops::RangeInclusive;

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::Holiday;
use super::yearly::{Yearly, YearlyDay};

/// What an office adds to the public holidays, and what it does not keep of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnDays {
    /// Closed days of its own.
    pub added: Vec<OwnDay>,
    /// Public holidays on which it works.
    pub removed: Vec<OwnDay>,
}

/// A day of an office: when, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnDay {
    when: OwnTime,
    name: Box<str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OwnTime {
    /// From a day to a day.
    Once(NaiveDate, NaiveDate),
    EveryYear(Yearly),
    /// Whenever it is: a holiday by its name alone.
    ByName,
}

/// Why a text can't be read as a day of an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OwnDayError {
    /// It does not begin with a day.
    NoDay,
    /// The day is in no calendar: November 31.
    NoSuchDay,
    /// The last day comes before the first.
    Backwards,
    /// From the first day to the last are more than a year.
    TooLong,
    /// Nothing says what the day is called.
    NoName,
}

impl fmt::Display for OwnDayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoDay => {
                "does not begin with a day; write \"2026-11-27 NAME\", \"2026-12-24 to 2027-01-01 NAME\", \
                 \"Dec 24 NAME\", \"Nov Th[4] +1 day NAME\" or \"easter -2 days NAME\""
            }
            Self::NoSuchDay => "names a day that is in no calendar",
            Self::Backwards => "ends before it begins",
            Self::TooLong => "is longer than a year",
            Self::NoName => "has no name; write it after the day, as in \"2026-11-27 Day after Thanksgiving\"",
        })
    }
}

impl std::error::Error for OwnDayError {}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS: [(&str, Weekday); 7] = [
    ("Mo", Weekday::Mon),
    ("Tu", Weekday::Tue),
    ("We", Weekday::Wed),
    ("Th", Weekday::Thu),
    ("Fr", Weekday::Fri),
    ("Sa", Weekday::Sat),
    ("Su", Weekday::Sun),
];

impl OwnDay {
    /// Reads a day to add: when, then its name.
    ///
    /// # Errors
    /// That no day or no name is there, or that the day is in no calendar.
    pub fn to_add(text: &str) -> Result<Self, OwnDayError> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let (when, used) = when(&words)?.ok_or(OwnDayError::NoDay)?;
        let name = words.get(used..).unwrap_or_default().join(" ");
        match name.is_empty() {
            true => Err(OwnDayError::NoName),
            false => Ok(Self { when, name: name.into() }),
        }
    }

    /// Reads a holiday that is not kept: by its day, by its name ("Columbus Day"), or by both.
    ///
    /// # Errors
    /// That nothing is there, or that the day is in no calendar.
    pub fn to_remove(text: &str) -> Result<Self, OwnDayError> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let (when, used) = when(&words)?.unwrap_or((OwnTime::ByName, 0));
        let name = words.get(used..).unwrap_or_default().join(" ");
        match when == OwnTime::ByName && name.is_empty() {
            true => Err(OwnDayError::NoDay),
            false => Ok(Self { when, name: name.into() }),
        }
    }

    /// Its days in some years and its name.
    pub(super) fn days(&self, years: RangeInclusive<i32>) -> Vec<(NaiveDate, &str)> {
        let days: Vec<NaiveDate> = match self.when {
            OwnTime::Once(from, to) => from.iter_days().take_while(|day| *day <= to).collect(),
            OwnTime::EveryYear(yearly) => years.filter_map(|year| yearly.in_year(year)).collect(),
            OwnTime::ByName => Vec::new(),
        };
        days.into_iter().map(|day| (day, &*self.name)).collect()
    }

    /// Whether a holiday is meant, on this day.
    pub(super) fn is(&self, date: NaiveDate, holiday: &Holiday) -> bool {
        let on_its_day = match self.when {
            OwnTime::Once(from, to) => (from..=to).contains(&date),
            // What is observed on New Year's Eve belongs to the year after it.
            OwnTime::EveryYear(yearly) => yearly.in_year(date.year()) == Some(date),
            OwnTime::ByName => true,
        };
        let (wanted, name) = (self.name.to_lowercase(), holiday.name.to_lowercase());
        let name = name.trim_end_matches(" (observed)");
        // Two holidays of one day are one name.
        let called = name == wanted
            || name.starts_with(&format!("{wanted} and "))
            || name.ends_with(&format!(" and {wanted}"));
        on_its_day && (wanted.is_empty() || called)
    }
}

/// OwnTime, and how many words say so; none where no day begins the text.
fn when(words: &[&str]) -> Result<Option<(OwnTime, usize)>, OwnDayError> {
    let Some(first) = words.first() else { return Ok(None) };
    if let Some(from) = date(first)? {
        let to = match words.get(1..3) {
            Some(["to", last]) => date(last)?,
            _ => None,
        };
        return match to {
            None => Ok(Some((OwnTime::Once(from, from), 1))),
            Some(to) if to < from => Err(OwnDayError::Backwards),
            Some(to) if (to - from).num_days() > 366 => Err(OwnDayError::TooLong),
            Some(to) => Ok(Some((OwnTime::Once(from, to), 3))),
        };
    }
    let Some((day, used)) = yearly(words)? else { return Ok(None) };
    let (offset, more) = offset(words.get(used..).unwrap_or_default());
    Ok(Some((OwnTime::EveryYear(Yearly { day, offset }), used + more)))
}

/// "2026-11-27"; none where the word is nothing like a date.
fn date(word: &str) -> Result<Option<NaiveDate>, OwnDayError> {
    let like_a_date = word.len() == 10
        && word.bytes().enumerate().all(|(n, byte)| match n {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    match like_a_date {
        true => word.parse().map(Some).map_err(|_| OwnDayError::NoSuchDay),
        false => Ok(None),
    }
}

/// "Dec 24", "Nov Th[4]", "easter", and how many words that is.
fn yearly(words: &[&str]) -> Result<Option<(YearlyDay, usize)>, OwnDayError> {
    let Some(first) = words.first() else { return Ok(None) };
    if first.eq_ignore_ascii_case("easter") {
        return Ok(Some((YearlyDay::Easter, 1)));
    }
    let month = (1..).zip(MONTHS).find(|(_, name)| name.eq_ignore_ascii_case(first));
    let (Some((month, _)), Some(which)) = (month, words.get(1)) else { return Ok(None) };
    if which.len() <= 2 && which.bytes().all(|byte| byte.is_ascii_digit()) {
        let day = which.parse().unwrap_or(0);
        // In a leap year every day of every month is there.
        let is_there = NaiveDate::from_ymd_opt(2024, month, day).is_some();
        return match is_there {
            true => Ok(Some((YearlyDay::Date { month, day }, 2))),
            false => Err(OwnDayError::NoSuchDay),
        };
    }
    let nth = which.split_once('[').and_then(|(day, nth)| Some((day, nth.strip_suffix(']')?)));
    let Some((day, nth)) = nth else { return Ok(None) };
    let weekday = DAYS.iter().find(|(name, _)| name.eq_ignore_ascii_case(day));
    let nth = match nth {
        "1" => 1,
        "2" => 2,
        "3" => 3,
        "4" => 4,
        "-1" => 0,
        _ => return Err(OwnDayError::NoSuchDay),
    };
    Ok(weekday.map(|(_, weekday)| (YearlyDay::Weekday { month, nth, weekday: *weekday }, 2)))
}

/// "+1 day", "-2 days", and how many words that is.
fn offset(words: &[&str]) -> (i64, usize) {
    let [number, unit, ..] = words else { return (0, 0) };
    let days = number.parse::<i64>().ok().filter(|_| number.starts_with(['+', '-']));
    match days.filter(|days| days.abs() < 100 && matches!(*unit, "day" | "days")) {
        Some(days) => (days, 2),
        None => (0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::{OwnDay, OwnDayError};

    fn days(text: &str) -> Vec<String> {
        let day = OwnDay::to_add(text).unwrap();
        day.days(2026..=2027).iter().map(|(date, name)| format!("{date} {name}")).collect()
    }

    #[test]
    fn a_day_once_some_days_and_a_day_of_every_year() {
        assert_eq!(
            days("2026-11-27 Day after Thanksgiving"),
            ["2026-11-27 Day after Thanksgiving"]
        );
        assert_eq!(days("2026-12-30 to 2027-01-02 Shutdown").len(), 4);
        assert_eq!(
            days("Dec 24 Christmas Eve"),
            ["2026-12-24 Christmas Eve", "2027-12-24 Christmas Eve"]
        );
        assert_eq!(days("Nov Th[4] +1 day Day off"), ["2026-11-27 Day off", "2027-11-26 Day off"]);
        assert_eq!(days("may mo[-1] A Monday"), ["2026-05-25 A Monday", "2027-05-31 A Monday"]);
        assert_eq!(
            days("easter -2 days Good Friday"),
            ["2026-04-03 Good Friday", "2027-03-26 Good Friday"]
        );
    }

    #[test]
    fn what_is_no_day_or_has_no_name_is_refused() {
        let wrong = |text: &str| OwnDay::to_add(text).unwrap_err();
        assert_eq!(wrong("2026-11-27"), OwnDayError::NoName);
        assert_eq!(wrong("Nov Th[4] +1 day"), OwnDayError::NoName);
        assert_eq!(wrong("2026-11-31 Never"), OwnDayError::NoSuchDay);
        assert_eq!(wrong("Nov 31 Never"), OwnDayError::NoSuchDay);
        assert_eq!(wrong("Nov Th[6] Never"), OwnDayError::NoSuchDay);
        assert_eq!(wrong("2026-12-27 to 2026-12-24 Shutdown"), OwnDayError::Backwards);
        assert_eq!(wrong("Company picnic"), OwnDayError::NoDay);
        assert_eq!(wrong(""), OwnDayError::NoDay);
    }
}
