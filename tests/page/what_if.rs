//! What a page may assume of a call: how switches stand, who does not answer, how long callers wait in line.

use phonetree_page::request;
use serde_json::{Value, json};

use crate::callers::{Asked, answered, to_load};

const POWER: &str = include_str!("../../menus/examples/power.toml");
const UNIVERSITY: &str = include_str!("../../menus/examples/university.toml");
/// A Monday at noon.
const NOON: &str = "2026-11-23 12:00";

/// Loads a menu, makes a call, and lets ten minutes pass.
fn events_of(menu: &str, wish: &Value) -> Vec<Value> {
    let mut asked = Asked::new();
    answered(&to_load(menu), &mut asked);
    let mut events = effects(&answered(wish, &mut asked));
    events.extend(effects(&answered(&json!({ "do": "until", "elapsed": 600_000 }), &mut asked)));
    events
}

fn effects(answer: &Value) -> Vec<Value> {
    answer["effects"].as_array().unwrap().clone()
}

fn said(events: &[Value]) -> String {
    events.iter().filter_map(|event| event["text"].as_str()).collect::<Vec<_>>().join(" ")
}

fn first(events: &[Value], name: &str) -> Value {
    events.iter().find(|event| event["event"] == name).cloned().unwrap_or_default()
}

#[test]
fn a_switch_stands_as_the_page_says() {
    let usual = said(&events_of(POWER, &json!({ "do": "call", "at": NOON })));
    let storm = json!({ "do": "call", "at": NOON, "set": ["storm=on"] });
    assert!(!usual.contains("Because of the storm"), "{usual}");
    assert!(said(&events_of(POWER, &storm)).contains("Because of the storm"));
}

#[test]
fn a_team_does_not_answer_and_the_call_goes_on_where_the_menu_says() {
    for outcome in ["no-answer", "busy", "failed"] {
        let ring = format!("perez-ana={outcome}");
        let wish = json!({ "do": "call", "at": NOON, "keys": "4211", "ring": [ring] });
        let events = events_of(UNIVERSITY, &wish);
        assert_eq!(first(&events, "not_reached")["outcome"], outcome);
        assert_ne!(first(&events, "record"), Value::Null, "{outcome}: {}", said(&events));
    }
    let answers = events_of(UNIVERSITY, &json!({ "do": "call", "at": NOON, "keys": "4211" }));
    assert_eq!(first(&answers, "not_reached"), Value::Null, "she answers otherwise");
}

#[test]
fn a_line_is_as_long_as_the_page_says() {
    let waits = |free: &str| {
        let free = format!("outage-line={free}");
        let wish = json!({ "do": "call", "at": NOON, "keys": "1", "agent_free": [free] });
        let events = events_of(POWER, &wish);
        (first(&events, "transferred")["elapsed_ms"].as_u64(), events)
    };
    let (at_once, _) = waits("0s");
    let (later, _) = waits("3m");
    assert!(at_once.unwrap() + 180_000 <= later.unwrap() + 1_000, "{at_once:?} {later:?}");
    let (never, events) = waits("never");
    assert_eq!(never, None, "{}", said(&events));
}

#[test]
fn what_is_assumed_holds_when_a_key_is_taken_back_and_when_the_call_is_made_again() {
    let mut asked = Asked::new();
    answered(&to_load(UNIVERSITY), &mut asked);
    let ring = ["perez-ana=no-answer"];
    let wish = json!({ "do": "call", "at": NOON, "keys": "4211", "ring": ring });
    answered(&wish, &mut asked);
    answered(&json!({ "do": "undo" }), &mut asked);
    let key = json!({ "do": "key", "key": "1", "elapsed": 20_000 });
    let again = answered(&key, &mut asked);
    let link = again["call"]["link"].as_str().unwrap();
    assert!(link.ends_with("&ring=perez-ana=no-answer"), "{link}");
    answered(&json!({ "do": "call_again" }), &mut asked);
    for (n, key) in ["4", "2", "1", "1"].iter().enumerate() {
        let elapsed = 30_000 + 100 * n;
        answered(&json!({ "do": "key", "key": key, "elapsed": elapsed }), &mut asked);
    }
    let events = effects(&answered(&json!({ "do": "until", "elapsed": 600_000 }), &mut asked));
    assert_eq!(first(&events, "not_reached")["outcome"], "no-answer", "{}", said(&events));
}

#[test]
fn what_a_menu_does_not_have_is_refused_by_name() {
    let mut asked = Asked::new();
    answered(&to_load(POWER), &mut asked);
    for (what, said) in [
        ("set", "storn=on"),
        ("set", "storm=maybe"),
        ("ring", "nobody=busy"),
        ("ring", "agents=asleep"),
        ("agent_free", "no-line=3m"),
        ("agent_free", "outage-line=soon"),
    ] {
        let wish = json!({ "do": "call", "at": NOON, what: [said] });
        let answer: Value = serde_json::from_str(&request(&wish.to_string())).unwrap();
        assert!(answer["error"].as_str().unwrap().contains(said), "{answer}");
    }
    let many: Vec<&str> = vec!["storm=on"; 501];
    let answer = request(&json!({ "do": "call", "at": NOON, "set": many }).to_string());
    assert!(answer.contains("at most 500"), "{answer}");
}
