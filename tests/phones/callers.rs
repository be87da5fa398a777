//! The engine by properties: whatever callers do, whenever they do it, on whatever phone.

use crate::anyone::acts;
use crate::in_time::in_time;
use chrono::{DateTime, TimeDelta, Utc};
use phonetree::call::{Action, Call, CallTime, Effect, Ending, Input, Report, TransferOutcome};
use phonetree::drive::{AsyncPhone, Inbox, Ongoing, Performer, Phone, drive, drive_async};
use phonetree::menu::{self, FIRST_LINE, Key, Lengths, LineId, Tree};
use phonetree::script::{Caller, Rehearsal};
use proptest::prelude::*;

const KITCHEN_SINK: &str = include_str!("../menus/kitchen-sink.toml");

type Transcript = Vec<(CallTime, Effect)>;

/// What a caller does, and when: milliseconds since the answer, in order.
type Acts = Vec<(CallTime, Input)>;

/// A phone that finds out about everything late, by whole seconds, as a busy machine would.
struct LatePhone<'a> {
    acts: std::iter::Peekable<std::vec::IntoIter<(CallTime, Input)>>,
    lengths: &'a Lengths,
    /// How late, in milliseconds: one for each wait, over and over.
    lateness: std::iter::Cycle<std::vec::IntoIter<u64>>,
    heard: Transcript,
}

impl Performer for LatePhone<'_> {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        if let Effect::Do(action) = effect {
            inbox.simulate(at, action, self.lengths);
        }
        self.heard.push((at, effect.clone()));
    }
}

impl Phone for LatePhone<'_> {
    fn wait(&mut self, until: CallTime, inbox: &mut Inbox) {
        let late = until + self.lateness.next().unwrap_or(0);
        while let Some((at, input)) = self.acts.next_if(|(at, _)| *at <= late) {
            inbox.put(at, input);
        }
    }
}

/// The same caller without a phone, in a call that is held one way or another.
fn rehearsed(
    tree: &Tree,
    lengths: &Lengths,
    line: usize,
    at: DateTime<Utc>,
    acts: &Acts,
    hold: impl FnOnce(LineId, Rehearsal<'_, &mut dyn FnMut(CallTime, &Effect)>),
) -> Transcript {
    let mut heard = Vec::new();
    let caller = Caller::at_moments(acts.iter().copied());
    let mut tell = |at: CallTime, effect: &Effect| heard.push((at, effect.clone()));
    let line = tree.line_ids().nth(line % tree.lines.len()).unwrap();
    let phone = Rehearsal::new(caller, lengths, &mut tell as &mut dyn FnMut(CallTime, &Effect));
    in_time(&(&tree[line].number, at, acts), || hold(line, phone));
    heard
}

fn punctual(
    tree: &Tree,
    lengths: &Lengths,
    line: usize,
    at: DateTime<Utc>,
    acts: &Acts,
) -> Transcript {
    rehearsed(tree, lengths, line, at, acts, |line, mut phone| {
        drive(tree, line, at, &mut phone);
    })
}

fn late(
    tree: &Tree,
    lengths: &Lengths,
    line: usize,
    at: DateTime<Utc>,
    acts: &Acts,
    lateness: Vec<u64>,
) -> Transcript {
    let lateness = lateness.into_iter().cycle();
    let acting = acts.clone().into_iter().peekable();
    let mut phone = LatePhone { acts: acting, lengths, lateness, heard: Vec::new() };
    let line = tree.line_ids().nth(line % tree.lines.len()).unwrap();
    in_time(&(&tree[line].number, at, acts), || drive(tree, line, at, &mut phone));
    phone.heard
}

/// A phone that does not block: every wait gives the thread away before it goes on.
struct Yielding<P>(P);

impl<P: Performer> Performer for Yielding<P> {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        self.0.perform(at, effect, inbox);
    }
}

impl<P: Phone> AsyncPhone for Yielding<P> {
    async fn wait(&mut self, until: CallTime, inbox: &mut Inbox) {
        tokio::task::yield_now().await;
        self.0.wait(until, inbox);
    }
}

/// The same caller at a phone that does not block.
fn yielding(
    tree: &Tree,
    lengths: &Lengths,
    line: usize,
    at: DateTime<Utc>,
    acts: &Acts,
) -> Transcript {
    rehearsed(tree, lengths, line, at, acts, |line, phone| {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(drive_async(tree, line, at, &mut Yielding(phone)));
    })
}

/// The same caller in a call that somebody else holds, as a page or a switch does: it catches up
/// when they come round to it, and knows of a key no sooner.
fn held(
    tree: &Tree,
    lengths: &Lengths,
    line: usize,
    at: DateTime<Utc>,
    acts: &Acts,
    rounds: Vec<u64>,
) -> Transcript {
    let line = tree.line_ids().nth(line % tree.lines.len()).unwrap();
    let nobody = Vec::new().into_iter();
    let lateness = vec![0].into_iter().cycle();
    let mut phone = LatePhone { acts: nobody.peekable(), lengths, lateness, heard: Vec::new() };
    let mut call = Ongoing::answer(tree, line, at, &mut phone);
    let mut acts = acts.iter().copied().peekable();
    let mut now = CallTime::ANSWER;
    for round in rounds.into_iter().cycle() {
        while let Some((at, input)) = acts.next_if(|(at, _)| *at <= now) {
            call.put(at, input);
        }
        call.catch_up(now, &mut phone);
        if call.ending().is_some() {
            break;
        }
        now = now + round + 1;
    }
    phone.heard
}

fn instant() -> impl Strategy<Value = DateTime<Utc>> {
    // Sixteen years, to the second: closing times, clock changes and holidays among them.
    (0_i64..16 * 366 * 86_400).prop_map(|s| {
        "2020-01-01T00:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::seconds(s)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn every_phone_gives_the_same_call_punctual_or_late_blocking_or_not(
        acts in acts(), at in instant(), line in 0_usize..8, lateness in prop::collection::vec(0_u64..20_000, 1..6),
    ) {
        for text in [FIRST_LINE, KITCHEN_SINK] {
            let tree = menu::load("test", text).unwrap();
            let lengths = Lengths::estimated(&tree);
            let one = punctual(&tree, &lengths, line, at, &acts);
            prop_assert_eq!(&one, &late(&tree, &lengths, line, at, &acts, lateness.clone()));
            prop_assert_eq!(&one, &punctual(&tree, &lengths, line, at, &acts), "the same again");
            prop_assert_eq!(&one, &yielding(&tree, &lengths, line, at, &acts), "async");
            prop_assert_eq!(&one, &held(&tree, &lengths, line, at, &acts, lateness.clone()), "in rounds");
        }
    }

    #[test]
    fn every_call_ends_once_and_says_nothing_afterwards(acts in acts(), at in instant(), line in 0_usize..8) {
        let tree = menu::load("test", KITCHEN_SINK).unwrap();
        let lengths = Lengths::estimated(&tree);
        let heard = punctual(&tree, &lengths, line, at, &acts);
        let ends = heard.iter().filter(|(_, effect)| matches!(effect, Effect::Report(Report::Ended { .. }))).count();
        prop_assert_eq!(ends, 1);
        let last = heard.last().unwrap();
        let ended = matches!(last.1, Effect::Report(Report::Ended { .. }));
        prop_assert!(ended);
        prop_assert!(last.0.as_ms() <= tree.limits.longest_call_ms);
    }

    #[test]
    fn a_transcript_replayed_gives_the_same_transcript(acts in acts(), at in instant(), line in 0_usize..8) {
        let tree = menu::load("test", KITCHEN_SINK).unwrap();
        let lengths = Lengths::estimated(&tree);
        let heard = punctual(&tree, &lengths, line, at, &acts);
        let pressed = heard.iter().filter_map(|(at, effect)| match effect {
            Effect::Report(Report::Pressed(key)) => Some((*at, Input::Key(*key))),
            Effect::Report(Report::Ended { by: phonetree::call::Side::Caller, .. }) => Some((*at, Input::HungUp)),
            _ => None,
        });
        prop_assert_eq!(&heard, &punctual(&tree, &lengths, line, at, &pressed.collect()));
    }

    #[test]
    fn inputs_in_any_order_at_any_time_neither_panic_nor_revive_a_call(
        inputs in prop::collection::vec((0_u64..4_000_000, 0_usize..18), 0..60), at in instant(), line in 0_usize..8,
    ) {
        let tree = menu::load("test", KITCHEN_SINK).unwrap();
        let line = tree.line_ids().nth(line % tree.lines.len()).unwrap();
        in_time(&(at, &inputs), || {
            let (mut call, mut effects) = Call::answer(&tree, line, at);
            let mut plays = Vec::new();
            for (ms, what) in &inputs {
                plays.extend(effects.iter().filter_map(|effect| match effect {
                    Effect::Do(Action::Play { play, .. }) => Some(*play),
                    _ => None,
                }));
                let input = match *what {
                    0..=11 => Input::Key(Key::ALL[*what]),
                    12 => Input::Tick,
                    13 => Input::HungUp,
                    14 => Input::TransferEnded(TransferOutcome::Answered),
                    15 => Input::TransferEnded(TransferOutcome::Busy),
                    _ => plays.last().map_or(Input::Tick, |play| Input::Played(*play)),
                };
                let was_over = call.is_over();
                effects = call.handle(CallTime::from_ms(*ms), input);
                prop_assert!(!was_over || effects.is_empty());
                prop_assert_eq!(call.is_over(), call.deadline().is_none());
            }
            Ok(())
        })?;
    }
}

/// A menu in a hurry: a whole call, with all its timeouts, in a second or two of the wall clock.
const HURRY: &str = r#"
format = 1
title = "Hurry"
timezone = "America/Los_Angeles"
timings = { no_input = "100ms", inter_digit = "100ms", no_input_tries = 2, no_match_tries = 2 }
limits = { longest_call = "2s" }
[lines.line]
number = "+1-202-555-0142"
answer = "main"
[menus.main]
options = [
  { key = "1", label = "it", to = "team" },
  { key = "12", label = "number", to = "number" },
  { key = "9", do = "repeat" },
]
[entries.number]
ask = "Number?"
length = { min = 2, max = 3 }
confirm = true
to = "team"
[teams.team]
name = "Team"
ring = "100ms"
"#;

#[test]
fn a_phone_on_the_wall_clock_gives_the_same_call() {
    use phonetree::phone::{Handset, Keyboard, Pace};
    use proptest::strategy::ValueTree as _;

    let tree = &menu::load("hurry", HURRY).unwrap();
    let mut lengths = Lengths::estimated(tree);
    tree.prompt_ids().for_each(|prompt| lengths.set(prompt, menu::LanguageId::default(), 60));
    let lengths = &lengths;
    let at: DateTime<Utc> = "2026-11-23T20:00:00Z".parse().unwrap();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    std::thread::scope(|scope| {
        for _ in 0..40 {
            let slow = acts().new_tree(&mut runner).unwrap().current();
            let acts: Acts = slow
                .into_iter()
                .map(|(at, act)| (CallTime::from_ms(at.as_ms() / 40), act))
                .collect();
            scope.spawn(move || {
                let mut heard = Vec::new();
                let tell = |at: CallTime, effect: &Effect| heard.push((at, effect.clone()));
                let caller = Caller::at_moments(acts.iter().copied());
                let mut phone =
                    Handset::pick_up(caller, lengths, Keyboard::none(), Pace::WallClock, tell)
                        .unwrap();
                drive(tree, tree.line_ids().next().unwrap(), at, &mut phone);
                phone.hang_up();
                assert_eq!(heard, punctual(tree, lengths, 0, at, &acts));
            });
        }
    });
}

/// > Fifty thousand random callers give the same transcripts on a punctual phone and on one that is
/// > late by up to twenty seconds.
///
/// By hand, as it takes a while unoptimized:
/// `cargo test --release --test phones callers -- --ignored --nocapture`
#[test]
#[ignore = "by hand: takes long without optimization"]
fn fifty_thousand_callers_get_the_same_call_from_every_phone() {
    let trees = [FIRST_LINE, KITCHEN_SINK].map(|text| menu::load("test", text).unwrap());
    let lengths = [&trees[0], &trees[1]].map(Lengths::estimated);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 50_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let callers =
        (0_usize..2, acts(), instant(), 0_usize..8, prop::collection::vec(0_u64..20_000, 1..6));
    let endings = std::cell::RefCell::new(std::collections::BTreeMap::<Ending, u32>::new());
    runner
        .run(&callers, |(tree, acts, at, line, lateness)| {
            let (tree, lengths) = (&trees[tree], &lengths[tree]);
            let one = punctual(tree, lengths, line, at, &acts);
            prop_assert_eq!(&one, &late(tree, lengths, line, at, &acts, lateness));
            if let Some((_, Effect::Report(Report::Ended { ending, .. }))) = one.last() {
                *endings.borrow_mut().entry(*ending).or_default() += 1;
            }
            Ok(())
        })
        .unwrap();
    println!("{:?}", endings.borrow());
    assert_eq!(endings.borrow().len(), 5, "callers met every ending");
}
