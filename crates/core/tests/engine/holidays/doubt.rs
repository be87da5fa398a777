//! A public holiday that hours do not mention is a third state: may be closed, with the holiday's name.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use phonetree_core::hours::{HolidayDoubt, Hours};
use phonetree_core::menu::{self, FIRST_LINE, Lengths, Tree};
use phonetree_core::practice::{Drill, Response, judge};
use phonetree_core::script::{Caller, call, rehearse};

const LA: Tz = chrono_tz::America::Los_Angeles;
const NOON_OF_THANKSGIVING: &str = "2026-11-26T12:00:00-08:00";
const EVE: &str = "2026-11-25T20:00:00-08:00";

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// How things stand, in words.
fn said(text: &str, country: &str, when: &str) -> String {
    let hours = Hours::parse(text, LA, Some(country)).unwrap();
    hours.status(at(when)).words(
        at(when).with_timezone(&LA),
        None,
        phonetree_core::language::Locale::ENGLISH,
    )
}

#[test]
fn on_a_holiday_that_hours_do_not_mention_a_team_may_be_closed() {
    assert_eq!(
        said("Mo-Fr 08:00-17:00", "US", NOON_OF_THANKSGIVING),
        "may be closed now, for Thanksgiving Day; if not, it closes today at 5 p.m. Pacific time"
    );
    assert_eq!(
        said("Mo-Fr 08:00-17:00", "US", EVE),
        "is closed now, and opens tomorrow at 8 a.m. Pacific time, unless it stays closed for Thanksgiving Day"
    );
    // Where the hours do mention them, nothing is left open.
    assert_eq!(
        said("Mo-Fr 08:00-17:00; PH off", "US", EVE),
        "is closed now, and opens on Friday at 8 a.m. Pacific time".replace("on Friday", "Friday")
    );
    assert_eq!(
        said("Mo-Fr 08:00-17:00; PH 08:00-12:00", "US", "2026-11-26T09:00:00-08:00"),
        "is open now, and closes today at noon Pacific time"
    );
    assert_eq!(said("24/7", "US", NOON_OF_THANKSGIVING), "is open at any time");
}

#[test]
fn a_day_with_hours_of_its_own_and_a_day_without_any_leave_no_doubt() {
    let doubt = |text: &str, date: &str| {
        Hours::parse(text, LA, Some("US")).unwrap().holiday_doubt(day(date))
    };
    let thanksgiving = Some(HolidayDoubt::Unsaid("Thanksgiving Day".to_owned()));
    assert_eq!(doubt("Mo-Fr 08:00-17:00", "2026-11-26"), thanksgiving);
    assert_eq!(doubt("Mo-Fr 08:00-17:00; Nov 26 08:00-12:00", "2026-11-26"), None);
    assert_eq!(doubt("Mo-We 08:00-17:00", "2026-11-26"), None, "closed on Thursdays anyway");
    assert_eq!(doubt("Mo-Fr 08:00-17:00", "2026-11-25"), None);
    // Observed on Friday; whether anybody works on the Saturday itself, the law does not say.
    let independence = Some(HolidayDoubt::Perhaps("Independence Day".to_owned()));
    assert_eq!(doubt("Mo-Su 08:00-17:00; PH off", "2026-07-04"), independence);
    assert_eq!(doubt("Mo-Su 08:00-17:00; PH off", "2046-05-02"), Some(HolidayDoubt::UnknownYear));
    assert_eq!(
        Hours::parse("Mo-Fr 08:00-17:00", LA, None).unwrap().holiday_doubt(day("2026-11-26")),
        None
    );
}

#[test]
fn it_is_never_best_called_on_a_day_on_which_it_may_be_closed() {
    let best = |text: &str, from: &str| {
        let hours = Hours::parse(text, LA, Some("US")).unwrap();
        let (from, until) = hours.best_called(at(from)).unwrap();
        format!("{} - {}", from.format("%a %H:%M"), until.format("%a %H:%M"))
    };
    assert_eq!(best("Mo-Fr 08:00-17:00", EVE), "Fri 12:00 - Fri 16:00");
    assert_eq!(best("Mo-Fr 08:00-17:00", NOON_OF_THANKSGIVING), "Fri 12:00 - Fri 16:00");
    // Open day and night from Monday to Friday: the holiday is cut out of it.
    assert_eq!(best("Mo-Fr 00:00-24:00", EVE), "Wed 20:00 - Wed 23:00");
    let hours = Hours::parse("Mo-Fr 08:00-17:00", LA, Some("US")).unwrap();
    let opens = hours.next_surely_open(at(EVE)).unwrap();
    assert_eq!(opens.to_rfc3339(), "2026-11-27T08:00:00-08:00");
}

fn tree(text: &str) -> Tree {
    menu::load("menu.toml", text).unwrap_or_else(|said| panic!("{said}"))
}

fn ash_law(more: &str) -> Tree {
    tree(&format!(
        "format = 1\ntitle = \"Ash Law\"\n{more}\nstatus = \"assumed\"\n\
         lines.main.number = \"+44 20 7946 0958\"\nlines.main.answer = \"desk\"\n\
         teams.desk.name = \"The desk\"\nteams.desk.hours = \"Mo-Fr 09:00-17:30; PH off\"\n"
    ))
}

#[test]
fn bank_holidays_close_an_office_in_england() {
    for country in ["GB", "GB-ENG"] {
        let menu = ash_law(&format!("timezone = \"Europe/London\"\ncountry = \"{country}\""));
        for date in [
            "2026-01-01",
            "2026-04-03",
            "2026-04-06",
            "2026-05-04",
            "2026-05-25",
            "2026-08-31",
            "2026-12-25",
            "2026-12-28",
            "2027-01-01",
        ] {
            call(&menu).at(&format!("{date} 10:00")).closed("desk");
        }
        call(&menu).at("2026-11-30 10:00").reaches("desk");
    }
    let scotland = ash_law("timezone = \"Europe/London\"\ncountry = \"GB-SCT\"");
    call(&scotland).at("2026-11-30 10:00").closed("desk");
}

#[test]
fn an_office_has_closed_days_of_its_own_and_works_on_holidays() {
    let menu = ash_law(
        "timezone = \"America/Los_Angeles\"\ncountry = \"US\"\n\
         holidays.add = [\"Nov Th[4] +1 day Day after Thanksgiving\", \"2026-12-28 to 2026-12-31 Winter break\"]\n\
         holidays.remove = [\"Columbus Day\"]",
    );
    for closed in ["2026-11-26", "2026-11-27", "2027-11-26", "2026-12-28", "2026-12-31"] {
        call(&menu).at(&format!("{closed} 10:00")).closed("desk");
    }
    for open in ["2026-10-12", "2026-11-30", "2027-12-28"] {
        call(&menu).at(&format!("{open} 10:00")).reaches("desk");
    }
    let hours = menu.teams[0].hours.as_ref().unwrap();
    let name = |date: &str| hours.holidays().unwrap().on(day(date)).unwrap().name.clone();
    assert_eq!(name("2026-11-27"), "Day after Thanksgiving");
}

/// An errand of the first line on Thanksgiving: 100 points for a call, and for none, with the reason.
#[test]
fn in_a_drill_on_a_holiday_neither_answer_is_worth_nothing() {
    let tree = menu::load("first line", FIRST_LINE).unwrap();
    let lengths = Lengths::estimated(&tree);
    let errands = tree.errands();
    let errand = errands.iter().find(|errand| errand.say == "Group address changes").unwrap();
    let when = at(NOON_OF_THANKSGIVING).with_timezone(&tree.zone);
    let drill = Drill::new(&tree, &lengths, errand, when, tree.zone).unwrap();
    let away = judge(&tree, &lengths, &drill, Response::StayedAway, None);
    let line = tree.line_for("1-800-790-4661").unwrap();
    let caller = Caller::from_dial_string("3").unwrap();
    let events = rehearse(&tree, &lengths, line, when.to_utc(), caller);
    let called = judge(&tree, &lengths, &drill, Response::Called { line, events: &events }, None);
    for score in [away, called] {
        assert_eq!(score.points(), 100, "{score:?}");
        assert!(score.marks[0].why.contains("Thanksgiving Day, a public holiday"), "{score:?}");
    }
}
