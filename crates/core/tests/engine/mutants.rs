//! Menus broken on purpose, and the call that tells each of them from the menu as it was.

use std::ops::Range;
use std::sync::{LazyLock, Mutex};
use std::thread;

use chrono::{DateTime, Utc};
use phonetree_core::call::{Action, Effect, Report};
use phonetree_core::menu::{self, FIRST_LINE, Lengths, Tree};
use phonetree_core::walk::{self, Comparison};

const KITCHEN_SINK: &str = include_str!("../../../../tests/menus/kitchen-sink.toml");
const MOST_STATES: usize = 100_000;

fn year() -> Range<DateTime<Utc>> {
    "2026-11-23T08:00:00Z".parse().unwrap().."2026-12-07T08:00:00Z".parse().unwrap()
}

fn compare(old: &Tree, new: &Tree) -> Comparison {
    walk::difference(old, new, &year(), MOST_STATES)
}

/// A mutant that loads, with what tells it apart.
type ToldApart = (String, Comparison, Tree);

/// Every mutant of the two menus: it takes a while to find out, so all tests share it.
static APART: [(&str, LazyLock<Vec<ToldApart>>); 2] = [
    (FIRST_LINE, LazyLock::new(|| told_apart(FIRST_LINE))),
    (KITCHEN_SINK, LazyLock::new(|| told_apart(KITCHEN_SINK))),
];

/// Every mutant of a menu that loads, with what tells it apart. Each core compares the next one that is due.
fn told_apart(text: &str) -> Vec<ToldApart> {
    let old = menu::load("old", text).unwrap();
    let loads = |mutant: walk::Mutant| Some((mutant.what, menu::load("new", &mutant.text).ok()?));
    let mutants: Vec<(String, Tree)> = walk::mutants(text).filter_map(loads).collect();
    let due = Mutex::new(mutants.into_iter().enumerate());
    let next = || due.lock().unwrap().next();
    let compared = || {
        let apart = |(n, (what, new))| (n, (what, compare(&old, &new), new));
        std::iter::from_fn(next).map(apart).collect::<Vec<_>>()
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut apart = thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(compared)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    apart.sort_by_key(|(n, _)| *n);
    apart.into_iter().map(|(_, apart)| apart).collect()
}

#[test]
fn a_menu_differs_from_itself_in_no_call() {
    for text in [FIRST_LINE, KITCHEN_SINK] {
        let (one, other) = (menu::load("one", text).unwrap(), menu::load("other", text).unwrap());
        let same = compare(&one, &other);
        assert_eq!((same.difference, same.stopped), (None, None));
        assert!(same.walked.walked > 10);
    }
}

#[test]
fn every_difference_is_shown_by_a_call_that_differs() {
    for (text, apart) in &APART {
        let old = menu::load("old", text).unwrap();
        for (what, comparison, new) in apart.iter() {
            let Some(difference) = &comparison.difference else { continue };
            let example =
                difference.example.as_ref().unwrap_or_else(|| panic!("no call shows: {what}"));
            let words = |tree: &Tree| {
                let mut told = Vec::new();
                example.replay(tree, &Lengths::estimated(tree), |at, effect| {
                    if let Effect::Do(Action::Play { utterance, .. }) = effect {
                        told.push((at, utterance.words(tree).into_owned()));
                    } else if let Effect::Report(Report::Reached(node)) = effect {
                        told.push((at, tree.node_id(*node).to_owned()));
                    } else {
                        told.push((at, format!("{effect:?}")));
                    }
                });
                told
            };
            assert_ne!(words(&old), words(new), "{what}");
        }
    }
}

#[test]
fn the_mutants_that_no_caller_can_tell_are_these() {
    let [first_line, kitchen_sink] = APART.each_ref().map(|(_, apart)| {
        let alike = apart.iter().filter(|(_, comparison, _)| comparison.difference.is_none());
        let names = alike.map(|(what, comparison, _)| {
            assert_eq!(comparison.stopped, None);
            what.split(" (").next().unwrap()
        });
        names.collect::<Vec<_>>()
    });
    assert_eq!(first_line, [""; 0]);
    // One reaches the permits from the first menu only, so star and hash both lead there; a team
    // that never closes tells no address; the words of the permit office, which the file writes out,
    // name neither fax nor page.
    assert_eq!(
        kitchen_sink,
        [
            "options * and # of permits have each other's key",
            // Each key of an entry without reading back means something.
            "code ignores wrong keys while it speaks",
            // Silence and wrong names have places of their own.
            "people gives up to after-hours instead of voicemail",
            "people no longer leads on those who fail",
            // So have silence and wrong numbers.
            "call-back gives up to after-hours instead of voicemail",
            "call-back no longer leads on those who fail",
            "front-desk has no email address",
            "permit-office has no fax number",
            "permit-office has no web page",
        ]
    );
}

const SMALL: &str = r#"format = 1
title = "Small"
timezone = "America/Los_Angeles"
[lines.day]
number = "+1-202-555-0142"
answer = "main"
[lines.night]
number = "+1-202-555-0143"
answer = "hello"
[lines.late]
number = "+1-202-555-0144"
answer = "hello"
[menus.main]
options = [{ key = "1", label = "a", to = "sales" }, { key = "2", label = "b", to = "billing" }]
timings = { no_input_tries = 1, no_match_tries = 4 }
give_up = "sales"
[menus.more]
options = [{ key = "1", label = "a", to = "sales" }]
[messages.hello]
say = "Hello."
to = "main"
[branches.hours]
cases = [{ open = "sales", to = "sales" }, { open = "billing", to = "billing" }]
otherwise = "hello"
[teams.sales]
name = "Sales"
email = "sales@fernwood.example"
[teams.billing]
name = "Billing"
email = "billing@fernwood.example"
"#;

/// What is taken away needs to leave something: of two options one may go, of one none.
#[test]
fn every_small_change_of_a_small_menu_is_made() {
    let what: Vec<String> = walk::mutants(SMALL).map(|mutant| mutant.what).collect();
    assert_eq!(
        what,
        [
            "lines day and night answer with each other's node",
            "day answers with more instead of main",
            "night answers with hours instead of hello",
            "late answers with hours instead of hello",
            "option 1 of main leads to billing instead of sales",
            "option 1 of main is gone",
            "option 2 of main leads to more instead of billing",
            "option 2 of main is gone",
            "options 1 and 2 of main lead to each other's node",
            "options 1 and 2 of main have each other's key",
            "main asks 2 instead of 1 times when nothing is pressed",
            "main asks 3 instead of 4 times when a key leads nowhere",
            "main gives up to billing instead of sales",
            "main no longer leads on those who fail",
            "option 1 of more leads to billing instead of sales",
            "more asks 2 instead of 3 times when nothing is pressed",
            "more asks 2 instead of 3 times when a key leads nowhere",
            "hello goes on to more instead of main",
            "hello ends the call",
            "hours leads otherwise to sales instead of hello",
            "case 1 of hours leads to billing instead of sales",
            "case 1 of hours is gone",
            "case 2 of hours leads to main instead of billing",
            "case 2 of hours is gone",
            "sales has no email address",
            "billing has no email address",
            "sales and billing have each other's email address",
        ]
    );
}

/// Where two menus are alike as far as the walk came, it says that it was stopped; where a difference
/// was found before, it has found it.
#[test]
fn a_comparison_that_was_stopped_says_so_unless_it_has_found_a_difference() {
    let old = menu::load("old", SMALL).unwrap();
    let same = menu::load("new", SMALL).unwrap();
    let all = compare(&old, &same).walked.known;
    let stopped = |new, most| walk::difference(&old, new, &year(), most).stopped;
    assert_eq!(stopped(&same, all), None);
    assert_eq!(stopped(&same, all - 1), Some(walk::Stopped::States));
    let found = |new| {
        let compared = walk::difference(&old, new, &year(), 0);
        (compared.difference.is_some(), compared.stopped)
    };
    // The first words differ; or a key leads elsewhere, in the step after which it would have stopped.
    let other = menu::load("new", &SMALL.replace("Hello.", "Good night.")).unwrap();
    assert_eq!(found(&other), (true, None));
    let text =
        SMALL.replace("label = \"a\", to = \"sales\" }, {", "label = \"a\", to = \"billing\" }, {");
    let other = menu::load("new", &text).unwrap();
    assert_eq!(found(&other), (true, None));
}

#[test]
fn a_line_that_only_one_of_two_menus_answers_is_a_difference() {
    let with = |lines: &str| {
        let text = format!(
            "format = 1\ntitle = \"x\"\ntimezone = \"UTC\"\nlines.front.number = \"+1-202-555-0142\"\n\
             lines.front.answer = \"desk\"\n{lines}teams.desk.name = \"Desk\"\n"
        );
        menu::load("menu", &text).unwrap()
    };
    let one = with("");
    let two = with("lines.back.number = \"+1-202-555-0143\"\nlines.back.answer = \"desk\"\n");
    let differ = |old: &Tree, new: &Tree| {
        let difference = compare(old, new).difference.unwrap();
        assert_eq!(difference.example, None);
        (difference.old, difference.new)
    };
    let back = || Some("+12025550143 answers".to_owned());
    assert_eq!(differ(&two, &one), (back(), None));
    assert_eq!(differ(&one, &two), (None, back()));
}
