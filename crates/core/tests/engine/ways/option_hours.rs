//! Options that are offered within hours of their own.

use phonetree_core::call::{Utterance, Value};
use phonetree_core::check::{CheckSubject, check};
use phonetree_core::directory::routing;
use phonetree_core::menu::{self, Lengths, PromptTakes, TakePart};
use phonetree_core::script::call;
use phonetree_core::walk::{Demands, difference, mutants, prove};

use super::{office, text_of};

const PERSON: &str = r#"
[menus.main]
options = [
  { key = "1", label = "a person", to = "person", during = "Mo-Fr 08:00-17:00" },
  { key = "2", label = "our address", to = "address" },
  { key = "3", label = "the night watch", to = "watch", during = "Mo-Su 22:00-06:00" },
]
no_input_to = "desk"
no_match_to = "address"
timings = { no_match_tries = 1 }
[messages.address]
say = "We are at elm.example."
[teams.person]
name = "A person"
[teams.watch]
name = "The night watch"
"#;

const MONDAY_NOON: &str = "2026-11-23 12:00";
const SUNDAY_NOON: &str = "2026-11-22 12:00";

#[test]
fn the_derived_prompt_offers_an_option_within_its_hours_only() {
    let tree = office(PERSON);
    let noon = call(&tree).at(MONDAY_NOON);
    noon.hears("For a person, press 1. For our address, press 2.").never_hears("night watch");
    let sunday = call(&tree).at(SUNDAY_NOON);
    sunday.hears("For our address, press 2.").never_hears("a person").never_hears("night watch");
    call(&tree)
        .at("2026-11-22 23:00")
        .hears("For our address, press 2. For the night watch, press 3.");
}

#[test]
fn outside_its_hours_its_key_is_a_wrong_key() {
    let tree = office(PERSON);
    call(&tree).at(MONDAY_NOON).press("1").reaches("person");
    call(&tree).at(SUNDAY_NOON).press("1").never_reaches("person").hears("elm.example");
    call(&tree).at(SUNDAY_NOON).press("2").hears("elm.example");
}

/// What a caller was told stays true while the menu waits; a menu that is entered anew looks at the clock again.
#[test]
fn what_counts_is_the_moment_at_which_the_caller_comes_to_the_menu() {
    let tree = office(PERSON);
    call(&tree).at("2026-11-23T16:59:59-05:00").press("{3s}1").reaches("person");
    call(&tree).at("2026-11-23T17:00:00-05:00").press("{3s}1").never_reaches("person");
    let again = office(&PERSON.replace(
        "no_input_to",
        "[keys]\n\"9\" = \"repeat\"\n[menus.main2]\noptions = [{ key = \"1\", do = \"repeat\" }]\nno_input_to",
    ));
    call(&again).at("2026-11-23T16:59:59-05:00").press("{3s}9{1s}1").never_reaches("person");
}

#[test]
fn a_prompt_is_as_long_as_the_options_that_it_offers() {
    let tree = office(PERSON);
    let lengths = Lengths::estimated(&tree);
    let main = tree[tree.menu_ids().next().unwrap()].prompt;
    let language = phonetree_core::menu::LanguageId::default();
    let line = tree.line_ids().next().unwrap();
    let ms = |withheld: &[u16]| {
        let values = withheld.iter().map(|place| Value::Withheld(*place)).collect();
        Utterance { prompt: main, language, line, values }.ms(&lengths)
    };
    let (all, two, one) = (ms(&[]), ms(&[2]), ms(&[0, 2]));
    assert_eq!(all, lengths.ms(main, language));
    assert!(all > two && two > one && one > 1_000, "{all} {two} {one}");
    // Each such option is a take of its own, and what is always said another.
    let takes = PromptTakes::of(&tree, |_| unreachable!("no value is that long"));
    let parts = takes.parts(main, language).iter();
    let parts = parts.map(|part| match part {
        TakePart::Words { take, .. } => take.clone(),
        TakePart::Option(place, Some(value)) => format!("{place}: {}", value.take),
        other => format!("{other:?}"),
    });
    let expected = [
        "0: values/for-a-person-press-1",
        "main/options-part-1",
        "2: values/for-the-night-watch-press-3",
    ];
    assert_eq!(parts.collect::<Vec<_>>(), expected);
}

#[test]
fn prove_takes_both_and_a_caller_notices_when_the_hours_are_gone() {
    let tree = office(PERSON);
    let day = |day| format!("2026-11-{day}T05:00:00Z").parse().unwrap();
    let demands = Demands::new(day(22)..day(25));
    let never = |hours: &str| {
        let text = format!("{PERSON}[[never]]\nreaches = \"person\"\nduring = \"{hours}\"\n");
        let tree = office(&text);
        let found = prove(&tree, &Lengths::estimated(&tree), &demands, &mut |_| true);
        let proof = found.proofs.into_iter().find(|proof| proof.name == "never").unwrap();
        proof.example.map(|example| example.keys)
    };
    assert_eq!(never("Mo-Fr 17:01-24:00"), None);
    assert_eq!(never("Mo-Fr 09:00-12:00").as_deref(), Some("1"));
    let gone = office(&PERSON.replace(", during = \"Mo-Fr 08:00-17:00\"", ""));
    assert!(difference(&tree, &gone, &(day(22)..day(23)), 100_000).difference.is_some());
    let text = text_of(PERSON);
    let mutants: Vec<String> = mutants(&text).map(|mutant| mutant.what).collect();
    assert!(mutants.iter().any(|what| what == "option 1 of main is offered at all hours"));
}

#[test]
fn the_way_to_a_team_is_one_from_the_hour_at_which_the_option_is_offered() {
    let tree = office(PERSON);
    let sunday = "2026-11-22T17:00:00Z".parse().unwrap();
    let rows = routing(&tree, &Lengths::estimated(&tree), sunday);
    let person = rows.iter().find(|row| &*tree[row.team].id == "person").unwrap();
    assert_eq!(person.keys(), "1");
    assert_eq!(person.from.to_rfc3339(), "2026-11-23T13:00:00+00:00");
}

#[test]
fn check_finds_words_that_offer_it_at_all_hours() {
    let text = text_of(&PERSON.replace(
        "no_input_to",
        "say = \"For a person, press 1. For our address, press 2.\"\nno_input_to",
    ));
    let tree = menu::load("office.toml", &text).unwrap();
    let lengths = Lengths::estimated(&tree);
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let found = check(&CheckSubject::new(&tree, &text, &lengths, today));
    let found = found.iter().filter(|found| found.rule.code == "spoken-unmapped");
    let messages: Vec<&str> = found.map(|found| &*found.violation.message).collect();
    assert_eq!(messages, ["the words offer key 1 at all hours, the option only Mo-Fr 08:00-17:00"]);
}
