//! Whatever a page asks: an answer, and never a panic.

use phonetree_core::hours::HolidayTable;
use phonetree_core::menu::FIRST_LINE;
use phonetree_core::practice::Chance;
use phonetree_page::request;
use serde_json::{Value, json};

use crate::callers::{Asked, answered, to_load};

fn ask(what: &Value) -> Value {
    answered(what, &mut Asked::new())
}

fn refused(what: &Value) -> String {
    let answer: Value = serde_json::from_str(&request(&what.to_string())).expect("JSON");
    answer["error"].as_str().unwrap_or_else(|| panic!("{what} is answered: {answer}")).to_owned()
}

fn load() {
    let mut first_line = to_load(FIRST_LINE);
    first_line["lengths"] = json!({ "en-US": { "main/greeting": 2537 } });
    ask(&first_line);
}

/// Half past seven in the morning, Pacific time, a Monday.
const EARLY: u64 = 1_796_052_600_000;

#[test]
fn what_cannot_be_read_is_an_error_in_words() {
    for text in
        ["", "{", "null", "[]", "{}", r#"{"do":"fly"}"#, "\u{0}", r#"{"do":"call","at":{}}"#]
    {
        let answer: Value = serde_json::from_str(&request(text)).expect("JSON");
        assert!(answer["error"].is_string(), "{text}: {answer}");
    }
    load();
    assert_eq!(
        refused(&json!({ "do": "call", "line": "911", "at": EARLY })),
        "this menu has no line with the number or name 911"
    );
    assert_eq!(
        refused(&json!({ "do": "open", "now": 1e300 })),
        "the year must be from 1970 to 2399"
    );
    assert!(refused(&json!({ "do": "moment", "text": "soon", "now": EARLY })).contains("soon"));
    assert!(refused(&json!({ "do": "load", "menu": "format = 1" })).contains("title"));
    // What was loaded before is still there.
    assert!(ask(&json!({ "do": "map" }))["nodes"].as_array().is_some_and(|nodes| nodes.len() > 3));
}

/// The engine knows the holidays that the page brings along; those of another country it does not make up.
#[test]
fn a_page_brings_the_holidays_of_its_menu_along() {
    let lines_and_teams = "format = 1\ntitle = \"Two\"\ntimezone = \"Europe/London\"\ncountry = \"GB-ENG\"\n\
        [lines.main]\nnumber = \"+442079460123\"\nanswer = \"north\"\n\
        [teams.north]\nname = \"North\"\nhours = \"Mo-Su 09:00-17:00; PH off\"\ncountry = \"GB-SCT\"\n\
        [teams.paris]\nname = \"Paris\"\nhours = \"Mo-Su 09:00-17:00; PH off\"\ncountry = \"FR\"\n";
    let mut whole = to_load(lines_and_teams);
    ask(&whole);
    // The summer bank holiday of Scotland, 2026.
    let noon = "2026-08-03T11:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap();
    let open = ask(&json!({ "do": "open", "now": noon.timestamp_millis() }));
    assert_eq!(
        (&open["teams"][0]["open"], &open["teams"][1]["open"]),
        (&json!(false), &json!(true))
    );
    whole["holidays"] = json!(HolidayTable::ALL.of(["GB"]));
    assert!(refused(&whole).contains("country or region \"FR\""), "{}", refused(&whole));
}

#[test]
fn a_key_is_taken_back() {
    load();
    let call = ask(&json!({ "do": "call", "at": EARLY, "keys": "1" }));
    assert_eq!(call["call"]["keys"], "1");
    let before = ask(&json!({ "do": "undo" }));
    assert_eq!((&before["again"], &before["call"]["keys"]), (&json!(true), &json!("")));
    assert_eq!(before["call"]["node"], "main");
    // The same key at the same moment, and the same call again.
    let elapsed = &before["call"]["elapsed"];
    let again = ask(&json!({ "do": "key", "key": "1", "elapsed": elapsed }));
    assert_eq!(again["call"], call["call"]);
}

#[test]
fn a_link_opens_the_call_at_its_place_and_what_was_said_last_is_said_again() {
    load();
    let call = ask(
        &json!({ "do": "call", "line": "1-800-790-4661", "at": "2026-11-30T07:15", "keys": "9" }),
    );
    assert_eq!(call["call"]["link"], "call=1-800-790-4661&at=2026-11-30T07:15&keys=9");
    let prompt = |answer: &Value| {
        let effects = answer["effects"].as_array().unwrap().iter().rev();
        effects.clone().find(|it| it["event"] == "prompt").unwrap()["text"].clone()
    };
    let mut due = call;
    while !due["effects"].as_array().unwrap().iter().any(|it| it["event"] == "prompt") {
        due = ask(&json!({ "do": "until", "elapsed": due["call"]["due"] }));
    }
    let again = ask(&json!({ "do": "again" }));
    assert_eq!(prompt(&again), prompt(&due));
    assert_eq!(ask(&json!({ "do": "call_again" }))["call"]["elapsed"], 0);
}

#[test]
fn a_page_that_speaks_says_itself_when_a_prompt_ends() {
    load();
    let call = ask(&json!({ "do": "call", "at": EARLY, "prompts": "page" }));
    let greeting = &call["effects"][1]["say"];
    assert_eq!(greeting["ms"], 2537, "as the page said");
    let waiting = ask(&json!({ "do": "until", "elapsed": 60_000 }));
    assert_eq!(waiting["effects"], json!([]), "a voice may be slow");
    let next = ask(&json!({ "do": "played", "play": greeting["play"], "elapsed": 60_500 }));
    assert_eq!(next["effects"][0]["event"], "prompt");
}

#[test]
fn the_drill_at_hand_is_said_again_in_another_language() {
    load();
    ask(&json!({ "do": "practice", "now": EARLY, "seed": 7, "drills": 3 }));
    assert_eq!(ask(&json!({ "do": "given" }))["drill"], Value::Null, "none was given yet");
    let first = &ask(&json!({ "do": "drill", "now": EARLY }))["drill"];
    let spanish = &ask(&json!({ "do": "given", "language": "es" }))["drill"];
    for same in ["n", "of", "kind", "at", "zone"] {
        assert_eq!(first[same], spanish[same], "{same}");
    }
    assert!(spanish["brief"].as_str().unwrap().starts_with("Es "), "{spanish}");
    assert_eq!(&ask(&json!({ "do": "given" }))["drill"], first, "and back");
}

#[test]
fn practice_is_scored_kept_and_scheduled() {
    load();
    let now = EARLY;
    let began =
        ask(&json!({ "do": "practice", "now": now, "seed": 7, "drills": 3, "trainee": "ana" }));
    assert_eq!(began["wanted"], 3);
    let mut kept = String::new();
    for _ in 0..3 {
        let drill = &ask(&json!({ "do": "drill", "now": now }))["drill"];
        assert_eq!(drill["kind"], "call", "{drill}");
        ask(&json!({ "do": "call", "drill": true, "line": drill["lines"][0]["id"], "keys": "1" }));
        assert!(refused(&json!({ "do": "undo" })).starts_with("not during practice"));
        let instead = ask(&json!({ "do": "instead" }));
        let answer = if instead["question"].is_null() { Value::Null } else { json!(0) };
        let judged = ask(&json!({ "do": "judge", "now": now + 60_000, "answer": answer }));
        let marks = judged["marks"].as_array().unwrap().iter();
        let sum: u64 = marks.map(|mark| mark["points"].as_u64().unwrap()).sum();
        assert_eq!(judged["points"], sum);
        kept += judged["record"].as_str().unwrap();
        kept += "\n";
    }
    let end = ask(&json!({ "do": "drill", "now": now }));
    assert_eq!((&end["drill"], &end["result"]["drills"]), (&Value::Null, &json!(3)));

    let code = ask(&json!({ "do": "code" }));
    let read = ask(&json!({ "do": "read_code", "code": code["code"] }));
    assert_eq!((&read["trainee"], &read["average"]), (&json!("ana"), &end["result"]["average"]));

    let history = ask(&json!({ "do": "history", "lines": kept }));
    assert_eq!((&history["trainees"], &history["drills"]), (&json!(["ana"]), &json!(3)));
    let merged = ask(&json!({ "do": "merge", "lines": kept, "more": format!("{kept}rubbish\n") }));
    assert_eq!((&merged["lines"], &merged["added"]), (&json!(kept), &json!(0)));
    assert_eq!(merged["skipped"], 1);
    let next = json!({ "do": "practice", "now": now, "trainee": "ana", "history": kept });
    assert_eq!(ask(&next)["before"], end["result"]["average"]);
}

/// Requests of every kind, their fields changed for anything: each is answered.
#[test]
fn anything_may_be_asked_in_any_order() {
    let mut first_line = to_load(FIRST_LINE);
    first_line["lengths"] = json!({ "en-US": { "main/options": 0 } });
    let requests = [
        first_line,
        json!({ "do": "find", "words": "bill", "now": EARLY, "zone": "ET" }),
        json!({ "do": "open", "now": EARLY }),
        json!({ "do": "moments", "now": EARLY }),
        json!({ "do": "moment", "text": "Mon 07:15", "now": EARLY }),
        json!({ "do": "map" }),
        json!({ "do": "call", "line": "1-800-790-4661", "at": EARLY, "keys": "1,{2s}3", "limit": 9_000 }),
        json!({ "do": "call", "at": EARLY, "prompts": "page", "keys": "12" }),
        json!({ "do": "call", "drill": true }),
        json!({ "do": "key", "key": "1", "elapsed": 3_000 }),
        json!({ "do": "until", "elapsed": 20_000 }),
        json!({ "do": "played", "play": 1, "elapsed": 5_000 }),
        json!({ "do": "hang_up", "elapsed": 30_000 }),
        json!({ "do": "undo" }),
        json!({ "do": "again" }),
        json!({ "do": "call_again" }),
        json!({ "do": "save" }),
        json!({ "do": "practice", "now": EARLY, "kind": "traps", "seed": 1, "drills": 2 }),
        json!({ "do": "practice", "now": EARLY, "kind": "quiz", "course": "title = \"x\"" }),
        json!({ "do": "drill", "now": EARLY }),
        json!({ "do": "instead" }),
        json!({ "do": "judge", "now": EARLY, "answer": 0 }),
        json!({ "do": "judge", "now": EARLY, "stayed_away": true, "answer": 1 }),
        json!({ "do": "judge", "now": EARLY, "too_late": true }),
        json!({ "do": "history", "lines": "{}\n" }),
        json!({ "do": "merge", "lines": "", "more": "x" }),
        json!({ "do": "code" }),
        json!({ "do": "read_code", "code": "PT-0" }),
    ];
    let anything = [
        json!(null),
        json!(-1),
        json!(0),
        json!(0.5),
        json!(1e300),
        json!(u64::MAX),
        json!(EARLY + 86_400_000),
        json!(13_569_465_599_000_u64),
        json!(""),
        json!("#"),
        json!("ß\u{0}\u{202e}"),
        json!("2399-12-31 23:59"),
        json!("9".repeat(600)),
        json!([]),
        json!({ "en-US": { "main/options": 1e300 } }),
    ];
    let mut chance = Chance::new(17);
    let mut answered = 0;
    for _ in 0..3_000 {
        let mut what = chance.one(&requests).unwrap().clone();
        let fields: Vec<String> = what.as_object().unwrap().keys().cloned().collect();
        if chance.once_in(3) {
            let field = chance.one(&fields).unwrap();
            what[field] = chance.one(&anything).unwrap().clone();
        }
        let answer: Value = serde_json::from_str(&request(&what.to_string())).expect("JSON");
        answered += usize::from(answer["error"].is_null());
    }
    assert!(answered > 1_000, "{answered}");
}
