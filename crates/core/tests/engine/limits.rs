//! Rules of `check` with a limit in milliseconds or days, at the limit and one beyond. (Those that a
//! file alone can show are in `tests/rules/`.)

use chrono::{Days, NaiveDate};
use phonetree_core::check::{self, Budgets, CheckSubject};
use phonetree_core::menu::{self, Lengths, Node, Role, Tree};

const MENU: &str = r#"format = 1
title = "Fernwood"
timezone = "America/Los_Angeles"
status = "assumed"
operator = "desk"
[sources.page]
title = "The contact page"
seen = 2026-11-24
[lines.line]
number = "+1-202-555-0142"
answer = "main"
[menus.main]
greeting = "Fernwood."
say = "For bills, press 1"
options = [{ key = "1", label = "bills", to = "desk" }]
[teams.desk]
name = "The desk"
"#;

fn found(
    tree: &Tree,
    lengths: &Lengths,
    today: NaiveDate,
    budgets: Budgets,
) -> Vec<(&'static str, String)> {
    let mut subject = CheckSubject::new(tree, MENU, lengths, today);
    subject.budgets = budgets;
    let findings = check::check(&subject);
    findings.into_iter().map(|finding| (finding.rule.code, finding.violation.message)).collect()
}

/// What is found where the greeting and the options of the menu last so long.
fn found_lasting(greeting: u32, options: u32) -> Vec<(&'static str, String)> {
    let tree = menu::load("menu.toml", MENU).unwrap();
    let mut lengths = Lengths::estimated(&tree);
    let language = tree.language_ids().next().unwrap();
    for prompt in tree.prompt_ids() {
        if !matches!(tree[prompt].node, Some(Node::Menu(_))) {
            continue;
        }
        if tree[prompt].role == Role::Greeting {
            lengths.set(prompt, language, greeting);
        } else if tree[prompt].role == Role::Options {
            lengths.set(prompt, language, options);
        }
    }
    found(&tree, &lengths, "2026-11-24".parse().unwrap(), Budgets::default())
}

#[test]
fn a_prompt_of_twenty_seconds_is_not_long_and_one_of_a_millisecond_more_is() {
    assert_eq!(found_lasting(20_000, 1_000), []);
    let long = ("long-prompt", "the prompt main/greeting lasts 20 s".to_owned());
    assert_eq!(found_lasting(20_001, 1_000), [long]);
}

/// The key is the last word of the prompt.
#[test]
fn a_key_heard_after_thirty_seconds_is_not_slow_and_one_a_millisecond_later_is() {
    assert_eq!(found_lasting(15_000, 15_000), []);
    let slow = ("slow-option", "key 1 is heard after 30 s".to_owned());
    assert_eq!(found_lasting(15_000, 15_001), std::slice::from_ref(&slow));
    assert_eq!(found_lasting(15_001, 15_000), [slow]);
}

#[test]
fn a_source_is_stale_the_day_after_its_time_is_over() {
    let tree = menu::load("menu.toml", MENU).unwrap();
    let lengths = Lengths::estimated(&tree);
    let seen: NaiveDate = "2026-11-24".parse().unwrap();
    for stale_after_days in [0, 30, 365] {
        let mut budgets = Budgets::default();
        budgets.stale_after_days = stale_after_days;
        let after = |days| {
            found(&tree, &lengths, seen + Days::new(u64::from(stale_after_days) + days), budgets)
        };
        assert_eq!(after(0), []);
        let days = stale_after_days + 1;
        let message = format!("`page` was last looked at {days} days ago");
        assert_eq!(after(1), [("stale-source", message)]);
    }
}

#[test]
fn a_key_is_slow_after_as_many_seconds_as_are_allowed() {
    let tree = menu::load("menu.toml", MENU).unwrap();
    let mut lengths = Lengths::estimated(&tree);
    let language = tree.language_ids().next().unwrap();
    for prompt in tree.prompt_ids() {
        lengths.set(prompt, language, 2_000);
    }
    let today = "2026-11-24".parse().unwrap();
    let within = |option_within_s| {
        let mut budgets = Budgets::default();
        budgets.option_within_s = option_within_s;
        found(&tree, &lengths, today, budgets)
    };
    assert_eq!(within(4), []);
    assert_eq!(within(3), [("slow-option", "key 1 is heard after 4 s".to_owned())]);
}
