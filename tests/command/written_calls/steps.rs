//! What the verbs mean.

use phonetree::menu::FIRST_LINE;

use super::{KITCHEN_SINK, misses, played, tree};

/// A call to the first line at noon, with more lines.
fn at_noon(lines: &str) -> String {
    format!("[[call]]\nname = \"it\"\nat = \"2026-11-23 12:00\"\n{lines}\n")
}

fn misses_at_noon(lines: &str) -> Vec<String> {
    misses(&at_noon(lines), FIRST_LINE)
}

#[track_caller]
fn passes(lines: &str) {
    assert_eq!(misses_at_noon(lines), Vec::<String>::new(), "{lines}");
}

#[track_caller]
fn fails(lines: &str, why: &str) {
    let misses = misses_at_noon(lines);
    assert!(misses.iter().any(|miss| miss.contains(why)), "{why:?} is not in {misses:?}");
}

#[test]
fn words_are_heard_in_any_order_and_steps_in_theirs() {
    passes(r#"hears = ["press 1", "Thank you"]"#);
    passes(r#"steps = [{ hears = "Thank you" }, { hears = "press 1" }]"#);
    fails(
        r#"steps = [{ hears = "press 1" }, { hears = "Thank you" }]"#,
        "it came at 0:00.000, before this step",
    );
}

#[test]
fn a_pattern_is_matched_and_a_text_is_not_a_pattern() {
    passes(r#"hears = { matches = "press [0-9]\\." }"#);
    fails(r#"hears = "press [0-9]""#, "it did not come");
}

#[test]
fn a_key_is_pressed_once_the_step_before_it_has_come() {
    passes(
        r#"steps = [{ hears = "press 2" }, { presses = "2" }, { reaches = "client-services-unit" }]"#,
    );
    fails(r#"steps = [{ hears = "no such words" }, { presses = "2" }]"#, "hears \"no such words\"");
    fails(
        r#"steps = [{ ends = "gave_up" }, { presses = "2" }]"#,
        "presses 2: the call was over before",
    );
}

#[test]
fn after_counts_from_the_step_before() {
    let told = |call: &str| {
        let (_, played) = played(&at_noon(call), &tree(FIRST_LINE)).pop().unwrap();
        assert!(played.passes(), "{}", played.transcript());
        played.transcript()
    };
    let words = told(r#"steps = [{ hears = "press 2" }, { presses = "2", after = "1s" }]"#);
    let silence = told(
        r#"steps = [{ hears = "press 2" }, { silent = "500ms" }, { presses = "2", after = "500ms" }]"#,
    );
    assert_eq!(words, silence);
    let alone = told(r#"steps = [{ presses = "2", after = "7s" }]"#);
    assert!(alone.contains("0:07.000  presses   2"), "{alone}");
}

#[test]
fn callers_have_habits() {
    let call = at_noon(
        "who = \"polite\"\npress = \"2\"\nhears = \"press 3.\"\nreaches = \"client-services-unit\"",
    );
    let polite = |habits: &str| misses(&format!("[callers.polite]\n{habits}\n{call}"), FIRST_LINE);
    assert_eq!(polite("hears_out = true"), Vec::<String>::new());
    assert_eq!(polite("waits = \"6s\""), Vec::<String>::new());
    assert_eq!(polite("waits = \"1s\"").len(), 1, "the options are cut before they begin");
}

#[test]
fn never_and_within_are_kept() {
    passes("press = \"1\"\nnever_hears = \"press 1\"\nnever_reaches = \"client-services-unit\"");
    fails("never_hears = \"press 1\"", "never hears \"press 1\": here it is");
    fails("press = \"2\"\nnever_reaches = \"client-services-unit\"", "never reaches");
    passes("press = \"2\"\nreaches = \"client-services-unit\"\nwithin = \"1s\"\nwithin_keys = 1");
    fails(
        "press = \",2\"\nreaches = \"client-services-unit\"\nwithin = \"1s\"",
        "it came at 0:02.000, not within 0:01.000",
    );
    fails("press = \"9,2\"\nreaches = \"client-services-unit\"\nwithin_keys = 1", "it took 2 keys");
    fails("within = \"10s\"", "the end: it came at");
    fails(
        r#"steps = [{ hears = "Thank" }, { no_input = "main", within = "2s" }]"#,
        "after the step before",
    );
}

#[test]
fn who_is_closed_is_not_reached() {
    let call = "[[call]]\nname = \"it\"\nat = \"2026-11-28 12:00\"\npress = \"1\"\n";
    let misses = |rest: &str| misses(&format!("{call}{rest}"), FIRST_LINE);
    assert_eq!(
        misses("closed = \"california-service-center\"\nuntil = \"2026-11-30 08:00\"").len(),
        0
    );
    assert_eq!(
        misses("closed = \"california-service-center\"\nuntil = \"2026-11-30 09:00\"").len(),
        1
    );
    assert_eq!(misses("reaches = \"california-service-center\"").len(), 1);
    assert_eq!(misses("never_reaches = \"california-service-center\"").len(), 1, "it was tried");
}

#[test]
fn exact_steps_are_all_that_happens() {
    let call =
        |steps: &str| misses_at_noon(&format!("press = \"2\"\nexact = true\nsteps = [{steps}]"));
    let greeting = r#"{ hears = "Thank you for calling the small business line." }"#;
    assert_eq!(call(greeting), ["the steps end here, and the call goes on"]);
    assert_eq!(
        call(r#"{ hears = "Thank you" }"#),
        ["expected here: hears \"Thank you\""],
        "the whole prompt"
    );
}

#[test]
fn a_call_that_expects_nothing_fails() {
    fails("", "nothing is expected");
}

#[test]
fn a_hang_up_is_a_step() {
    passes(
        r#"steps = [{ hears = "press 1" }, { hangs_up = true, after = "1s" }, { ends = "hung_up" }]"#,
    );
}

#[test]
fn menus_messages_entries_and_mailboxes_are_reached_too() {
    let call = |lines: &str| {
        misses(
            &format!("[[call]]\nname = \"it\"\nat = \"2026-11-23 12:00\"\n{lines}"),
            KITCHEN_SINK,
        )
    };
    let keys = "{ hears = \"Welcome\" }, { presses = \"2\" }, { reaches = \"account\" }, { presses = \"123456#\" }";
    let entered =
        "{ presses = \"1\" }, { enters = \"account\", value = \"123456\" }, { reaches = \"pin\" }";
    assert_eq!(call(&format!("steps = [{keys}, {entered}]")), Vec::<String>::new());
    assert_eq!(
        call(
            "press = \"# #\"\nreaches = [\"notice\", \"main-menu\", \"voicemail\"]\nends = \"message_taken\""
        ),
        Vec::<String>::new()
    );
    assert_eq!(call("reaches = \"permits\"").len(), 1);
}

#[test]
fn a_table_is_its_rows_and_columns() {
    let table = r#"
[[table]]
name    = "hours"
columns = ["at", { press = "1", team = "california-service-center" }, { press = "3", team = "account-management" }]
rows    = [
  ["2026-11-23 07:30", "closed", "open"],
  ["2026-11-23 12:00", "open",   ""],
  ["2026-11-23 17:15", "closed", { ends = "closed" }],
]
"#;
    let played = played(table, &tree(FIRST_LINE));
    let told: Vec<(&str, bool)> =
        played.iter().map(|(name, played)| (name.as_str(), played.passes())).collect();
    assert_eq!(
        told,
        [
            ("hours: at 2026-11-23 07:30, press 1", true),
            ("hours: at 2026-11-23 07:30, press 3", true),
            ("hours: at 2026-11-23 12:00, press 1", true),
            ("hours: at 2026-11-23 17:15, press 1", true),
            ("hours: at 2026-11-23 17:15, press 3", false),
        ]
    );
}
