//! Hours at the moments where they go wrong: clocks set forward and back, nights, holidays.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use phonetree_core::hours::{DateOrder, Hours, parse_at, parse_at_by};
use phonetree_core::language::Locale;
use proptest::prelude::*;

const LA: Tz = chrono_tz::America::Los_Angeles;

fn hours(text: &str, zone: Tz) -> Hours {
    Hours::parse(text, zone, Some("US")).unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[test]
fn clocks_set_forward_skip_what_is_skipped() {
    // 2026-03-08 in Los Angeles: 02:00 PST becomes 03:00 PDT.
    let day = hours("Su 02:30-04:00", LA);
    assert!(!day.is_open(at("2026-03-08T01:59:59-08:00")));
    assert!(day.is_open(at("2026-03-08T03:00:00-07:00")));
    assert_eq!(
        day.next_open(at("2026-03-08T01:00:00-08:00")).unwrap().to_rfc3339(),
        "2026-03-08T03:00:00-07:00"
    );
    let gone = hours("Su 02:10-02:50", LA);
    assert_eq!(
        gone.next_open(at("2026-03-08T01:00:00-08:00")).unwrap().to_rfc3339(),
        "2026-03-15T02:10:00-07:00"
    );
}

#[test]
fn clocks_set_back_open_again() {
    // 2026-11-01 in Los Angeles: 02:00 PDT becomes 01:00 PST.
    let owls = hours("Su 01:00-01:30", LA);
    assert!(owls.is_open(at("2026-11-01T01:10:00-07:00")));
    assert!(!owls.is_open(at("2026-11-01T01:45:00-07:00")));
    assert!(owls.is_open(at("2026-11-01T01:10:00-08:00")));
    assert_eq!(
        owls.next_open(at("2026-11-01T01:45:00-07:00")).unwrap().to_rfc3339(),
        "2026-11-01T01:00:00-08:00"
    );
}

#[test]
fn nights_belong_to_the_evening_they_begin_on() {
    let night = hours("Fr 22:00-06:00", LA);
    assert!(night.is_open(at("2026-11-28T05:59:59-08:00")));
    assert!(!night.is_open(at("2026-11-28T06:00:00-08:00")));
    assert!(!night.is_open(at("2026-11-27T05:00:00-08:00")));
}

#[test]
fn odd_zones_are_zones() {
    let day = hours("Mo-Fr 08:00-17:00", chrono_tz::Asia::Kathmandu);
    assert!(!day.is_open(at("2026-11-23T02:14:59Z")));
    assert!(day.is_open(at("2026-11-23T02:15:00Z")));
    // Lord Howe Island sets its clocks by half an hour: +10:30, +11:00 in summer.
    let island = hours("Mo-Fr 08:00-17:00", chrono_tz::Australia::Lord_Howe);
    assert!(island.is_open(at("2026-01-12T21:00:00Z")));
    assert!(!island.is_open(at("2026-07-13T21:00:00Z")));
    assert!(island.is_open(at("2026-07-13T21:30:00Z")));
}

#[test]
fn no_holiday_is_kept_unless_asked_for() {
    // Thanksgiving. The whole calendar is held against the law in hours_law.rs.
    let thanksgiving = at("2026-11-26T20:00:00Z");
    assert!(hours("Mo-Fr 08:00-17:00", LA).is_open(thanksgiving));
    assert!(!hours("Mo-Fr 08:00-17:00; PH off", LA).is_open(thanksgiving));
}

#[test]
fn what_nobody_knows_is_an_error() {
    for (text, said) in [
        ("Mo-Fr 25:00", "not understood"),
        ("SH off", "school"),
        ("sunrise-sunset", "sun"),
        ("Mo 08:00-09:00 unknown", "open or closed"),
        ("", "nothing is written"),
        ("Mo-", ""),
    ] {
        let error = Hours::parse(text, LA, Some("US")).unwrap_err();
        assert!(error.message.contains(said), "{text}: {}", error.message);
    }
    assert!(Hours::parse("PH off", LA, None).unwrap_err().message.contains("country"));
}

#[test]
fn hours_and_moments_are_said_as_people_say_them() {
    let words = |text: &str, language: &str| hours(text, LA).words(Locale::of(language));
    assert_eq!(
        words("Mo-Fr 08:30-17:00", "en"),
        "Monday to Friday, 8:30 a.m. to 5 p.m. Pacific time"
    );
    assert_eq!(
        words("Mo-Fr 08:30-17:00", "es"),
        "de lunes a viernes, de 8:30 a.m. a 5 p.m., hora del Pacífico"
    );
    for (text, language, end) in [
        ("Mo-Fr 08:00-17:00; PH off", "en", "Pacific time, except on public holidays"),
        ("Mo-Fr 08:00-17:00; PH off", "es", "del Pacífico, salvo en días festivos"),
        (
            "Mo-Fr 08:00-17:00; Dec 24 08:00-12:00",
            "en",
            "Pacific time; on December 24, 8 a.m. to noon",
        ),
        ("Mo-Fr 08:00-17:00; Mo[1] off", "en", "time, except on the first Monday of each month"),
        ("24/7; PH off; Dec 24 off", "es", "hora, salvo en días festivos y el 24 de diciembre"),
        ("Mo-Fr 08:00-17:00", "en", "5 p.m. Pacific time"),
    ] {
        assert!(words(text, language).ends_with(end), "{text}: {}", words(text, language));
    }
    assert_eq!(words("24/7", "en"), "at any time");
    assert_eq!(words("Mo-Su 12:00-24:00", "en"), "every day, noon to midnight Pacific time");
    assert_eq!(
        words("Mo,We 08:00-12:00,13:00-17:00", "en"),
        "Monday and Wednesday, 8 a.m. to noon and 1 p.m. to 5 p.m. Pacific time"
    );
    assert_eq!(words("Fr 22:00-06:00", "en"), "Friday, 10 p.m. to 6 a.m. Pacific time");
    assert_eq!(
        words("Apr-Sep Mo 08:00-12:00", "en"),
        "from April to September, Monday, 8 a.m. to noon Pacific time",
        "seasons are said"
    );
    let now = parse_at("2026-11-23 07:15", LA, at("2026-01-01T00:00:00Z")).unwrap();
    let said = |text, language| {
        Locale::of(language).moment(parse_at(text, LA, now.to_utc()).unwrap(), now)
    };
    assert_eq!(said("2026-11-23 08:00", "en"), "today at 8 a.m.");
    assert_eq!(said("2026-11-24 08:00", "en"), "tomorrow at 8 a.m.");
    assert_eq!(said("2026-11-27 08:30", "en"), "Friday at 8:30 a.m.");
    assert_eq!(said("2026-11-30 08:00", "en"), "on Monday, November 30 at 8 a.m.");
    assert_eq!(said("2027-01-04 08:00", "en"), "on Monday, January 4, 2027 at 8 a.m.");
    assert_eq!(said("2026-11-24 13:00", "es"), "mañana a la 1 p.m.");
    assert_eq!(said("2026-11-24 00:00", "es"), "mañana a medianoche");
    assert_eq!(said("2026-11-23 12:00", "es"), "hoy al mediodía");
}

#[test]
fn an_instant_is_read_as_people_write_it() {
    let now = at("2026-11-23T20:00:00Z"); // Monday noon in Los Angeles
    let read = |text: &str| parse_at(text, LA, now).map(|at| at.to_rfc3339());
    assert_eq!(read("Mon 07:15").unwrap(), "2026-11-30T07:15:00-08:00");
    assert_eq!(read("Mon 12:00").unwrap(), "2026-11-23T12:00:00-08:00");
    assert_eq!(read("tuesday 07:15").unwrap(), "2026-11-24T07:15:00-08:00");
    assert_eq!(read("07:15").unwrap(), "2026-11-23T07:15:00-08:00");
    assert_eq!(read("2026-07-13T07:15:30").unwrap(), "2026-07-13T07:15:30-07:00");
    assert_eq!(read("2026-11-23T15:15:00Z").unwrap(), "2026-11-23T07:15:00-08:00");
    assert!(
        read("2026-03-08 02:30").unwrap_err().to_string().contains("2026-03-08T03:30:00-07:00")
    );
    assert!(
        read("2026-11-01 01:30").unwrap_err().to_string().contains("2026-11-01T01:30:00-08:00")
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn it_is_open_when_it_next_opens_and_closed_a_second_before(
        seconds in 0_i64..10 * 366 * 86_400,
        text in prop::sample::select(vec!["Mo-Fr 08:30-17:00", "Mo-Su 22:00-06:00", "Su 01:00-01:30", "Mo-Fr 08:00-12:00,13:00-17:00; PH off", "24/7"]),
        zone in prop::sample::select(vec![LA, chrono_tz::Australia::Lord_Howe, chrono_tz::Asia::Kathmandu, chrono_tz::Europe::London]),
    ) {
        let hours = hours(text, zone);
        let from = at("2021-01-01T00:00:00Z") + TimeDelta::seconds(seconds);
        let opens = hours.next_open(from).unwrap().to_utc();
        prop_assert!(opens >= from);
        prop_assert!(hours.is_open(opens));
        if opens > from {
            prop_assert!(!hours.is_open(from));
            prop_assert!(!hours.is_open(opens - TimeDelta::seconds(1)));
        }
        // What was remembered from another question changes no answer.
        prop_assert_eq!(hours.is_open(from), hours.clone().is_open(from));
    }
}

#[test]
fn a_time_is_read_in_the_ways_in_which_it_is_told() {
    // A Monday, 7:15 in the morning.
    let now = at("2026-11-23T15:15:00Z");
    for (text, is) in [
        ("7am", "2026-11-23T07:00:00-08:00"),
        ("7:15 am", "2026-11-23T07:15:00-08:00"),
        ("7:15 PM", "2026-11-23T19:15:00-08:00"),
        ("8 a.m.", "2026-11-23T08:00:00-08:00"),
        ("12 am", "2026-11-23T00:00:00-08:00"),
        ("noon", "2026-11-23T12:00:00-08:00"),
        ("midnight", "2026-11-23T00:00:00-08:00"),
        ("today 08:00", "2026-11-23T08:00:00-08:00"),
        ("today at 7am", "2026-11-23T07:00:00-08:00"),
        ("tomorrow 08:00", "2026-11-24T08:00:00-08:00"),
        ("Tomorrow at 8:30 a.m.", "2026-11-24T08:30:00-08:00"),
        ("Mon 7am", "2026-11-30T07:00:00-08:00"),
        ("monday noon", "2026-11-23T12:00:00-08:00"),
        ("2026-12-24 noon", "2026-12-24T12:00:00-08:00"),
        ("2026-12-24T07:15", "2026-12-24T07:15:00-08:00"),
        ("Now", "2026-11-23T07:15:00-08:00"),
        ("11/30/2026 7:15 AM", "2026-11-30T07:15:00-08:00"),
        ("Nov 30 7:15am", "2026-11-30T07:15:00-08:00"),
        ("Nov 30, 2026 at 7:15 a.m.", "2026-11-30T07:15:00-08:00"),
        ("30 November 7:15 pm", "2026-11-30T19:15:00-08:00"),
        ("Mon, Nov 30 noon", "2026-11-30T12:00:00-08:00"),
        ("7:15 am Tuesday", "2026-11-24T07:15:00-08:00"),
        ("Jan 4 8:00", "2027-01-04T08:00:00-08:00"),
        ("Sunday", "2026-11-29T12:00:00-08:00"),
        ("Mon", "2026-11-23T12:00:00-08:00"),
        ("next Monday 8am", "2026-11-30T08:00:00-08:00"),
        ("tomorrow", "2026-11-24T12:00:00-08:00"),
        ("2026-11-30", "2026-11-30T12:00:00-08:00"),
        ("12/24", "2026-12-24T12:00:00-08:00"),
        ("30.11.2026 07:15", "2026-11-30T07:15:00-08:00"),
        ("2026/11/30 07:15", "2026-11-30T07:15:00-08:00"),
        ("in 3 hours", "2026-11-23T10:15:00-08:00"),
        ("in a week", "2026-11-30T07:15:00-08:00"),
    ] {
        assert_eq!(parse_at(text, LA, now).unwrap().to_rfc3339(), is, "{text}");
    }
    for text in [
        "7",
        "13pm",
        "0am",
        "am",
        "today today",
        "noon noon",
        "ñm",
        "\u{1F600}",
        "Nov 31",
        "in 3 moons",
        "May",
        "13/13/2026",
    ] {
        assert!(parse_at(text, LA, now).unwrap_err().to_string().contains("write"), "{text}");
    }
}

#[test]
fn a_date_of_numbers_is_read_as_the_country_of_the_menu_writes_it() {
    let now = at("2026-11-23T15:15:00Z");
    let read = |text: &str, zone: Tz, country: &str| {
        let read = parse_at_by(text, zone, now, DateOrder::of(country, zone));
        read.map(|at| at.date_naive().to_string()).map_err(|why| why.to_string())
    };
    let london = chrono_tz::Europe::London;
    assert_eq!(read("04/05/2027 08:00", london, "GB").unwrap(), "2027-05-04");
    assert_eq!(read("04/05/2027 08:00", LA, "US").unwrap(), "2027-04-05");
    assert_eq!(read("04/05/2027 08:00", london, "").unwrap(), "2027-05-04", "by its zone");
    assert_eq!(read("04/05/2027 08:00", LA, "").unwrap(), "2027-04-05", "by its zone");
    assert_eq!(read("04.05.2027 08:00", LA, "US").unwrap(), "2027-05-04", "stops are Europe's");
    for (text, zone, country, write) in [
        ("30/11/2026", LA, "US", "the month comes first: write \"2026-11-30\""),
        ("11/30/2026", london, "GB-ENG", "the day comes first: write \"2026-11-30\""),
    ] {
        let why = read(text, zone, country).unwrap_err();
        assert!(why.ends_with(write), "{text}: {why}");
    }
    assert!(read("Tue, Nov 30 2026", LA, "US").unwrap_err().ends_with("2026-11-30 is a Monday"));
}

#[test]
fn hours_turn_at_the_very_instant_and_not_before() {
    let day = hours("Mo-Fr 08:00-17:00", LA);
    let opens = |from: &str| day.next_open(at(from)).unwrap().to_rfc3339();
    let closes = |from: &str| day.next_close(at(from)).unwrap().to_rfc3339();
    let (morning, evening) = ("2026-11-23T08:00:00-08:00", "2026-11-23T17:00:00-08:00");
    assert_eq!(opens("2026-11-23T07:59:59.999-08:00"), morning);
    assert_eq!(opens(morning), morning);
    assert_eq!(opens("2026-11-23T08:00:00.001-08:00"), "2026-11-23T08:00:00.001-08:00");
    assert_eq!(closes("2026-11-23T16:59:59.999-08:00"), evening);
    assert_eq!(closes(evening), evening);
    assert_eq!(opens(evening), "2026-11-24T08:00:00-08:00");
    // What was found last is asked first: at its end it doesn't hold anymore.
    assert!(day.is_open(at("2026-11-23T16:59:59.999-08:00")));
    assert!(!day.is_open(at(evening)));
    assert!(!day.is_open(at("2026-11-23T07:59:59.999-08:00")));
    assert!(day.is_open(at(morning)));
}

#[test]
fn a_change_is_looked_for_over_ten_years_and_no_further() {
    let once = |year: u16| hours(&format!("{year} Jan 01 08:00-09:00"), LA);
    let from = at("2026-11-23T12:00:00-08:00");
    let opens = |year| once(year).next_open(from).map(|opens| opens.to_rfc3339());
    assert_eq!(opens(2027).unwrap(), "2027-01-01T08:00:00-08:00");
    assert_eq!(opens(2036).unwrap(), "2036-01-01T08:00:00-08:00");
    assert_eq!(opens(2037), None);
    assert_eq!(opens(2026), None, "it is over");
}

#[test]
fn what_begins_in_the_hour_that_comes_twice_begins_when_the_clock_is_set_back() {
    // 2026-11-01 in Los Angeles: 02:00 PDT becomes 01:00 PST.
    let owls = hours("Su 01:00-02:00", LA);
    let opens = |from: &str| owls.next_open(at(from)).unwrap().to_rfc3339();
    let closes = |from: &str| owls.next_close(at(from)).unwrap().to_rfc3339();
    assert_eq!(opens("2026-11-01T00:00:00-07:00"), "2026-11-01T01:00:00-07:00");
    // It is open all through both hours.
    assert_eq!(closes("2026-11-01T01:00:00-07:00"), "2026-11-01T02:00:00-08:00");
    // What is past on the first clock comes again on the second: at once, or some minutes on.
    let half = hours("Su 01:15-01:30", LA);
    let opens = |from: &str| half.next_open(at(from)).unwrap().to_rfc3339();
    assert_eq!(opens("2026-11-01T01:30:00-07:00"), "2026-11-01T01:15:00-08:00");
    assert_eq!(opens("2026-11-01T01:30:00-08:00"), "2026-11-08T01:15:00-08:00");
    let whole = hours("Su 01:00-01:30", LA);
    let opens = |from: &str| whole.next_open(at(from)).unwrap().to_rfc3339();
    assert_eq!(opens("2026-11-01T01:30:00-07:00"), "2026-11-01T01:00:00-08:00");
    // It comes again even where nothing else comes after it.
    let once = hours("2026 Nov 01 01:00-01:30", LA);
    let opens = once.next_open(at("2026-11-01T01:45:00-07:00")).unwrap().to_rfc3339();
    assert_eq!(opens, "2026-11-01T01:00:00-08:00");
    assert_eq!(once.next_open(at("2026-11-01T01:45:00-08:00")), None);
    // Closed until the year after next: the clocks are set back before.
    let far = hours("2028 Nov 05 01:00-01:30", LA);
    let opens = far.next_open(at("2027-11-30T12:00:00-08:00")).unwrap().to_rfc3339();
    assert_eq!(opens, "2028-11-05T01:00:00-07:00");
}

#[test]
fn a_month_has_no_more_days_than_it_has() {
    for (text, last) in [("Jan", 31), ("Feb", 29), ("Apr", 30), ("Nov", 30), ("Dec", 31)] {
        let parse = |day: u32| Hours::parse(&format!("{text} {day} 08:00-09:00"), LA, None);
        assert!(parse(last).is_ok(), "{text} {last}");
        let wrong = parse(last + 1).unwrap_err().message;
        if last < 31 {
            assert_eq!(wrong, format!("{text} has no day {}", last + 1));
        }
        assert!(parse(0).is_err(), "{text} 0");
    }
}

#[test]
fn both_clocks_are_told_where_they_differ_and_the_day_where_it_does() {
    use phonetree_core::hours::moment_in_both;

    let now = at("2026-11-23T12:00:00-08:00").with_timezone(&LA);
    let told = |moment: &str, caller: Tz| {
        moment_in_both(at(moment).with_timezone(&LA), now, Some(caller), Locale::ENGLISH)
    };
    let east = chrono_tz::America::New_York;
    let five = "2026-11-23T17:00:00-08:00";
    assert_eq!(told(five, LA), "today at 5 p.m. Pacific time");
    assert_eq!(
        told(five, chrono_tz::America::Tijuana),
        "today at 5 p.m. Pacific time",
        "another zone, the same clock"
    );
    assert_eq!(told(five, east), "today at 5 p.m. Pacific time (8 p.m. Eastern time)");
    let late = "2026-11-23T21:00:00-08:00";
    assert_eq!(
        told(late, east),
        "today at 9 p.m. Pacific time (tomorrow at midnight Eastern time)"
    );
}

#[test]
fn days_are_said_one_by_one_and_as_a_row_from_three_on() {
    let days = |text: &str, language: &str| {
        hours(&format!("{text} 08:00-12:00"), LA).words(Locale::of(language))
    };
    for (text, english, spanish) in [
        ("Mo,Tu", "Monday and Tuesday", "lunes y martes"),
        ("Mo-We", "Monday to Wednesday", "de lunes a miércoles"),
        ("Mo,We,Fr", "Monday, Wednesday and Friday", "lunes, miércoles y viernes"),
        ("Mo-Su", "every day", "todos los días"),
    ] {
        let end = "8 a.m. to noon Pacific time";
        assert_eq!(days(text, "en"), format!("{english}, {end}"));
        let end = "de 8 a.m. a mediodía, hora del Pacífico";
        assert_eq!(days(text, "es"), format!("{spanish}, {end}"));
    }
}

#[test]
fn a_word_in_a_comment_is_no_hours() {
    let reads = |text: &str| Hours::parse(text, LA, None).map(drop).map_err(|error| error.at);
    assert_eq!(reads("Mo-Fr 08:00-17:00 \"SH off\""), Ok(()));
    assert_eq!(reads("Mo-Fr 08:00-17:00 \"ask\"; SH off"), Err(Some(25)));
}

#[test]
fn a_change_is_found_that_begins_before_the_last_moment_looked_at_and_none_after() {
    // Ten times 366 days after noon of that day it is noon of 2036-11-30.
    let opens = |text: &str| {
        let from = at("2026-11-23T12:00:00-08:00");
        hours(text, LA).next_open(from).map(|opens| opens.to_rfc3339())
    };
    let before = opens("2036 Nov 30 11:59-13:00");
    assert_eq!(before.as_deref(), Some("2036-11-30T11:59:00-08:00"));
    assert_eq!(opens("2036 Nov 30 12:00-13:00"), None);
    assert_eq!(opens("2036 Dec 01 11:00-13:00"), None);
}
