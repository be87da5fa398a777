//! A public holiday that hours do not mention, and desks in two countries, from outside.

use serde_json::Value;

use crate::program::Program;

const EVE: &str = "2026-11-25 20:00";
const THANKSGIVING: &str = "2026-11-26 12:00";

fn said(args: &[&str]) -> String {
    let output = Program::phonetree().args(args).output();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    told
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&said(&[args, &["--json"]].concat())).unwrap()
}

#[test]
fn on_the_eve_of_thanksgiving_nobody_is_told_to_call_tomorrow() {
    let told = said(&["hours", "client services", "--at", EVE]);
    assert!(told.contains("unless it stays closed for Thanksgiving Day"), "{told}");
    assert!(
        told.contains("Best time to call: on Friday") || told.contains("Best time to call: Friday"),
        "{told}"
    );
    let week = said(&["hours", "client services", "--week", "--at", EVE]);
    assert!(week.contains("▒▒▒") && week.contains("▒ may be closed"), "{week}");
    let glance = said(&["hours", "--at", EVE]);
    assert!(
        glance.contains("may open tomorrow 8 a.m.") && glance.contains("Thanksgiving Day"),
        "{glance}"
    );
    let found = said(&["find", "Group address changes", "--at", EVE]);
    assert!(found.contains("may stay closed: Thanksgiving Day"), "{found}");
    assert!(
        !found.contains("Best time to call: tomorrow")
            && !told.contains("Best time to call: tomorrow")
    );
}

#[test]
fn on_thanksgiving_everybody_says_may_be_closed() {
    let hours = said(&["hours", "client services", "--at", THANKSGIVING]);
    let may = " may be closed now, for Thanksgiving Day; if not, it closes today at 5";
    assert!(hours.contains(may), "{hours}");
    let found = said(&["find", "Group address changes", "--at", THANKSGIVING]);
    assert!(found.contains("MAY BE CLOSED: Thanksgiving Day; if open, until 5"), "{found}");
    for told in [hours, found] {
        let told = told.to_lowercase();
        let why =
            "today is thanksgiving day, a public holiday that the published hours do not mention";
        assert!(told.contains(why), "{told}");
    }
    let call = said(&["call", "--keys", "3", "--at", THANKSGIVING, "--plain", "--fast", "--mute"]);
    assert!(call.contains("it may be closed for Thanksgiving Day)"), "{call}");
}

#[test]
fn programs_are_told_that_nobody_can_say_and_why() {
    let hours = json(&["hours", "client services", "--at", THANKSGIVING]);
    let team = &hours["teams"][0];
    assert_eq!((&team["open"], &team["may_be_closed"]), (&Value::Null, &"Thanksgiving Day".into()));
    assert_eq!(team["days"][3]["may_be_closed"], "Thanksgiving Day");
    assert_eq!(team["best_called"]["from"], "2026-11-27T12:00:00-08:00");
    let found = json(&["find", "Group address changes", "--at", THANKSGIVING]);
    let best = &found["matches"][0];
    assert_eq!((&best["open"], &best["may_be_closed"]), (&Value::Null, &"Thanksgiving Day".into()));
    let eve = json(&["hours", "client services", "--at", EVE]);
    assert_eq!(eve["teams"][0]["open"], false);
    assert_eq!(eve["teams"][0]["may_be_closed"], "Thanksgiving Day", "when it would open");
}

#[test]
fn on_paper_it_may_be_closed_on_public_holidays() {
    let calendar = said(&["hours", "client services", "--ics", "--at", EVE]);
    assert!(
        calendar.contains("SUMMARY:Client Services Unit: may be closed (Thanksgiving Day)"),
        "{calendar}"
    );
    assert!(calendar.contains("STATUS:TENTATIVE"), "{calendar}");
    let markdown = said(&["doc", "--format", "markdown"]);
    assert!(markdown.contains("; it may be closed on public holidays"), "{markdown}");
    let page = said(&["doc", "--format", "html", "--at", EVE]);
    assert!(
        page.contains("\"3\":\"Thanksgiving Day\"") && page.contains("May be closed"),
        "{page}"
    );
    let color = |state: &str| {
        let (_, rule) = page.split_once(&format!(".now.{state} {{")).unwrap();
        rule.split([';', '}']).next().unwrap().trim().to_owned()
    };
    assert_ne!(color("maybe"), color("shut"), "nobody knows that it is closed");
    assert_ne!(color("maybe"), color("open"));
}

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
options = [{ key = "1", label = "London", to = "london" }, { key = "2", label = "Portland", to = "portland" }]
[teams.portland]
name = "Portland"
hours = "Mo-Fr 09:00-17:00; PH off"
email = "pdx@linden.example"
[teams.london]
name = "London"
timezone = "Europe/London"
country = "GB-ENG"
hours = "Mo-Fr 09:00-17:00; PH off"
email = "lon@linden.example"
"#;

#[test]
fn two_desks_are_told_each_by_its_own_clock() {
    let file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
    std::fs::write(file.path(), TWO_DESKS).unwrap();
    let menu = file.path().to_str().unwrap();
    let with = |args: &[&str]| said(&[args, &["--menu", menu]].concat());
    let london = with(&["hours", "London", "--at", "2026-03-16 08:00"]);
    snapbox::assert_data_eq!(
        london,
        snapbox::str![[r"
Monday, March 16, 2026, 8 a.m. Pacific time

London is open now, and closes today at 5 p.m. London time (10 a.m. Pacific time).
  Best time to call: now, until 4 p.m. London time (until 9 a.m. Pacific time)

"]]
    );
    let week = with(&["hours", "--week", "--at", "2026-03-16 08:00"]);
    assert!(
        week.contains("London        ████████······· ████████·······"),
        "seven hours apart: {week}"
    );
    assert!(week.contains("Portland      ·······████████ ·······████████"), "{week}");
    let calendar = with(&["hours", "--ics", "--at", "2026-03-16 08:00"]);
    assert!(
        calendar.contains("TZID:Europe/London") && calendar.contains("TZID:America/Los_Angeles"),
        "{calendar}"
    );
    let markdown = with(&["doc", "--format", "markdown"]);
    assert!(markdown.contains("but for those that name another"), "{markdown}");
    assert!(markdown.contains("9 a.m. to 5 p.m. London time"), "{markdown}");
    let page = with(&["doc", "--format", "html", "--at", "2026-03-16 08:00"]);
    assert!(page.contains("\"zone\":\"Europe/London\""), "{page}");
    let found = with(&["find", "London", "--at", "2026-03-16 18:00"]);
    let both = "opens today at 9 a.m. London time (tomorrow at 2 a.m. Pacific time)";
    assert!(found.contains(both), "{found}");
    let proved = with(&["prove", "--from", "2026-03-01 00:00"]);
    assert!(!proved.contains("refuted"), "{proved}");
}
