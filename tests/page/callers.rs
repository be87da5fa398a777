//! The same callers at the engine of a page and without one: the same events.

use chrono::{DateTime, TimeDelta, Utc};
use phonetree_core::call::{CallTime, Input};
use phonetree_core::hours::HolidayTable;
use phonetree_core::menu::{FIRST_LINE, Key, Lengths, LineId, Tree, load};
use phonetree_core::practice::Chance;
use phonetree_core::script::{Caller, rehearse};
use phonetree_page::request;
use serde_json::{Value, json};

const KITCHEN_SINK: &str = include_str!("../menus/kitchen-sink.toml");

/// What a page would ask, and what was answered.
pub(crate) type Asked = Vec<(String, String)>;

/// Someone who calls a line at an instant, and what they do, each thing at its moment.
struct AnyCaller {
    line: LineId,
    at: DateTime<Utc>,
    acts: Vec<(CallTime, Input)>,
    /// Whether the page asks for what is due before a key comes, or is late and asks after it.
    punctual: bool,
}

impl AnyCaller {
    fn new(tree: &Tree, seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let lines: Vec<LineId> = tree.line_ids().collect();
        let minutes = i64::try_from(chance.below(60 * 24 * 400)).unwrap();
        let first: DateTime<Utc> = "2026-01-01T00:00:00Z".parse().unwrap();
        let (mut moment, mut acts) = (CallTime::ANSWER, Vec::new());
        for _ in 0..chance.below(16) {
            let pauses = [0, 1, 3_000, 5_000, chance.below(400), chance.below(9_000)];
            moment = moment + *chance.one(&pauses).unwrap();
            if chance.once_in(30) {
                acts.push((moment, Input::HungUp));
                break;
            }
            acts.push((moment, Input::Key(*chance.one(&Key::ALL).unwrap())));
        }
        Self {
            line: *chance.one(&lines).unwrap(),
            at: first + TimeDelta::minutes(minutes),
            acts,
            punctual: chance.once_in(2),
        }
    }

    /// The call as a page holds it. All that it asks, and all effects.
    fn at_a_page(&self, tree: &Tree, asked: &mut Asked) -> Vec<Value> {
        let mut effects = Vec::new();
        let mut ask = |what: Value| -> Option<u64> {
            let answer = answered(&what, asked);
            effects.extend(answer["effects"].as_array().expect("effects").iter().cloned());
            answer["call"]["due"].as_u64()
        };
        let number = tree[self.line].number.as_written();
        let at = self.at.timestamp_millis();
        let mut due = ask(json!({ "do": "call", "line": number, "at": at }));
        for (moment, input) in &self.acts {
            let elapsed = moment.as_ms();
            while self.punctual && due.is_some_and(|due| due < elapsed) {
                due = ask(json!({ "do": "until", "elapsed": due }));
            }
            due = ask(match input {
                Input::Key(key) => {
                    json!({ "do": "key", "key": key.to_string(), "elapsed": elapsed })
                }
                _ => json!({ "do": "hang_up", "elapsed": elapsed }),
            });
        }
        while due.is_some() {
            due = ask(json!({ "do": "until", "elapsed": due }));
        }
        effects
    }

    /// The call as a rehearsal, by name.
    fn rehearsed(&self, tree: &Tree) -> Vec<String> {
        let caller = Caller::at_moments(self.acts.iter().copied());
        let events = rehearse(tree, &Lengths::estimated(tree), self.line, self.at, caller);
        events.iter().map(|event| serde_json::to_string(event).unwrap()).collect()
    }
}

/// What the command writes into a page: the menu, and the holidays of its countries.
pub(crate) fn to_load(menu: &str) -> Value {
    let tree = load("menu", menu).unwrap();
    let holidays = HolidayTable::ALL.of(tree.countries.iter().map(|code| &**code));
    json!({ "do": "load", "menu": menu, "holidays": holidays })
}

/// Asks, and keeps what was asked and answered.
pub(crate) fn answered(what: &Value, asked: &mut Asked) -> Value {
    let (question, answer) = (what.to_string(), request(&what.to_string()));
    let read: Value = serde_json::from_str(&answer).expect("an answer is JSON");
    assert!(read["error"].is_null(), "{question}\n{answer}");
    asked.push((question, answer));
    read
}

/// A thousand callers at the page's engine, on two menus. What was asked and answered.
pub(crate) fn a_thousand() -> Asked {
    let mut asked = Asked::new();
    for (menu, seeds) in [(FIRST_LINE, 0..500), (KITCHEN_SINK, 500..1_000)] {
        let tree = load("menu", menu).unwrap();
        answered(&to_load(menu), &mut asked);
        for seed in seeds {
            let caller = AnyCaller::new(&tree, seed);
            let effects = caller.at_a_page(&tree, &mut asked);
            let events = effects.iter().filter(|it| it["at"].is_string());
            let events: Vec<Value> = events.cloned().map(without_how_it_is_said).collect();
            let rehearsed: Vec<Value> = caller
                .rehearsed(&tree)
                .iter()
                .map(|event| serde_json::from_str(event).unwrap())
                .collect();
            assert_eq!(events, rehearsed, "caller {seed}");
        }
    }
    asked
}

fn without_how_it_is_said(mut effect: Value) -> Value {
    effect.as_object_mut().expect("an object").remove("say");
    effect
}

#[test]
fn a_thousand_callers_have_the_same_call_at_a_page_as_without_one() {
    let asked = a_thousand();
    assert!(asked.len() > 5_000, "{} requests", asked.len());
}

/// What a page tells of an event is, to the byte, a line of `call --json`.
#[test]
fn an_event_of_a_page_is_a_line_of_call_json() {
    let tree = load("menu", FIRST_LINE).unwrap();
    let mut asked = Asked::new();
    answered(&to_load(FIRST_LINE), &mut asked);
    for seed in 0..20 {
        let caller = AnyCaller::new(&tree, seed);
        let from = asked.len();
        caller.at_a_page(&tree, &mut asked);
        let told: String = asked[from..].iter().map(|(_, answer)| answer.as_str()).collect();
        for line in caller.rehearsed(&tree) {
            // A prompt goes on with how it is said.
            let line = line.strip_suffix('}').expect("an object");
            assert!(told.contains(line), "{line}\nis not in\n{told}");
        }
    }
}
