//! A phone without sound that waits for nothing: a whole call in no time.

use super::caller::Caller;
use crate::call::{Call, CallTime, Effect, Input};
use crate::drive::{Inbox, Phone};
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

impl<'a, Tell: FnMut(&Call<'_>, CallTime, &Effect)> Rehearsal<'a, Tell> {
    /// A phone for one call. `tell` is told every effect, at its moment.
    pub fn new(caller: Caller, lengths: &'a Lengths, tell: Tell) -> Self {
        Self { caller, lengths, tell, now: CallTime::ANSWER }
    }

    /// The caller: a plan may grow while the call goes on.
    pub(super) fn caller(&mut self) -> &mut Caller {
        &mut self.caller
    }
}

impl<Tell: FnMut(&Call<'_>, CallTime, &Effect)> Phone for Rehearsal<'_, Tell> {
    fn perform(&mut self, call: &Call<'_>, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        self.now = at;
        if let Effect::Play { play, prompt, barge_in } = effect {
            let end = at + self.lengths.ms(*prompt, call.language());
            inbox.put(end, Input::Played(*play));
            if !barge_in || self.caller.hears_out() {
                // At the very end a key would still come before the end, and be lost.
                self.caller.hold(end + 1);
            }
        }
        (self.tell)(call, at, effect);
    }

    fn wait(&mut self, until: CallTime, inbox: &mut Inbox) {
        if let Some((at, input)) = self.caller.act_by(self.now, until) {
            inbox.put(at, input);
            while let Some(input) = self.caller.also_at(at) {
                inbox.put(at, input);
            }
        }
    }
}
