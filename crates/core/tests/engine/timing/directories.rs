//! A directory by name: who is found, who is read out, and what a wrong name comes to.

use phonetree_core::menu::{self, LanguageId, Lengths, Tree};
use phonetree_core::walk::{self, Demands, ProofVerdict};

use super::told::told;

const STAFF: &str = r#"[directories.main]
[teams.ana]
name = "Ana Perez"
last_name = "Perez"
[teams.ben]
name = "Ben Perez"
last_name = "Perez"
[teams.cem]
name = "Cem Persson"
last_name = "Persson"
[teams.li]
name = "Li Na"
last_name = "Li"
[teams.lin]
name = "Dov Lind"
last_name = "Lind"
"#;

/// Keys that are pressed every 0.4 seconds from the second second on.
fn keys(dialed: &str) -> Vec<(u64, char)> {
    (0..).map(|n| 2_000 + 400 * n).zip(dialed.chars()).collect()
}

/// What comes of these keys, without the first words and until the caller hangs up a minute later.
fn spelled(menu: &str, dialed: &str) -> Vec<String> {
    let all = told(menu, &[&keys(dialed)[..], &[(62_000, '!')]].concat());
    let told = all.into_iter().filter(|what| !what.contains(" stops"));
    let words =
        told.map(|what| what.split_once(' ').map_or(String::new(), |(_, it)| it.to_owned()));
    words.skip(1).collect()
}

#[test]
fn three_letters_of_a_last_name_and_pound_lead_to_the_only_person_who_has_them() {
    assert_eq!(spelled(STAFF, "546#")[0], "to lin");
    assert_eq!(spelled(STAFF, "5463#")[0], "to lin");
    // Persson, not Perez.
    assert_eq!(spelled(STAFF, "7377#")[0], "to cem");
}

#[test]
fn a_pause_ends_the_name_as_pound_does() {
    let told = told(STAFF, &keys("546"));
    assert_eq!(told[1], "5800 to lin");
}

#[test]
fn people_whose_names_begin_alike_are_read_out_and_chosen_by_a_key() {
    assert_eq!(spelled(STAFF, "737#")[0], "says main/names-1");
    assert_eq!(spelled(STAFF, "737#1")[1], "to ana");
    assert_eq!(spelled(STAFF, "737#3")[1], "to cem");
    assert_eq!(spelled(STAFF, "73739#2")[1], "to ben");
    // Another key is wrong, and star spells again.
    assert_eq!(spelled(STAFF, "737#4")[1..3], ["no-match 1", "says no-match-1"]);
    assert_eq!(spelled(STAFF, "737#*546#")[1..3], ["says main/ask", "to lin"]);
}

#[test]
fn fewer_letters_are_a_whole_name() {
    assert_eq!(spelled(STAFF, "54#")[0], "to li");
    assert_eq!(spelled(STAFF, "73#")[0], "no-match 1");
    assert_eq!(spelled(STAFF, "#")[0], "no-match 1");
}

#[test]
fn a_name_that_nobody_has_is_said_and_asked_again_and_its_rest_chooses_nothing() {
    assert_eq!(spelled(STAFF, "99999#")[..3], ["no-match 1", "says nobody", "says main/ask"]);
    // Star begins the name again.
    assert_eq!(spelled(STAFF, "99*546#")[0], "to lin");
}

fn tree(tables: &str) -> Tree {
    let file = format!(
        "format = 1\ntitle = \"Any\"\ntimezone = \"America/New_York\"\nstatus = \"assumed\"\n\
         [lines.main]\nnumber = \"+1-202-555-0100\"\nanswer = \"main\"\n[teams.team]\nname = \"Team\"\n{tables}"
    );
    menu::load("any.toml", &file).unwrap_or_else(|wrong| panic!("{wrong}"))
}

fn said(tree: &Tree, name: &str) -> String {
    let named = |id: &menu::PromptId| tree.prompt_name(*id) == name;
    let prompt = tree.prompt_ids().find(named).unwrap_or_else(|| panic!("no prompt {name}"));
    tree[prompt].in_language(LanguageId::default()).fixed().unwrap().to_owned()
}

#[test]
fn what_callers_hear_is_made_of_the_names() {
    let tree = tree(STAFF);
    assert_eq!(
        said(&tree, "main/ask"),
        "Spell the last name of the person you want to reach, three letters or more, then press pound."
    );
    assert_eq!(
        said(&tree, "main/names-2"),
        "For Ana Perez, press 1. For Ben Perez, press 2. To spell the name again, press star."
    );
}

#[test]
fn first_names_and_either_name_are_spelled_where_the_file_says_so() {
    let by = |by: &str| {
        STAFF.replace("[directories.main]", &format!("[directories.main]\nby = \"{by}\""))
    };
    assert_eq!(spelled(&by("first-name"), "262#")[0], "to ana");
    assert_eq!(spelled(&by("first-name"), "546#")[0], "no-match 1");
    assert_eq!(spelled(&by("either-name"), "262#")[0], "to ana");
    assert_eq!(spelled(&by("either-name"), "5463#")[0], "to lin");
}

#[test]
fn a_list_says_who_is_in_a_directory_and_names_need_not_be_said_twice() {
    let menu = r#"[directories.main]
people = ["ana", "zoe"]
[teams.ana]
name = "Ana Pérez"
[teams.zoe]
name = "Zoë O'Brien"
[teams.ben]
name = "Ben Perez"
last_name = "Perez"
"#;
    assert_eq!(spelled(menu, "737#")[0], "to ana");
    assert_eq!(spelled(menu, "627#")[0], "to zoe");
}

#[test]
fn every_person_is_found_by_the_proofs_and_more_letters_are_no_more_states() {
    let helped = STAFF.replace("[directories.main]", "[directories.main]\ngive_up = \"team\"");
    let proved = |text: &str| {
        let tree = tree(text);
        let from = "2026-11-23T08:00:00Z".parse().unwrap();
        let to = "2026-11-24T08:00:00Z".parse().unwrap();
        let lengths = Lengths::estimated(&tree);
        let proofs = walk::prove(&tree, &lengths, &Demands::new(from..to), &mut |_| true);
        let open = proofs.proofs.iter().filter(|proof| proof.verdict != ProofVerdict::Proved);
        assert_eq!(
            open.map(|proof| format!("{proof:?}")).collect::<Vec<_>>(),
            Vec::<String>::new()
        );
        proofs
    };
    let proofs = proved(&helped);
    assert_eq!(proofs.met.open.len(), 6, "five people and the team");
    let long = proved(&helped.replace("\"Persson\"", "\"Perssonhaugeneriksen\""));
    assert_eq!(long.walked.walked, proofs.walked.walked);
}

#[test]
fn more_people_than_keys_are_asked_to_spell_more() {
    let people: Vec<_> = (0..10)
        .map(|n| {
            let ending = ["", "son"][n / 9];
            format!("[teams.p{n}]\nname = \"P{n} Smith\"\nlast_name = \"Smith{ending}\"\n")
        })
        .collect();
    let people = people.concat();
    let menu = format!("[directories.main]\n{people}");
    assert_eq!(spelled(&menu, "764#")[..3], ["no-match 1", "says too-many", "says main/ask"]);
    assert_eq!(spelled(&menu, "764847#")[0], "to p9");
}
