//! The best call to a team, against people who press anything.

use chrono::{DateTime, TimeDelta, Utc};
use phonetree_core::call::{Action, CallTime, Effect, Report};
use phonetree_core::drive::drive;
use phonetree_core::hours::Hours;
use phonetree_core::menu::{self, Lengths, Node, TeamId, Tree};
use phonetree_core::script::{Caller, Rehearsal};
use phonetree_core::walk::{BestCall, best};
use proptest::prelude::*;

use super::call;
use super::made::{MOST_NODES, node, written};

const FORTNIGHT: i64 = 14 * 86_400;

fn comes_to(effect: &Effect, team: TeamId) -> bool {
    matches!(effect, Effect::Report(Report::Transferred { team: to, .. } | Report::Closed { team: to, .. }) if *to == team)
}

/// When a call reaches a team, and how many prompts had to be heard before.
fn reaches(heard: &[(CallTime, Effect)], team: TeamId) -> Option<(u64, u64)> {
    let mut held = 0;
    for (at, effect) in heard {
        if comes_to(effect, team) {
            return Some((at.as_ms(), held));
        }
        held += u64::from(matches!(effect, Effect::Do(Action::Play { barge_in: false, .. })));
    }
    None
}

fn played(
    tree: &Tree,
    best: &BestCall,
    at: DateTime<Utc>,
    caller: Caller,
) -> Vec<(CallTime, Effect)> {
    let (lengths, mut heard) = (Lengths::estimated(tree), Vec::new());
    let tell = |at, effect: &Effect| heard.push((at, effect.clone()));
    drive(tree, best.line, at, &mut Rehearsal::new(caller, &lengths, tell));
    heard
}

/// Whether the hours of the generator's menus change before a call is so old.
fn hours_change(tree: &Tree, at: DateTime<Utc>, ms: u64) -> bool {
    let hours = Hours::parse("Mo-Fr 08:00-17:00", tree.zone, None).unwrap();
    let until = at + TimeDelta::milliseconds(i64::try_from(ms).unwrap() + 1);
    hours.is_open(at) != hours.is_open(until) || !hours.changes(at, until).is_empty()
}

fn none_is_quicker(
    text: &str,
    at: i64,
    callers: &[Vec<(u64, usize)>],
) -> Result<(), TestCaseError> {
    let Ok(tree) = menu::load("any.toml", text) else { return Ok(()) };
    let lengths = Lengths::estimated(&tree);
    let instant = DateTime::from_timestamp(1_790_000_000 + at, 0).unwrap();
    for node in tree.nodes() {
        let Node::Team(team) = node else { continue };
        let found = best(&tree, &lengths, tree.line_ids(), instant, &[team]);
        let Some(found) = found else {
            if hours_change(&tree, instant, 300_000) {
                continue;
            }
            for acts in callers {
                prop_assert_eq!(reaches(&call(&tree, at, acts), team), None, "{}", text);
            }
            continue;
        };
        let ms = found.reached.as_ms();
        let again = reaches(&played(&tree, &found, instant, found.caller()), team);
        prop_assert_eq!(again.map(|(ms, _)| ms), Some(ms), "{:?}\n{}", found, text);
        if let Some(example) = &found.example {
            let caller = Caller::from_dial_string(&example.keys).unwrap();
            let dialed = reaches(&played(&tree, &found, instant, caller), team);
            let waits = example.keys.contains(',');
            prop_assert!(
                dialed.is_some_and(|(at, _)| at == ms || at > ms && waits)
                    || waits && hours_change(&tree, instant, 300_000),
                "{:?} {:?}\n{}",
                dialed,
                found,
                text
            );
        }
        if hours_change(&tree, instant, ms) {
            continue;
        }
        for acts in callers {
            if let Some((reached, held)) = reaches(&call(&tree, at, acts), team) {
                prop_assert!(reached + held >= ms, "{} {:?} {:?}\n{}", reached, acts, found, text);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_random_caller_is_quicker_than_the_best_call_which_replays(
        nodes in prop::collection::vec(node(), 1..=MOST_NODES),
        at in 0..FORTNIGHT,
        callers in prop::collection::vec(prop::collection::vec((0_u64..3_000, 0_usize..12), 0..12), 20),
    ) {
        none_is_quicker(&written(&nodes), at, &callers)?;
    }
}
