//! What a phone on the screen sounds like: off, on, or on once that is wanted.

use std::sync::Arc;

use crate::phone::sound::{Sound, Voiced, ringing};
use crate::phone::speaker::SoundError;
use crate::sound::Pcm;
use crate::voice::Takes;
use phonetree_core::call::{Action, CallTime, Effect, Report, Utterance};
use phonetree_core::menu::Tree;

/// The sound of a phone on the screen.
pub(super) struct Playback<'a> {
    tree: &'a Tree,
    /// Prompts that were rendered.
    takes: Option<Takes>,
    sound: Option<Sound<'a>>,
    /// While a call is held again: what is being said, and since when.
    resumes: Option<(Arc<Pcm>, CallTime)>,
}

impl<'a> Playback<'a> {
    /// Without sound, until it is turned on.
    pub(super) fn off(tree: &'a Tree) -> Self {
        Self { tree, takes: None, sound: None, resumes: None }
    }

    /// Speaks with these prompts, once it is turned on.
    pub(super) fn take(&mut self, takes: Option<Takes>) {
        self.takes = takes;
    }

    /// # Errors
    /// There is no loudspeaker.
    pub(super) fn turn_on(&mut self) -> Result<(), SoundError> {
        self.sound = Some(Sound::open(self.takes.clone(), self.tree)?);
        Ok(())
    }

    pub(super) fn is_on(&self) -> bool {
        self.sound.is_some()
    }

    /// What is done to the loudspeaker, if there is one.
    pub(super) fn with(&self, act: impl FnOnce(&Sound<'a>)) {
        if let Some(sound) = &self.sound {
            act(sound);
        }
    }

    /// The sound of a prompt.
    pub(super) fn voice(&self, utterance: &Utterance) -> Option<Voiced> {
        self.sound.as_ref().and_then(|sound| sound.voice(utterance))
    }

    /// Says a sound that began at a moment; or keeps it, until the call has caught up.
    pub(super) fn say(&mut self, take: Arc<Pcm>, since: CallTime, keeps: bool, percent: u32) {
        if keeps {
            self.resumes = Some((take, since));
            return;
        }
        self.with(|sound| {
            sound.set_pace(percent);
            sound.say_from(&take, 0);
        });
    }

    /// Says what was kept, from a moment of the call on.
    pub(super) fn resume(&mut self, at: CallTime, percent: u32) {
        let Some((take, since)) = self.resumes.take() else { return };
        self.with(|sound| {
            sound.set_pace(percent);
            sound.say_from(&take, at.as_ms().saturating_sub(since.as_ms()));
        });
    }

    /// Whatever else of an effect can be heard. What was heard before is not heard again.
    pub(super) fn perform(
        &mut self,
        at: CallTime,
        effect: &Effect,
        heard_before: bool,
        percent: u32,
    ) {
        if !self.is_on() {
            return;
        }
        if let Effect::Do(Action::Transfer { ring_ms, .. }) = effect {
            return self.say(Arc::new(ringing(*ring_ms)), at, heard_before, percent);
        }
        if matches!(effect, Effect::Do(Action::Stop(_))) {
            self.resumes = None;
        }
        let tone = matches!(
            effect,
            Effect::Report(Report::Pressed(_)) | Effect::Do(Action::Record { .. })
        );
        if !(tone && heard_before)
            && let Some(sound) = &mut self.sound
        {
            sound.perform(effect);
        }
    }
}
