//! Menus broken on purpose, and the call that tells each of them from the menu as it was.

use phonetree_core::call::Effect;
use phonetree_core::menu::{self, FIRST_LINE, Lengths, Tree};
use phonetree_core::walk::{self, Comparison};

const KITCHEN_SINK: &str = include_str!("../../../../tests/menus/kitchen-sink.toml");
const MOST_STATES: usize = 100_000;

fn year() -> (chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::Utc>) {
    ("2026-11-23T08:00:00Z".parse().unwrap(), "2027-11-23T08:00:00Z".parse().unwrap())
}

fn compare(old: &Tree, new: &Tree) -> Comparison {
    walk::difference(old, new, year(), MOST_STATES)
}

/// Every mutant of a menu that loads, with what tells it apart.
fn told_apart(text: &str) -> Vec<(String, Comparison, Tree)> {
    let old = menu::load("old", text).unwrap();
    let loads = |mutant: walk::Mutant| Some((mutant.what, menu::load("new", &mutant.text).ok()?));
    let apart = |(what, new)| (what, compare(&old, &new), new);
    walk::mutants(text).filter_map(loads).map(apart).collect()
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
    for text in [FIRST_LINE, KITCHEN_SINK] {
        let old = menu::load("old", text).unwrap();
        for (what, comparison, new) in told_apart(text) {
            let Some(difference) = comparison.difference else { continue };
            let example = difference.example.unwrap_or_else(|| panic!("no call shows: {what}"));
            let words = |tree: &Tree| {
                let mut told = Vec::new();
                example.replay(tree, &Lengths::estimated(tree), |call, at, effect| {
                    if let Effect::Play { prompt, .. } = effect {
                        told.push((at, call.words(*prompt).into_owned()));
                    } else if let Effect::Reached(node) = effect {
                        told.push((at, tree.node_id(*node).to_owned()));
                    } else {
                        told.push((at, format!("{effect:?}")));
                    }
                });
                told
            };
            assert_ne!(words(&old), words(&new), "{what}");
        }
    }
}

#[test]
fn the_mutants_that_no_caller_can_tell_are_these() {
    let equivalent = |text| -> Vec<String> {
        let alike = told_apart(text)
            .into_iter()
            .filter(|(_, comparison, _)| comparison.difference.is_none());
        alike
            .map(|(what, comparison, _)| {
                assert_eq!(comparison.stopped, None);
                what.split(" (").next().unwrap().to_owned()
            })
            .collect()
    };
    assert_eq!(equivalent(FIRST_LINE), [""; 0]);
    // One comes to the permits from the first menu only, so star and hash both lead there; a team
    // that never closes tells no address; the words of the permit office, which the file writes out,
    // name neither fax nor page.
    assert_eq!(
        equivalent(KITCHEN_SINK),
        [
            "options * and # of permits have each other's key",
            "front-desk has no email address",
            "permit-office has no fax number",
            "permit-office has no web page",
        ]
    );
}
