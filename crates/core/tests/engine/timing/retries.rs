//! How a question is asked again: how often, what is counted, what is said, and which keys count when.

use super::told::{told, told_at};

fn menu(more: &str) -> String {
    format!(
        "[menus.main]\ngreeting = \"Hello.\"\n\
         options = [{{ key = \"1\", label = \"it\", to = \"team\" }}, {{ key = \"23\", label = \"more\", to = \"team\" }}]\n{more}\n"
    )
}

fn count(told: &[String], what: &str) -> usize {
    told.iter().filter(|line| line.contains(what)).count()
}

#[test]
fn a_node_that_asks_forever_is_ended_by_the_longest_call_alone() {
    let forever =
        menu("timings = { no_input_tries = \"forever\" }\n[limits]\nlongest_call = \"5m\"");
    let silent = told(&forever, &[]);
    assert!(count(&silent, "no-input") > 30, "{silent:?}");
    // The call counts on.
    assert!(silent.iter().any(|line| line.ends_with("no-input 30")), "{silent:?}");
    assert_eq!(silent.last().unwrap(), "300000 ends GaveUp");
    // The other counter is as it was.
    let wrong = told(&forever, &[(2_000, '*'), (3_000, '*'), (4_000, '*')]);
    assert_eq!(wrong.last().unwrap(), "5000 ends GaveUp");
    let wrong = told(
        &menu("timings = { no_match_tries = \"forever\" }"),
        &[(2_000, '*'), (3_000, '*'), (4_000, '*'), (5_000, '*'), (6_000, '1')],
    );
    assert_eq!(wrong.last().unwrap(), "9000 ends Connected");
}

#[test]
fn an_entry_asks_forever_too_while_it_collects_and_while_it_reads_back() {
    let entry = r#"[entries.main]
ask = "Your code."
length = 2
confirm = true
to = "team"
timings = { no_match_tries = "forever", no_input_tries = "forever" }
"#;
    let wrong: Vec<(u64, char)> = (1..10).map(|n| (n * 1_000, '#')).collect();
    let right = [(20_000, '1'), (20_100, '2')];
    let doubts: Vec<(u64, char)> = (1..10).map(|n| (20_000 + n * 1_000, '5')).collect();
    let acts = [&wrong[..], &right, &doubts, &[(40_000, '1')]].concat();
    assert_eq!(told(entry, &acts).last().unwrap(), "43000 ends Connected");
}

#[test]
fn a_silent_hang_up_says_no_word() {
    let once = "timings = { no_input_tries = 1, no_match_tries = 1 }\n";
    let said = told(&menu(once), &[]);
    assert_eq!(said[2..], ["7000 no-input 1", "7000 says gave-up", "8000 ends GaveUp"]);
    let silent = told(&menu(&format!("{once}give_up = \"hang-up\"")), &[]);
    assert_eq!(silent[2..], ["7000 no-input 1", "7000 ends GaveUp"]);
    let wrong = told(&menu(&format!("{once}no_match_to = \"hang-up\"")), &[(2_500, '9')]);
    assert_eq!(wrong[2..], ["2500 no-match 1", "2500 ends GaveUp"]);
    // The operator of the file is not asked.
    let file = format!("{}\n[menus.other]\n", menu(&format!("{once}no_input_to = \"hang-up\"")))
        .replace("[menus.other]\n", "");
    let told = told_at("2026-11-23T12:00:00-08:00", &file, &[]);
    assert_eq!(told[2..], ["7000 no-input 1", "7000 ends GaveUp"]);
}

#[test]
fn a_node_named_hang_up_is_meant_where_there_is_one() {
    let named = menu("give_up = \"hang-up\"\ntimings = { no_input_tries = 1 }")
        + "[messages.hang-up]\nsay = \"Goodbye.\"\n";
    assert_eq!(told(&named, &[])[3], "7000 says hang-up/say");
}

#[test]
fn one_counter_is_for_both_kinds_of_failures() {
    let acts = [(2_500, '9'), (12_000, '9')];
    let apart = told(&menu(""), &acts);
    assert_eq!(count(&apart, "ends"), 1);
    assert_eq!(count(&apart, "says gave-up"), 1);
    assert!(apart.iter().any(|line| line.ends_with("no-match 2")), "{apart:?}");
    let together = told(&menu("timings = { count = \"together\" }"), &acts);
    let failures: Vec<&String> = together.iter().filter(|line| line.contains("no-")).collect();
    assert_eq!(
        failures,
        [
            "2500 no-match 1",
            "2500 says no-match-1",
            "9500 no-input 2",
            "9500 says no-input-1",
            "12000 no-match 3",
        ]
    );
    assert_eq!(together.last().unwrap(), "13000 ends GaveUp");
}

#[test]
fn what_is_said_again_is_the_options_all_or_words_of_their_own() {
    let again = |more: &str| told(&menu(more), &[(2_500, '9')])[3..7].to_vec();
    let remark = "2500 says no-match-1";
    assert_eq!(again("")[..2], [remark, "3500 says main/options"]);
    assert_eq!(again("again = \"options\"")[..2], [remark, "3500 says main/options"]);
    let all = [remark, "3500 says main/greeting", "4500 says main/options"];
    assert_eq!(again("again = \"all\"")[..3], all);
    assert_eq!(again("timings = { again = \"all\" }")[..3], all);
    assert_eq!(again("[timings]\nagain = \"all\"")[..3], all);
    let own = "again = \"It: 1. More: 2 3.\"\ntimings = { again = \"all\" }";
    assert_eq!(again(own)[..2], [remark, "3500 says main/again"]);
    // Of a greeting that must be heard, all is heard again.
    let must =
        menu("again = \"all\"").replace("\"Hello.\"", "{ say = \"Hello.\", barge_in = false }");
    let heard = told(&must, &[(2_500, '9'), (3_700, '1'), (4_600, '1')]);
    assert_eq!(heard[4..7], ["3500 says main/greeting", "4500 says main/options", "4600 stops"]);
}

#[test]
fn an_entry_asks_again_in_words_of_its_own_but_reads_back_in_the_same() {
    let entry = "[entries.main]\nask = \"Your code.\"\nlength = 2\nconfirm = true\nto = \"team\"\n\
                 again = \"The code, please.\"\n";
    let heard = told(entry, &[(1_500, '#'), (4_000, '1'), (4_100, '2'), (4_200, '5')]);
    assert_eq!(
        heard[1..4],
        ["1500 no-match 1", "1500 says main/no-match-1", "2500 says main/again"]
    );
    assert_eq!(heard[4..7], ["4100 says confirm", "4200 stops", "4200 no-match 1"]);
    assert_eq!(heard[8], "5200 says confirm");
}

#[test]
fn keys_wait_for_their_length_for_pound_or_for_the_pause() {
    let waits = menu("key_length = 3");
    let chosen = |keys: &[(u64, char)]| {
        let heard = told(&waits, keys);
        heard.iter().find(|line| line.contains(" to ") || line.contains("no-")).cloned()
    };
    let some = |line: &str| Some(line.to_owned());
    assert_eq!(chosen(&[(2_500, '1')]), some("5500 to team"));
    assert_eq!(chosen(&[(2_500, '1'), (3_000, '#')]), some("3000 to team"));
    assert_eq!(chosen(&[(2_500, '2'), (3_000, '3'), (3_500, '#')]), some("3500 to team"));
    // A wrong key is found wrong no sooner.
    assert_eq!(chosen(&[(2_500, '9')]), some("5500 no-match 1"));
    assert_eq!(chosen(&[(2_500, '9'), (2_600, '9'), (2_700, '9')]), some("2700 no-match 1"));
    assert_eq!(chosen(&[(2_500, '9'), (2_600, '#')]), some("2600 no-match 1"));
    assert_eq!(chosen(&[(2_500, '1'), (2_600, '2'), (2_700, '3')]), some("2700 no-match 1"));
    assert_eq!(chosen(&[(2_500, '#')]), some("2500 no-match 1"));
    // At its length a key waits no more.
    let two = menu("key_length = 2");
    assert_eq!(told(&two, &[(2_500, '2'), (2_600, '3')])[2], "2600 to team");
    let one = menu("").replace("23", "2") + "key_length = 1\n";
    assert_eq!(told(&one, &[(2_500, '1')])[2], "2500 to team");
}

#[test]
fn wrong_keys_are_ignored_while_it_speaks_and_count_in_silence() {
    let ignores = menu("timings = { wrong_key_while_speaking = \"ignored\" }");
    let heard = told(&ignores, &[(500, '9'), (1_500, '9'), (2_000, '9'), (2_001, '9')]);
    assert_eq!(heard[..3], ["0 says main/greeting", "1000 says main/options", "2001 no-match 1"]);
    // While it speaks again, too; the first key of an option is none that is ignored.
    let heard =
        told(&ignores, &[(2_500, '9'), (2_600, '9'), (3_600, '9'), (3_700, '2'), (3_800, '9')]);
    assert_eq!(
        heard[2..8],
        [
            "2500 no-match 1",
            "2500 says no-match-1",
            "3500 says main/options",
            "3700 stops",
            "3800 no-match 2",
            "3800 says no-match-1",
        ]
    );
    // Typed ahead, as if pressed while it speaks.
    let ahead = "[messages.main]\nsay = \"Welcome.\"\nto = \"menu\"\n".to_owned()
        + &ignores.replace("menus.main", "menus.menu");
    let heard = told(&ahead, &[(100, '9'), (200, '1')]);
    assert_eq!(heard[2..5], ["100 says menu/greeting", "200 stops", "200 to team"]);
}

#[test]
fn an_entry_ignores_keys_that_are_no_digits_while_it_asks() {
    let entry = "[entries.main]\nask = \"Your code.\"\nlength = 2\nterminator = \"none\"\nto = \"team\"\n\
                 timings = { wrong_key_while_speaking = \"ignored\" }\n";
    let heard = told(entry, &[(500, '#'), (1_500, '#')]);
    assert_eq!(heard[..2], ["0 says main/ask", "1500 no-match 1"]);
}
