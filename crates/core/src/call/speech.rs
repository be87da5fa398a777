//! What is being said, and what is to be said next.

use arrayvec::ArrayVec;

use super::effect::{Action, Effects, PlayId};
use super::utterance::Value;
use crate::menu::{PromptId, Tree};

/// The mouth of a call: one prompt at a time, and the few that follow it.
#[derive(Clone, Debug, Default)]
pub(super) struct Speech {
    playing: Option<(PlayId, PromptId)>,
    next: ArrayVec<PromptId, 3>,
    /// What a gap in these prompts is filled with.
    value: Option<Value>,
    plays: u32,
}

/// What a key does to what is being said.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// It is silent now: the key counts.
    Silent,
    /// A prompt that must be heard goes on or comes first: the key does not count yet.
    MustHear,
}

impl Speech {
    /// Forgets what was to be said and takes up something new. Nothing sounds before [`Self::next`].
    pub(super) fn say(&mut self, prompts: impl IntoIterator<Item = PromptId>) {
        self.next = prompts.into_iter().collect();
        self.value = None;
    }

    /// What a gap in the prompts to be said is filled with.
    pub(super) fn fill(&mut self, value: Value) {
        self.value = Some(value);
    }

    /// That value.
    pub(super) fn value(&self) -> Option<&Value> {
        self.value.as_ref()
    }

    /// The next prompt begins, if nothing is being said.
    pub(super) fn next(&mut self) -> Option<(PlayId, PromptId)> {
        if self.playing.is_some() || self.next.is_empty() {
            return None;
        }
        let prompt = self.next.remove(0);
        let play = PlayId(self.plays);
        self.plays += 1;
        self.playing = Some((play, prompt));
        self.playing
    }

    /// A prompt ended. `true` if it was the last.
    pub(super) fn played(&mut self, play: PlayId) -> bool {
        if self.playing.is_none_or(|(now, _)| now != play) {
            return false;
        }
        self.playing = None;
        self.next.is_empty()
    }

    /// A key wants silence: everything up to the next prompt that must be heard is cut.
    pub(super) fn cut(&mut self, tree: &Tree, effects: &mut Effects) -> Cut {
        if let Some((play, prompt)) = self.playing {
            if !tree[prompt].barge_in {
                return Cut::MustHear;
            }
            self.playing = None;
            effects.push(Action::Stop(play));
        }
        let skipped = self.next.iter().take_while(|prompt| tree[**prompt].barge_in).count();
        self.next.drain(..skipped);
        if self.next.is_empty() { Cut::Silent } else { Cut::MustHear }
    }

    /// Whether something is being said, or to be said.
    pub(super) fn is_speaking(&self) -> bool {
        self.playing.is_some() || !self.next.is_empty()
    }

    /// Whether everything that is being said, or to be said, may be cut.
    pub(super) fn may_be_cut(&self, tree: &Tree) -> bool {
        let playing = self.playing.iter().map(|(_, prompt)| prompt);
        playing.chain(&self.next).all(|prompt| tree[*prompt].barge_in)
    }

    /// Whether something is being said that may be cut, whatever is to be said after it.
    pub(super) fn may_be_cut_now(&self, tree: &Tree) -> bool {
        self.playing.is_some_and(|(_, prompt)| tree[prompt].barge_in)
    }

    /// Silence, whatever is being said.
    pub(super) fn stop(&mut self, effects: &mut Effects) {
        self.next.clear();
        if let Some((play, _)) = self.playing.take() {
            effects.push(Action::Stop(play));
        }
    }
}
