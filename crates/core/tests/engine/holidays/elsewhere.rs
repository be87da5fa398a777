//! Teams in several zones and countries behind one line: each by its own clock and its own holidays.

use chrono::{Datelike as _, NaiveDate, TimeZone as _, Weekday};
use phonetree_core::hours::Holidays;
use phonetree_core::menu::{self, Tree};
use phonetree_core::script::call;

const TWO_DESKS: &str = r#"
format = 1
title = "Linden Group"
timezone = "America/Los_Angeles"
country = "US"
status = "assumed"
[lines.main]
number = "+1-202-555-0100"
answer = "main"
[menus.main]
options = [ { key = "1", label = "London", to = "london" }, { key = "2", label = "Portland", to = "portland" } ]
[teams.portland]
name = "Portland"
hours = "Mo-Fr 09:00-17:00; PH off"
email = "pdx@linden.example"
[teams.london]
name = "London"
timezone = "Europe/London"
country = "GB"
hours = "Mo-Fr 09:00-17:00; PH off"
email = "lon@linden.example"
"#;

fn two_desks() -> Tree {
    menu::load("two-desks.toml", TWO_DESKS).unwrap_or_else(|said| panic!("{said}"))
}

#[test]
fn each_desk_keeps_its_own_clock_through_the_weeks_in_which_clocks_change_on_different_days() {
    let tree = two_desks();
    for (team, zone, country) in [
        ("london", chrono_tz::Europe::London, "GB"),
        ("portland", chrono_tz::America::Los_Angeles, "US"),
    ] {
        let hours = tree.teams.iter().find(|it| &*it.id == team).unwrap().hours.as_ref().unwrap();
        let holidays = Holidays::of(country).unwrap();
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        for date in first.iter_days().take(365) {
            let works = !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
                && holidays
                    .on(date)
                    .is_none_or(|it| it.kind != phonetree_core::hours::HolidayKind::Public);
            for (hour, minute, open) in
                [(8, 59, false), (9, 0, true), (16, 59, true), (17, 0, false)]
            {
                let wall = date.and_hms_opt(hour, minute, 0).unwrap();
                let at = zone.from_local_datetime(&wall).unwrap();
                assert_eq!(hours.is_open(at.to_utc()), open && works, "{team} {wall}");
            }
        }
    }
}

#[test]
fn a_call_is_held_by_the_clock_of_the_desk_it_reaches() {
    let menu = two_desks();
    // From March 8 to 29, 2026, London is seven hours ahead of Portland, else eight.
    call(&menu).at("2026-03-16T16:30:00+00:00").press("1").reaches("london");
    call(&menu)
        .at("2026-03-16T08:30:00+00:00")
        .press("1")
        .closed_until("london", "2026-03-16T09:00:00+00:00");
    call(&menu).at("2026-03-16T17:00:00+00:00").press("1").closed("london");
    call(&menu).at("2026-03-16 02:00").press("1").reaches("london");
    call(&menu).at("2026-03-30 01:00").press("1").reaches("london");
    call(&menu).at("2026-03-16 02:00").press("2").closed("portland");
    // Boxing Day, observed on Monday, and a day like any other in Portland.
    call(&menu).at("2026-12-28T10:00:00+00:00").press("1").closed("london");
    call(&menu).at("2026-12-28 10:00").press("2").reaches("portland");
    // Thanksgiving.
    call(&menu).at("2026-11-26T10:00:00+00:00").press("1").reaches("london");
    call(&menu).at("2026-11-26 10:00").press("2").closed("portland");
}

#[test]
fn what_a_caller_hears_names_the_clock_that_is_not_the_files() {
    let menu = two_desks();
    let closed = call(&menu).at("2026-03-16 12:00").press("1").closed("london");
    closed.hears("tomorrow at 9 a.m. London time");
    let closed = call(&menu).at("2026-03-16 18:00").press("2").closed("portland");
    closed.hears("tomorrow at 9 a.m.").never_hears("tomorrow at 9 a.m. Pacific time");
}

#[test]
fn an_office_elsewhere_has_closed_days_of_its_own_in_place_of_the_files() {
    let text = TWO_DESKS.replace(
        "country = \"US\"",
        "country = \"US\"\nholidays.add = [\"2026-11-27 Day after Thanksgiving\"]",
    );
    let text = text.replace(
        "country = \"GB\"",
        "country = \"GB\"\nholidays.add = [\"2026-11-24 Office move\"]",
    );
    let menu = menu::load("two-desks.toml", &text).unwrap();
    call(&menu).at("2026-11-27 10:00").press("2").closed("portland");
    call(&menu).at("2026-11-27T10:00:00+00:00").press("1").reaches("london");
    call(&menu).at("2026-11-24T10:00:00+00:00").press("1").closed("london");
    call(&menu).at("2026-11-24 10:00").press("2").reaches("portland");
}

#[test]
fn in_the_week_of_the_file_a_desk_elsewhere_stands_at_the_hours_of_the_file() {
    let tree = two_desks();
    let hours = tree.teams[1].hours.as_ref().unwrap();
    let monday = NaiveDate::from_ymd_opt(2026, 3, 16).unwrap();
    let days = hours.days_on_the_clock_of(tree.zone, monday);
    assert_eq!(days[0].open, [(2 * 60, 10 * 60)], "seven hours apart");
    let days = hours.days_on_the_clock_of(tree.zone, monday + chrono::Days::new(14));
    assert_eq!(days[0].open, [(60, 9 * 60)], "eight hours apart");
    assert_eq!(days.iter().map(|day| day.date).next(), Some(monday + chrono::Days::new(14)));
}
