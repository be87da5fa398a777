//! Keys that hold in every menu of a file.

use phonetree_core::call::{Effect, Report};
use phonetree_core::check::{CheckSubject, check};
use phonetree_core::directory::routing;
use phonetree_core::menu::{Lengths, Node, Tree};
use phonetree_core::script::{CallFile, Coverage, TestCall, call};
use phonetree_core::walk::{Demands, mutants, prove};

use super::{office, refusal, text_of};

const KEYS: &str = r##"
[keys]
"0" = "operator"
"*" = "back"
"#" = "repeat"
"8" = { to = "address", label = "our address", spoken = true }
[menus.main]
greeting = "At any time, press 0 for a person, star to go back, and pound to hear it again."
options = [{ key = "1", label = "sales", to = "sales" }, { key = "2", label = "service", to = "service" }]
[menus.sales]
options = [{ key = "1", label = "prices", to = "prices" }, { key = "0", label = "the sales desk", to = "sales-desk" }]
[menus.service]
keys = false
options = [{ key = "1", label = "repairs", to = "prices" }]
[menus.prices]
say = "For a list, press 1."
options = [{ key = "1", label = "a list", to = "address" }]
[messages.address]
say = "We are at 12 Elm Street."
do = "back"
[teams.sales-desk]
name = "The sales desk"
"##;

fn at_noon<'t>(tree: &'t Tree, keys: &str) -> TestCall<'t> {
    call(tree).at("2026-11-23 12:00").press(keys)
}

#[test]
fn a_key_of_the_file_holds_in_every_menu() {
    let tree = office(KEYS);
    at_noon(&tree, "0").reaches("desk");
    at_noon(&tree, "110").reaches("desk");
    at_noon(&tree, "11*0").reaches("sales-desk");
    at_noon(&tree, "11#0").reaches("desk");
    at_noon(&tree, "118").hears("12 Elm Street");
}

#[test]
fn but_not_where_a_menu_has_the_key_itself_or_wants_none() {
    let tree = office(KEYS);
    at_noon(&tree, "10").reaches("sales-desk");
    at_noon(&tree, "20").hears("that's not one of the options").never_hears("12 Elm");
}

#[test]
fn derived_prompts_speak_the_keys_that_say_so_and_no_others() {
    let tree = office(KEYS);
    at_noon(&tree, "1{20s}")
        .hears("For our address, press 8.")
        .never_hears("To go back, press star.");
}

#[test]
fn each_stands_once_in_routes_and_at_the_first_menu() {
    let tree = office(KEYS);
    let at = "2026-11-23T17:00:00Z".parse().unwrap();
    let rows = routing(&tree, &Lengths::estimated(&tree), at);
    let to_desk = rows
        .iter()
        .filter(|row| &*tree[row.team].id == "desk")
        .map(phonetree_core::directory::TeamRoute::keys);
    assert_eq!(to_desk.collect::<Vec<_>>(), ["0"]);
    let main = tree.menu_ids().next().unwrap();
    for menu in tree.menu_ids() {
        let named = tree[menu].options.iter().filter(|option| option.everywhere);
        let named = named.filter(|option| tree.is_named_at(Node::Menu(menu), option)).count();
        assert_eq!(named, if menu == main { 4 } else { 0 }, "{}", tree[menu].id);
    }
}

#[test]
fn every_one_is_walked_in_every_menu_and_a_mutant_takes_each_away() {
    let tree = office(KEYS);
    let day = |day| format!("2026-11-{day}T05:00:00Z").parse().unwrap();
    let found =
        prove(&tree, &Lengths::estimated(&tree), &Demands::new(day(23)..day(24)), &mut |_| true);
    let options =
        tree.menu_ids().flat_map(|menu| (0..tree[menu].options.len()).map(move |n| (menu, n)));
    for option in options {
        assert!(found.met.options.contains(&option), "{option:?}");
    }
    let text = text_of(KEYS);
    let gone = mutants(&text).filter(|mutant| mutant.what.ends_with("is gone from every menu"));
    assert_eq!(gone.count(), 4);
}

/// A line in front of the sales desk.
fn with_a_line(more: &str) -> String {
    let line = format!("[queues.sales-line]\nteam = \"sales-desk\"\n{more}\n[keys]");
    let keys = KEYS.replace("to = \"sales-desk\"", "to = \"sales-line\"");
    keys.replace("[keys]", &line).replace("\"8\" =", "\"88\" = \"address\"\n\"8\" =")
}

#[test]
fn a_key_of_the_file_holds_in_line_but_where_the_queue_has_it_itself_or_wants_none() {
    let lines = [
        ("options = []", "desk"),
        ("options = [{ key = \"0\", label = \"our address\", to = \"address\" }]", "address"),
        ("keys = false\noptions = []", "sales-line"),
    ];
    for (more, reaches) in lines {
        let text = text_of(&with_a_line(more));
        let tree = phonetree_core::menu::load("office.toml", &text).unwrap();
        let calls = format!(
            "[[call]]\nname = \"0\"\nat = \"2026-11-23 12:00\"\nfree = {{ sales-line = \"never\" }}\n\
             steps = [{{ presses = \"10\" }}, {{ waits = \"sales-line\" }}, {{ presses = \"0\", after = \"2s\" }}]\n\
             reaches = \"{reaches}\"\n"
        );
        for call in CallFile::read("calls.toml", &calls).unwrap().fit(&tree).unwrap() {
            let played = call.play(&tree, &Lengths::estimated(&tree), |_, _| {});
            assert!(played.passes(), "{more}: {}", played.transcript());
        }
    }
}

#[test]
fn in_line_each_is_walked_spoken_only_where_it_says_so_and_covered_as_in_a_menu() {
    let text = text_of(&with_a_line("options = []"));
    let tree = phonetree_core::menu::load("office.toml", &text).unwrap();
    let queue = tree.queue_ids().next().unwrap();
    let keys: Vec<String> = tree[queue].options.iter().map(|way| way.keys.to_string()).collect();
    assert_eq!(
        keys,
        ["0", "*", "#", "8"],
        "a key that could be a longer one does not hold in line"
    );
    for (n, key) in keys.iter().enumerate() {
        let place = tree.spans[queue].options[n].keys;
        assert_eq!(&text[place.range()], format!("\"{key}\""));
    }
    let announced = tree[tree[queue].announcement].in_language(tree.language_ids().next().unwrap());
    let announced = format!("{announced:?}");
    assert!(announced.contains("our address") && !announced.contains("star"), "{announced}");
    let day = |day| format!("2026-11-{day}T05:00:00Z").parse().unwrap();
    let found =
        prove(&tree, &Lengths::estimated(&tree), &Demands::new(day(23)..day(24)), &mut |_| true);
    for n in 0..keys.len() {
        assert!(found.met.ways_out.contains(&(queue, n)), "{n}");
    }
    let mut coverage = Coverage::of(&tree);
    let points = coverage.met().1;
    coverage.see(&Effect::Report(Report::ChosenInLine { queue, option: 1 }));
    assert_eq!(coverage.met(), (1, points));
}

#[test]
fn coverage_counts_each_once_whichever_menu_it_was_pressed_in() {
    let tree = office(KEYS);
    let mut coverage = Coverage::of(&tree);
    let points = coverage.met().1;
    let menu = tree.menu_ids().last().unwrap();
    let place = tree[menu].options.iter().position(|option| option.everywhere).unwrap();
    coverage.see(&Effect::Report(Report::Chosen { menu, option: place }));
    assert_eq!(coverage.met(), (1, points));
    let met = coverage.text(&tree, "office.toml", &text_of(KEYS));
    assert!(met.contains("key * of every menu") && !met.contains("key 0 of every menu"), "{met}");
}

#[test]
fn check_names_a_key_that_no_prompt_names() {
    let findings = |text: &str| {
        let tree = phonetree_core::menu::load("office.toml", text).unwrap();
        let lengths = Lengths::estimated(&tree);
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let subject = CheckSubject::new(&tree, text, &lengths, today);
        let found =
            check(&subject).into_iter().filter(|found| found.rule.code == "unspoken-option");
        found.map(|found| found.violation.message).collect::<Vec<_>>()
    };
    assert_eq!(findings(&text_of(KEYS)), [] as [&str; 0]);
    let silent = text_of(KEYS).replace(", star to go back", "");
    assert_eq!(findings(&silent), ["key * holds in every menu, and no prompt in `en-US` names it"]);
}

#[test]
fn a_key_must_be_one_and_lead_somewhere() {
    assert!(refusal(&KEYS.replace("\"8\" =", "\"9a\" =")).contains("9a"), "a key that is none");
    assert!(
        refusal(&KEYS.replace("= \"repeat\"", "= \"repaet\"")).contains("no node named `repaet`")
    );
    let both =
        refusal(&KEYS.replace("to = \"address\", label", "to = \"address\", do = \"back\", label"));
    assert!(both.contains("`to` or `do`, not both"), "{both}");
}
