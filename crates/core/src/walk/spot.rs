//! One step of a call: from where the caller is asked something to where they are asked next.

use std::cell::Cell;

use chrono::{DateTime, Utc};

use super::timeline::Asks;
use crate::call::{
    Call, CallTime, Effect, Effects, Ending, Input, Memory, PlayId, Question, Shape,
};
use crate::drive::{Inbox, Phone, drive_on};
use crate::menu::{Key, Lengths, LineId, Tree};

/// What a caller does at a spot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// Dials a line. Every walk begins so.
    Dial(LineId),
    /// Presses a key, at the first moment it counts.
    Press(Key),
    /// Presses nothing, until the call stops waiting.
    Wait,
    /// Does nothing; the hours change meanwhile.
    Turn,
}

/// What all steps of a walk need to know.
#[derive(Debug)]
pub(super) struct Ground<'w> {
    pub(super) tree: &'w Tree,
    pub(super) lengths: &'w Lengths,
    pub(super) memory: Memory,
    pub(super) asks: Asks,
    pub(super) rests: Rests,
}

/// Where a step ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rests {
    /// Where the caller is asked something.
    WhereAsked,
    /// Also where a key only cuts short what is being said before that.
    WhereAKeyCounts,
}

impl Rests {
    fn at(self, call: &Call<'_>) -> bool {
        call.listens() || self == Self::WhereAKeyCounts && call.may_be_skipped()
    }
}

/// Who listens to a step: told each effect, with its milliseconds since the step began.
pub(super) type Hear<'h> = dyn FnMut(&Call<'_>, u64, &Effect) + 'h;

/// A call at a moment at which a key counts.
#[derive(Clone, Debug)]
pub(super) struct Spot<'w> {
    call: Call<'w>,
    /// What is being said, and for how many milliseconds still.
    playing: Option<(PlayId, u64)>,
}

/// A step that was made.
#[derive(Debug)]
pub(super) struct Moved<'w> {
    /// Where the caller is asked next, or how the call ended.
    pub(super) to: Result<Spot<'w>, Ending>,
    /// From the beginning of the step to the first moment at which the next key counts, in
    /// milliseconds. A caller in a hurry presses then.
    pub(super) ready_ms: u64,
    /// From that moment to where the spot is: what a key would have cut, in milliseconds.
    pub(super) lag_ms: u64,
}

impl<'w> Spot<'w> {
    /// Dials a line at an instant.
    pub(super) fn dial(
        ground: &Ground<'w>,
        line: LineId,
        at: DateTime<Utc>,
        hear: &mut Hear<'_>,
    ) -> Moved<'w> {
        let (call, effects) = Call::answer(ground.tree, line, at);
        step(call, effects, Inbox::default(), true, ground, hear)
    }

    /// Presses a key or waits, as if it were a certain instant.
    pub(super) fn act(
        &self,
        act: Act,
        at: DateTime<Utc>,
        ground: &Ground<'w>,
        hear: &mut Hear<'_>,
    ) -> Moved<'w> {
        let mut inbox = Inbox::default();
        if let Some((play, ms)) = self.playing {
            inbox.put(CallTime::from_ms(ms), Input::Played(play));
        }
        if let Act::Press(key) = act {
            inbox.put(CallTime::ANSWER, Input::Key(key));
        }
        step(self.call.as_if_at(at), Effects::new(), inbox, false, ground, hear)
    }

    /// What a caller can do here that makes a difference.
    pub(super) fn acts(&self) -> impl Iterator<Item = Act> + use<> {
        // What a key does that cuts words short, is up to what follows them.
        let keys = match self.may_be_skipped() {
            true => Key::ALL.into_iter().collect(),
            false => self.call.keys_that_differ(),
        };
        keys.into_iter().map(Act::Press).chain([Act::Wait])
    }

    /// Whether a key only cuts short what is being said, and is left to what follows.
    pub(super) fn may_be_skipped(&self) -> bool {
        self.call.may_be_skipped()
    }

    pub(super) fn shape(&self, memory: Memory) -> Option<Shape> {
        self.call.shape(memory)
    }
}

/// Lets a call go on until the caller is asked something (again), or it ends.
fn step<'w>(
    mut call: Call<'w>,
    effects: Effects,
    mut inbox: Inbox,
    may_rest_at_once: bool,
    ground: &Ground<'w>,
    hear: &mut Hear<'_>,
) -> Moved<'w> {
    let done = Cell::new(may_rest_at_once.then_some(CallTime::ANSWER));
    let mut ear = Ear { lengths: ground.lengths, hear, playing: None, must_hear: false };
    let skips = call.may_be_skipped();
    let ended = drive_on(&mut call, effects, &mut inbox, &mut ear, |call, happened| {
        let heard_out = skips && matches!(happened, Some(Input::Played(_)));
        let acted = matches!(happened, Some(Input::Key(_) | Input::Tick));
        if done.get().is_none() && (acted || heard_out) {
            done.set(Some(call.now()));
        }
        done.get().is_some() && ground.rests.at(call)
    });
    let now = call.now();
    let since = |from: CallTime| now.as_ms() - from.as_ms();
    let acted = done.get().unwrap_or(now);
    let waits_for_a_beep = || {
        let asked = call.shape(Memory::Nothing).map(|shape| shape.question());
        matches!(asked, Some(Question::Mailbox(_)))
    };
    // A key that comes with the end of a prompt which must be heard is lost, and one that comes with
    // a timeout forestalls it.
    let after = u64::from(acted > CallTime::ANSWER);
    let (ready_ms, lag_ms) = match ear.must_hear || waits_for_a_beep() {
        true => (now.as_ms() + 1, 0),
        false => (acted.as_ms() + after, since(acted)),
    };
    let playing = ear.playing.filter(|(_, end)| *end > now);
    let playing = playing.map(|(play, end)| (play, end.as_ms() - now.as_ms()));
    let to = ended.map_or(Ok(Spot { call, playing }), Err);
    Moved { to, ready_ms, lag_ms }
}

/// A phone at which prompts take their time and nobody presses a key.
struct Ear<'a, 'h> {
    lengths: &'a Lengths,
    hear: &'a mut Hear<'h>,
    playing: Option<(PlayId, CallTime)>,
    /// Whether a prompt was said that no key cuts.
    must_hear: bool,
}

impl Phone for Ear<'_, '_> {
    fn perform(&mut self, call: &Call<'_>, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        if let Effect::Play { play, prompt, barge_in } = effect {
            let end = at + self.lengths.ms(*prompt, call.language());
            inbox.put(end, Input::Played(*play));
            self.playing = Some((*play, end));
            self.must_hear |= !barge_in;
        }
        (self.hear)(call, at.as_ms(), effect);
    }

    fn wait(&mut self, _until: CallTime, _inbox: &mut Inbox) {}
}
