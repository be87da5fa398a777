//! Back to the menu the caller came from: from a message, an entry, a team, and by giving up.

use chrono::{DateTime, Utc};
use phonetree_core::call::{Effect, Report};
use phonetree_core::menu::{self, Lengths, Tree};
use phonetree_core::script::{Caller, Rehearsal, call};
use phonetree_core::walk::{Demands, ProofVerdict, difference, mutants, prove};

use super::{office, refusal, text_of};

/// Two menus that lead to the same message, entry and menu.
const SHARED: &str = r#"
[menus.main]
options = [{ key = "1", label = "sales", to = "sales" }, { key = "2", label = "service", to = "service" }]
[menus.sales]
options = [
  { key = "1", label = "directions", to = "directions" },
  { key = "2", label = "your account", to = "account" },
  { key = "3", label = "the shop", to = "shop" },
  { key = "4", label = "the yard", to = "yard" },
]
[menus.service]
options = [
  { key = "1", label = "directions", to = "directions" },
  { key = "2", label = "your account", to = "account" },
  { key = "3", label = "the shop", to = "shop" },
  { key = "4", label = "the yard", to = "yard" },
]
[messages.directions]
say = "We are at 12 Elm Street."
do = "back"
[entries.account]
ask = "Enter your account number. If you have none, press pound. To go back, press star."
length = 4
to = "directions"
empty_to = "back"
star_to = "back"
no_match_to = "back"
[menus.shop]
say = "There is nothing to choose."
options = [{ key = "9", do = "hang-up" }]
give_up = "back"
[teams.yard]
name = "The yard"
hours = "Mo-Fr 08:00-17:00"
closed_to = "back"
unanswered_to = "back"
busy_to = "back"
"#;

/// The nodes that a call reaches, at noon on a Sunday.
fn way(tree: &Tree, keys: &str) -> Vec<String> {
    let (lengths, mut reached) = (Lengths::estimated(tree), Vec::new());
    let tell = |_, effect: &Effect| {
        if let Effect::Report(Report::Reached(node)) = effect {
            reached.push(tree.node_id(*node).to_owned());
        }
    };
    let mut phone = Rehearsal::new(Caller::from_dial_string(keys).unwrap(), &lengths, tell);
    let line = tree.line_ids().next().unwrap();
    let sunday: DateTime<Utc> = "2026-11-22T17:00:00Z".parse().unwrap();
    phonetree_core::drive::drive(tree, line, sunday, &mut phone);
    reached
}

#[test]
fn a_message_goes_back_to_the_menu_the_caller_came_from() {
    let tree = office(SHARED);
    assert_eq!(way(&tree, "11,,,")[2..4], ["directions", "sales"]);
    assert_eq!(way(&tree, "21,,,")[2..4], ["directions", "service"]);
    // That menu does not greet again, and its failures are counted anew.
    call(&tree)
        .at("2026-11-23 12:00")
        .press("11")
        .hears("We are at 12 Elm Street.")
        .hears("For directions, press 1.");
}

#[test]
fn an_entry_goes_back_by_pound_alone_by_star_and_by_wrong_digits() {
    let tree = office(SHARED);
    for keys in ["22#", "22*", "221*", "2212#12#12#"] {
        assert_eq!(way(&tree, keys)[2..4], ["account", "service"], "{keys}");
    }
    // And behind the message that follows the digits, to the menu before them.
    assert_eq!(way(&tree, "1243210,,,")[2..5], ["account", "directions", "sales"]);
}

#[test]
fn a_menu_that_gives_up_goes_back_to_the_menu_before_it() {
    let tree = office(SHARED);
    assert_eq!(way(&tree, "23555")[2..4], ["shop", "service"]);
    assert_eq!(way(&tree, "13")[2..4], ["shop", "sales"]);
}

#[test]
fn a_closed_team_goes_back() {
    let tree = office(SHARED);
    assert_eq!(way(&tree, "24")[2..4], ["yard", "service"]);
}

/// A line that begins with the message, and one that begins with a menu.
const ALSO_FIRST: &str = r#"
[lines.directions]
number = "+1-202-555-0101"
answer = "directions"
[lines.shop]
number = "+1-202-555-0102"
answer = "shop"
"#;

#[test]
fn where_there_is_no_menu_before_the_call_goes_on_as_for_callers_who_fail() {
    let tree = office(&format!("{SHARED}{ALSO_FIRST}"));
    call(&tree).at("2026-11-23 12:00").dial("directions").hears("12 Elm Street").reaches("desk");
    call(&tree).at("2026-11-23 12:00").dial("shop").press("555").reaches("desk");
    let none = text_of(&format!("{SHARED}{ALSO_FIRST}")).replace("operator = \"desk\"\n", "");
    let none = menu::load("office.toml", &none).unwrap();
    call(&none).at("2026-11-23 12:00").dial("directions").ends("gave_up");
}

#[test]
fn a_node_that_no_call_reaches_from_a_menu_can_not_go_back() {
    let only = "[messages.main]\nsay = \"We are closed.\"\ndo = \"back\"\n";
    let said = refusal(only);
    assert!(said.contains("`main` goes back, but no call comes there from a menu"), "{said}");
    // The operator may not be such a node either: nothing in the loop would wait.
    let round = "[branches.main]\ncases = [{ during = \"Mo-Fr 08:00-17:00\", to = \"menu\" }]\notherwise = \"closed\"\n\
                 [menus.menu]\noptions = [{ key = \"1\", label = \"it\", to = \"closed\" }]\n\
                 [messages.closed]\nsay = \"Closed.\"\ndo = \"back\"\n";
    let round = text_of(round).replace("operator = \"desk\"", "operator = \"closed\"");
    let said = menu::load("office.toml", &round).unwrap_err().to_string();
    assert!(said.contains("this loops forever: closed -> closed"), "{said}");
}

#[test]
fn a_node_named_back_is_meant_where_there_is_one() {
    let own = SHARED.replace("do = \"back\"", "to = \"back\"");
    assert_eq!(way(&office(&own), "21,,,")[2..4], ["directions", "service"]);
    let own = format!("{own}[messages.back]\nsay = \"Turn around.\"\nto = \"main\"\n");
    assert_eq!(way(&office(&own), "21,,,,")[2..4], ["directions", "back"]);
}

#[test]
fn every_way_back_is_walked_checked_and_missed_when_it_is_gone() {
    let tree = office(SHARED);
    let day = |day| format!("2026-11-{day}T05:00:00Z").parse().unwrap();
    let found =
        prove(&tree, &Lengths::estimated(&tree), &Demands::new(day(22)..day(24)), &mut |_| true);
    let verdict = |name| found.proofs.iter().find(|proof| proof.name == name).unwrap().verdict;
    assert_eq!((verdict("ends"), verdict("back")), (ProofVerdict::Proved, ProofVerdict::Proved));
    assert_eq!(found.met.nodes.len(), tree.nodes().count());
    // Without `do`, the message ends the call: a caller notices, and a mutant says so.
    let gone = office(&SHARED.replace("do = \"back\"\n", ""));
    let found = difference(&tree, &gone, &(day(22)..day(23)), 100_000).difference.unwrap();
    assert!(found.old.unwrap().contains("reaches sales"));
    let text = text_of(SHARED);
    let mutants: Vec<String> = mutants(&text).map(|mutant| mutant.what).collect();
    for what in ["directions ends the call", "account no longer leads on after *"] {
        assert!(mutants.iter().any(|mutant| mutant == what), "{what}: {mutants:#?}");
    }
}

#[test]
fn a_menu_that_goes_round_by_going_back_is_refuted() {
    let round = SHARED.replace("[menus.main]\n", "[menus.main]\nno_input_to = \"sales\"\n");
    let round = round.replace("[menus.sales]\n", "[menus.sales]\nno_input_to = \"back\"\n");
    let tree = office(&round);
    let day = |day| format!("2026-11-{day}T05:00:00Z").parse().unwrap();
    let found =
        prove(&tree, &Lengths::estimated(&tree), &Demands::new(day(22)..day(23)), &mut |_| true);
    let ends = found.proofs.iter().find(|proof| proof.name == "ends").unwrap();
    assert_eq!(ends.verdict, ProofVerdict::Refuted);
    assert_eq!(ends.example.as_ref().unwrap().keys, "");
}
