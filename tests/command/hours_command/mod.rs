//! `phonetree hours` from outside: how things stand, a week, and a calendar.

mod calendar;
mod glance;

use std::process::Output;

use phonetree::menu;
use phonetree::paper::{Edition, Openings, strip};
use serde_json::Value;

use crate::program::Program;

const CITY_HALL: &str = "menus/examples/city-hall.toml";
const CLINIC: &str = "menus/examples/clinic.toml";

#[test]
fn each_team_is_told_now_and_all_week_on_both_clocks() {
    let output = hours(&["--at", "2026-11-23 07:15", "--zone", "new york", "--week"]);
    assert_eq!(output.status.code(), Some(0));
    snapbox::assert_data_eq!(
        said(&output),
        snapbox::str![[r"
Monday, November 23, 2026, 7:15 a.m. Pacific time (10:15 a.m. Eastern time)

California Service Center is closed now, and opens today at 8 a.m. Pacific time (11 a.m. Eastern time).
  Best time to call: today, noon to 4 p.m. Pacific time (3 p.m. to 7 p.m. Eastern time)
Client Services Unit is closed now, and opens today at 8:30 a.m. Pacific time (11:30 a.m. Eastern time).
  Best time to call: today, noon to 4 p.m. Pacific time (3 p.m. to 7 p.m. Eastern time)
Account Management Support Team is open now, and closes today at 5:30 p.m. Pacific time (8:30 p.m. Eastern time).
  Best time to call: today, noon to 4:30 p.m. Pacific time (3 p.m. to 7:30 p.m. Eastern time)
Online self-service transaction help is closed now, and opens today at 8 a.m. Pacific time (11 a.m. Eastern time).
  Best time to call: today, noon to 4 p.m. Pacific time (3 p.m. to 7 p.m. Eastern time)
Member Services Center: hours not published.

Week of Monday, November 23, 2026

                                  Mon 23      Tue 24      Wed 25      Thu 26 *    Fri 27      Sat 28      Sun 29
Pacific time                      7am  12pm   7am  12pm   7am  12pm   7am  12pm   7am  12pm   7am  12pm   7am  12pm
Eastern time                      10am 3pm    10am 3pm    10am 3pm    10am 3pm    10am 3pm    10am 3pm    10am 3pm
California Service Center         ·█████████· ·█████████· ·█████████· ·▒▒▒▒▒▒▒▒▒· ·█████████· ··········· ···········
Client Services Unit              ·▐████████· ·▐████████· ·▐████████· ·▒▒▒▒▒▒▒▒▒· ·▐████████· ··········· ···········
Account Management Support Team   ██████████▌ ██████████▌ ██████████▌ ▒▒▒▒▒▒▒▒▒▒▒ ██████████▌ ··········· ···········
Online self-service transaction…  ·█████████· ·█████████· ·█████████· ·▒▒▒▒▒▒▒▒▒· ·█████████· ··········· ···········
Member Services Center            ??????????? ??????????? ??????????? ??????????? ??????????? ??????????? ???????????
now                               ^

█ open   ▌ ▐ open for half of the hour   · closed   ▒ may be closed   ? not published
* Thursday, November 26 is Thanksgiving Day, a public holiday that the published hours do not mention; may be closed: California Service Center, Client Services Unit, Account Management Support Team, Online self-service transaction help

"]]
    );
}

/// Of the week that is asked about, from now on: the best time of a week to come is in that week.
#[test]
fn the_best_time_of_a_week_to_come_is_in_that_week() {
    let best = |week: &[&str]| {
        let args = [&["client-services-unit", "--at", "2026-11-24 13:00", "--json"], week].concat();
        let told: Value = serde_json::from_str(&said(&hours(&args))).unwrap();
        let best = &told["teams"][0]["best_called"];
        [&best["from"], &best["until"]].map(|at| at.as_str().unwrap().to_owned())
    };
    let now = ["2026-11-24T13:00:00-08:00", "2026-11-24T16:00:00-08:00"];
    assert_eq!(best(&[]), now, "today, from now on");
    assert_eq!(best(&["--week", "2026-11-29"]), now, "the Sunday of this week");
    let next = ["2026-11-30T12:00:00-08:00", "2026-11-30T16:00:00-08:00"];
    assert_eq!(best(&["--week", "2026-11-30"]), next, "the Monday of the next");
    let later = ["2026-12-14T12:00:00-08:00", "2026-12-14T16:00:00-08:00"];
    assert_eq!(best(&["--week", "2026-12-16"]), later, "a Wednesday to come");
    assert_eq!(best(&["--week", "2026-11-16"]), now, "a week that is over");
}

#[test]
fn a_holiday_is_marked_and_who_keeps_it() {
    let output = hours(&["building", "--menu", CITY_HALL, "--at", "2026-11-26 10:30", "--week"]);
    snapbox::assert_data_eq!(
        said(&output),
        snapbox::str![[r"
Thursday, November 26, 2026, 10:30 a.m. Pacific time

Building Permits is closed now, and opens tomorrow at 8 a.m. Pacific time.
  Best time to call: Monday, noon to 3:30 p.m. Pacific time

Week of Monday, November 23, 2026

                  Mon 23     Tue 24     Wed 25     Thu 26 *   Fri 27     Sat 28     Sun 29
Pacific time      8am 12pm   8am 12pm   8am 12pm   8am 12pm   8am 12pm   8am 12pm   8am 12pm
Building Permits  ████████▌· ████████▌· ████████▌· ·········· ████······ ·········· ··········
now                                                  ^

█ open   ▌ ▐ open for half of the hour   · closed
* Thursday, November 26: closed, unlike other Thursdays: Building Permits

"]]
    );
}

#[test]
fn hours_that_say_nothing_of_holidays_are_told_with_that() {
    let unsaid = "Thanksgiving Day, a public holiday that the published hours do not mention";
    let told = |args: &[&str]| said(&hours(args));
    let kept = ["building", "--menu", CITY_HALL, "--at", "2026-11-26 10:30"];
    assert!(!told(&kept).contains(unsaid), "the file says that it is closed");
    let holiday = told(&["client services", "--at", "2026-11-26 10:30", "--week"]);
    assert!(holiday.contains(&format!("  today is {unsaid}\n")), "{holiday}");
    let star =
        format!("* Thursday, November 26 is {unsaid}; may be closed: Client Services Unit\n");
    assert!(holiday.contains(&star) && holiday.contains("Thu 26 *"), "{holiday}");
    let usual = told(&["client services", "--at", "2026-11-23 10:30", "--week"]);
    assert!(usual.contains(&star) && !usual.contains("today is"), "{usual}");
    let never_closed = ["nurse on call", "--menu", CLINIC, "--at", "2026-11-26 10:30"];
    assert!(!told(&never_closed).contains(unsaid));
}

#[test]
fn a_line_is_told_with_what_is_published_for_its_number_and_whom_it_leads_to() {
    let published = "Small business representative, 1-800-790-4661: Monday to Friday, 8:30 a.m. to \
                     5 p.m. Pacific time, published for the number; in this simulation the team's \
                     own hours apply:\n";
    for asked in ["1-800-790-4661", "small business", "small-business"] {
        let told = said(&hours(&[asked, "--at", "2026-11-23 07:15", "--week"]));
        assert!(told.contains(published), "{asked}: {told}");
        assert!(told.contains("Account Management Support Team is open now"), "{told}");
        assert!(!told.contains("Member Services"), "{told}");
    }
    let alternate = said(&hours(&["alternate", "--at", "2026-11-23 07:15"]));
    assert!(alternate.contains("no hours are published for the number"), "{alternate}");
    assert!(!alternate.contains("Client Services Unit"), "{alternate}");
}

#[test]
fn a_menu_without_teams_has_no_hours_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let menu = folder.path().join("message.toml");
    let text = "format = 1\ntitle = \"Weather\"\ntimezone = \"UTC\"\nlanguage = \"en-US\"\n\
                [lines.main]\nnumber = \"+1-202-555-0142\"\nanswer = \"today\"\n\
                [messages.today]\nsay = \"It rains.\"\n";
    std::fs::write(&menu, text).unwrap();
    let menu = menu.to_str().unwrap();
    let told = said(&hours(&["--menu", menu]));
    assert!(
        told.ends_with("\nThis menu leads to no team, so there are no hours to show.\n"),
        "{told}"
    );
    assert!(!told.contains("Week of"), "{told}");
    let calendar = hours(&["--menu", menu, "--ics"]);
    assert_eq!(calendar.status.code(), Some(2));
    assert!(String::from_utf8(calendar.stderr).unwrap().contains("no calendar to write"));
}

#[test]
fn days_on_which_clocks_are_set_are_marked() {
    let week = |date: &str| {
        let output = hours(&["nurse on call", "--menu", CLINIC, "--week", date]);
        said(&output).split_once("Week of").unwrap().1.to_owned()
    };
    // The hour from 2 to 3 does not exist on that Sunday.
    snapbox::assert_data_eq!(
        week("2026-03-08"),
        snapbox::str![[r"
 Monday, March 2, 2026

                   Mon 2                    Tue 3                    Wed 4                    Thu 5
Central time       12am    8am 12pm    8pm  12am    8am 12pm    8pm  12am    8am 12pm    8pm  12am    8am 12pm    8pm
The nurse on call  ████████████████████████ ████████████████████████ ████████████████████████ ████████████████████████

                   Fri 6                    Sat 7                    Sun 8 +
Central time       12am    8am 12pm    8pm  12am    8am 12pm    8pm  12am    8am 12pm    8pm
The nurse on call  ████████████████████████ ████████████████████████ ██ █████████████████████

█ open   ▌ ▐ open for half of the hour   · closed
+ Sunday, March 8: clocks are set forward, from 2 a.m. to 3 a.m.

"]]
    );
    let back = week("2026-11-01");
    assert!(
        back.contains("- Sunday, November 1: clocks are set back, from 2 a.m. to 1 a.m.\n"),
        "{back}"
    );
}

#[test]
fn a_program_reads_one_object_of_a_known_shape() {
    let at = ["--at", "2026-11-23 07:15", "--zone", "Asia/Kolkata", "--json"];
    let output = hours(&[&["client services"][..], &at].concat());
    snapbox::assert_data_eq!(
        said(&output),
        snapbox::str![[r#"
{
  "at": "2026-11-23T07:15:00-08:00",
  "zone": "America/Los_Angeles",
  "caller": {
    "zone": "Asia/Kolkata",
    "at": "2026-11-23T20:45:00+05:30"
  },
  "week": {
    "from": "2026-11-23",
    "until": "2026-11-29",
    "clock_changes": []
  },
  "teams": [
    {
      "id": "client-services-unit",
      "name": "Client Services Unit",
      "open": false,
      "opens": "2026-11-23T08:30:00-08:00",
      "closes": null,
      "hours": "Monday to Friday, 8:30 a.m. to 5 p.m. Pacific time",
      "opening_hours": "Mo-Fr 08:30-17:00",
      "best_called": {
        "from": "2026-11-23T12:00:00-08:00",
        "until": "2026-11-23T16:00:00-08:00"
      },
      "days": [
        {
          "date": "2026-11-23",
          "open": [
            [
              "08:30",
              "17:00"
            ]
          ],
          "usual": true
        },
        {
          "date": "2026-11-24",
          "open": [
            [
              "08:30",
              "17:00"
            ]
          ],
          "usual": true
        },
        {
          "date": "2026-11-25",
          "open": [
            [
              "08:30",
              "17:00"
            ]
          ],
          "usual": true
        },
        {
          "date": "2026-11-26",
          "open": [
            [
              "08:30",
              "17:00"
            ]
          ],
          "usual": true,
          "may_be_closed": "Thanksgiving Day"
        },
        {
          "date": "2026-11-27",
          "open": [
            [
              "08:30",
              "17:00"
            ]
          ],
          "usual": true
        },
        {
          "date": "2026-11-28",
          "open": [],
          "usual": true
        },
        {
          "date": "2026-11-29",
          "open": [],
          "usual": true
        }
      ]
    }
  ]
}

"#]]
    );
}

#[test]
fn clock_changes_are_told_to_programs_and_what_is_not_published_is_null() {
    let all = hours(&["--json", "--week", "2026-03-08"]);
    let all: Value = serde_json::from_str(&said(&all)).unwrap();
    let change = serde_json::json!({ "at": "2026-03-08T03:00:00-07:00", "minutes": 60 });
    assert_eq!(all["week"]["clock_changes"], Value::Array(vec![change]));
    let unpublished = all["teams"].as_array().unwrap().iter().find(|team| team["hours"].is_null());
    let unpublished = unpublished.unwrap();
    assert_eq!(unpublished["id"], "member-services-center");
    assert!(unpublished["open"].is_null() && unpublished["days"] == Value::Array(vec![]));
}

#[test]
fn what_json_says_of_a_day_is_what_the_rules_say() {
    let output = hours(&["--menu", CITY_HALL, "--week", "2026-11-26", "--json"]);
    let told: Value = serde_json::from_str(&said(&output)).unwrap();
    let days = &told["teams"][0]["days"];
    assert_eq!(days[0]["open"], serde_json::json!([["08:00", "16:30"]]));
    assert_eq!(days[3], serde_json::json!({ "date": "2026-11-26", "open": [], "usual": false }));
    assert_eq!(days[4]["open"], serde_json::json!([["08:00", "12:00"]]));
    assert_eq!(days[6], serde_json::json!({ "date": "2026-11-29", "open": [], "usual": true }));
}

#[test]
fn a_narrow_terminal_has_the_days_below_each_other() {
    let tree = menu::load("first line", menu::FIRST_LINE).unwrap();
    let at = "2026-11-23T07:15:00-08:00".parse::<chrono::DateTime<chrono::Utc>>().unwrap();
    let at = at.with_timezone(&tree.zone);
    let teams: Vec<_> = tree.team_ids().collect();
    let week = Openings::new(
        Edition::new(&tree, tree.reader_language(None).expect("the menu's own")),
        &teams,
        at,
        at.date_naive(),
        None,
    );
    for width in [50, 80, 120] {
        let strip = strip(&week, width).text;
        let (grid, _) = strip.split_once("█ open").unwrap();
        let widest = grid.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= width, "{widest} columns, not {width}:\n{strip}");
        for day in ["Mon 23", "Tue 24", "Wed 25", "Thu 26", "Fri 27", "Sat 28", "Sun 29"] {
            assert_eq!(grid.matches(day).count(), 1, "{day} in {strip}");
        }
    }
}

#[test]
fn a_team_is_also_found_by_what_it_takes_care_of_and_with_slips_in_its_name() {
    let at = ["--at", "2026-11-23 12:00"];
    for (asked, team) in [
        ("cobra", "Client Services Unit"),
        ("reconcile bill", "California Service Center"),
        ("clinet-services", "Client Services Unit"),
        ("acount managment", "Account Management Support Team"),
    ] {
        let told = said(&hours(&[&[asked], &at[..]].concat()));
        assert!(told.contains(&format!("{team} is open now")), "{asked}: {told}");
        assert_eq!(told.matches(" is open now").count(), 1, "{asked}: {told}");
    }
}

#[test]
fn nobody_is_guessed_who_was_not_meant() {
    for asked in ["nosuch", "zebra", "jst"] {
        let refused = hours(&[asked]);
        let why = String::from_utf8(refused.stderr).unwrap();
        assert_eq!(refused.status.code(), Some(2), "{why}");
        assert!(!why.contains("did you mean"), "{why}");
        assert!(why.contains("  Client Services Unit (client-services-unit)\n"), "{why}");
    }
}

#[test]
fn what_cannot_be_told_is_refused_with_a_remedy() {
    for (args, wanted) in [
        (
            vec!["nosuch"],
            "no line \"nosuch\" in this menu. Its teams are:\n  California Service Center (",
        ),
        (vec!["--zone", "JST"], "did you mean Asia/Tokyo"),
        (
            vec!["--week", "soon"],
            "\"soon\" is not a date (write any day of the week, such as 2026-11-23",
        ),
        (vec!["--week", "2026-02-30"], "is not a date"),
        (vec!["--week", "+12345-01-01"], "from 1970 to 2100"),
        (vec!["--zone", "Amerika/New_York"], "did you mean America/New_York"),
        (vec!["--at", "soon"], "RFC 3339"),
        (
            vec!["--ics", "--out", "no/such/folder/hours.ics"],
            "cannot write no/such/folder/hours.ics",
        ),
        (vec!["member services", "--ics"], "the hours of Member Services Center are not published"),
        (vec!["--ics", "--years", "11"], "11 is not in 1..=10"),
        (vec!["--years", "2"], "--ics"),
    ] {
        let output = hours(&args);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {stderr}");
        assert!(stderr.contains(wanted), "{wanted:?} is not in {stderr}");
    }
}

fn hours(args: &[&str]) -> Output {
    Program::phonetree().arg("hours").args(args).output()
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}
