//! Public holidays against a library that nobody here wrote and that ours are not from: day by day, from
//! 2024 to 2030, in 37 countries and 48 regions. Each difference is in `differences.txt`, with who is right.

mod doubt;
mod elsewhere;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};
use phonetree_core::hours::{Holiday, HolidayKind, Holidays, Hours};

const JUDGE: &str = include_str!("judge.txt");
const DIFFERENCES: &str = include_str!("differences.txt");

/// What the judge calls each holiday of a country or region.
type Judged = BTreeMap<NaiveDate, String>;

fn judges() -> Vec<(&'static str, Judged)> {
    let mut judges: Vec<(&str, Judged)> = Vec::new();
    for line in JUDGE.lines().filter(|line| !line.starts_with('#')) {
        if let Some(code) = line.strip_prefix('=') {
            judges.push((code, Judged::new()));
            continue;
        }
        let (days, name) = line.split_once('|').expect("days and a name");
        let judged = &mut judges.last_mut().expect("a code before it").1;
        for day in days.split(' ') {
            let day = NaiveDate::parse_from_str(day, "%y%m%d").expect("a day");
            judged.insert(day, name.to_owned());
        }
    }
    judges
}

/// A difference that is known: codes, whose day, its name.
struct Known {
    line: &'static str,
    codes: Vec<&'static str>,
    whose: &'static str,
    name: &'static str,
}

impl Known {
    fn read() -> Vec<Self> {
        let lines = DIFFERENCES.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let read = |line: &'static str| {
            let parts: Vec<&str> = line.split('|').collect();
            let [codes, whose, name, right] = parts[..] else { panic!("{line}") };
            let who = right.split(": ").next().unwrap_or_default();
            assert!(["ours", "judge", "either", "neither", "open"].contains(&who), "{line}");
            assert!(["ours", "judge"].contains(&whose), "{line}");
            Self { line, codes: codes.split(' ').collect(), whose, name }
        };
        lines.map(read).collect()
    }

    fn explains(&self, code: &str, whose: &str, name: &str) -> bool {
        let same = |name: &str| match self.name.strip_suffix('*') {
            Some(begins) => name.starts_with(begins),
            None => name == self.name,
        };
        // Two holidays of one day are one name.
        let name = name.trim_end_matches(" (observed)");
        let mut names = name.split(" and ").map(|name| name.trim_end_matches(" (observed)"));
        self.codes.contains(&code) && self.whose == whose && (same(name) || names.any(same))
    }
}

fn days() -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
    first.iter_days().take_while(|day| day.year() <= 2030)
}

#[test]
fn the_judge_has_the_same_days_but_for_the_differences_that_are_written_down() {
    let known = Known::read();
    let mut met = BTreeSet::new();
    let mut unknown = Vec::new();
    let mut told = String::new();
    for (code, judged) in judges() {
        let ours = Holidays::of(code).unwrap();
        let (mut compared, mut differing) = (0, 0);
        for day in days() {
            let public = ours.on(day).filter(|it| it.kind == HolidayKind::Public);
            compared += 1;
            let (whose, name) = match (public, judged.get(&day)) {
                (None, None) | (Some(_), Some(_)) => continue,
                (Some(Holiday { name, .. }), None) => ("ours", name),
                (None, Some(name)) => ("judge", name),
            };
            differing += 1;
            match known.iter().find(|known| known.explains(code, whose, name)) {
                Some(known) => drop(met.insert(known.line)),
                None => unknown.push(format!("{code} {day}: {whose} {name}")),
            }
        }
        told.push_str(&format!("{code}: {compared} days, {differing} differ\n"));
    }
    println!("{told}");
    assert_eq!(unknown, Vec::<String>::new());
    let never: Vec<&str> =
        known.iter().map(|known| known.line).filter(|line| !met.contains(line)).collect();
    assert_eq!(never, Vec::<&str>::new(), "differences that are none");
    assert!(judges().iter().filter(|(code, _)| !code.contains('-')).count() >= 37);
}

#[test]
fn hours_are_closed_on_the_public_holidays_of_the_region_and_on_no_other_day() {
    for code in ["GB-SCT", "DE-BY", "US-CA", "JP", "MX", "AU-VIC", "CA-QC"] {
        let holidays = Holidays::of(code).unwrap();
        let hours = Hours::parse("Mo-Su 00:00-24:00; PH off", chrono_tz::UTC, Some(code)).unwrap();
        for day in days() {
            let noon = day.and_hms_opt(12, 0, 0).unwrap().and_utc();
            let public = holidays.on(day).is_some_and(|it| it.kind == HolidayKind::Public);
            assert_eq!(hours.is_open(noon), !public, "{code} {day}");
        }
    }
}

/// The days of a year that are holidays for sure, or perhaps.
fn of_year(code: &str, year: i32, kind: HolidayKind) -> Vec<String> {
    let holidays = Holidays::of(code).unwrap();
    let all = holidays.all().iter();
    let wanted = all.filter(|(day, it)| day.year() == year && it.kind == kind);
    wanted.map(|(day, it)| format!("{} {}", day.format("%m-%d"), it.name)).collect()
}

#[test]
fn bank_holidays_are_those_that_gov_uk_lists() {
    // https://www.gov.uk/bank-holidays, seen in 2026, with the days themselves where they fall on a weekend.
    let england = [
        "01-01 New Year's Day",
        "04-03 Good Friday",
        "04-06 Easter Monday",
        "05-04 May Day",
        "05-25 Spring Bank Holiday",
        "08-31 Late Summer Bank Holiday",
        "12-25 Christmas Day",
        "12-26 Boxing Day",
        "12-28 Boxing Day (observed)",
    ];
    for code in ["GB-ENG", "GB-WLS", "GB"] {
        assert_eq!(of_year(code, 2026, HolidayKind::Public), england, "{code}");
    }
    let scotland = of_year("GB-SCT", 2026, HolidayKind::Public);
    assert!(scotland.contains(&"11-30 Saint Andrew's Day".to_owned()), "{scotland:?}");
    assert!(!scotland.contains(&"04-06 Easter Monday".to_owned()), "{scotland:?}");
    // What GB alone leaves out, and some keep.
    let some = of_year("GB", 2026, HolidayKind::Perhaps);
    assert!(some.contains(&"11-30 Saint Andrew's Day".to_owned()), "{some:?}");
}

/// RSMo 9.010 and 9.020; HRS 8-1.
#[test]
fn a_state_has_the_days_that_its_law_names() {
    let is = |code: &str, day: &str| {
        let holidays = Holidays::of(code).unwrap();
        holidays.on(day.parse().unwrap()).map(|it| (it.name.clone(), it.kind))
    };
    let public = |name: &str| Some((name.to_owned(), HolidayKind::Public));
    assert_eq!(is("US-MO", "2027-02-12"), public("Lincoln Day"));
    assert_eq!(is("US-MO", "2034-02-13"), public("Lincoln Day (observed)"), "after a Sunday");
    assert_eq!(is("US-MO", "2028-02-11"), public("Lincoln Day (observed)"), "before a Saturday");
    let itself = Some(("Lincoln Day".to_owned(), HolidayKind::Perhaps));
    assert_eq!(is("US-MO", "2028-02-12"), itself);
    assert_eq!(is("US-HI", "2026-04-03"), public("Good Friday"));
    assert_eq!(is("US", "2027-02-12"), None);
    assert_eq!(is("US-KS", "2027-02-12"), None);
}

#[test]
fn japan_and_mexico_have_the_days_that_were_wrong() {
    let is = |code: &str, day: &str| {
        let holidays = Holidays::of(code).unwrap();
        holidays.on(day.parse().unwrap()).map(|it| it.kind)
    };
    assert_eq!(is("JP", "2027-03-22"), Some(HolidayKind::Public), "instead of Sunday, March 21");
    assert_eq!(is("MX", "2027-04-30"), None);
    assert_eq!(is("MX", "2027-12-31"), None);
    assert_eq!(is("US", "2026-10-12"), Some(HolidayKind::Public), "Columbus Day");
}

#[test]
fn where_nobody_can_say_a_day_is_perhaps_a_holiday() {
    // Independence Day of 2026 is a Saturday, observed on Friday (5 U.S.C. 6103(b)(1)).
    assert!(
        of_year("US", 2026, HolidayKind::Public)
            .contains(&"07-03 Independence Day (observed)".to_owned())
    );
    assert!(
        of_year("US", 2026, HolidayKind::Perhaps).contains(&"07-04 Independence Day".to_owned())
    );
    // A federal holiday that a state does not keep.
    assert!(
        of_year("US-CA", 2026, HolidayKind::Perhaps).contains(&"10-12 Columbus Day".to_owned())
    );
    // The moon decides; a day earlier or later.
    let moon = of_year("EG", 2030, HolidayKind::Perhaps);
    assert!(moon.iter().any(|day| day.contains("Eid al-Fitr")), "{moon:?}");
    // Kept by some of the German states.
    assert!(of_year("DE", 2027, HolidayKind::Perhaps).contains(&"01-06 Epiphany".to_owned()));
    assert!(of_year("DE-BY", 2027, HolidayKind::Public).contains(&"01-06 Epiphany".to_owned()));
}

#[test]
fn years_of_which_nothing_is_known_are_said_to_be_so() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let us = Holidays::of("US").unwrap();
    assert!(
        us.know(day("2045-12-31")) && !us.know(day("2046-01-01")) && !us.know(day("2019-12-31"))
    );
    let sri_lanka = Holidays::of("LK").unwrap();
    assert!(sri_lanka.know(day("2026-12-31")) && !sri_lanka.know(day("2027-01-01")));
}

#[test]
fn a_region_is_named_where_the_regions_of_a_country_differ() {
    let regions = |code: &str| Holidays::of(code).unwrap().regions();
    assert_eq!(regions("GB").len(), 4);
    assert_eq!(regions("GB")[0], ("GB-ENG".to_owned(), "England"));
    assert_eq!(regions("GB-ENG").len() + regions("JP").len() + regions("US").len(), 0);
}
