//! A ring has an outcome, and the phone says which.

use phonetree_core::call::{
    Action, CallTime, Effect, Ending, Input, Report, Side, TransferOutcome,
};
use phonetree_core::drive::{Inbox, Ongoing, Performer};
use phonetree_core::menu::{self, Lengths, Tree};

const MENU: &str = "format = 1\ntitle = \"Ring\"\ntimezone = \"America/Los_Angeles\"\n\
    [lines.line]\nnumber = \"+1-202-555-0142\"\nanswer = \"team\"\n\
    [teams.team]\nname = \"Team\"\nring = \"6s\"\n";

/// A phone on which a prompt ends when it is said, and on which a ring ends as the test says.
struct Switch<'a> {
    lengths: &'a Lengths,
    heard: Vec<(u64, Effect)>,
}

impl Performer for Switch<'_> {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        if let Effect::Do(action @ Action::Play { .. }) = effect {
            inbox.simulate(at, action, self.lengths);
        }
        self.heard.push((at.as_ms(), effect.clone()));
    }
}

/// Rings a team, and ends the ring after so many milliseconds. What is heard from then on: roles of
/// prompts, and the end.
fn after_the_ring(tree: &Tree, ms: u64, outcome: TransferOutcome) -> Vec<String> {
    let lengths = &Lengths::estimated(tree);
    let mut phone = Switch { lengths, heard: Vec::new() };
    let (line, at) = (tree.line_for("line").unwrap(), "2026-11-23T20:00:00Z".parse().unwrap());
    let mut call = Ongoing::answer(tree, line, at, &mut phone);
    phone.heard.clear();
    call.put(CallTime::from_ms(ms), Input::TransferEnded(outcome));
    call.catch_up(CallTime::from_ms(3_600_000), &mut phone);
    let said = phone.heard.iter().map(|(at, effect)| match effect {
        Effect::Do(Action::Play { utterance, .. }) => {
            format!("{at} says {}", tree[utterance.prompt].role)
        }
        Effect::Do(Action::HangUp) => "hangs up".to_owned(),
        Effect::Report(Report::Ended { ending, by: Side::Line }) => format!("ends {ending:?}"),
        other => format!("{other:?}"),
    });
    assert_eq!(call.due(), None);
    said.collect()
}

#[test]
fn someone_answers_whenever_the_phone_says_so() {
    let tree = menu::load("ring.toml", MENU).unwrap();
    for ms in [0, 1, 5_999, 6_000, 90_000] {
        let said = after_the_ring(&tree, ms, TransferOutcome::Answered);
        assert_eq!(said, [&*format!("{ms} says connected"), "ends Connected"]);
    }
}

#[test]
fn a_team_that_does_not_answer_ends_the_call_with_words() {
    let tree = menu::load("ring.toml", MENU).unwrap();
    for outcome in [TransferOutcome::Busy, TransferOutcome::NoAnswer, TransferOutcome::Failed] {
        let said = after_the_ring(&tree, 20_000, outcome);
        assert_eq!(said, ["20000 says gave-up", "hangs up", "ends GaveUp"], "{outcome:?}");
    }
}

#[test]
fn an_outcome_that_never_comes_leaves_the_call_to_its_longest() {
    let tree = menu::load("ring.toml", MENU).unwrap();
    let lengths = &Lengths::estimated(&tree);
    let mut phone = Switch { lengths, heard: Vec::new() };
    let line = tree.line_for("line").unwrap();
    let mut call =
        Ongoing::answer(&tree, line, "2026-11-23T20:00:00Z".parse().unwrap(), &mut phone);
    let longest = CallTime::from_ms(tree.limits.longest_call_ms);
    assert_eq!(call.due(), Some(longest));
    call.catch_up(longest, &mut phone);
    assert_eq!(call.ending(), Some(Ending::GaveUp));
}

#[test]
fn at_the_end_of_the_longest_call_an_answer_comes_too_late() {
    let tree = menu::load("ring.toml", MENU).unwrap();
    let longest = tree.limits.longest_call_ms;
    let said = |ms| after_the_ring(&tree, ms, TransferOutcome::Answered);
    assert_eq!(said(longest), ["hangs up", "ends GaveUp"]);
    assert_eq!(said(longest - 1)[0], format!("{} says connected", longest - 1));
}
