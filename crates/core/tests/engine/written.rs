//! Calls that are written down, to the millisecond and to the key. Every prompt lasts one second.

use chrono::DateTime;
use phonetree_core::call::{Effect, Report};
use phonetree_core::menu::{self, LanguageId, Lengths, Tree};
use phonetree_core::script::{COMMA_MS, CallFile, Caller, Coverage, Played, Rehearsal, call};

const MENU: &str = r#"format = 1
title = "Written"
timezone = "America/Los_Angeles"
[lines.line]
number = "+1-202-555-0142"
answer = "main"
[menus.main]
say = "For it, press 1. For both, press 1 2."
options = [
  { key = "1",  label = "it",   to = "team" },
  { key = "12", label = "both", to = "team" },
]
[teams.team]
name = "Team"
"#;

fn tree(text: &str) -> Tree {
    menu::load("written.toml", text).unwrap_or_else(|problems| panic!("{problems}"))
}

fn one_second(tree: &Tree) -> Lengths {
    let mut lengths = Lengths::estimated(tree);
    for prompt in tree.prompt_ids() {
        lengths.set(prompt, LanguageId::default(), 1_000);
    }
    lengths
}

fn played(lines: &str) -> Played {
    played_on(MENU, lines)
}

fn played_on(menu: &str, lines: &str) -> Played {
    let call = format!("[[call]]\nname = \"it\"\nat = \"2026-11-23 12:00\"\n{lines}\n");
    let file = CallFile::read("calls.toml", &call).unwrap_or_else(|wrong| panic!("{wrong}"));
    let tree = tree(menu);
    let calls = file.fit(&tree).unwrap_or_else(|wrong| panic!("{wrong}"));
    calls[0].play(&tree, &one_second(&tree), |_, _| {})
}

/// Why a call fails; nothing where it passes.
fn misses(lines: &str) -> Vec<String> {
    played(lines).misses().iter().map(|miss| miss.why.clone()).collect()
}

const PASSES: [&str; 0] = [];

#[test]
fn what_never_comes_is_judged_with_steps_and_without() {
    let here = ["never reaches team: here it is"];
    let never = "never_reaches = \"team\"";
    assert_eq!(misses(&format!("press = \"1\"\n{never}")), here);
    assert_eq!(misses(&format!("press = \"5\"\n{never}")), PASSES);
    let steps = "steps = [{ presses = \"1\" }, { ends = \"connected\" }]";
    assert_eq!(misses(steps), PASSES);
    assert_eq!(misses(&format!("{steps}\n{never}")), here);
    let hears = ["never hears \"both, press 1 2\": here it is"];
    assert_eq!(misses(&format!("{steps}\nnever_hears = \"both, press 1 2\"")), hears);
    assert_eq!(misses(&format!("{steps}\nnever_hears = \"press 3\"")), PASSES);
}

/// All that happens when 1 is pressed at two seconds, and then one thing more.
fn exact(steps: &str) -> Vec<String> {
    misses(&format!("exact = true\nsteps = [{steps}]"))
}

#[test]
fn exact_steps_are_all_that_happens_word_by_word_and_key_by_key() {
    let hears = "{ hears = \"For it, press 1. For both, press 1 2.\" }";
    let asked = "{ presses = \"1\", after = \"2s\" }";
    let rest = "{ reaches = \"team\" }, { hears = \"Team. How can I help you?\" }, { ends = \"connected\" }";
    let all = played(&format!("steps = [{asked}]"));
    let said = all.transcript();
    assert!(said.contains("2.000  presses   1"), "{said}");
    let team: Vec<&str> = said.split('"').filter(|words| words.starts_with("Team")).collect();
    let rest = rest.replace("Team. How can I help you?", team.first().unwrap_or(&""));
    assert_eq!(exact(&format!("{hears}, {asked}, {rest}")), PASSES);
    // Only a part of the words.
    let part = exact(&format!("{{ hears = \"For it, press 1.\" }}, {asked}, {rest}"));
    assert_eq!(part, ["expected here: hears \"For it, press 1.\""]);
    // What comes after the first thing that strays is judged no more.
    let strayed = exact(&format!("{hears}, {asked}, {{ ends = \"connected\" }}"));
    assert_eq!(strayed, ["expected here: ends connected"]);
    // Too little, and too much.
    assert_eq!(exact(&format!("{hears}, {asked}")), ["the steps end here, and the call goes on"]);
    assert_eq!(
        exact(&format!("{hears}, {asked}, {{ no_input = \"main\" }}, {rest}")),
        ["expected here: no_input main"]
    );
}

/// What the caller does is said once: so no key can come that exact steps don't have.
#[test]
fn exact_steps_have_every_key_or_the_call_has() {
    let hears = "{ hears = \"For it, press 1. For both, press 1 2.\" }";
    let rest = "{ reaches = \"team\" }, { hears = { matches = \".\" } }, { ends = \"connected\" }";
    assert_eq!(misses(&format!("press = \"1#\"\nexact = true\nsteps = [{hears}, {rest}]")), PASSES);
    for act in ["{ presses = \"1\" }", "{ hangs_up = true, after = \"3s\" }"] {
        let call = format!(
            "[[call]]\nname = \"it\"\nat = \"2026-11-23 12:00\"\npress = \"1#\"\nexact = true\nsteps = [{act}]\n"
        );
        let fitted = CallFile::read("calls.toml", &call).and_then(|file| file.fit(&tree(MENU)));
        let wrong: Vec<String> =
            fitted.unwrap_err().iter().map(|one| one.message.clone()).collect();
        assert_eq!(wrong, ["what the caller does is said twice"]);
    }
}

#[test]
fn within_is_met_at_the_very_millisecond() {
    let call = |within: &str| misses(&format!("press = \"1#\"\nreaches = \"team\"\n{within}"));
    // The key that ends the wait comes at once: the team is reached at the answer.
    assert_eq!(call("within = \"0s\""), PASSES);
    let late = |within: u64| {
        misses(&format!("press = \"1\"\nreaches = \"team\"\nwithin = \"{within}ms\""))
    };
    assert_eq!(late(3_001), PASSES);
    assert_eq!(late(3_000), PASSES);
    assert_eq!(late(2_999), ["reaches team: it came at 0:03.000, not within 0:02.999"]);
    let keys =
        |most: u32| misses(&format!("press = \"1#\"\nreaches = \"team\"\nwithin_keys = {most}"));
    assert_eq!(keys(2), PASSES);
    assert_eq!(keys(1), ["reaches team: it took 2 keys, not 1 at the most"]);
}

#[test]
fn a_step_within_a_time_is_met_at_the_very_millisecond() {
    let step = |within: u64| {
        misses(&format!(
            "steps = [{{ presses = \"1\", after = \"2s\" }}, {{ reaches = \"team\", within = \"{within}ms\" }}]"
        ))
    };
    assert_eq!(step(3_000), PASSES);
    let late = "reaches team: it took 0:03.000 after the step before, not 0:02.999 at the most";
    assert_eq!(step(2_999), [late]);
    // It stands after what came too late.
    let call = played(
        "steps = [{ presses = \"1\", after = \"2s\" }, { reaches = \"team\", within = \"2999ms\" }]",
    );
    let transcript = call.transcript();
    let lines: Vec<&str> = transcript.lines().skip(2).take(3).collect();
    let (reached, ends) = (
        "     0:05.000  reaches   team",
        "     0:07.000  hears     \"Team. How can we help you? We have no published hours.\"",
    );
    assert_eq!(lines, [reached, &format!("  x  {late}"), ends]);
}

#[test]
fn a_step_of_several_keys_has_come_with_the_last_of_them() {
    let steps = |after: &str| {
        let call = format!(
            "steps = [{{ presses = \"1,2\", after = \"2s\" }}, {{ reaches = \"team\", within = \"{after}\" }}]"
        );
        misses(&call)
    };
    assert_eq!(steps("0s"), PASSES, "the team is reached with the 2, two seconds after the 1");
    let silent = "steps = [{ silent = \"1500ms\" }, { presses = \"1\", after = \"500ms\" }, { reaches = \"team\" }]";
    let told = played(silent);
    let moments: Vec<u64> = told.happened().map(|(at, _)| at).collect();
    assert!(told.passes() && moments.contains(&2_000) && moments.contains(&5_000), "{moments:?}");
    let silent = "steps = [{ silent = \"1500ms\" }, { presses = \"1#\" }, { reaches = \"team\" }]";
    let moments: Vec<u64> = played(silent).happened().map(|(at, _)| at).skip(2).collect();
    assert_eq!(moments[..3], [1_500; 3], "both keys, and the team");
}

#[test]
fn within_is_the_end_where_nothing_else_is_expected() {
    assert_eq!(misses("press = \"1#\"\nwithin = \"3s\""), PASSES);
    let late = ["the end: it came at 0:03.000, not within 0:02.999"];
    assert_eq!(misses("press = \"1#\"\nwithin = \"2999ms\""), late);
}

#[test]
fn what_came_before_its_step_is_said_to_have_come() {
    let steps = "steps = [{ presses = \"1\", after = \"2s\" }, { hears = \"For it\" }]";
    let before = ["hears \"For it\": it came at 0:00.000, before this step, and not again"];
    assert_eq!(misses(steps), before);
}

/// The node's own way out comes before that of the whole menu.
#[test]
fn whoever_fails_goes_where_the_node_says_and_else_to_the_operator() {
    let operator = MENU.replacen("title =", "operator = \"desk\"\ntitle =", 1)
        + "[teams.desk]\nname = \"Desk\"\n";
    let own = operator.replacen("say =", "give_up = \"team\"\nsay =", 1);
    assert!(played_on(&operator, "reaches = \"desk\"\nnever_reaches = \"team\"").passes());
    assert!(played_on(&own, "reaches = \"team\"\nnever_reaches = \"desk\"").passes());
}

#[test]
fn hanging_up_may_also_say_how_the_call_ends() {
    let ends = |how: &str| {
        misses(&format!("steps = [{{ hangs_up = true, after = \"2s\" }}, {{ ends = \"{how}\" }}]"))
    };
    assert_eq!(ends("hung_up"), PASSES);
    assert_eq!(played("steps = [{ hangs_up = true, after = \"2s\" }]").lasted_ms(), 2_000);
    assert_eq!(ends("connected").len(), 1);
}

/// The moments at which a caller who acts by plan does something, the menu being silent.
fn moments(plan: &str, leaves: Option<u64>) -> Vec<(u64, String)> {
    use phonetree_core::call::{CallTime, Input};
    let mut caller = Caller::from_dial_string(plan).unwrap();
    if let Some(ms) = leaves {
        caller.leave_at(CallTime::from_ms(ms));
    }
    let mut now = CallTime::ANSWER;
    let mut acts = Vec::new();
    while let Some((at, input)) = caller.acts_by(now, CallTime::from_ms(10_000)).pop() {
        let what = match input {
            Input::Key(key) => key.as_char().to_string(),
            _ => "hangs up".to_owned(),
        };
        acts.push((at.as_ms(), what));
        now = at;
    }
    acts
}

#[test]
fn a_comma_is_two_seconds_and_a_pause_in_braces_what_it_says() {
    let keys = |acts: &[(u64, &str)]| -> Vec<(u64, String)> {
        acts.iter().map(|(at, key)| (*at, (*key).to_owned())).collect()
    };
    assert_eq!(COMMA_MS, 2_000);
    assert_eq!(moments("1,2", None), keys(&[(0, "1"), (2_000, "2")]));
    assert_eq!(moments(",1,,2", None), keys(&[(2_000, "1"), (6_000, "2")]));
    assert_eq!(moments("1{1ms}2{1.5s}3", None), keys(&[(0, "1"), (1, "2"), (1_501, "3")]));
    assert_eq!(moments("{at 3s}1 2", None), keys(&[(3_000, "1"), (3_000, "2")]));
    assert_eq!(moments("1{at 3s} 2,3", None), keys(&[(0, "1"), (3_000, "2"), (5_000, "3")]));
    assert_eq!(moments("{at 1s}1{at 3s}2", None), keys(&[(1_000, "1"), (3_000, "2")]));
    // What is planned for the last moment is still done, and nothing after it.
    assert_eq!(moments("1{10s}2", None), keys(&[(0, "1"), (10_000, "2")]));
    assert_eq!(moments("1{10001ms}2", None), keys(&[(0, "1")]));
    assert_eq!(moments("", Some(10_000)), keys(&[(10_000, "hangs up")]));
    assert_eq!(moments("", Some(10_001)), keys(&[]));
    assert_eq!(moments("1,2", Some(2_000)), keys(&[(0, "1"), (2_000, "2"), (2_000, "hangs up")]));
    assert_eq!(moments("1,2", Some(1_999)), keys(&[(0, "1"), (1_999, "hangs up")]));
}

/// A caller who presses as soon as a key counts doesn't lose it at the very end of what must be heard.
#[test]
fn a_planned_key_comes_a_millisecond_after_what_must_be_heard() {
    let hear = MENU.replace(
        "say = \"For it, press 1. For both, press 1 2.\"",
        "say = { say = \"Hear.\", barge_in = false }",
    );
    let tree = tree(&hear);
    let mut pressed = Vec::new();
    let caller = Caller::from_dial_string("1#").unwrap();
    let lengths = one_second(&tree);
    let mut phone =
        Rehearsal::new(caller, &lengths, |at: phonetree_core::call::CallTime, effect: &Effect| {
            if let Effect::Report(Report::Pressed(key)) = effect {
                pressed.push((at.as_ms(), key.as_char()));
            }
        });
    let at = "2026-11-23T20:00:00Z".parse::<DateTime<chrono::Utc>>().unwrap();
    phonetree_core::drive::drive(&tree, tree.line_ids().next().unwrap(), at, &mut phone);
    assert_eq!(pressed, [(1_001, '1'), (1_001, '#')]);
}

/// The points of a menu are all that a call can meet, and nothing else.
#[test]
fn coverage_counts_what_can_be_met() {
    let text = MENU.to_owned()
        + r#"[branches.hours]
cases = [{ open = "office", to = "office" }]
otherwise = "always"
[teams.office]
name = "Office"
hours = "Mo-Fr 08:00-17:00"
[teams.always]
name = "Always"
hours = "24/7"
[messages.bye]
say = "Bye."
"#;
    let all = tree(&text);
    // Nodes: main, hours, bye and three teams; two options, no input and no match of the menu; a case
    // and what is otherwise; three teams open, and one that can be closed. One language is not a choice.
    assert_eq!(Coverage::of(&all).met(), (0, 6 + 4 + 2 + 3 + 1));
    let spanish = text.replacen("title =", "languages = [\"es-US\"]\ntitle =", 1);
    let in_two = menu::load("two.toml", &spanish).unwrap_or_else(|wrong| panic!("{wrong}"));
    assert_eq!(Coverage::of(&in_two).met(), (0, 6 + 4 + 2 + 3 + 1 + 2));
}

#[test]
fn a_transcript_is_written_where_it_is_not_what_happens_and_nowhere_else() {
    let tree = tree(MENU);
    let updated = |lines: &str| {
        let text = format!("[[call]]\nname = \"it\"\nat = \"2026-11-23 12:00\"\n{lines}");
        let file = CallFile::read("calls.toml", &text).unwrap_or_else(|wrong| panic!("{wrong}"));
        let calls = file.fit(&tree).unwrap_or_else(|wrong| panic!("{wrong}"));
        let played = calls[0].play(&tree, &one_second(&tree), |_, _| {});
        file.updated(&[(&calls[0], played)])
    };
    let (written, mended) = updated("press = \"1\"\n").unwrap();
    assert_eq!(mended, 1);
    let lines = written.split_once("12:00\"\n").unwrap().1;
    assert_eq!(updated(lines), None, "it is as it happens");
    assert_eq!(updated("press = \"1\"\nhears = \"nothing\"\n"), None, "a wish is no transcript");
}

#[test]
fn a_call_in_a_line_of_rust_shows_what_happens() {
    let transcript = call(&tree(MENU)).at("2026-11-23 12:00").press("1#").transcript();
    let expected = r#"0:00.000  hears     "For it, press 1. For both, press 1 2."
0:00.000  presses   1
0:00.000  presses   #
0:00.000  reaches   team
0:02.000  hears     "Team. How can we help you? We have no published hours."
0:06.398  ends      connected
"#;
    assert_eq!(transcript, expected);
}
