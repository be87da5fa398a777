//! A phone without sound that waits for nothing: a whole call in no time.

use super::caller::Caller;
use crate::call::{Action, CallTime, Effect};
use crate::drive::{Inbox, Performer, Phone};
use crate::menu::Lengths;

/// A phone without sound that waits for nothing. Prompts last as long as their [`Lengths`] say,
/// and a [`Caller`] acts by plan.
#[derive(Debug)]
pub struct Rehearsal<'a, Tell> {
    caller: Caller,
    lengths: &'a Lengths,
    tell: Tell,
    now: CallTime,
}

impl<'a, Tell: FnMut(CallTime, &Effect)> Rehearsal<'a, Tell> {
    /// A phone for one call. `tell` gets every effect, at its moment.
    pub fn new(caller: Caller, lengths: &'a Lengths, tell: Tell) -> Self {
        Self { caller, lengths, tell, now: CallTime::ANSWER }
    }

    /// The caller: a plan may grow while the call goes on.
    pub(super) fn caller(&mut self) -> &mut Caller {
        &mut self.caller
    }
}

impl<Tell: FnMut(CallTime, &Effect)> Performer for Rehearsal<'_, Tell> {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        self.now = at;
        if let Effect::Do(action) = effect {
            let end = inbox.simulate(at, action, self.lengths);
            if let (Some(end), Action::Play { barge_in, .. }) = (end, action) {
                self.caller.hears(end, *barge_in);
            }
        }
        (self.tell)(at, effect);
    }
}

impl<Tell: FnMut(CallTime, &Effect)> Phone for Rehearsal<'_, Tell> {
    fn wait(&mut self, until: CallTime, inbox: &mut Inbox) {
        for (at, input) in self.caller.acts_by(self.now, until) {
            inbox.put(at, input);
        }
    }
}
