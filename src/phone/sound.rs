//! What a handset sounds like: prompts spoken, keys and ringing heard.

use std::sync::Arc;
use std::time::Duration;

use super::speaker::{Loudspeaker, SoundError};
use crate::sound::{Pcm, beep, beep_for, dtmf, ringback};
use crate::voice::{Prefetch, SystemVoice, Takes, WantedSound, said};
use phonetree_core::call::{Action, Effect, Report, Utterance};
use phonetree_core::menu::{Exit, ExitWay, LanguageId, Node, Speaker as By, Tree};

/// A loudspeaker and what prepares its sounds ahead.
pub(super) struct Sound<'t> {
    tree: &'t Tree,
    /// The language of the call.
    language: LanguageId,
    speaker: Loudspeaker,
    prefetch: Prefetch,
    /// Speaks in place of the embedded one, if the menu wants the system's own voice.
    system: Option<SystemVoice>,
    /// Whether it beeped just now, for the recording that follows.
    has_beeped: bool,
}

/// A prompt, voiced.
pub(super) enum Voiced {
    /// Still to be said.
    Take(Arc<Pcm>),
    /// Being said by the system's voice.
    Aloud {
        /// How long that takes, in milliseconds.
        ms: u64,
    },
}

impl Voiced {
    /// How long it lasts, in milliseconds.
    pub(super) fn ms(&self) -> u64 {
        match self {
            Self::Take(sound) => sound.ms(),
            Self::Aloud { ms } => *ms,
        }
    }
}

/// How long a prompt may keep a call waiting for its sound; then it is text only.
const PATIENCE: Duration = Duration::from_secs(2);
/// Samples a second of the tones (Hz).
const TONE_RATE: u32 = 16_000;
/// How long a key sounds, in milliseconds (W3C WebRTC's insertDTMF: 100).
const KEY_MS: u32 = 100;

impl<'t> Sound<'t> {
    /// # Errors
    /// There is no loudspeaker.
    pub(super) fn open(takes: Option<Takes>, tree: &'t Tree) -> Result<Self, SoundError> {
        let voicing = &tree.voice;
        let system = match voicing.by {
            By::System if takes.is_none() => Some(SystemVoice::open(voicing)?),
            By::System | By::Embedded | By::Command | By::Server => None,
        };
        let (speaker, prefetch) = (Loudspeaker::open()?, Prefetch::open(takes, voicing));
        Ok(Self {
            tree,
            language: LanguageId::default(),
            speaker,
            prefetch,
            system,
            has_beeped: false,
        })
    }

    /// Begins to speak. How long that lasts, in milliseconds; `None` if it stays silent.
    pub(super) fn speak(&self, utterance: &Utterance) -> Option<u64> {
        let voiced = self.voice(utterance)?;
        if let Voiced::Take(sound) = &voiced {
            self.speaker.say(sound);
        }
        Some(voiced.ms())
    }

    /// The sound of an utterance, still to be said; or the system's voice has begun to say it.
    pub(super) fn voice(&self, utterance: &Utterance) -> Option<Voiced> {
        let (tree, language) = (self.tree, utterance.language);
        let words = utterance.words(tree);
        if let Some(system) = &self.system {
            let words = said(tree, language, &words);
            let ms = system.say(&tree.languages[language.index()].tag, &words);
            return Some(Voiced::Aloud { ms });
        }
        let pieces = utterance.pieces(tree).into_iter().map(Box::from).collect();
        let order = order(tree, language, pieces, &words);
        self.prefetch.sound(&order, PATIENCE).map(Voiced::Take)
    }

    /// Says a sound from so many milliseconds after its beginning.
    pub(super) fn say_from(&self, sound: &Pcm, ms: u64) {
        let skipped = usize::try_from(ms * u64::from(sound.rate) / 1_000).unwrap_or(usize::MAX);
        let samples = sound.samples.get(skipped..).unwrap_or_default().to_vec();
        self.speaker.say(&Pcm { samples, ..*sound });
    }

    /// Silence, at once.
    pub(super) fn hush(&self) {
        self.speaker.hush();
        if let Some(system) = &self.system {
            system.hush();
        }
    }

    /// Holds what is being said, or lets it go on. The system's voice cannot be held.
    pub(super) fn hold(&self, held: bool) {
        self.speaker.hold(held);
        if let (true, Some(system)) = (held, &self.system) {
            system.hush();
        }
    }

    /// How fast it speaks, in percent of as it was recorded. The pitch changes with it.
    pub(super) fn set_pace(&self, percent: u32) {
        self.speaker.set_pace(percent);
    }

    /// Whether anything can be heard.
    pub(super) fn mute(&self, muted: bool) {
        self.speaker.mute(muted);
        if let (true, Some(system)) = (muted, &self.system) {
            system.hush();
        }
    }

    /// Whatever else of an effect can be heard; and what may be said next is prepared meanwhile.
    pub(super) fn perform(&mut self, effect: &Effect) {
        match effect {
            Effect::Do(action) => match action {
                Action::Stop(_) => self.hush(),
                Action::Beep { ms } => {
                    self.has_beeped = true;
                    let ms = u32::try_from(*ms).unwrap_or(u32::MAX);
                    self.speaker.sound(&beep_for(ms, TONE_RATE));
                }
                Action::Record { .. } if std::mem::take(&mut self.has_beeped) => {}
                Action::Record { .. } => self.speaker.sound(&beep(TONE_RATE)),
                Action::Transfer { ring_ms, .. } => self.speaker.say(&ringing(*ring_ms)),
                Action::Play { .. } | Action::HangUp | _ => {}
            },
            Effect::Report(Report::Pressed(key)) => {
                self.speaker.sound(&dtmf(*key, KEY_MS, TONE_RATE));
            }
            Effect::Report(Report::LanguageChosen(language)) => self.language = *language,
            Effect::Report(Report::Reached(node)) => self.prepare(*node),
            Effect::Report(_) => {}
        }
    }

    fn prepare(&self, node: Node) {
        let (tree, language) = (self.tree, self.language);
        // What may be said the moment this node is done.
        let soon = |exit: &Exit<'_>| {
            // An extension is one of many.
            let seldom = matches!(
                exit.way,
                ExitWay::Closed | ExitWay::Extension { .. } | ExitWay::Person(_)
            );
            !seldom && !matches!(exit.way, ExitWay::Entered | ExitWay::GaveUp(_))
        };
        let next = tree.exits(node).into_iter().filter(soon).map(|exit| exit.to);
        for prompt in std::iter::once(node).chain(next).flat_map(|node| tree.prompts_of(node)) {
            if let Some(words) = tree[prompt].in_language(language).fixed() {
                self.prefetch.prepare(order(tree, language, vec![words.into()], words));
            }
        }
    }
}

/// Ringing for so many milliseconds.
pub(super) fn ringing(ms: u64) -> Pcm {
    ringback(u32::try_from(ms).unwrap_or(u32::MAX).min(60_000), TONE_RATE)
}

fn order(tree: &Tree, language: LanguageId, pieces: Vec<Box<str>>, words: &str) -> WantedSound {
    let said = said(tree, language, words).into();
    WantedSound { language: tree.languages[language.index()].tag.clone(), pieces, said }
}
