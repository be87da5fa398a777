//! What every phone of a person shares: its clock, what a caller does by plan, and when a prompt
//! ends.

use std::time::Instant;

use super::clock::CallClock;
use phonetree_core::call::{Action, CallTime, Input};
use phonetree_core::drive::Inbox;
use phonetree_core::menu::Lengths;
use phonetree_core::script::Caller;

/// The part of a phone that is the same whatever it looks like.
#[derive(Debug)]
pub(super) struct Live<'a> {
    lengths: &'a Lengths,
    pub(super) caller: Caller,
    /// Wall clock to call time.
    pub(super) clock: CallClock,
    /// The moment of the call that was handled last.
    pub(super) now: CallTime,
}

impl<'a> Live<'a> {
    /// At the answer of a call.
    pub(super) fn new(lengths: &'a Lengths, caller: Caller, clock: CallClock) -> Self {
        Self { lengths, caller, clock, now: CallTime::ANSWER }
    }

    /// The moment of the call that it is.
    pub(super) fn time(&self) -> CallTime {
        self.clock.shows(Instant::now()).max(self.now)
    }

    /// Puts in what comes of an action, as a simulation does; but a prompt that sounds ends when its
    /// sound does. The end of a prompt.
    pub(super) fn expect(
        &mut self,
        at: CallTime,
        action: &Action,
        sound: Option<CallTime>,
        inbox: &mut Inbox,
    ) -> Option<CallTime> {
        let end = match (action, sound) {
            (Action::Play { play, .. }, Some(end)) => {
                inbox.put(end, Input::Played(*play));
                Some(end)
            }
            _ => self.caller.simulate(at, action, self.lengths, inbox),
        };
        if let (Some(end), Action::Play { barge_in, .. }) = (end, action) {
            self.caller.hears(end, *barge_in);
        }
        end
    }

    /// What the caller does by plan until a moment, put into the inbox; and until when there is
    /// nothing more to wait for than a hand.
    pub(super) fn plan(
        &mut self,
        until: CallTime,
        inbox: &mut Inbox,
    ) -> (Vec<(CallTime, Input)>, CallTime) {
        let acts = self.caller.acts_by(self.now, until);
        for (at, input) in &acts {
            inbox.put(*at, *input);
        }
        let until = acts.first().map_or(until, |(at, _)| *at);
        (acts, until)
    }
}
