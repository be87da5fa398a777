//! A day as people write it: "Nov 30", "11/30/2026", "Sunday", "tomorrow", "next week".

use chrono::{Datelike as _, Days, Month, NaiveDate, Weekday};
use chrono_tz::Tz;

use crate::hours::week::weekday;
use crate::language::Locale;

/// What stands first in a date of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 11/30/2026, as the United States write it.
    MonthFirst,
    /// 30/11/2026, as nearly everybody else does.
    DayFirst,
}

/// Countries that write the month first.
const MONTH_FIRST: [&str; 9] = ["US", "PR", "GU", "VI", "AS", "MP", "PH", "FM", "PW"];

impl DateOrder {
    /// That of a country (ISO 3166: "US", "GB-ENG"); where none is named, that of the place its zone is of.
    pub fn of(country: &str, zone: Tz) -> Self {
        const UNITED_STATES: [&str; 9] = [
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Anchorage",
            "America/Detroit",
            "America/Boise",
            "Pacific/Honolulu",
        ];
        let name = zone.name();
        let is_american = match country.split('-').next().unwrap_or_default() {
            "" => {
                UNITED_STATES.contains(&name)
                    || ["US/", "America/Indiana/", "America/Kentucky/", "Etc/", "UTC"]
                        .iter()
                        .any(|begins| name.starts_with(begins))
            }
            country => MONTH_FIRST.contains(&country),
        };
        if is_american { Self::MonthFirst } else { Self::DayFirst }
    }
}

/// Whether a text names a year, so that no clock need be asked which day it means.
pub(crate) fn names_a_year(text: &str) -> bool {
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    numbers.into_iter().any(|number| number.len() == 4 && number >= "1900")
}

/// A day that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TypedDay {
    pub(super) date: NaiveDate,
    /// It comes every week: if it is today, and the time has passed, the next one is meant.
    pub(super) weekly: bool,
}

/// Reads a day; nothing if it is none, or what is wrong with it.
pub(super) fn day(
    text: &str,
    today: NaiveDate,
    order: DateOrder,
) -> Result<Option<TypedDay>, String> {
    let plain = text.trim().trim_end_matches(',').to_lowercase();
    let on = |date: NaiveDate| Ok(Some(TypedDay { date, weekly: false }));
    match plain.as_str() {
        "today" | "this week" => return on(today),
        "tomorrow" => return on(today + Days::new(1)),
        "yesterday" => return on(today - Days::new(1)),
        "next week" => return on(today + Days::new(7)),
        "last week" => return on(today - Days::new(7)),
        _ => {}
    }
    if let Ok(date) = plain.parse::<NaiveDate>() {
        return on(date);
    }
    let (plain, next) = match plain.strip_prefix("next ") {
        Some(rest) => (rest, true),
        None => (plain.strip_prefix("on ").unwrap_or(&plain), false),
    };
    if let Ok(day) = plain.parse::<Weekday>() {
        let ahead = (7 + day.num_days_from_monday() as usize - weekday(today)) as u64 % 7;
        let ahead = if next && ahead == 0 { 7 } else { ahead };
        return Ok(Some(TypedDay { date: today + Days::new(ahead), weekly: !next }));
    }
    if next {
        return Ok(None);
    }
    if let Some(numbers) = numbers(plain) {
        return of_numbers(text, &numbers, plain.contains('.'), today, order)
            .map(|date| date.map(|date| TypedDay { date, weekly: false }));
    }
    named(text, plain, today)
}

/// "11/30/2026", "30.11.2026", "11/30".
fn numbers(text: &str) -> Option<Vec<u32>> {
    let mark = ['/', '.', '-'].into_iter().find(|mark| text.contains(*mark))?;
    let numbers: Option<Vec<u32>> =
        text.trim_end_matches('.').split(mark).map(|number| number.parse().ok()).collect();
    numbers.filter(|numbers| (2..=3).contains(&numbers.len()))
}

fn of_numbers(
    text: &str,
    numbers: &[u32],
    has_stops: bool,
    today: NaiveDate,
    order: DateOrder,
) -> Result<Option<NaiveDate>, String> {
    let (first, second, year) = match *numbers {
        [year, month, day] if year >= 1000 => return Ok(date(Some(year), month, day, today)),
        [first, second, year] if year < 100 => (first, second, Some(2000 + year)),
        [first, second, year] => (first, second, Some(year)),
        [first, second] => (first, second, None),
        _ => return Ok(None),
    };
    let month_first = date(year, first, second, today);
    let day_first = date(year, second, first, today);
    let (wanted, other, rule) = match order {
        // Stops are of those who write the day first.
        DateOrder::MonthFirst if !has_stops => (month_first, day_first, "the month comes first"),
        DateOrder::MonthFirst | DateOrder::DayFirst => {
            (day_first, month_first, "the day comes first")
        }
    };
    match (wanted, other) {
        (Some(date), _) => Ok(Some(date)),
        (None, Some(other)) => Err(format!(
            "can't tell which date \"{text}\" is: in this menu's country {rule}: write \"{other}\""
        )),
        (None, None) => Ok(None),
    }
}

/// "Nov 30", "30 November 2026", "Mon, Nov 30, 2026"; as it was typed, and plain.
fn named(typed: &str, text: &str, today: NaiveDate) -> Result<Option<TypedDay>, String> {
    let mut words: Vec<&str> = text
        .split([' ', ','])
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty())
        .collect();
    let weekday = words.first().and_then(|word| word.parse::<Weekday>().ok());
    if weekday.is_some() {
        words.remove(0);
    }
    let month = |word: &str| word.parse::<Month>().ok().map(|month| month.number_from_month());
    let number = |word: &str| -> Option<u32> {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let end = &word[digits.len()..];
        matches!(end, "" | "st" | "nd" | "rd" | "th").then(|| digits.parse().ok())?
    };
    let found = match words.as_slice() {
        [first, second, rest @ ..] => {
            match (month(first), number(second), number(first), month(second)) {
                (Some(month), Some(day), ..) | (_, _, Some(day), Some(month)) => {
                    Some((month, day, rest))
                }
                _ => None,
            }
        }
        _ => None,
    };
    let Some((month, day, rest)) = found else { return Ok(None) };
    let year = match rest {
        [] => None,
        [year] if year.len() == 4 => match year.parse() {
            Ok(year) => Some(year),
            Err(_) => return Ok(None),
        },
        _ => return Ok(None),
    };
    let Some(date) = date(year, month, day, today) else { return Ok(None) };
    match weekday.filter(|weekday| *weekday != date.weekday()) {
        Some(_) => Err(format!(
            "\"{typed}\" doesn't match the calendar: {date} is a {}",
            Locale::of("en").weekday(date)
        )),
        None => Ok(Some(TypedDay { date, weekly: false })),
    }
}

/// A date; without a year, the next one.
fn date(year: Option<u32>, month: u32, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    let of = |year: i32| NaiveDate::from_ymd_opt(year, month, day);
    match year {
        Some(year) => of(i32::try_from(year).ok()?),
        // February 29 may be years away.
        None => (today.year()..today.year() + 9).filter_map(of).find(|date| *date >= today),
    }
}
