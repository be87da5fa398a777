//! What lasts how long.

use super::told::{told, told_at};
use super::{ONE, then_team};
use phonetree_core::call::{Action, CallTime, Effect, Report};
use phonetree_core::drive::drive;
use phonetree_core::menu::{self, LanguageId, Lengths, Tree};
use phonetree_core::script::{Caller, Rehearsal};

fn tree(tables: &str) -> Tree {
    let head = "format = 1\ntitle = \"Lasts\"\ntimezone = \"America/Los_Angeles\"\n\
        [lines.line]\nnumber = \"+1-202-555-0142\"\nanswer = \"main\"\n";
    menu::load("lasts.toml", &format!("{head}{tables}")).unwrap()
}

/// > | a prompt | as long as its recording, if it was rendered; otherwise an estimate from its words (62 ms per
/// > letter, 350 ms at the end of a sentence; 400 ms for each digit that is read back) |
#[test]
fn a_prompt_lasts_as_long_as_its_take_or_its_words() {
    let letters = |n: u32| n * 62;
    let ms = |words: &str| {
        let tree = tree(&format!("[messages.main]\nsay = \"{words}\"\n"));
        let say = tree.prompt_ids().find(|id| tree[*id].node.is_some()).unwrap();
        let mut lengths = Lengths::estimated(&tree);
        let estimate = lengths.ms(say, LanguageId::default());
        lengths.set(say, LanguageId::default(), 1_234);
        assert_eq!(lengths.ms(say, LanguageId::default()), 1_234, "its take");
        u32::try_from(estimate).unwrap()
    };
    assert_eq!(ms("a"), letters(1));
    assert_eq!(ms("ab cd"), letters(5));
    assert_eq!(ms("ab. cd"), letters(6) + 350);
    assert_eq!(ms("Ab! Cd? Ef; g"), letters(13) + 3 * 350);
    assert_eq!(ms("a, b: c"), letters(7) + 2 * 120);
    assert_eq!(ms("8"), letters(4));
    assert_eq!(ms("123456"), letters(6 * 4), "up to six digits are a time or an amount");
    assert_eq!(ms("1234567"), letters(7 * 7), "more are said one by one");
    assert_eq!(ms("a@bc.de"), letters(5 + 5 + 5), "an address says its at and dot");
    assert_eq!(ms("8 a.m."), letters(4 + 1 + 4) + 350);
}

/// How long it takes to read back these digits, beyond the words around them: until silence is counted.
fn read_back(digits: &str, set: impl Fn(Lengths, &Tree) -> Lengths) -> u64 {
    let tree = tree(
        "[entries.main]\nask = \"Digits.\"\nlength = { min = 1, max = 8 }\nto = \"team\"\n\
         confirm_say = \"{digits}\"\n[teams.team]\nname = \"Team\"\n",
    );
    let lengths = set(Lengths::estimated(&tree), &tree);
    let (mut begins, mut silent) = (None, 0);
    let caller = Caller::from_dial_string(&format!("{digits}#")).unwrap();
    let mut phone =
        Rehearsal::new(caller, &lengths, |at: CallTime, effect: &Effect| match effect {
            Effect::Do(Action::Play { utterance, .. }) if !utterance.values.is_empty() => {
                begins.get_or_insert(at.as_ms());
            }
            Effect::Report(Report::NoInput { .. }) if silent == 0 => silent = at.as_ms(),
            _ => {}
        });
    let line = tree.line_for("line").unwrap();
    drive(&tree, line, "2026-11-23T12:00:00-08:00".parse().unwrap(), &mut phone);
    silent - begins.unwrap() - 5_000
}

#[test]
fn digits_that_are_read_back_last_400_ms_each_or_as_long_as_their_takes() {
    assert_eq!(read_back("7", |lengths, _| lengths), 400);
    assert_eq!(read_back("74", |lengths, _| lengths), 800);
    assert_eq!(read_back("1234567", |lengths, _| lengths), 2_800);
    let take = |words: &str, ms| (LanguageId::default(), words.into(), ms);
    let takes = |lengths: Lengths, _: &Tree| lengths.with_values([take("7", 550), take("4", 300)]);
    assert_eq!(read_back("774", takes), 1_400);
    // One without a take is estimated; a length that was set holds for all of it.
    assert_eq!(read_back("75", takes), 950);
    let set = |mut lengths: Lengths, tree: &Tree| {
        tree.prompt_ids().for_each(|id| lengths.set(id, LanguageId::default(), 1_000));
        lengths
    };
    assert_eq!(read_back("1234567", set), 1_000);
}

/// Before a call has said them, a prompt is as long as with the most digits that can be entered.
#[test]
fn a_prompt_with_digits_in_it_is_reckoned_with_the_most_there_can_be() {
    let tree = tree(
        "[entries.main]\nask = \"Digits.\"\nlength = { min = 1, max = 6 }\nto = \"end\"\n\
         [messages.end]\nsay = \"{main}\"\n",
    );
    let say = tree.prompt_ids().find(|id| tree.prompt_name(*id) == "end/say").unwrap();
    assert_eq!(Lengths::estimated(&tree).ms(say, LanguageId::default()), 2_400);
}

/// > | silence before "no key pressed" | `no_input`, 5 s unless the menu says otherwise
/// > (ISO/IEC 13714, cited second-hand: 3 to 10 s) |
#[test]
fn silence_lasts_five_seconds_or_as_long_as_the_menu_says() {
    let heard = ["0 says main/options", "6000 no-input 1", "6000 says no-input-1", "6001 stops"];
    assert_eq!(told(ONE, &[(5_999, '1')]), then_team(&heard[..1], 5_999));
    assert_eq!(told(ONE, &[(6_000, '1')]), then_team(&heard[..1], 6_000));
    assert_eq!(told(ONE, &[(6_001, '1')]), then_team(&heard, 6_001));
    let own = format!("{ONE}timings = {{ no_input = \"300ms\" }}\n");
    let heard = ["0 says main/options", "1300 no-input 1", "1300 says no-input-1", "1301 stops"];
    assert_eq!(told(&own, &[(1_300, '1')]), then_team(&heard[..1], 1_300));
    assert_eq!(told(&own, &[(1_301, '1')]), then_team(&heard, 1_301));
}

/// > | waiting for another digit | `inter_digit`, 3 s, and only where another could follow |
#[test]
fn another_digit_is_waited_for_three_seconds_where_one_could_follow() {
    let menu = r#"[menus.main]
options = [
  { key = "1",  label = "it",    to = "team" },
  { key = "12", label = "other", to = "other" },
  { key = "2",  label = "it",    to = "team" },
]
[messages.other]
say = "Other."
"#;
    let other = |at: u64| [format!("{at} says other/say"), format!("{} ends HungUp", at + 1_000)];
    let cut = ["0 says main/options", "500 stops"];
    assert_eq!(told(menu, &[(500, '2')]), then_team(&cut, 500), "no option goes on from 2");
    assert_eq!(told(menu, &[(500, '1')]), then_team(&cut, 3_500));
    for at in [3_499, 3_500] {
        let told = told(menu, &[(500, '1'), (at, '2')]);
        assert_eq!(told[..2], cut);
        assert_eq!(told[2..], other(at));
    }
    // A millisecond too late it comes while it rings.
    assert_eq!(told(menu, &[(500, '1'), (3_501, '2')]), then_team(&cut, 3_500));
    let own = menu.replace("]\n[m", "]\ntimings = { inter_digit = \"100ms\" }\n[m");
    assert_eq!(told(&own, &[(500, '1')]), then_team(&cut, 600));
}

/// > | ringing at a team | `ring`, 2 s: one burst of North American ringback |
#[test]
fn a_team_rings_for_two_seconds_or_as_long_as_it_says() {
    let to = r#"[branches.main]
cases = []
otherwise = "RINGS"
[teams.own]
name = "Own"
ring = "700ms"
"#;
    assert_eq!(told(&to.replace("RINGS", "team"), &[]), then_team(&[], 0));
    let own = ["0 to own", "700 says own/connected", "1700 ends Connected"];
    assert_eq!(told(&to.replace("RINGS", "own"), &[]), own);
}

/// > | a call | `longest_call`, 30 minutes: every call ends |
#[test]
fn a_call_lasts_half_an_hour_at_the_most_or_as_long_as_the_file_says() {
    let round = r#"[menus.main]
options = [{ key = "9", do = "repeat" }]
timings = { no_input = "10m", no_input_tries = 20 }
"#;
    let heard = told(round, &[]);
    let asked = [
        "0 says main/options",
        "601000 no-input 1",
        "601000 says no-input-1",
        "602000 says main/options",
        "1203000 no-input 2",
        "1203000 says no-input-1",
        "1204000 says main/options",
        "1800000 ends GaveUp",
    ];
    assert_eq!(heard, asked);
    let ends = |ms| {
        let limited = format!("{round}[limits]\nlongest_call = \"{ms}ms\"\n");
        told(&limited, &[]).split_off(1)
    };
    assert_eq!(ends(1_500), ["1500 ends GaveUp"]);
    assert_eq!(ends(1_000), ["1000 ends GaveUp"]);
    // Also while it speaks: then the prompt is stopped.
    let message = "[messages.main]\nsay = \"A.\"\nto = \"next\"\n[messages.next]\nsay = \"B.\"\n";
    let limited = format!("{message}[limits]\nlongest_call = \"1500ms\"\n");
    let cut = ["0 says main/say", "1000 says next/say", "1500 stops", "1500 ends GaveUp"];
    assert_eq!(told(&limited, &[]), cut);
}

/// > Silence is counted from the end of the prompt, not from its start, so a long menu doesn't
/// > make a caller late.
#[test]
fn silence_is_counted_from_the_end_of_the_prompt() {
    let greets = format!("{ONE}greeting = \"Hello.\"\n");
    let long = ["0 says main/greeting", "1000 says main/options"];
    assert_eq!(told(&greets, &[(7_000, '1')]), then_team(&long, 7_000));
    let late = [&long[..], &["7000 no-input 1", "7000 says no-input-1", "7001 stops"]].concat();
    assert_eq!(told(&greets, &[(7_001, '1')]), then_team(&late, 7_001));
    // Silence that is shorter than a prompt doesn't end it: not even between two of them.
    let short = format!("{greets}timings = {{ no_input = \"300ms\" }}\n");
    assert_eq!(told(&short, &[(2_300, '1')]), then_team(&long, 2_300));
    let late = [&long[..], &["2300 no-input 1", "2300 says no-input-1", "2301 stops"]].concat();
    assert_eq!(told(&short, &[(2_301, '1')]), then_team(&late, 2_301));
    // Asked again, it is counted anew: from the end of the options, not of the remark.
    let again = ["0 says main/options", "6000 no-input 1", "6000 says no-input-1"];
    let again = [&again[..], &["7000 says main/options"]].concat();
    assert_eq!(told(ONE, &[(13_000, '1')]), then_team(&again, 13_000));
    let late = [&again[..], &["13000 no-input 2", "13000 says no-input-1", "13001 stops"]].concat();
    assert_eq!(told(ONE, &[(13_001, '1')]), then_team(&late, 13_001));
}

/// > A call is a pure function of the menu, the instant the line answers, and what the caller does
/// > when.
#[test]
fn a_call_is_a_function_of_menu_instant_and_caller() {
    let open = r#"[menus.main]
options = [{ key = "1", label = "it", to = "office" }]
[teams.office]
name = "Office"
hours = "Mo-Fr 08:00-17:00"
"#;
    let (noon, night) = ("2026-11-23T12:00:00-08:00", "2026-11-23T22:00:00-08:00");
    let call = || told_at(noon, open, &[(500, '1')]);
    assert_eq!(call(), call());
    let start = ["0 says main/options", "500 stops"];
    let connected = ["500 to office", "2500 says office/connected", "3500 ends Connected"];
    assert_eq!(call(), [&start[..], &connected].concat());
    let closed = ["500 closed office", "500 says office/closed", "1500 ends Closed"];
    assert_eq!(told_at(night, open, &[(500, '1')]), [&start[..], &closed].concat(), "the instant");
    assert_eq!(
        told_at(noon, open, &[(500, '!')]),
        ["0 says main/options", "500 stops", "500 ends HungUp"]
    );
}
