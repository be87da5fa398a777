//! Any menu there can be, and any caller: whatever loads, answers, and every call to it ends.

mod asks;
mod made;
mod quickest;
mod scored;
mod walked;

use crate::timing::in_time;
use made::{MOST_NODES, node, written};
use phonetree_core::call::{
    Action, CallTime, CallerNumber, Decided, Effect, Input, Report, TransferOutcome,
};
use phonetree_core::drive::drive;
use phonetree_core::menu::{self, Key, Lengths, Node, Tree};
use phonetree_core::script::{Caller, PlannedLine, Rehearsal};
use proptest::prelude::*;

/// What someone does after pauses: keys by their place on the keypad, or hanging up.
fn acts(acts: &[(u64, usize)]) -> Vec<(CallTime, Input)> {
    let mut now = 0;
    let acts = acts.iter().map(|(pause, key)| {
        now += pause;
        (CallTime::from_ms(now), Key::ALL.get(*key).map_or(Input::HungUp, |key| Input::Key(*key)))
    });
    acts.collect()
}

/// What comes of ringing a team.
const OUTCOMES: [TransferOutcome; 3] =
    [TransferOutcome::Answered, TransferOutcome::Busy, TransferOutcome::NoAnswer];

/// One call, by someone who does things after pauses, where teams that may not answer do so as good as
/// by chance: it hangs on the instant. What happened, with its moments.
fn unsure_call(tree: &Tree, at: i64, pressed: &[(u64, usize)]) -> Vec<(CallTime, Effect)> {
    let mut caller = Caller::at_moments(acts(pressed));
    let unsure = tree.team_ids().filter(|team| tree[*team].may_not_be_reached());
    for (place, team) in unsure.enumerate() {
        for ring in 0..4 {
            let chance = ((at / 60 + ring * 5) >> place).rem_euclid(3);
            caller.expect_ring(team, OUTCOMES[usize::try_from(chance).unwrap()]);
        }
    }
    for decided in decided(tree, at) {
        caller.expect_decided(decided);
    }
    for (place, queue) in tree.queue_ids().enumerate() {
        for join in 0..4 {
            let chance = ((at / 60 + join * 7) >> place).rem_euclid(5);
            // Mostly in the middle of an announcement, or at a moment at which something else is due.
            let line = match chance {
                0 => PlannedLine::free_after(0),
                1 => PlannedLine::never_free(),
                2 if tree[queue].full_to.is_some() => PlannedLine::Full,
                _ => PlannedLine::free_after(u64::try_from(at.rem_euclid(97)).unwrap() * 1_000 + 1),
            };
            caller.expect_line(queue, line);
        }
    }
    for node in tree.nodes() {
        if let Node::Mailbox(mailbox) = node {
            let full = |time: i64| Decided::MailboxFull(mailbox, (at / 60 + time) % 3 == 0);
            (0..4).for_each(|time| caller.expect_decided(full(time)));
        }
    }
    held(tree, at, caller)
}

/// What is decided that a call can't know, as good as by chance: it hangs on the instant.
fn decided(tree: &Tree, at: i64) -> Vec<Decided> {
    let chance = |n: i64| (at / 60 + n * 7) % 3 == 0;
    let switches = (0..).zip(tree.switch_ids()).map(|(n, it)| Decided::Switch(it, chance(n)));
    let numbers = [
        "withheld",
        "known",
        "+1-202-555-0100",
        "+1-415-555-0100",
        "+1-480-555-0100",
        "+44 20 7946 0000",
    ];
    let number = numbers[usize::try_from(at / 7).unwrap() % numbers.len()];
    let caller = Decided::Caller(CallerNumber::parse(number).unwrap());
    let answers = (0..4).flat_map(|time| {
        (0..).zip(tree.outside_ids()).map(move |(n, it)| Decided::Outside(it, chance(n + time * 5)))
    });
    switches.chain([caller]).chain(answers).collect()
}

/// The same, where every team answers.
fn call(tree: &Tree, at: i64, pressed: &[(u64, usize)]) -> Vec<(CallTime, Effect)> {
    held(tree, at, Caller::at_moments(acts(pressed)))
}

fn held(tree: &Tree, at: i64, caller: Caller) -> Vec<(CallTime, Effect)> {
    let planned = format!("{caller:?}");
    let lengths = Lengths::estimated(tree);
    let mut heard = Vec::new();
    let tell = |at: CallTime, effect: &Effect| {
        if let Effect::Do(Action::Play { utterance, .. }) = effect {
            let _ = utterance.words(tree);
        }
        heard.push((at, effect.clone()));
    };
    let at = chrono::DateTime::from_timestamp(1_790_000_000 + at, 0).unwrap();
    let mut phone = Rehearsal::new(caller, &lengths, tell);
    let line = tree.line_ids().next().unwrap();
    in_time(&(at, planned, tree), || drive(tree, line, at, &mut phone));
    heard
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    #[test]
    fn every_call_to_any_menu_that_loads_ends_and_is_the_same_again(
        nodes in prop::collection::vec(node(), 1..=MOST_NODES),
        at in 0_i64..14 * 86_400,
        acts in prop::collection::vec((0_u64..4_000, 0_usize..13), 0..20),
    ) {
        match menu::load("any.toml", &written(&nodes)) {
            // The only things that can be wrong with such a file: a round without a wait in it, and `back` to nowhere.
            Err(problems) => {
                let is_meant = |p: &menu::Problem| p.message.contains("loops forever") || p.message.contains("goes back, but")
                        || p.message.contains("can never be pressed");
                prop_assert!(problems.iter().all(is_meant), "{}", problems);
            }
            Ok(tree) => {
                let heard = call(&tree, at, &acts);
                let (end, last) = heard.last().unwrap();
                let ended = matches!(last, Effect::Report(Report::Ended { .. }));
                prop_assert!(ended, "{:?}", last);
                prop_assert!(end.as_ms() <= 300_000);
                prop_assert!(heard.len() < 5_000, "{} effects", heard.len());
                prop_assert_eq!(&heard, &call(&tree, at, &acts));
            }
        }
    }
}
