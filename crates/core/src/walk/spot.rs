//! One step of a call: from where the caller is asked something to where they are asked next.

use chrono::{DateTime, Utc};

use super::timeline::Asks;
use crate::call::{Action, Call, CallTime, Effect, Ending, Input, Memory, PlayId, Question, Shape};
use crate::drive::{Inbox, Ongoing, Performer};
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

/// Who listens to a step: gets each effect with its milliseconds since the step began, and the call
/// as it was left by it.
pub(super) type Hear<'h> = dyn FnMut(&Call<'_>, u64, Effect) + 'h;

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
        let mut ear = Ear::new(ground.lengths);
        let call = Ongoing::answer(ground.tree, line, at, &mut ear);
        Step { call, ear, acted: Some(CallTime::ANSWER), skips: false }.go(ground, hear)
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
        let call = Ongoing::resume(self.call.as_if_at(at), inbox);
        let (ear, skips) = (Ear::new(ground.lengths), self.may_be_skipped());
        Step { call, ear, acted: None, skips }.go(ground, hear)
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

/// A step that is being made.
struct Step<'g, 'w> {
    call: Ongoing<'w>,
    ear: Ear<'g>,
    /// When the caller had done what the step begins with.
    acted: Option<CallTime>,
    /// Whether that may be to let words be said to their end.
    skips: bool,
}

impl<'w> Step<'_, 'w> {
    /// Lets the call go on until the caller is asked something (again), or it ends.
    fn go(mut self, ground: &Ground<'w>, hear: &mut Hear<'_>) -> Moved<'w> {
        loop {
            let call = self.call.call();
            for (at, effect) in self.ear.heard.drain(..) {
                hear(call, at.as_ms(), effect);
            }
            if self.acted.is_some() && ground.rests.at(call) {
                break;
            }
            let Some(happened) = self.call.step(&mut self.ear) else { break };
            self.note(happened);
        }
        self.moved()
    }

    fn note(&mut self, happened: Input) {
        let acted = match happened {
            Input::Key(_) | Input::Tick => true,
            Input::Played(_) => self.skips,
            Input::HungUp | Input::TransferEnded(_) => false,
        };
        if acted {
            self.acted.get_or_insert(self.call.call().now());
        }
    }

    fn moved(self) -> Moved<'w> {
        let ended = self.call.ending();
        let (call, ear) = (self.call.into_call(), self.ear);
        let now = call.now();
        let acted = self.acted.unwrap_or(now);
        let waits_for_a_beep = || {
            let asked = call.shape(Memory::Nothing).map(|shape| shape.question());
            matches!(asked, Some(Question::Mailbox(_)))
        };
        // A key that comes with the end of a prompt which must be heard is lost, and one that comes
        // with a timeout forestalls it.
        let after = u64::from(acted > CallTime::ANSWER);
        let (ready_ms, lag_ms) = if ear.must_hear || waits_for_a_beep() {
            (now.as_ms() + 1, 0)
        } else {
            (acted.as_ms() + after, now.as_ms() - acted.as_ms())
        };
        let playing = ear.playing.filter(|(_, end)| *end > now);
        let playing = playing.map(|(play, end)| (play, end.as_ms() - now.as_ms()));
        let to = ended.map_or(Ok(Spot { call, playing }), Err);
        Moved { to, ready_ms, lag_ms }
    }
}

/// Hears everything a call says; prompts take their time.
struct Ear<'g> {
    lengths: &'g Lengths,
    /// What was asked of it since somebody looked.
    heard: Vec<(CallTime, Effect)>,
    playing: Option<(PlayId, CallTime)>,
    /// Whether a prompt was said that no key cuts.
    must_hear: bool,
}

impl<'g> Ear<'g> {
    fn new(lengths: &'g Lengths) -> Self {
        Self { lengths, heard: Vec::new(), playing: None, must_hear: false }
    }
}

impl Performer for Ear<'_> {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        if let Effect::Do(action) = effect {
            let end = inbox.simulate(at, action, self.lengths);
            if let (Some(end), Action::Play { play, barge_in, .. }) = (end, action) {
                self.playing = Some((*play, end));
                self.must_hear |= !barge_in;
            }
        }
        self.heard.push((at, effect.clone()));
    }
}
