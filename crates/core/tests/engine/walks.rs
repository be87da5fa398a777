//! What every walk through all calls rests on: time that turns, time that passes, and what is kept
//! of the way.

use std::fmt::Write as _;

use phonetree_core::call::{Effect, Report};
use phonetree_core::walk::{ExampleCall, Proof, ProofVerdict};

use super::proofs::{comes_to, estimated, named, prove, said_in, say_of, tree};

const DESK: &str = "[teams.desk]\nname = \"Desk\"\n[[never]]\nreaches = \"late\"\n";
const LINE: &str = "[lines.line]\nnumber = \"+1-202-555-0142\"\nanswer = ";
const LATE: &str = "[messages.late]\nsay = \"It is late.\"\n";

/// A message that is heard to its end.
fn message(name: &str, to: &str) -> String {
    format!(
        "[messages.{name}]\nsay = {{ say = \"One moment.\", barge_in = false, because = \"a test\" }}\n\
         to = \"{to}\"\n"
    )
}

/// By day to one node, else to another.
fn branch(name: &str, day: &str, otherwise: &str) -> String {
    format!(
        "[branches.{name}]\ncases = [{{ during = \"Mo-Fr 08:00-17:00\", to = \"{day}\" }}]\n\
         otherwise = \"{otherwise}\"\n"
    )
}

/// A menu in which this key does this, every other key leads to the desk, and silence to where it
/// gives up.
fn menu(name: &str, key: char, to: &str, gives_up: &str) -> String {
    let mut text = format!("[menus.{name}]\ngive_up = \"{gives_up}\"\noptions = [\n");
    for it in "1234567890*#".chars() {
        let to = if it == key { to } else { "desk" };
        writeln!(text, "  {{ key = \"{it}\", label = \"way {it}\", to = \"{to}\" }},").unwrap();
    }
    text + "]\n"
}

/// Whether the message "late" is never reached.
fn never_late(text: &str) -> Proof {
    named(&prove(&tree(text), &estimated), "never")
}

fn late_call(text: &str) -> ExampleCall {
    let never = never_late(text);
    assert_eq!(never.verdict, ProofVerdict::Refuted);
    let call = never.example.unwrap();
    let tree = tree(text);
    assert!(comes_to(&tree, &estimated(&tree), &call, "late"), "the call shows it");
    call
}

/// Nobody is asked anything between the two questions to the clock.
#[test]
fn time_turns_also_between_two_questions_within_one_step() {
    let text = [
        &format!("{LINE}\"hello\"\n"),
        &message("hello", "first"),
        &branch("first", "moment", "desk"),
        &message("moment", "second"),
        &branch("second", "desk", "late"),
        LATE,
        DESK,
    ];
    let text = text.concat();
    let call = late_call(&text);
    assert_eq!(call.keys, "");
    // A whole second, where there is one between the two.
    let proofs = prove(&tree(&text), &|tree| {
        let mut lengths = said_in(tree, "hello", 1_200);
        lengths.set(say_of(tree, "moment"), tree.language_ids().next().unwrap(), 4_200);
        lengths
    });
    let at = named(&proofs, "never").example.unwrap().at;
    assert_eq!(at.to_rfc3339(), "2026-11-24T00:59:55+00:00");
}

/// Who has heard that it is evening comes to "late" only if it has become day, and evening again.
#[test]
fn time_turns_once_in_a_call() {
    let text = [
        &format!("{LINE}\"first\"\n"),
        &branch("first", "desk", "evening"),
        &menu("evening", '1', "again", "desk"),
        &branch("again", "moment", "wait"),
        &message("moment", "second"),
        &branch("second", "desk", "late"),
        &message("wait", "third"),
        &branch("third", "desk", "desk"),
        LATE,
        DESK,
    ];
    assert_eq!(never_late(&text.concat()).verdict, ProofVerdict::Proved);
}

/// While the words of a closed team are said, `#` cuts them and chooses from the menu behind them, as it is offered then.
/// The caller must hear them out before the desk opens, be wrong with `#` after, and only then be offered it.
#[test]
fn a_caller_hears_words_out_where_the_hours_that_change_in_them_would_make_another_call() {
    let text = [
        &format!("{LINE}\"desk\"\n"),
        "[menus.evening]\ntimings = { no_match_tries = 1, no_input_tries = \"forever\", count = \"apart\" }\nno_match_to = \"evening\"\noptions = [\n",
        "  { key = \"#\", label = \"the night\", to = \"night\", during = \"Mo-Fr 08:00-17:00\" },\n]\n",
        "[menus.night]\ngive_up = \"late\"\noptions = [{ key = \"#\", do = \"back\" }]\n",
        LATE,
        &DESK.replace(
            "[[never]]",
            "hours = \"Mo-Fr 08:00-17:00\"\nclosed_to = \"evening\"\n[[never]]",
        ),
    ];
    assert_eq!(late_call(&text.concat()).keys.matches('#').count(), 2);
}

#[test]
fn of_two_calls_that_show_it_the_quicker_is_told() {
    let text = [
        &format!("{LINE}\"main\"\n"),
        &menu("main", '1', "quick", "slow"),
        &menu("quick", '1', "late", "desk"),
        &menu("slow", '1', "late", "desk"),
        LATE,
        DESK,
    ];
    assert_eq!(late_call(&text.concat()).keys, "11");
}

/// Three menus, one after the other by silence, with words before two of them that a key would cut
/// short; in the third a key leads to "late".
#[test]
fn silence_takes_its_time_up_to_the_longest_call() {
    let text = [
        &format!("{LINE}\"hello\"\n"),
        "[messages.hello]\nsay = \"Hello, and welcome to us.\"\nto = \"first\"\n",
        &menu("first", '-', "", "still-there"),
        "[messages.still-there]\nsay = \"Are you still there?\"\nto = \"second\"\n",
        &menu("second", '-', "", "third"),
        &menu("third", '1', "late", "desk"),
        LATE,
        DESK,
    ];
    let text = text.concat();
    let mut came = None;
    let on = tree(&text);
    late_call(&text).replay(&on, &estimated(&on), |at, effect| {
        if matches!(effect, Effect::Report(Report::Reached(node)) if on.node_id(*node) == "third") {
            came = Some(at.as_ms());
        }
    });
    let within =
        |ms: u64| never_late(&format!("{text}[limits]\nlongest_call = \"{ms}ms\"\n")).verdict;
    let came = came.unwrap();
    assert_eq!(within(came), ProofVerdict::Proved);
    assert_eq!(within(came + 100), ProofVerdict::Refuted);
}

#[test]
fn the_way_is_no_part_of_a_state_where_nothing_leads_back() {
    let ways = |more: &str| {
        let text = format!(
            "{LINE}\"main\"\n[menus.main]\noptions = [\n\
             {{ key = \"1\", label = \"one\", to = \"one\" }}, {{ key = \"2\", label = \"two\", to = \"two\" }} ]\n\
             [menus.one]\noptions = [{{ key = \"1\", label = \"the end\", to = \"end\" }}]\n\
             [menus.two]\noptions = [{{ key = \"1\", label = \"the end\", to = \"end\" }}]\n\
             [menus.end]\noptions = [{{ key = \"1\", label = \"the desk\", to = \"desk\" }}{more}]\n\
             [teams.desk]\nname = \"Desk\"\n"
        );
        prove(&tree(&text), &estimated).walked.known
    };
    assert_eq!((ways(""), ways(", { key = \"9\", label = \"back\", do = \"back\" }")), (36, 45));
}
