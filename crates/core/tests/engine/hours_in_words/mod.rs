//! The words of hours are true: a reader that knows nothing of the writer turns them back into
//! openings, and finds the same.
mod french;
mod golden;
mod random;
mod reader;
mod reports;
mod tongues;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc};
use phonetree_core::hours::{Holidays, Hours};
use phonetree_core::language::Locale;

use self::french::FRENCH;
use self::reader::{OnHoliday, Read, Spans};
use self::tongues::{ENGLISH, SPANISH, Tongue};

const ZONE: chrono_tz::Tz = chrono_tz::UTC;
const TONGUES: [&Tongue; 3] = [&ENGLISH, &SPANISH, &FRENCH];

/// What is open on each of some days, in minutes from its midnight.
fn open_spans(hours: &Hours, first: NaiveDate, days: i64) -> Vec<Spans> {
    let midnight = first.and_hms_opt(0, 0, 0).unwrap().and_utc();
    let until = midnight + TimeDelta::days(days);
    let minute = |at: DateTime<Utc>| (at - midnight).num_minutes();
    let mut found = vec![Spans::new(); usize::try_from(days).unwrap()];
    for (from, to) in hours.open_between(midnight, until) {
        let (from, to) = (minute(from.to_utc()), minute(to.to_utc()));
        for day in from / 1440..(to + 1439) / 1440 {
            let cut = |minute: i64| (minute - day * 1440).clamp(0, 1440);
            found[usize::try_from(day).unwrap()].push((cut(from), cut(to)));
        }
    }
    found
}

/// What the words say of a day; `None` if they leave it open.
fn said_of(read: &Read, date: NaiveDate, holidays: &BTreeSet<NaiveDate>) -> Option<Spans> {
    let named = read.days.iter().find(|(day, _)| day.is_on(date));
    let is_holiday = holidays.contains(&date);
    // A day by name is what it is said to be on a holiday, too, unless it is said otherwise.
    if let Some((_, spans)) =
        named.filter(|(day, _)| !is_holiday || !read.unless_holiday.contains(day))
    {
        return Some(spans.clone());
    }
    match &read.on_holidays {
        OnHoliday::Closed if is_holiday => return Some(Spans::new()),
        OnHoliday::Open(spans) if is_holiday => return Some(spans.clone()),
        OnHoliday::Some if is_holiday => return None,
        _ => {}
    }
    if read.closed_parts.iter().any(|part| part.has(date)) {
        return Some(Spans::new());
    }
    let of_season = read.seasons.iter().find(|(parts, _)| parts.iter().any(|part| part.has(date)));
    let week = of_season.map_or(read.rest.as_ref(), |(_, week)| Some(week));
    let day = date.weekday().num_days_from_monday() as usize;
    Some(week.map(|week| week.of_day(day)).unwrap_or_default())
}

/// Holds the words of hours in every language against what the hours do. Says whether there were any,
/// or what is false.
fn hold(text: &str, country: Option<&str>, year: bool) -> Result<bool, String> {
    let hours = Hours::parse_with(text, ZONE, calendar(country).as_ref())
        .unwrap_or_else(|why| panic!("{text}: {why}"));
    let monday = NaiveDate::from_ymd_opt(2027, 1, 4).unwrap();
    let days = if year { 363 } else { 7 };
    let is = open_spans(&hours, monday, days);
    let holidays = holidays(country, monday, days);
    let mut any = true;
    for tongue in TONGUES {
        let words = hours.words(Locale::of(tongue.tag));
        if words == tongue.varying {
            assert!(!hours.can_be_said(), "{text}");
            any = false;
            continue;
        }
        let read = reader::read(&words, tongue)
            .map_err(|part| format!("{text}\nsaid: {words}\ncan't be read at: {part}"))?;
        for (is, date) in is.iter().zip(monday.iter_days()) {
            let Some(said) = said_of(&read, date, &holidays) else { continue };
            if *is != said && !read.some_dates {
                return Err(format!("{text}\nsaid: {words}\non {date}: said {said:?}, is {is:?}"));
            }
        }
    }
    Ok(any)
}

/// The holidays of a country, looked up once.
fn calendar(country: Option<&str>) -> Option<Holidays> {
    static KNOWN: Mutex<BTreeMap<String, Holidays>> = Mutex::new(BTreeMap::new());
    let country = country?;
    let mut known = KNOWN.lock().unwrap();
    let found = known.entry(country.to_owned()).or_insert_with(|| Holidays::of(country).unwrap());
    Some(found.clone())
}

fn holidays(country: Option<&str>, first: NaiveDate, days: i64) -> BTreeSet<NaiveDate> {
    static YEARS: Mutex<BTreeMap<String, BTreeSet<NaiveDate>>> = Mutex::new(BTreeMap::new());
    let Some(country) = country.filter(|_| days > 7) else { return BTreeSet::new() };
    let mut years = YEARS.lock().unwrap();
    let year = years.entry(country.to_owned()).or_insert_with(|| {
        let all = Hours::parse("PH", ZONE, Some(country)).unwrap();
        let open = open_spans(&all, first, days);
        let open = open.iter().zip(first.iter_days()).filter(|(open, _)| !open.is_empty());
        open.map(|(_, date)| date).collect()
    });
    year.clone()
}
