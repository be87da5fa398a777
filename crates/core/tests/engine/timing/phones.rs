//! Why any phone gives the same call.

use super::told::{in_time, told};
use super::{ONE, then_team};
use phonetree_core::call::{Action, CallTime, Effect, Input, Report, TransferOutcome};
use phonetree_core::drive::{Inbox, Performer, Phone, drive};
use phonetree_core::menu::{self, Key};

/// A phone that looks at the world only now and then: what happened meanwhile, in no order, is in its
/// inbox all at once.
struct Late {
    /// What the caller does, and when.
    acts: Vec<(u64, char)>,
    /// How late it looks, in milliseconds.
    delay: u64,
    /// It learns nothing of what the caller does before this moment.
    learns: u64,
    /// Until when each wait should last, in milliseconds.
    waits: Vec<u64>,
    did: Vec<String>,
}

impl Performer for Late {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        let what = match effect {
            Effect::Do(Action::Play { play, .. }) => {
                inbox.put(at + 1_000, Input::Played(*play));
                "says".to_owned()
            }
            Effect::Do(Action::Transfer { ring_ms, .. }) => {
                inbox.put(at + *ring_ms, Input::TransferEnded(TransferOutcome::Answered));
                return;
            }
            Effect::Report(Report::Pressed(key)) => format!("pressed {}", key.as_char()),
            Effect::Report(Report::NoInput { count, .. }) => format!("no-input {count}"),
            Effect::Report(Report::Transferred { .. }) => "to team".to_owned(),
            Effect::Report(Report::Ended { ending, .. }) => format!("ends {ending:?}"),
            _ => return,
        };
        self.did.push(format!("{} {what}", at.as_ms()));
    }
}

impl Phone for Late {
    fn wait(&mut self, until: CallTime, inbox: &mut Inbox) {
        self.waits.push(until.as_ms());
        let now = until + self.delay;
        // The last first: the order in which they are put in is not that in which they happened.
        let mut happened = Vec::new();
        self.acts.retain(|(ms, c)| {
            let at = CallTime::from_ms(*ms);
            let is_past = at <= now && now.as_ms() >= self.learns;
            if is_past {
                happened.push((at, Key::from_char(*c).map_or(Input::HungUp, Input::Key)));
            }
            !is_past
        });
        happened.into_iter().rev().for_each(|(at, input)| inbox.put(at, input));
    }
}

fn call(delay: u64, acts: &[(u64, char)]) -> (Vec<String>, Vec<u64>) {
    call_by(delay, 0, acts)
}

fn call_by(delay: u64, learns: u64, acts: &[(u64, char)]) -> (Vec<String>, Vec<u64>) {
    let file = format!(
        "format = 1\ntitle = \"Late\"\ntimezone = \"America/Los_Angeles\"\n\
         [lines.line]\nnumber = \"+1-202-555-0142\"\nanswer = \"main\"\n\
         [teams.team]\nname = \"Team\"\n{ONE}"
    );
    let tree = menu::load("late.toml", &file).unwrap();
    let line = tree.line_ids().next().unwrap();
    let mut phone = Late { acts: acts.to_vec(), delay, learns, waits: Vec::new(), did: Vec::new() };
    let at = "2026-11-23T20:00:00Z".parse().unwrap();
    in_time(&(delay, acts), || drive(&tree, line, at, &mut phone));
    (phone.did, phone.waits)
}

/// > There is one rule (`crates/core/src/drive.rs`).
/// >
/// > A phone waits until the earlier of the call's deadline and the first thing that happened, *then* the call takes
/// > the earliest.
#[test]
fn it_waits_until_the_earlier_of_the_deadline_and_the_first_thing_that_happened() {
    let (did, waits) = call(0, &[(7_500, '1')]);
    let heard = [
        "0 says",
        "6000 no-input 1",
        "6000 says",
        "7000 says",
        "7500 pressed 1",
        "7500 to team",
        "9500 says",
        "10500 ends Connected",
    ];
    assert_eq!(did, heard);
    // The end of a prompt, the silence after it, the end of another, the key found at the end of one
    // that it cut; the ringing, past the end of the prompt that was cut; the last words.
    assert_eq!(waits, [1_000, 6_000, 7_000, 8_000, 8_000, 9_500, 10_500]);
}

/// > A phone that is late finds several things in its inbox and takes them in the order in which they
/// > happened; it never invents its own order.
#[test]
fn a_phone_that_is_late_takes_things_in_the_order_in_which_they_happened() {
    for acts in [
        &[(500, '2'), (700, '1'), (900, '!')][..],
        &[(6_000, '1'), (6_000, '!')],
        &[(6_001, '1'), (9_000, '!')],
        &[(5_999, '5'), (6_000, '5'), (12_999, '1')],
        &[(1_000, '!')],
        &[],
    ] {
        let (punctual, _) = call(0, acts);
        for late in [1, 999, 1_000, 5_000, 20_000, 4_000_000] {
            assert_eq!(call(late, acts).0, punctual, "{acts:?}, {late} ms late");
        }
    }
}

/// What a phone hears of too late counts when it is heard of: time doesn't run backwards.
#[test]
fn what_is_heard_of_too_late_counts_at_once() {
    let heard = ["0 says", "1000 pressed 1", "1000 to team", "3000 says", "4000 ends Connected"];
    assert_eq!(call_by(0, 6_000, &[(500, '1')]).0, heard);
    let heard = ["0 says", "6000 no-input 1", "6000 says", "6000 pressed 1", "6000 to team"];
    assert_eq!(call_by(0, 7_000, &[(500, '1')]).0[..5], heard);
}

/// > It has no clock of its own: time is an argument.
/// >
/// > So a test of a ten-second timeout takes a microsecond, and the same call is the same call on every
/// > phone.
#[test]
fn time_is_an_argument_and_long_silence_takes_no_time() {
    let patient = format!(
        "{ONE}timings = {{ no_input = \"10m\", no_input_tries = 20 }}\n[limits]\nlongest_call = \"24h\"\n"
    );
    let begun = std::time::Instant::now();
    let heard = told(&patient, &[(600_999, '1')]);
    assert_eq!(heard, then_team(&["0 says main/options"], 600_999));
    assert_eq!(told(&patient, &[]).len(), 1 + 19 * 3 + 3, "over three hours of silence");
    assert!(begun.elapsed().as_secs() < 5, "and no time at all");
}
