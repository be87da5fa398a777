//! The score of a drill, against people who press anything.

use chrono::DateTime;
use phonetree_core::menu::{self, Channel, Errand, Lengths, Node, Tree};
use phonetree_core::practice::{Drill, Response, Score, judge};
use phonetree_core::script::{Caller, rehearse};
use proptest::prelude::*;

use super::acts;
use super::made::{MOST_NODES, node, written};

/// Scores a call to the drill's best line, with what is to be done instead known, where it is closed.
fn scored(tree: &Tree, drill: &Drill, caller: Caller) -> Score {
    let lengths = Lengths::estimated(tree);
    let line = drill.best.line;
    let events = rehearse(tree, &lengths, line, drill.at.to_utc(), caller);
    let done = Response::Called { line, events: &events };
    judge(tree, &lengths, drill, done, drill.closed.then_some(true))
}

fn only_the_best_has_all(
    text: &str,
    at: i64,
    callers: &[Vec<(u64, usize)>],
) -> Result<(), TestCaseError> {
    let Ok(tree) = menu::load("any.toml", text) else { return Ok(()) };
    let lengths = Lengths::estimated(&tree);
    let at = DateTime::from_timestamp(1_790_000_000 + at, 0).unwrap().with_timezone(&tree.zone);
    for node in tree.nodes() {
        let Node::Team(team) = node else { continue };
        let (say, by) = ("it".to_owned(), Channel::Phone);
        let errand = Errand { say, by, teams: vec![team], page: None };
        let Some(drill) = Drill::new(&tree, &lengths, &errand, at, tree.zone) else { continue };
        let best = scored(&tree, &drill, drill.best.caller());
        prop_assert_eq!(best.points(), 100, "{:?}\n{}", best, text);
        for caller in callers {
            let score = scored(&tree, &drill, Caller::at_moments(acts(caller)));
            let as_good = score.turns == 0
                && score.reached_ms.is_some_and(|ms| ms <= drill.best.reached.as_ms())
                && score.keys as usize <= drill.best.presses.len();
            prop_assert!(score.points() <= 100);
            prop_assert_eq!(score.points() == 100, as_good, "{:?} {:?}\n{}", score, drill, text);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn the_best_call_scores_100_and_every_other_less(
        nodes in prop::collection::vec(node(), 1..=MOST_NODES),
        at in 0_i64..14 * 86_400,
        callers in prop::collection::vec(prop::collection::vec((0_u64..3_000, 0_usize..13), 0..8), 20),
    ) {
        only_the_best_has_all(&written(&nodes), at, &callers)?;
    }
}
