//! Holidays and clocks against tables written from the law, by arithmetic of their own: neither the
//! calendar nor the zones under test are asked what day it is.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeZone as _, Utc};
use chrono_tz::{America, Tz};
use phonetree_core::hours::{Hours, clock_changes};

const YEARS: std::ops::RangeInclusive<u32> = 2020..=2035;

#[test]
fn public_holidays_are_those_of_the_law() {
    for zone in [America::Los_Angeles, America::New_York] {
        let hours = Hours::parse("Mo-Su 08:00-17:00; PH off", zone, Some("US")).unwrap();
        for year in YEARS {
            let closed: BTreeSet<Day> =
                days_of(year).filter(|day| !hours.is_open(clock(zone, *day, 12))).collect();
            assert_eq!(closed, holidays(year), "in {zone}");
        }
    }
}

#[test]
fn clocks_are_set_on_the_days_of_the_law_and_no_others() {
    for (zone, utc) in [(America::Los_Angeles, 8), (America::New_York, 5)] {
        let from = Utc.with_ymd_and_hms(2020, 1, 1, 0, 0, 0).unwrap();
        let to = Utc.with_ymd_and_hms(2036, 1, 1, 0, 0, 0).unwrap();
        // 15 U.S.C. 260a(a): from 2 o'clock on the second Sunday of March until 2 o'clock on the first
        // Sunday of November the time is advanced one hour.
        let wanted: Vec<DateTime<Utc>> = YEARS
            .flat_map(|year| {
                let (forward, back) = (nth(year, 3, SUNDAY, 2), nth(year, 11, SUNDAY, 1));
                [clock(Tz::UTC, forward, 2 + utc), clock(Tz::UTC, back, 2 + utc - 1)]
            })
            .collect();
        assert_eq!(clock_changes(zone, from, to), wanted, "in {zone}");
        let hours = Hours::parse("24/7", zone, None).unwrap();
        assert_eq!(hours.clock_changes(from, to), wanted, "in {zone}");
    }
}

#[test]
fn what_is_open_at_eight_is_so_on_both_sides_of_every_change() {
    for (zone, utc) in [(America::Los_Angeles, 8), (America::New_York, 5)] {
        let hours = Hours::parse("Mo-Su 08:00-17:00", zone, None).unwrap();
        for year in YEARS {
            let (forward, back) = (nth(year, 3, SUNDAY, 2), nth(year, 11, SUNDAY, 1));
            for (day, advanced) in
                [((year, 3, forward.2 - 1), 0), (forward, 1), (back, 0), ((year, 10, 31), 1)]
            {
                let eight = clock(Tz::UTC, day, 8 + utc - advanced);
                assert!(hours.is_open(eight), "{day:?} in {zone}");
                let before = eight - chrono::TimeDelta::seconds(1);
                assert!(!hours.is_open(before), "a second before {day:?} in {zone}");
            }
        }
    }
}

/// A year, a month, a day.
type Day = (u32, u32, u32);

const SUNDAY: u32 = 0;
const MONDAY: u32 = 1;
const THURSDAY: u32 = 4;
const SATURDAY: u32 = 6;

/// 5 U.S.C. 6103(a), as observed under (b), that fall into a year.
fn holidays(year: u32) -> BTreeSet<Day> {
    let last_monday_of_may =
        (25..=31).map(|day| (year, 5, day)).find(|day| weekday(*day) == MONDAY);
    let mut days: BTreeSet<Day> = [
        nth(year, 1, MONDAY, 3),     // Birthday of Martin Luther King, Jr.
        nth(year, 2, MONDAY, 3),     // Washington's Birthday
        last_monday_of_may.unwrap(), // Memorial Day
        nth(year, 9, MONDAY, 1),     // Labor Day
        nth(year, 10, MONDAY, 2),    // Columbus Day
        nth(year, 11, THURSDAY, 4),  // Thanksgiving Day
    ]
    .into();
    // New Year's Day (of the next year, too: it may be observed in this one), Juneteenth National
    // Independence Day (Public Law 117-17, of 2021), Independence Day, Veterans Day, Christmas Day.
    let juneteenth = (year >= 2021).then_some((year, 6, 19));
    let fixed = [(year, 1, 1), (year + 1, 1, 1), (year, 7, 4), (year, 11, 11), (year, 12, 25)];
    days.extend(fixed.into_iter().chain(juneteenth).map(observed).filter(|day| day.0 == year));
    days
}

/// 6103(b)(1): instead of a Saturday, the Friday immediately before. Executive Order 11582, section 3:
/// instead of a Sunday, the Monday after.
fn observed((year, month, day): Day) -> Day {
    match weekday((year, month, day)) {
        SATURDAY if (month, day) == (1, 1) => (year - 1, 12, 31),
        SATURDAY => (year, month, day - 1),
        SUNDAY => (year, month, day + 1),
        _ => (year, month, day),
    }
}

/// The n-th such day of a month.
fn nth(year: u32, month: u32, day_of_week: u32, n: u32) -> Day {
    let first = (1..=7).find(|day| weekday((year, month, *day)) == day_of_week).unwrap();
    (year, month, first + 7 * (n - 1))
}

/// Sunday is 0: counted in days from Saturday, 1 January 2000.
fn weekday((year, month, day): Day) -> u32 {
    let years: u32 = (2000..year).map(|year| 365 + u32::from(is_leap(year))).sum();
    let months: u32 = (1..month).map(|month| days_in(year, month)).sum();
    (SATURDAY + years + months + day - 1) % 7
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 => 28 + u32::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_of(year: u32) -> impl Iterator<Item = Day> {
    (1..=12).flat_map(move |month| (1..=days_in(year, month)).map(move |day| (year, month, day)))
}

/// An hour of a day on the clock of a zone.
fn clock(zone: Tz, (year, month, day): Day, hour: u32) -> DateTime<Utc> {
    let year = i32::try_from(year).unwrap();
    zone.with_ymd_and_hms(year, month, day, hour, 0, 0).unwrap().to_utc()
}
