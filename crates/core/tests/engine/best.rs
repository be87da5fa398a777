//! The best call, where two are as quick: and how long hours stay as they are.

use chrono::{DateTime, TimeDelta, Utc};
use phonetree_core::call::CallTime;
use phonetree_core::menu::{self, Lengths, Node, Role, Tree};
use phonetree_core::walk::{best, is_steady};

fn tree(text: &str) -> Tree {
    let head = "format = 1\ntitle = \"A shop\"\ntimezone = \"America/Los_Angeles\"\n\
                [lines.line]\nnumber = \"+1-202-555-0142\"\nanswer = \"main\"\n";
    menu::load("menu.toml", &format!("{head}{text}")).unwrap_or_else(|wrong| panic!("{wrong}"))
}

fn noon() -> DateTime<Utc> {
    "2026-12-01T12:00:00-08:00".parse().unwrap()
}

/// The keys of the best call to the one team, and when it is reached.
fn quickest(tree: &Tree, lengths: &Lengths) -> (String, u64) {
    let team = tree.team_ids().next().unwrap();
    let found = best(tree, lengths, tree.line_ids(), noon(), &[team]).unwrap();
    let keys = found.presses.iter().map(|(_, key)| key.as_char()).collect();
    (keys, found.reached.as_ms())
}

#[test]
fn of_two_keys_and_one_that_are_as_quick_the_one_key_is_best() {
    for options in [
        "{ key = \"12\", label = \"a\", to = \"sales\" }, { key = \"3\", label = \"b\", to = \"sales\" }",
        "{ key = \"34\", label = \"a\", to = \"sales\" }, { key = \"1\", label = \"b\", to = \"sales\" }",
    ] {
        let text = format!("[menus.main]\noptions = [{options}]\n[teams.sales]\nname = \"Sales\"");
        let tree = tree(&text);
        let (keys, _) = quickest(&tree, &Lengths::estimated(&tree));
        assert_eq!(keys.len(), 1, "{keys}");
    }
}

/// One line has two keys and then music, the other a greeting and then one key. No key counts before
/// the millisecond after a greeting that must be heard.
#[test]
fn one_key_after_a_greeting_is_best_from_the_millisecond_on_at_which_it_is_as_quick() {
    let tree = tree(
        r#"[lines.other]
number = "+1-202-555-0143"
answer = "greeting"
[menus.main]
options = [{ key = "1", label = "a", to = "more" }]
[menus.more]
options = [{ key = "1", label = "b", to = "music" }]
[messages.music]
say = { say = "La la la.", barge_in = false, because = "a test" }
to = "sales"
[messages.greeting]
say = { say = "Good day.", barge_in = false, because = "a test" }
to = "late"
[menus.late]
options = [{ key = "9", label = "c", to = "sales" }]
[teams.sales]
name = "Sales"
"#,
    );
    let with_music = |ms: u32| {
        let mut lengths = Lengths::estimated(&tree);
        let language = tree.language_ids().next().unwrap();
        for prompt in tree.prompt_ids().filter(|prompt| tree[*prompt].role == Role::Say) {
            let is_music = tree[prompt].node.is_some_and(|node| tree.node_id(node) == "music");
            lengths.set(prompt, language, if is_music { ms } else { 5_000 });
        }
        quickest(&tree, &lengths)
    };
    assert_eq!(with_music(5_000), ("11".to_owned(), 5_000));
    assert_eq!(with_music(5_001), ("9".to_owned(), 5_001));
    assert_eq!(with_music(5_002), ("9".to_owned(), 5_001));
}

/// Nine keys lead on in each menu: half a million ways to the last, and one place on each of them.
#[test]
fn a_place_is_looked_at_once_however_many_ways_lead_to_it() {
    let mut text = String::new();
    for n in 1..=6 {
        let (name, to) = match n {
            1 => ("main".to_owned(), "menu-2".to_owned()),
            6 => ("menu-6".to_owned(), "sales".to_owned()),
            n => (format!("menu-{n}"), format!("menu-{}", n + 1)),
        };
        let options: Vec<String> = (1..=9)
            .map(|key| format!("{{ key = \"{key}\", label = \"way {key}\", to = \"{to}\" }}"))
            .collect();
        text += &format!("[menus.{name}]\noptions = [{}]\n", options.join(", "));
    }
    let tree = tree(&(text + "[teams.sales]\nname = \"Sales\"\n"));
    assert_eq!(quickest(&tree, &Lengths::estimated(&tree)).0, "111111");
}

#[test]
fn a_team_that_no_key_leads_to_has_no_best_call() {
    let text = "[menus.main]\noptions = [{ key = \"1\", label = \"a\", to = \"sales\" }]\n\
                [teams.sales]\nname = \"Sales\"\n[teams.lost]\nname = \"Lost\"\n";
    let tree = tree(text);
    let lost = tree.nodes().find(|node| tree.node_id(*node) == "lost").unwrap();
    let Node::Team(lost) = lost else { panic!("{lost:?} is no team") };
    assert_eq!(best(&tree, &Lengths::estimated(&tree), tree.line_ids(), noon(), &[lost]), None);
}

#[test]
fn hours_that_change_at_the_very_moment_are_not_steady() {
    let text = "[menus.main]\noptions = [{ key = \"1\", label = \"a\", to = \"sales\" }]\n\
                [teams.sales]\nname = \"Sales\"\nhours = \"Mo-Fr 08:00-12:00\"\n";
    let tree = tree(text);
    let ten_seconds_before = noon() - TimeDelta::seconds(10);
    let steady = |ms| is_steady(&tree, ten_seconds_before, CallTime::from_ms(ms));
    assert_eq!([9_999, 10_000, 10_001].map(steady), [true, false, false]);
    assert!(is_steady(&tree, noon(), CallTime::from_ms(60_000)), "it has changed already");
}
