//! What comes first of two things at one instant. The caller's acts are put in both ways round.

use super::told::told;
use super::{ONE, then_team};
use phonetree_core::call::{Action, Call, CallTime, Effect, Ending, Input, Report, Side, Timer};
use phonetree_core::menu::{self, Key};

/// > When two things happen at the same instant, ties go to a key, then a hang-up, then the end of a
/// > prompt, then a deadline.
/// >
/// > So a key at the very instant of a timeout counts.
#[test]
fn a_key_comes_before_a_hang_up() {
    let heard = ["0 says main/options", "2000 to team", "2000 ends HungUp"];
    assert_eq!(told(ONE, &[(2_000, '1'), (2_000, '!')]), heard);
    assert_eq!(told(ONE, &[(2_000, '!'), (2_000, '1')]), heard);
    assert_eq!(
        told(ONE, &[(2_000, '!'), (2_001, '1')]),
        ["0 says main/options", "2000 ends HungUp"]
    );
}

#[test]
fn keys_of_one_instant_come_in_the_order_in_which_they_are_pressed() {
    let menu = r#"[entries.main]
ask = "Your number."
length = 4
to = "team"
"#;
    for keys in ["1234", "4321", "0000", "7071"] {
        let acts: Vec<(u64, char)> = keys.chars().map(|key| (500, key)).collect();
        let entered = format!("500 entered {keys}");
        assert_eq!(told(menu, &acts), then_team(&["0 says main/ask", "500 stops", &entered], 500));
    }
}

const MESSAGE: &str = r#"[messages.main]
say = "Hello."
to = "team"
"#;

#[test]
fn a_hang_up_comes_before_the_end_of_a_prompt() {
    let told = |at| told(MESSAGE, &[(at, '!')]);
    assert_eq!(told(999), ["0 says main/say", "999 stops", "999 ends HungUp"]);
    assert_eq!(told(1_000), ["0 says main/say", "1000 stops", "1000 ends HungUp"]);
    assert_eq!(told(1_001), ["0 says main/say", "1000 to team", "1001 ends HungUp"]);
}

#[test]
fn a_key_comes_before_the_end_of_a_prompt() {
    let heard = |at, first: &[&str]| assert_eq!(told(ONE, &[(at, '1')]), then_team(first, at));
    heard(999, &["0 says main/options", "999 stops"]);
    heard(1_000, &["0 says main/options", "1000 stops"]);
    heard(1_001, &["0 says main/options"]);
}

#[test]
fn a_hang_up_comes_before_a_deadline() {
    let told = |at| told(ONE, &[(at, '!')]);
    assert_eq!(told(5_999), ["0 says main/options", "5999 ends HungUp"]);
    assert_eq!(told(6_000), ["0 says main/options", "6000 ends HungUp"]);
    let late = ["6000 no-input 1", "6000 says no-input-1", "6001 stops", "6001 ends HungUp"];
    assert_eq!(told(6_001)[1..], late);
}

#[test]
fn the_end_of_a_prompt_comes_before_a_deadline() {
    let ends = |ms| told(&format!("{MESSAGE}[limits]\nlongest_call = \"{ms}ms\"\n"), &[]);
    assert_eq!(ends(1_000), ["0 says main/say", "1000 to team", "1000 ends GaveUp"]);
    assert_eq!(ends(1_001), ["0 says main/say", "1000 to team", "1001 ends GaveUp"]);
}

#[test]
fn a_key_comes_before_a_deadline() {
    for at in [5_999, 6_000] {
        assert_eq!(told(ONE, &[(at, '1')]), then_team(&["0 says main/options"], at));
    }
    let late = ["0 says main/options", "6000 no-input 1", "6000 says no-input-1", "6001 stops"];
    assert_eq!(told(ONE, &[(6_001, '1')]), then_team(&late, 6_001));
    // At the very end of the longest call, too: the key counts, and the call is over.
    let short = format!("{ONE}[limits]\nlongest_call = \"3s\"\n");
    let end = ["0 says main/options", "3000 to team", "3000 ends GaveUp"];
    assert_eq!(told(&short, &[(3_000, '1')]), end);
    assert_eq!(told(&short, &[(3_001, '1')]), ["0 says main/options", "3000 ends GaveUp"]);
}

/// Of two deadlines at one instant that of the whole call comes first: nobody is asked again.
#[test]
fn the_longest_call_ends_before_anything_else_is_due() {
    let ends = |ms| told(&format!("{ONE}[limits]\nlongest_call = \"{ms}ms\"\n"), &[]);
    assert_eq!(ends(5_999), ["0 says main/options", "5999 ends GaveUp"]);
    assert_eq!(ends(6_000), ["0 says main/options", "6000 ends GaveUp"]);
    let asked = ["6000 no-input 1", "6000 says no-input-1", "6001 stops", "6001 ends GaveUp"];
    assert_eq!(ends(6_001)[1..], asked);
}

/// > Every such edge is a rule with an example that is run; the table is in the documentation of
/// > `phonetree_core::call` (`crates/core/src/call/edges/`).
///
/// The examples are doctests; this asks the call itself, without a loop around it, what is due.
#[test]
fn a_call_that_is_told_late_does_first_what_was_due_before() {
    let file = format!(
        "format = 1\ntitle = \"Ties\"\ntimezone = \"America/Los_Angeles\"\n\
         [lines.line]\nnumber = \"+1-202-555-0142\"\nanswer = \"main\"\n\
         [teams.team]\nname = \"Team\"\n{ONE}"
    );
    let tree = menu::load("ties.toml", &file).unwrap();
    let line = tree.line_ids().next().unwrap();
    let at = "2026-11-23T20:00:00Z".parse().unwrap();
    let (ms, one) = (CallTime::from_ms, Input::Key(Key::from_char('1').unwrap()));
    let silent = || {
        let (mut call, effects) = Call::answer(&tree, line, at);
        let Some(Effect::Do(Action::Play { play, .. })) = effects.last() else {
            panic!("{effects:?}")
        };
        assert_eq!(call.deadline(), Some((ms(1_800_000), Timer::LongestCall)), "while it speaks");
        assert!(call.handle(ms(1_000), Input::Played(*play)).is_empty());
        assert_eq!(call.deadline(), Some((ms(6_000), Timer::NoInput)));
        call
    };
    let did = |effects: &[Effect]| -> Vec<&str> {
        let name = |effect: &Effect| match effect {
            Effect::Report(Report::NoInput { .. }) => "no input",
            Effect::Do(Action::Play { .. }) => "says",
            Effect::Do(Action::Stop(_)) => "stops",
            Effect::Report(Report::Pressed(_)) => "pressed",
            Effect::Report(Report::Chosen { .. }) => "chosen",
            Effect::Report(Report::Reached(_)) => "reached",
            Effect::Report(Report::Transferred { .. }) => "to team",
            Effect::Do(Action::Transfer { .. }) => "rings",
            Effect::Report(Report::Ended { ending: Ending::HungUp, by: Side::Caller }) => "hung up",
            Effect::Report(Report::Ended { .. }) => "ended",
            _ => "something else",
        };
        effects.iter().map(name).collect()
    };
    let taken = ["pressed", "chosen", "reached", "to team", "rings"];
    let asked = ["no input", "says"];
    assert_eq!(did(&silent().handle(ms(5_999), one)), taken);
    assert_eq!(did(&silent().handle(ms(6_000), one)), taken);
    let late = ["no input", "says", "pressed", "stops", "chosen", "reached", "to team", "rings"];
    assert_eq!(did(&silent().handle(ms(6_001), one)), late);
    assert_eq!(did(&silent().handle(ms(5_999), Input::Tick)), [""; 0]);
    assert_eq!(did(&silent().handle(ms(6_000), Input::Tick)), asked);
    assert_eq!(did(&silent().handle(ms(6_001), Input::Tick)), asked);
    assert_eq!(did(&silent().handle(ms(6_000), Input::HungUp)), ["hung up"]);
    // Time doesn't run backwards, and after the end nothing happens anymore.
    let mut call = silent();
    assert_eq!(did(&call.handle(ms(2_000), Input::HungUp)), ["hung up"]);
    assert_eq!(did(&call.handle(ms(9_000), one)), [""; 0]);
    let mut call = silent();
    assert_eq!(did(&call.handle(ms(500), one)), taken);
    assert_eq!(call.now(), ms(1_000));
    // A phone that never says what came of the ring is only waited for until the longest call.
    assert_eq!(call.deadline(), Some((ms(1_800_000), Timer::LongestCall)));
}
