//! Leaving a number: the caller's own, or one that is entered and read back.

use phonetree_core::menu::{self, Lengths, Node};
use phonetree_core::script::CallFile;
use phonetree_core::walk::{Demands, prove};

use super::told::told;

const CALLBACK: &str = r#"[callbacks.main]
length = { min = 7, max = 10 }
star_to = "team"
"#;

/// The last things of a call in which these keys are pressed, a tenth of a second from one to the next.
fn pressed(text: &str, keys: &str) -> Vec<String> {
    let acts: Vec<(u64, char)> = (1..).map(|n| n * 100).zip(keys.chars()).collect();
    told(text, &acts).into_iter().filter(|line| !line.contains("stops")).collect()
}

#[test]
fn one_leaves_the_number_of_the_call_and_the_call_ends() {
    let own = ["0 says main/offer", "100 calls back this number", "100 says main/thanks"];
    assert_eq!(pressed(CALLBACK, "1")[..3], own);
    assert_eq!(pressed(CALLBACK, "1")[3..], ["1100 ends CallbackRequested"]);
    // Who hangs up before the end of the words has left it all the same.
    assert_eq!(pressed(CALLBACK, "1!")[3..], ["200 ends CallbackRequested"]);
}

#[test]
fn two_leaves_another_number_which_is_read_back() {
    let told = pressed(CALLBACK, "25550142#1");
    assert_eq!(told[1], "100 says main/ask");
    assert_eq!(told[2..4], ["900 says confirm", "1000 calls back 5550142"]);
    // The last digit that a number can have ends it.
    let ended = ["1100 says confirm", "1200 calls back 2025550142"];
    assert_eq!(pressed(CALLBACK, "220255501421")[2..4], ended);
    // Read back, 2 begins again.
    assert_eq!(pressed(CALLBACK, "25550142#2")[3], "1000 says main/ask");
    // Too few digits are a wrong answer.
    assert_eq!(pressed(CALLBACK, "2555#")[2], "500 no-match 1");
}

#[test]
fn a_file_may_ask_everybody_for_a_number_and_star_leads_elsewhere() {
    let entered = format!("{CALLBACK}own_number = false\n");
    assert_eq!(
        pressed(&entered, "5550142#1")[..3],
        ["0 says main/ask", "800 says confirm", "900 calls back 5550142"]
    );
    for keys in ["*", "2*", "25550142#*"] {
        assert!(pressed(CALLBACK, keys).iter().any(|line| line.ends_with(" to team")), "{keys}");
    }
    let again = CALLBACK.replace("star_to = \"team\"\n", "");
    assert_eq!(
        pressed(&again, "2555*5550142#1")[2..4],
        ["1300 says confirm", "1400 calls back 5550142"]
    );
    assert_eq!(pressed(&again, "*")[1], "100 no-match 1");
}

#[test]
fn who_presses_nothing_or_wrong_keys_is_asked_again_and_then_given_up() {
    let told = pressed(CALLBACK, "555");
    assert_eq!(told[1..3], ["100 no-match 1", "100 says no-match-1"]);
    let ended = told.last().unwrap();
    assert!(ended.ends_with("ends GaveUp"), "{told:?}");
    let silent = pressed(CALLBACK, "");
    assert_eq!(silent[1..4], ["6000 no-input 1", "6000 says no-input-1", "7000 says main/offer"]);
}

const OFFICE: &str = r#"format = 1
title = "Office"
timezone = "America/Los_Angeles"
[lines.line]
number = "+1-202-555-0142"
answer = "main"
[callbacks.main]
length = 7
"#;

#[test]
fn who_keeps_the_number_back_is_asked_for_one_at_once() {
    let tree = menu::load("office.toml", OFFICE).unwrap();
    let calls = r#"
[[call]]
name  = "a number that is known is offered"
at    = "2026-11-23 12:00"
from  = "+1-202-555-0100"
press = "1"
hears = "call you back at the number"
ends  = "callback_requested"
[[call]]
name  = "one that is kept back is asked for"
at    = "2026-11-23 12:00"
from  = "withheld"
press = "55501421"
never_hears = "call you back at the number"
steps = [{ call_back = "main", value = "5550142" }]
"#;
    for call in CallFile::read("calls.toml", calls).unwrap().fit(&tree).unwrap() {
        let played = call.play(&tree, &Lengths::estimated(&tree), |_, _| {});
        assert!(played.passes(), "{}", played.transcript());
    }
}

#[test]
fn both_callers_are_walked_and_so_are_wrong_keys_where_they_are_ignored_while_it_speaks() {
    for (own, ignored) in [(true, false), (false, true), (true, true)] {
        let timings = if ignored { "timings.wrong_key_while_speaking = \"ignored\"\n" } else { "" };
        let text = format!("{timings}{OFFICE}own_number = {own}\n");
        let tree = menu::load("office.toml", &text).unwrap();
        let day = |day| format!("2026-11-{day}T00:00:00Z").parse().unwrap();
        let demands = Demands::new(day(23)..day(24));
        let found = prove(&tree, &Lengths::estimated(&tree), &demands, &mut |_| true);
        let callback = tree.nodes().find(|node| matches!(node, Node::Callback(_))).unwrap();
        for n in 1..=3 {
            assert!(found.met.no_match.contains(&(callback, n)), "{own} {ignored} {n}");
            assert!(found.met.no_input.contains(&(callback, n)), "{own} {ignored} {n}");
        }
        assert!(found.proofs.iter().all(|proof| proof.example.is_none()), "{:?}", found.proofs);
    }
}
