//! Patterns of keys and extensions: whom they lead to, and what a wrong one comes to.

use phonetree_core::menu::{self, Lengths};
use phonetree_core::walk::{self, Demands, ProofVerdict};

use super::told::told;

const ROOMS: &str = r#"[menus.main]
options = [
  { key = "1", label = "it", to = "team" },
  { key = "30x", label = "extensions 300 to 309", to = "rooms" },
  { key = "1000-1019", label = "a bed", to = "beds" },
  { key = "305", label = "the kitchen", to = "kitchen" },
]
[teams.rooms]
name = "Rooms"
[teams.beds]
name = "Beds"
[teams.kitchen]
name = "Kitchen"
"#;

fn keys(dialed: &str) -> Vec<(u64, char)> {
    (0..).map(|n| 2_000 + 400 * n).zip(dialed.chars()).collect()
}

/// What comes of keys that are pressed every 0.4 seconds, until the caller hangs up a minute later.
fn dialed(menu: &str, dialed: &str) -> Vec<String> {
    let all = told(menu, &[&keys(dialed)[..], &[(62_000, '!')]].concat());
    let without_words =
        all.into_iter().filter(|what| !what.contains(" says ") && !what.contains(" stops"));
    without_words
        .map(|what| what.split_once(' ').map_or(String::new(), |(_, it)| it.to_owned()))
        .collect()
}

#[test]
fn any_number_of_a_pattern_or_a_range_leads_to_its_node() {
    assert_eq!(dialed(ROOMS, "300")[0], "to rooms");
    assert_eq!(dialed(ROOMS, "309")[0], "to rooms");
    assert_eq!(dialed(ROOMS, "1000")[0], "to beds");
    assert_eq!(dialed(ROOMS, "1019")[0], "to beds");
    assert_eq!(dialed(ROOMS, "310")[0], "no-match 1");
    assert_eq!(dialed(ROOMS, "1020")[0], "no-match 1");
}

#[test]
fn a_key_of_its_own_goes_before_a_pattern() {
    assert_eq!(dialed(ROOMS, "305")[0], "to kitchen");
}

#[test]
fn a_key_that_begins_a_pattern_waits_for_the_next() {
    assert_eq!(dialed(ROOMS, "1")[0], "to team");
    assert_eq!(told(ROOMS, &[(2_000, '1')])[1], "5000 to team");
}

const STAFF: &str = r#"[menus.main]
options = [
  { key = "5", label = "canceling your account", to = "team" },
  { key = "1XX", do = "extension" },
]
[teams.ana]
name = "Ana"
extension = "101"
[teams.ben]
name = "Ben"
extension = "115"
[teams.far]
name = "Far"
extension = "201"
"#;

#[test]
fn an_extension_leads_to_the_team_that_has_it() {
    assert_eq!(dialed(STAFF, "101")[0], "to ana");
    assert_eq!(dialed(STAFF, "115")[0], "to ben");
    assert_eq!(dialed(STAFF, "201")[0], "no-match 1", "the pattern does not take it");
}

#[test]
fn a_wrong_number_is_refused_once_it_can_be_none_and_its_rest_chooses_nothing() {
    // Nobody's extension begins with 12 or 14; 5 would be an option.
    assert_eq!(told(STAFF, &keys("125"))[1], "2400 no-match 1");
    assert!(!dialed(STAFF, "125").contains(&"to team".to_owned()));
    assert!(!dialed(STAFF, "145#").contains(&"to team".to_owned()));
    // Nor does the rest of one whose first digit is wrong.
    assert!(!dialed(STAFF, "355").contains(&"to team".to_owned()));
    // One digit too many is none of it.
    assert_eq!(dialed(STAFF, "1255")[1], "to team");
}

#[test]
fn after_a_pause_or_another_key_a_wrong_number_is_over() {
    let late = [(2_000, '1'), (2_400, '2'), (5_401, '5')];
    assert!(told(STAFF, &late).contains(&"5401 to team".to_owned()));
    let soon = [(2_000, '1'), (2_400, '2'), (5_400, '5'), (6_000, '5')];
    assert!(told(STAFF, &soon).contains(&"6000 to team".to_owned()), "the first 5 was its rest");
    let ended = [(2_000, '1'), (2_400, '2'), (2_500, '#'), (2_600, '5')];
    assert!(told(STAFF, &ended).contains(&"2600 to team".to_owned()), "pound ended it");
}

#[test]
fn a_menu_of_single_keys_drops_no_key_after_a_wrong_one() {
    let menu = r#"[menus.main]
options = [{ key = "5", label = "it", to = "team" }]
"#;
    assert_eq!(dialed(menu, "15")[1], "to team");
}

#[test]
fn the_rest_of_a_wrong_number_chooses_nothing_where_a_caller_who_failed_goes_on() {
    let menu = r#"[menus.main]
options = [{ key = "101", label = "it", to = "team" }]
timings = { no_match_tries = 1 }
give_up = "next"
[menus.next]
options = [{ key = "5", label = "it", to = "team" }]
"#;
    let told = told(menu, &keys("1255"));
    assert_eq!(told[1..3], ["2400 no-match 1", "2400 says next/options"]);
    assert_eq!(told[3..5], ["3200 stops", "3200 to team"]);
}

#[test]
fn the_case_from_the_field_is_refused_whole() {
    let menu = r#"[menus.main]
options = [
  { key = "2", label = "service", to = "team" },
  { key = "5", label = "canceling your account", to = "cancel" },
  { key = "101", label = "Ana", to = "team", spoken = false },
]
[teams.cancel]
name = "Cancellations"
"#;
    let told = told(menu, &keys("125"));
    assert_eq!(told[1..3], ["2400 no-match 1", "2400 says no-match-1"]);
    assert!(!told.iter().any(|what| what.contains("cancel")), "{told:?}");
}

/// A whole file of these tables.
fn file(tables: &str) -> String {
    format!(
        "format = 1\ntitle = \"Any\"\ntimezone = \"America/New_York\"\nstatus = \"assumed\"\n\
         [lines.main]\nnumber = \"+1-202-555-0100\"\nanswer = \"main\"\n[teams.team]\nname = \"Team\"\n{tables}"
    )
}

fn proved(tables: &str) -> walk::Proofs {
    let tree = menu::load("any.toml", &file(tables)).unwrap_or_else(|wrong| panic!("{wrong}"));
    let from = "2026-11-23T08:00:00Z".parse().unwrap();
    let to = "2026-11-24T08:00:00Z".parse().unwrap();
    let proofs =
        walk::prove(&tree, &Lengths::estimated(&tree), &Demands::new(from..to), &mut |_| true);
    let open = proofs.proofs.iter().filter(|proof| proof.verdict != ProofVerdict::Proved);
    let open: Vec<String> = open.map(|proof| format!("{proof:?}")).collect();
    assert_eq!(open, Vec::<String>::new());
    proofs
}

#[test]
fn a_pattern_is_walked_as_a_few_keys_and_not_as_a_thousand() {
    let with = |key: &str| {
        let tables = format!(
            "[menus.main]\noptions = [{{ key = \"{key}\", label = \"a room\", to = \"team\" }}]\ngive_up = \"team\"\n"
        );
        proved(&tables).walked.steps
    };
    let (plain, pattern) = (with("1111"), with("XXXX"));
    assert!(pattern <= plain, "{pattern} steps for a pattern, {plain} for one number");
}

#[test]
fn every_extension_is_walked() {
    let helped = STAFF.replace("[teams.ana]", "give_up = \"team\"\n[teams.ana]");
    let met = proved(helped.split("[teams.far]").next().unwrap()).met;
    assert_eq!(met.open.len(), 3, "Ana, Ben and the team");
}

#[test]
fn a_wrong_number_is_over_for_the_proofs_too_when_a_prompt_that_must_be_heard_was_said() {
    proved(
        r##"[menus.main]
say = { say = "Choose.", barge_in = false }
options = [{ key = "#0", label = "it", to = "team" }]
give_up = "team"
"##,
    );
}
