//! A phone without sound that waits for nothing: a whole call in no time.

use chrono::{DateTime, Utc};

use super::caller::Caller;
use super::event::{Event, Reporter};
use crate::call::{Action, CallTime, Effect};
use crate::drive::{Inbox, Performer, Phone, drive};
use crate::menu::{Lengths, LineId, Tree};

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
            let end = self.caller.simulate(at, action, self.lengths, inbox);
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

/// Holds a call without sound and in no time: what happens, by name.
///
/// ```
/// use phonetree_core::menu::{self, Lengths};
/// use phonetree_core::script::{Caller, Happening, rehearse};
///
/// let tree = menu::load("first line", menu::FIRST_LINE)?;
/// let line = tree.line_ids().next().expect("a menu has a line");
/// let at = "2026-11-23T12:00:00-08:00".parse().expect("RFC 3339");
/// let caller = Caller::from_dial_string("3").expect("a key");
/// let events = rehearse(&tree, &Lengths::estimated(&tree), line, at, caller);
/// assert!(events.iter().any(|event| matches!(
///     &event.what,
///     Happening::Transferred { team, .. } if team == "account-management"
/// )));
/// # Ok::<(), menu::Problems>(())
/// ```
pub fn rehearse(
    tree: &Tree,
    lengths: &Lengths,
    line: LineId,
    at: DateTime<Utc>,
    caller: Caller,
) -> Vec<Event> {
    let (mut reporter, mut events) = (Reporter::new(tree, at), Vec::new());
    let tell = |at, effect: &Effect| {
        events.extend(reporter.event(at, effect));
    };
    drive(tree, line, at, &mut Rehearsal::new(caller, lengths, tell));
    events
}
