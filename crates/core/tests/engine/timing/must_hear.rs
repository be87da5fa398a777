//! Prompts that must be heard.

use super::then_team;
use super::told::told;
use phonetree_core::call::{CallTime, Effect, Report};
use phonetree_core::drive::drive;
use phonetree_core::menu::{self, LanguageId, Lengths};
use phonetree_core::script::{Caller, Rehearsal};

/// The options must be heard.
const HEAR: &str = r#"[menus.main]
say = { say = "For it, press 1.", barge_in = false }
options = [
  { key = "1", label = "it", to = "team" },
  { key = "2", label = "on", to = "second" },
]
[menus.second]
options = [{ key = "1", label = "it", to = "team" }]
"#;

fn keeps(tables: &str) -> String {
    format!("{tables}[timings]\nkeeps_type_ahead = true\n")
}

/// > Then it is dropped, or, with `keeps_type_ahead = true`, it counts when the prompt has ended.
#[test]
fn a_key_during_what_must_be_heard_is_dropped_or_kept() {
    let silence = [
        "0 says main/options",
        "6000 no-input 1",
        "6000 says no-input-1",
        "7000 says main/options",
    ];
    for at in [0, 999, 1_000] {
        assert_eq!(told(HEAR, &[(at, '1')])[..4], silence, "{at}: it is dropped");
        let kept = then_team(&["0 says main/options"], 1_000);
        assert_eq!(told(&keeps(HEAR), &[(at, '1')]), kept, "{at}: it is kept");
    }
    assert_eq!(told(HEAR, &[(1_001, '1')]), then_team(&["0 says main/options"], 1_001));
    // All that was typed is kept, in its order.
    let both = then_team(&["0 says main/options"], 1_000);
    assert_eq!(told(&keeps(HEAR), &[(300, '2'), (300, '1')]), both);
}

/// A remark that may be cut comes before options that may not.
#[test]
fn a_key_cuts_what_may_be_cut_and_not_what_must_be_heard_after_it() {
    let greets = HEAR.replacen("options", "greeting = \"Hello.\"\noptions", 1);
    // The greeting is cut; the options are heard to the end, and the key is gone.
    let cut = ["0 says main/greeting", "300 stops", "300 says main/options"];
    let silence = ["6300 no-input 1", "6300 says no-input-1", "7300 says main/options"];
    assert_eq!(told(&greets, &[(300, '1')])[..6], [&cut[..], &silence].concat());
    assert_eq!(told(&greets, &[(300, '1'), (1_300, '1')])[..6], [&cut[..], &silence].concat());
    assert_eq!(told(&greets, &[(300, '1'), (1_301, '1')]), then_team(&cut, 1_301));
    // With type-ahead, it counts at their end.
    assert_eq!(told(&keeps(&greets), &[(300, '1')]), then_team(&cut, 1_300));
}

/// The other way round, a key during what must be heard leaves all of it, and what follows.
#[test]
fn what_must_be_heard_is_heard_and_what_follows_is_not_cut_by_an_early_key() {
    let greets = r#"[menus.main]
greeting = { say = "Hello.", barge_in = false }
options = [{ key = "1", label = "it", to = "team" }]
"#;
    let heard = ["0 says main/greeting", "1000 says main/options"];
    assert_eq!(told(greets, &[(1_000, '1'), (2_500, '1')]), then_team(&heard, 2_500));
    let cut = [&heard[..], &["1001 stops"]].concat();
    assert_eq!(told(greets, &[(1_001, '1')]), then_team(&cut, 1_001));
    // Kept, it cuts what may be cut after that: the options are not said at all.
    assert_eq!(told(&keeps(greets), &[(300, '1')]), then_team(&heard[..1], 1_000));
}

/// After a failure the remark may be cut, and the options that must be heard may not.
#[test]
fn after_a_wrong_key_the_options_must_be_heard_again() {
    let heard = [
        "0 says main/options",
        "1500 no-match 1",
        "1500 says no-match-1",
        "1800 stops",
        "1800 says main/options",
    ];
    let keys = |at| [(1_500, '7'), (1_800, '1'), (at, '1')];
    assert_eq!(told(HEAR, &keys(2_801)), then_team(&heard, 2_801));
    let dropped = told(HEAR, &keys(2_800));
    assert_eq!(dropped[..5], heard);
    assert_eq!(dropped[5..7], ["7800 no-input 1", "7800 says no-input-1"]);
}

/// As a real caller may: a planned caller presses within such a prompt only at a moment that was named.
#[test]
fn a_planned_key_comes_within_what_must_be_heard_only_at_a_named_moment() {
    let head = "format = 1\ntitle = \"Hear\"\ntimezone = \"America/Los_Angeles\"\n\
        [lines.line]\nnumber = \"+1-202-555-0142\"\nanswer = \"main\"\n[teams.team]\nname = \"Team\"\n";
    let tree = menu::load("hear.toml", &keeps(&format!("{head}{HEAR}"))).unwrap();
    let mut lengths = Lengths::estimated(&tree);
    tree.prompt_ids().for_each(|id| lengths.set(id, LanguageId::default(), 1_000));
    let pressed = |keys: &str| {
        let mut pressed = Vec::new();
        let caller = Caller::from_dial_string(keys).unwrap();
        let mut phone =
            Rehearsal::new(caller, &lengths, |at: CallTime, effect: &Effect| match effect {
                Effect::Report(Report::Pressed(key)) => {
                    pressed.push(format!("{} {key}", at.as_ms()));
                }
                Effect::Report(Report::Transferred { .. }) => {
                    pressed.push(format!("{} team", at.as_ms()));
                }
                _ => {}
            });
        let line = tree.line_for("line").unwrap();
        drive(&tree, line, "2026-11-23T12:00:00-08:00".parse().unwrap(), &mut phone);
        pressed
    };
    assert_eq!(pressed("1"), ["1001 1", "1001 team"]);
    assert_eq!(pressed("{0.2s}1"), ["1201 1", "1201 team"]);
    assert_eq!(pressed("{at 0.2s}1"), ["200 1", "1000 team"]);
    assert_eq!(pressed("{at 0.2s}2{at 300ms}1"), ["200 2", "300 1", "1000 team"]);
}
