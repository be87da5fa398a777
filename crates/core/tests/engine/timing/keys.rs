//! What a key does.

use super::told::told;
use super::{ONE, then_team};

/// > **While a prompt is said** it cuts the prompt short and counts ("barge-in"), unless the prompt
/// > says `barge_in = false`.
#[test]
fn a_key_cuts_a_prompt_and_counts() {
    for at in [0, 1, 999, 1_000] {
        let stops = format!("{at} stops");
        let heard = ["0 says main/options", &stops];
        assert_eq!(told(ONE, &[(at, '1')]), then_team(&heard, at));
    }
    assert_eq!(told(ONE, &[(1_001, '1')]), then_team(&["0 says main/options"], 1_001), "silence");
    // It cuts what is still to be said as well.
    let greets = format!("{ONE}greeting = \"Hello.\"\n");
    assert_eq!(told(&greets, &[(10, '1')]), then_team(&["0 says main/greeting", "10 stops"], 10));
}

/// A menu that leads to a menu, behind a greeting.
const TWO: &str = r#"[menus.main]
greeting = "Hello."
options = [
  { key = "1", label = "more", to = "second" },
  { key = "2", label = "it",   to = "team" },
]
[menus.second]
options = [
  { key = "1", label = "again", do = "repeat" },
  { key = "2", label = "it",    to = "team" },
]
"#;

/// > **Before anything asks for it** it waits for the next menu or entry ("type-ahead"): `1` and `2` pressed
/// > during a greeting choose option 1 of this menu and option 2 of the one it leads to.
#[test]
fn a_key_before_it_is_asked_for_waits_for_who_listens_next() {
    let heard = ["0 says main/greeting", "400 stops", "400 says second/options", "400 stops"];
    assert_eq!(told(TWO, &[(400, '1'), (400, '2')]), then_team(&heard, 400));
    let each = ["0 says main/greeting", "400 stops", "400 says second/options", "401 stops"];
    assert_eq!(told(TWO, &[(400, '1'), (401, '2')]), then_team(&each, 401));
    // A message is cut by a key and leaves it; so does one after the other.
    let messages = format!(
        "[messages.main]\nsay = \"A.\"\nto = \"next\"\n[messages.next]\nsay = \"B.\"\nto = \"menu\"\n{}",
        ONE.replace("menus.main", "menus.menu")
    );
    assert_eq!(told(&messages, &[(300, '1')]), then_team(&["0 says main/say", "300 stops"], 300));
    // While it rings nobody listens: keys are gone.
    let rings = r#"[menus.main]
options = [{ key = "1", label = "it", to = "office" }]
[teams.office]
name = "Office"
hours = "Mo 13:00-14:00"
closed_to = "main"
"#;
    let closed = ["0 says main/options", "9 stops", "9 closed office", "9 says office/closed"];
    let left = [&closed[..], &["20 stops", "20 closed office", "20 says office/closed"]].concat();
    let heard = told(rings, &[(9, '1'), (20, '1')]);
    assert_eq!(heard[..left.len()], left, "what a closed team says is cut, and the key left");
}

/// What comes of failing three times in a menu, from the first prompt: nothing, or wrong keys.
fn given_up(what: &str, at: [u64; 3], cut: bool) -> Vec<String> {
    let mut heard = vec!["0 says main/options".to_owned()];
    for (n, at) in (1..).zip(at) {
        if cut && n < 2 {
            heard.push(format!("{at} stops"));
        }
        heard.push(format!("{at} {what} {n}"));
        if n < 3 {
            heard.push(format!("{at} says {what}-1"));
            heard.push(format!("{} says main/options", at + 1_000));
        }
    }
    heard.push(format!("{} says gave-up", at[2]));
    heard.push(format!("{} ends GaveUp", at[2] + 1_000));
    heard
}

/// > **A key that is not an option** is a no-match.
#[test]
fn a_key_that_is_no_option_is_a_no_match() {
    for key in ['2', '0', '*', '#'] {
        let heard = told(ONE, &[(500, key), (4_000, '1')]);
        let wrong = ["0 says main/options", "500 stops", "500 no-match 1", "500 says no-match-1"];
        assert_eq!(heard, then_team(&[&wrong[..], &["1500 says main/options"]].concat(), 4_000));
    }
}

/// > It and silence (no-input) are counted separately, three of each by default, and either flushes
/// > what was typed ahead: a caller who failed has lost the thread.
#[test]
fn wrong_keys_and_silence_are_counted_separately_three_of_each() {
    assert_eq!(told(ONE, &[]), given_up("no-input", [6_000, 13_000, 20_000], false));
    let wrong = [(500, '5'), (3_000, '5'), (6_000, '5')];
    assert_eq!(told(ONE, &wrong), given_up("no-match", [500, 3_000, 6_000], true));
    // Two of each are not three of one.
    let both = [
        "0 says main/options",
        "500 stops",
        "500 no-match 1",
        "500 says no-match-1",
        "1500 says main/options",
        "7500 no-input 1",
        "7500 says no-input-1",
        "8500 says main/options",
        "9600 no-match 2",
        "9600 says no-match-1",
        "10600 says main/options",
        "16600 no-input 2",
        "16600 says no-input-1",
        "17600 says main/options",
    ];
    assert_eq!(told(ONE, &[(500, '5'), (9_600, '5'), (19_000, '1')]), then_team(&both, 19_000));
    let once = format!("{ONE}timings = {{ no_input_tries = 1, no_match_tries = 1 }}\n");
    let end = ["0 says main/options", "6000 no-input 1", "6000 says gave-up", "7000 ends GaveUp"];
    assert_eq!(told(&once, &[]), end);
    let end = ["500 stops", "500 no-match 1", "500 says gave-up", "1500 ends GaveUp"];
    assert_eq!(told(&once, &[(500, '5')])[1..], end);
}

#[test]
fn each_failure_has_its_own_words_and_the_last_are_for_all_that_follow() {
    let says = "no_match = [\"A.\", \"B.\"]\ntimings = { no_match_tries = 4 }\n";
    let heard =
        told(&format!("{ONE}{says}"), &[(1_500, '5'), (3_600, '5'), (5_700, '5'), (7_800, '1')]);
    let remarks = [
        "0 says main/options",
        "1500 no-match 1",
        "1500 says main/no-match-1",
        "2500 says main/options",
        "3600 no-match 2",
        "3600 says main/no-match-2",
        "4600 says main/options",
        "5700 no-match 3",
        "5700 says main/no-match-2",
        "6700 says main/options",
    ];
    assert_eq!(heard, then_team(&remarks, 7_800));
}

#[test]
fn a_wrong_key_flushes_what_was_typed_ahead() {
    let ahead = [(400, '5'), (400, '1')];
    let wrong = ["0 says main/options", "400 stops", "400 no-match 1"];
    // The 1 was typed at the same moment, but after the failure: it is heard.
    let heard = [&wrong[..], &["400 says no-match-1", "400 stops"]].concat();
    assert_eq!(told(ONE, &ahead), then_team(&heard, 400));
    // Typed ahead of a question it is flushed with what follows it.
    let kept = r#"[messages.main]
say = { say = "Hello.", barge_in = false }
to = "menu"
[timings]
keeps_type_ahead = true
[menus.menu]
options = [{ key = "1", label = "it", to = "team" }]
"#;
    let flushed =
        ["0 says main/say", "1000 no-match 1", "1000 says no-match-1", "2000 says menu/options"];
    assert_eq!(told(kept, &[(100, '5'), (200, '1'), (4_000, '1')]), then_team(&flushed, 4_000));
}

#[test]
fn who_failed_too_often_chooses_nothing_with_what_was_typed_ahead() {
    let once = r#"[menus.main]
say = { say = "For it, press 1.", barge_in = false }
options = [{ key = "1", label = "it", to = "team" }]
give_up = "other"
[menus.other]
options = [{ key = "1", label = "it", to = "team" }]
[timings]
keeps_type_ahead = true
no_match_tries = 1
"#;
    let flushed = ["0 says main/options", "1000 no-match 1", "1000 says other/options"];
    assert_eq!(told(once, &[(100, '5'), (200, '1'), (4_000, '1')]), then_team(&flushed, 4_000));
}

const LONGER: &str = r#"[menus.main]
options = [
  { key = "1",   label = "it",     to = "team" },
  { key = "12",  label = "other",  to = "other" },
  { key = "34",  label = "other",  to = "other" },
  { key = "1*",  label = "star",   do = "repeat" },
]
[messages.other]
say = "Other."
"#;

/// > **A key that begins a longer one** (`1`, where `12` is an option, too) waits for `inter_digit`.
#[test]
fn a_key_that_begins_a_longer_one_waits() {
    let cut = ["0 says main/options", "500 stops"];
    assert_eq!(told(LONGER, &[(500, '1')]), then_team(&cut, 3_500));
    let other = ["900 says other/say", "1900 ends HungUp"];
    assert_eq!(told(LONGER, &[(500, '1'), (900, '2')]), [&cut[..], &other].concat());
    // What is not an option by itself is a no-match at the end of the wait.
    let wrong = ["3500 no-match 1", "3500 says no-match-1", "4500 says main/options"];
    assert_eq!(told(LONGER, &[(500, '3')])[..5], [&cut[..], &wrong].concat());
    // Each key counts its own wait.
    let menu = LONGER.replace("\"34\"", "\"345\"");
    let wrong = ["6499 no-match 1", "6499 says no-match-1", "7499 says main/options"];
    assert_eq!(told(&menu, &[(500, '3'), (3_499, '4')])[..5], [&cut[..], &wrong].concat());
}

/// > `#` ends the wait.
#[test]
fn hash_ends_the_wait_and_no_other_wrong_key_does() {
    let cut = ["0 says main/options", "500 stops"];
    assert_eq!(told(LONGER, &[(500, '1'), (700, '#')]), then_team(&cut, 700));
    for wrong in ['0', '1', '3', '5', '9'] {
        let heard = told(LONGER, &[(500, '1'), (700, wrong)]);
        let wrong = ["700 no-match 1", "700 says no-match-1", "1700 says main/options"];
        assert_eq!(heard[..5], [&cut[..], &wrong].concat());
    }
    let wrong = ["700 no-match 1", "700 says no-match-1", "1700 says main/options"];
    let heard = told(LONGER, &[(500, '3'), (700, '#')]);
    assert_eq!(heard[..5], [&cut[..], &wrong].concat(), "3 alone is no option");
    // Where # is an option's own key, it is that.
    let own = LONGER.replace("\"1*\"", "\"1#\"");
    let again = ["700 says main/options"];
    assert_eq!(told(&own, &[(500, '1'), (700, '#')])[..3], [&cut[..], &again].concat());
}
