//! Digits that are entered.

use super::then_team;
use super::told::{in_time, told};
use phonetree_core::menu;

/// Two to four digits.
const ENTRY: &str = r#"[entries.main]
ask = "Your number."
length = { min = 2, max = 4 }
to = "team"
"#;

fn entered(at: u64, value: &str) -> Vec<String> {
    let entered = format!("{at} entered {value}");
    then_team(&["0 says main/ask", "1 stops", &entered], at)
}

#[test]
fn an_entry_ends_with_its_last_digit_its_terminator_or_a_pause() {
    assert_eq!(told(ENTRY, &[(1, '1'), (2, '2'), (3, '3'), (4, '4')]), entered(4, "1234"));
    assert_eq!(told(ENTRY, &[(1, '1'), (2, '2'), (3, '#')]), entered(3, "12"));
    assert_eq!(told(ENTRY, &[(1, '1'), (2, '2')]), entered(3_002, "12"));
    assert_eq!(
        told(ENTRY, &[(1, '1'), (2, '2'), (3_002, '3')]),
        entered(6_002, "123"),
        "at the end of the pause"
    );
    assert_eq!(told(ENTRY, &[(1, '1'), (2, '2'), (3_003, '3')]), entered(3_002, "12"), "after it");
    let star = ENTRY.replace("to =", "terminator = \"*\"\nto =");
    assert_eq!(told(&star, &[(1, '1'), (2, '2'), (3, '*')]), entered(3, "12"));
}

#[test]
fn too_few_digits_and_what_is_no_digit_are_no_match() {
    for (keys, at) in [(&[(1, '1'), (2, '#')][..], 2), (&[(1, '#')], 1), (&[(1, '1')], 3_001)] {
        let wrong = [
            "0 says main/ask".to_owned(),
            "1 stops".to_owned(),
            format!("{at} no-match 1"),
            format!("{at} says main/no-match-1"),
            format!("{} says main/ask", at + 1_000),
        ];
        assert_eq!(told(ENTRY, keys)[..5], wrong);
    }
    let none = ENTRY.replace("to =", "terminator = \"none\"\nto =");
    let wrong = [
        "0 says main/ask",
        "1 stops",
        "3 no-match 1",
        "3 says main/no-match-1",
        "1003 says main/ask",
    ];
    assert_eq!(
        told(&none, &[(1, '1'), (2, '2'), (3, '#')])[..5],
        wrong,
        "without a terminator # is none"
    );
}

#[test]
fn what_an_entry_wants_is_said_in_words_of_its_own_and_in_every_language() {
    let wrong = |more: &str, length: &str, expected: [&str; 2]| {
        let text = format!(
            "format = 1\ntitle = \"T\"\ntimezone = \"UTC\"\nlanguages = [\"es-US\"]\n{more}\n\
             lines.one = {{ number = \"+1-202-555-0142\", answer = \"main\" }}\n\
             teams.team = {{ name = \"Team\" }}\n\
             [entries.main]\nask = \"?\"\nconfirm = true\nlength = {length}\nto = \"team\"\n"
        );
        let tree = menu::load("menu.toml", &text).unwrap_or_else(|wrong| panic!("{wrong}"));
        let said = |prompts: &[menu::PromptId]| {
            let words =
                |language| tree[prompts[0]].in_language(language).fixed().unwrap().to_owned();
            tree.language_ids().map(words).collect::<Vec<_>>()
        };
        assert_eq!(said(&tree.entries[0].no_match), expected, "{more} {length}");
        let options = said(&tree.entries[0].no_match_confirm);
        assert!(options != expected || more.contains("no_match ="), "1 and 2 are options");
    };
    let eight = ["Sorry, please enter 8 digits.", "Disculpe, marque 8 dígitos."];
    wrong("", "8", eight);
    wrong("", "1", ["Sorry, please enter 1 digit.", "Disculpe, marque 1 dígito."]);
    let range = ["Sorry, please enter 4 to 10 digits.", "Disculpe, marque de 4 a 10 dígitos."];
    wrong("", "{ min = 4, max = 10 }", range);
    wrong("phrases.no_match = \"Wrong.\"", "8", ["Wrong.", "Wrong."]);
    let own = "phrases.no_match_entry = \"Only {length}.\"";
    wrong(own, "8", ["Only 8 digits.", "Only 8 dígitos."]);
}

#[test]
fn after_a_failure_an_entry_starts_empty() {
    let wrong = ["0 says main/ask", "1 stops", "2 no-match 1", "2 says main/no-match-1", "9 stops"];
    let keys = [(1, '7'), (2, '#'), (9, '1'), (10, '2'), (11, '#')];
    assert_eq!(told(ENTRY, &keys), then_team(&[&wrong[..], &["11 entered 12"]].concat(), 11));
}

#[test]
fn star_clears_what_was_typed_and_the_silence_begins_anew() {
    assert_eq!(
        told(ENTRY, &[(1, '7'), (2, '8'), (3, '*'), (4, '1'), (5, '2'), (6, '#')]),
        entered(6, "12")
    );
    // After it the caller has the time of a first digit again.
    assert_eq!(
        told(ENTRY, &[(1, '7'), (2, '*'), (5_002, '1'), (5_003, '2'), (5_004, '#')]),
        entered(5_004, "12")
    );
    let late = told(ENTRY, &[(1, '7'), (2, '*')]);
    assert_eq!(
        late[..4],
        ["0 says main/ask", "1 stops", "5002 no-input 1", "5002 says no-input-1"]
    );
}

#[test]
fn silence_before_the_first_digit_is_no_input() {
    let asked =
        ["0 says main/ask", "6000 no-input 1", "6000 says no-input-1", "7000 says main/ask"];
    assert_eq!(told(ENTRY, &[])[..4], asked);
    let heard = [&asked[..], &["12001 entered 12"]].concat();
    assert_eq!(
        told(ENTRY, &[(12_000, '1'), (12_000, '2'), (12_001, '#')]),
        then_team(&heard, 12_001)
    );
}

/// The digits are read back.
const READ_BACK: &str = r#"[entries.main]
ask = "Your number."
length = 2
confirm = true
to = "team"
"#;

#[test]
fn digits_that_are_read_back_are_taken_by_1_and_asked_again_by_2() {
    let read = ["0 says main/ask", "1 stops", "2 says confirm"];
    let heard = [&read[..], &["10 stops", "10 entered 12"]].concat();
    assert_eq!(told(READ_BACK, &[(1, '1'), (2, '2'), (10, '1')]), then_team(&heard, 10));
    // Once more: it starts empty.
    let keys = [(1, '7'), (2, '8'), (10, '2'), (11, '1'), (12, '2'), (20, '1')];
    let again = [
        "10 stops",
        "10 says main/ask",
        "11 stops",
        "12 says confirm",
        "20 stops",
        "20 entered 12",
    ];
    assert_eq!(told(READ_BACK, &keys), then_team(&[&read[..], &again].concat(), 20));
    // The pound key would end the digits, which the second of them has done.
    let ended = [&read[..], &["4000 entered 12"]].concat();
    let late = told(READ_BACK, &[(1, '1'), (2, '2'), (10, '#'), (4_000, '1')]);
    assert_eq!(late, then_team(&ended, 4_000));
    for key in ['0', '3', '9', '*'] {
        let heard = told(READ_BACK, &[(1, '1'), (2, '2'), (10, key), (4_000, '1')]);
        let wrong = [
            "10 stops",
            "10 no-match 1",
            "10 says no-match-1",
            "1010 says confirm",
            "4000 entered 12",
        ];
        assert_eq!(heard, then_team(&[&read[..], &wrong].concat(), 4_000), "{key}");
    }
    // Failures at the digits are not failures at the question whether they are right.
    let twice = [(1, '#'), (2, '1'), (3, '2'), (10, '9'), (4_000, '1')];
    let failed = [
        "0 says main/ask",
        "1 stops",
        "1 no-match 1",
        "1 says main/no-match-1",
        "2 stops",
        "3 says confirm",
        "10 stops",
        "10 no-match 1",
        "10 says no-match-1",
        "1010 says confirm",
        "4000 entered 12",
    ];
    assert_eq!(told(READ_BACK, &twice), then_team(&failed, 4_000));
    // Silence is counted from the end of what is read back.
    let asked =
        ["6002 no-input 1", "6002 says no-input-1", "7002 says confirm", "11500 entered 12"];
    let acts = [(1, '1'), (2, '2'), (11_500, '1')];
    assert_eq!(told(READ_BACK, &acts), then_team(&[&read[..], &asked].concat(), 11_500));
}

/// An account and then, again and again, what it is used for: {main} is said by the menu.
#[test]
fn an_entry_that_is_visited_again_starts_empty_and_its_new_value_is_the_one_that_is_said() {
    use phonetree_core::call::{Action, CallTime, Effect, Input, Report};
    use phonetree_core::drive::drive;
    use phonetree_core::menu::{self, Key, Lengths};
    use phonetree_core::script::{Caller, Rehearsal};

    let file = "format = 1\ntitle = \"Again\"\ntimezone = \"America/Los_Angeles\"\n\
        [lines.line]\nnumber = \"+1-202-555-0142\"\nanswer = \"code\"\n\
        [entries.code]\nask = \"Your code.\"\nlength = { min = 1, max = 3 }\nto = \"pin\"\n\
        [entries.pin]\nask = \"Your pin.\"\nlength = 1\nto = \"menu\"\n\
        [menus.menu]\nsay = \"You are {code}, with {pin}. For another, press 1.\"\n\
        options = [{ key = \"1\", label = \"another\", to = \"code\" }]\n";
    let tree = menu::load("again.toml", file).unwrap();
    let lengths = Lengths::estimated(&tree);
    let mut said = Vec::new();
    let tell = |_: CallTime, effect: &Effect| {
        if let Effect::Do(Action::Play { utterance, .. }) = effect {
            said.push(utterance.words(&tree).into_owned());
        } else if let Effect::Report(Report::Entered { value, .. }) = effect {
            said.push(format!("= {value}"));
        }
    };
    let acts = "12#3144561".chars().zip(1..).map(|(c, second)| {
        (CallTime::from_ms(second * 1_000), Input::Key(Key::from_char(c).unwrap()))
    });
    let line = tree.line_ids().next().unwrap();
    let mut phone = Rehearsal::new(Caller::at_moments(acts), &lengths, tell);
    let at = "2026-11-23T20:00:00Z".parse().unwrap();
    in_time(file, || drive(&tree, line, at, &mut phone));
    let heard = [
        "Your code.",
        "= 12",
        "Your pin.",
        "= 3",
        "You are 1 2, with 3. For another, press 1.",
        "Your code.",
        "= 445",
        "Your pin.",
        "= 6",
        "You are 4 4 5, with 6. For another, press 1.",
        "Your code.",
    ];
    assert_eq!(said[..heard.len()], heard);
}
