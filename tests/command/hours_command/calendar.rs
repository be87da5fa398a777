//! The calendar, read back: it is open exactly when one of its events is on.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike as _, NaiveDateTime, TimeDelta, TimeZone as _, Utc};
use chrono_tz::Tz;
use phonetree::menu;

use super::{hours, said};

/// Hours at which calendars go wrong: nights, seasons, single days, clocks that are set.
const ODD: &str = r#"format = 1
title = "Odd, they say; and \\ more"
timezone = "America/New_York"
country = "US"
[lines.a]
number = "+1-202-555-0142"
answer = "main"
[menus.main]
options = [
  { key = "1", label = "a", to = "nights" }, { key = "2", label = "b", to = "seasons" },
  { key = "3", label = "c", to = "gap" }, { key = "4", label = "d", to = "always" },
  { key = "5", label = "e", to = "owls" }, { key = "6", label = "f", to = "december" },
  { key = "7", label = "g", to = "week-round" },
]
[teams.nights]
name = "Nights"
hours = "Mo-Su 22:00-06:00"
[teams.seasons]
name = "Seasons"
hours = "Apr-Sep Mo-Fr 08:00-18:00; Oct-Mar Mo-Fr 09:00-17:00; PH off"
[teams.gap]
name = "Gap"
hours = "Su 02:30-04:00"
[teams.always]
name = "Always"
hours = "24/7"
[teams.owls]
name = "Owls"
hours = "Su 01:00-01:30"
[teams.december]
name = "December"
hours = "Mo-Fr 08:00-17:00; Dec 24 08:00-12:00; PH off; Sa[1] 10:00-12:00"
[teams.week-round]
name = "Week round"
hours = "Mo 06:00-24:00; Tu-Fr 00:00-24:00; Sa 00:00-20:00"
"#;

#[test]
fn the_events_are_on_exactly_when_it_is_open_for_two_years() {
    for zone in ["America/New_York", "America/Santiago", "Europe/Madrid", "Australia/Lord_Howe"] {
        let text = ODD.replace("America/New_York", zone);
        let file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
        std::fs::write(file.path(), &text).unwrap();
        let path = file.path().to_str().unwrap();
        let at = ["--menu", path, "--at", "2026-11-25 09:00", "--ics", "--years", "2"];
        let events = read(&said(&hours(&at)));
        let tree = menu::load("odd", &text).unwrap();
        let midnight = |date: &str| {
            let wall = format!("{date}T00:00:00").parse::<NaiveDateTime>().unwrap();
            tree.zone.from_local_datetime(&wall).unwrap().to_utc()
        };
        for team in &tree.teams {
            let of_team =
                |summary: &&String| summary.starts_with(&format!("{}: ", team.name.first()));
            let on: BTreeSet<_> = events
                .iter()
                .filter(|(summary, _)| of_team(summary))
                .flat_map(|(_, on)| on.iter().copied())
                .collect();
            let mut at = midnight("2026-11-25");
            while at < midnight("2028-11-25") {
                let on = on.range(..=(at, DateTime::<Utc>::MAX_UTC)).next_back();
                let on = on.is_some_and(|(_, until)| at < *until);
                assert_eq!(
                    on,
                    team.hours.as_ref().unwrap().is_open(at),
                    "{} at {at}",
                    team.name.first()
                );
                at += TimeDelta::minutes(15);
            }
        }
    }
}

#[test]
fn a_week_is_one_event_with_its_holidays_taken_out() {
    let menu = ["--menu", "menus/examples/city-hall.toml", "--at", "2026-11-24 10:05", "--ics"];
    let calendar = said(&hours(&[&["licenses"][..], &menu].concat()));
    snapbox::assert_data_eq!(
        calendar.replace("\r\n", "\n"),
        snapbox::str![[r"
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//phonetree//opening hours//EN
METHOD:PUBLISH
X-WR-CALNAME;VALUE=TEXT:Marlow City Hall
BEGIN:VTIMEZONE
TZID:America/Los_Angeles
BEGIN:STANDARD
DTSTART:20251102T020000
TZOFFSETFROM:-0700
TZOFFSETTO:-0800
TZNAME:PST
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20260308T020000
TZOFFSETFROM:-0800
TZOFFSETTO:-0700
TZNAME:PDT
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
DESCRIPTION:Call +1-213-555-0120/, then 1/, then 1/, then 2./nMonday to Fri
 day/, 9 a.m. to 4 p.m. Pacific time/, except on public holidays
DTEND;TZID=America/Los_Angeles:20261124T160000
DTSTAMP:20261124T180500Z
DTSTART;TZID=America/Los_Angeles:20261124T090000
RRULE:FREQ=WEEKLY;UNTIL=20271123T170000Z;BYDAY=MO,TU,WE,TH,FR
SUMMARY:Business Licenses: open
TRANSP:TRANSPARENT
UID:licenses-20261124-0@12135550120.phonetree
EXDATE;TZID=America/Los_Angeles:20261126T090000
EXDATE;TZID=America/Los_Angeles:20261225T090000
EXDATE;TZID=America/Los_Angeles:20270101T090000
EXDATE;TZID=America/Los_Angeles:20270118T090000
EXDATE;TZID=America/Los_Angeles:20270215T090000
EXDATE;TZID=America/Los_Angeles:20270531T090000
EXDATE;TZID=America/Los_Angeles:20270618T090000
EXDATE;TZID=America/Los_Angeles:20270705T090000
EXDATE;TZID=America/Los_Angeles:20270906T090000
EXDATE;TZID=America/Los_Angeles:20271011T090000
EXDATE;TZID=America/Los_Angeles:20271111T090000
END:VEVENT
END:VCALENDAR

"]]
    );
}

/// What comes on a weekday in more than half of the weeks is a weekly event, in half of them single
/// ones; what does not come for 28 days goes on, for 35 days it is another season. In Madrid clocks are
/// set on the last Sunday of a month, the fourth or the fifth.
const FEW: &str = r#"format = 1
title = "Few"
timezone = "Europe/Madrid"
status = "assumed"
[lines.a]
number = "+34 912 345 678"
answer = "main"
[menus.main]
options = [
  { key = "1", label = "a", to = "half" }, { key = "2", label = "b", to = "gap" },
  { key = "3", label = "c", to = "season" }, { key = "4", label = "d", to = "once" },
]
[teams.half]
name = "Half"
hours = "2026 Dec 01-2026 Dec 22 Tu 09:00-10:00; 2026 Dec 02-2026 Dec 09 We 09:00-10:00; 2026 Dec 03-2026 Dec 17 Th 09:00-10:00"
[teams.gap]
name = "Gap"
hours = "2026 Nov 30-2026 Dec 14 Mo 09:00-10:00; 2027 Jan 11-2027 Jan 25 Mo 09:00-10:00"
[teams.season]
name = "Season"
hours = "2026 Nov 30-2026 Dec 14 Mo 09:00-10:00; 2027 Jan 18-2027 Feb 01 Mo 09:00-10:00"
[teams.once]
name = "Once"
hours = "2026 Dec 05 09:00-10:00"
"#;

#[test]
fn what_comes_often_enough_is_weekly_and_the_last_sunday_is_a_rule() {
    let file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
    std::fs::write(file.path(), FEW).unwrap();
    let args = ["--menu", file.path().to_str().unwrap(), "--at", "2026-11-24 10:05", "--ics"];
    let calendar = said(&hours(&args));
    let form = |line: &&str| {
        ["TZOFFSET", "DT", "RRULE", "RDATE", "SUMMARY", "EXDATE", "UID"]
            .iter()
            .any(|key| line.starts_with(key) && !line.starts_with("DTSTAMP"))
    };
    let form: Vec<&str> = calendar.split("\r\n").filter(form).collect();
    assert_eq!(form.join("\n"), FORM);
}

const FORM: &str = "\
DTSTART:20251026T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
DTSTART:20260329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
DTEND;TZID=Europe/Madrid:20261202T100000
DTSTART;TZID=Europe/Madrid:20261202T090000
SUMMARY:Half: open
UID:half-20261124-0@34912345678.phonetree
DTEND;TZID=Europe/Madrid:20261209T100000
DTSTART;TZID=Europe/Madrid:20261209T090000
SUMMARY:Half: open
UID:half-20261124-1@34912345678.phonetree
DTEND;TZID=Europe/Madrid:20261201T100000
DTSTART;TZID=Europe/Madrid:20261201T090000
RRULE:FREQ=WEEKLY;UNTIL=20261222T080000Z;BYDAY=TU,TH
SUMMARY:Half: open
UID:half-20261124-2@34912345678.phonetree
DTEND;TZID=Europe/Madrid:20261130T100000
DTSTART;TZID=Europe/Madrid:20261130T090000
RRULE:FREQ=WEEKLY;UNTIL=20270125T080000Z;BYDAY=MO
SUMMARY:Gap: open
UID:gap-20261124-0@34912345678.phonetree
EXDATE;TZID=Europe/Madrid:20261221T090000
EXDATE;TZID=Europe/Madrid:20261228T090000
EXDATE;TZID=Europe/Madrid:20270104T090000
DTEND;TZID=Europe/Madrid:20261130T100000
DTSTART;TZID=Europe/Madrid:20261130T090000
RRULE:FREQ=WEEKLY;UNTIL=20261214T080000Z;BYDAY=MO
SUMMARY:Season: open
UID:season-20261124-0@34912345678.phonetree
DTEND;TZID=Europe/Madrid:20270118T100000
DTSTART;TZID=Europe/Madrid:20270118T090000
RRULE:FREQ=WEEKLY;UNTIL=20270201T080000Z;BYDAY=MO
SUMMARY:Season: open
UID:season-20261124-1@34912345678.phonetree
DTEND;TZID=Europe/Madrid:20261205T100000
DTSTART;TZID=Europe/Madrid:20261205T090000
SUMMARY:Once: open
UID:once-20261124-0@34912345678.phonetree";

#[test]
fn the_form_is_that_of_rfc_5545() {
    let file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
    std::fs::write(file.path(), ODD).unwrap();
    let out = tempfile::tempdir().unwrap();
    let out = out.path().join("hours.ics");
    let args = ["--menu", file.path().to_str().unwrap(), "--ics", "--out", out.to_str().unwrap()];
    assert_eq!(said(&hours(&args)), "", "it is in the file");
    let calendar = std::fs::read_to_string(&out).unwrap();
    assert!(calendar.contains("X-WR-CALNAME;VALUE=TEXT:Odd\\, they say\\; and \\\\ more\r\n"));
    assert!(!calendar.replace("\r\n", "").contains(['\r', '\n']), "every line ends in CRLF");
    for line in calendar.split("\r\n") {
        assert!(line.len() <= 75, "{line} is longer than 75 octets");
    }
    let uids: Vec<&str> = calendar.lines().filter(|line| line.starts_with("UID:")).collect();
    assert_eq!(uids.iter().collect::<BTreeSet<_>>().len(), uids.len(), "no two have one UID");
}

/// What is on, from when until when, under each summary.
type Events = BTreeMap<String, BTreeSet<(DateTime<Utc>, DateTime<Utc>)>>;

/// A calendar as far as ours go: events, weekly rules that end, dates left out.
fn read(calendar: &str) -> Events {
    let unfolded = calendar.replace("\r\n ", "");
    let mut events = Events::new();
    for event in unfolded.split("BEGIN:VEVENT\r\n").skip(1) {
        let event = event.split_once("END:VEVENT").unwrap().0;
        let values = |key: &str| {
            let of_key = |line: &&str| {
                line.starts_with(&format!("{key}:")) || line.starts_with(&format!("{key};"))
            };
            event.lines().filter(of_key).map(str::to_owned).collect::<Vec<_>>()
        };
        let (start, end) = (local(&values("DTSTART")[0]), local(&values("DTEND")[0]));
        let left_out: BTreeSet<NaiveDateTime> =
            values("EXDATE").iter().map(|line| local(line).0).collect();
        let on = events.entry(values("SUMMARY")[0]["SUMMARY:".len()..].to_owned()).or_default();
        let long = instant(end) - instant(start);
        match values("RRULE").first() {
            None => drop(on.insert((instant(start), instant(end)))),
            Some(rule) => {
                let part =
                    |key: &str| rule.split([':', ';']).find_map(|it| it.strip_prefix(key)).unwrap();
                let until = instant(local(&format!("UNTIL:{}", part("UNTIL="))));
                let until = until.with_timezone(&start.1).naive_local();
                let days: Vec<&str> = part("BYDAY=").split(',').collect();
                let dates = start.0.date().iter_days().map(|date| date.and_time(start.0.time()));
                let dates = dates.take_while(|wall| *wall <= until);
                let wanted = dates.filter(|wall| {
                    let day = wall.weekday().to_string()[..2].to_uppercase();
                    days.contains(&&*day) && !left_out.contains(wall)
                });
                on.extend(wanted.map(|wall| instant((wall, start.1))).map(|at| (at, at + long)));
            }
        }
    }
    events
}

/// The time in a line, and its zone.
fn local(line: &str) -> (NaiveDateTime, Tz) {
    let (head, time) = line.split_once(':').unwrap();
    let zone = head.split_once("TZID=").map_or(Tz::UTC, |(_, zone)| zone.parse().unwrap());
    let time = NaiveDateTime::parse_from_str(time.trim_end_matches('Z'), "%Y%m%dT%H%M%S");
    (time.unwrap(), zone)
}

fn instant((wall, zone): (NaiveDateTime, Tz)) -> DateTime<Utc> {
    zone.from_local_datetime(&wall).unwrap().to_utc()
}
