//! What a voice is.

use std::fmt;

use super::command::{self, Command};
use super::embedded::Embedded;
use crate::sound::Pcm;
use phonetree_core::menu::{Speaker, Voicing};

/// Says words. What it makes is raw: [`finished`](crate::sound::finished) makes a prompt of it.
pub trait Voice {
    /// Speaks words, written as a voice should read them ([`said`](super::said)).
    ///
    /// # Errors
    /// The voice cannot say this, or nothing at all; what it said is in the error.
    fn speak(&mut self, words: &str) -> Result<Pcm, VoiceError>;
}

/// Why a voice does not speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoiceError(String);

impl VoiceError {
    pub(super) fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

impl fmt::Display for VoiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for VoiceError {}

/// The voice of a menu, for one of its languages (BCP 47), and what it is called.
///
/// # Errors
/// There is no such voice; the system's own speaks aloud only and makes no takes.
pub fn open(voicing: &Voicing, language: &str) -> Result<Box<dyn Voice>, VoiceError> {
    match voicing.by {
        Speaker::Embedded => {
            let voice = Embedded::open(language)?;
            Ok(Box::new(voice.with(voicing.speed, voicing.pitch)))
        }
        Speaker::Command => Ok(Box::new(Command::open(voicing, language)?)),
        Speaker::System => Err(VoiceError::new(
            "the system's voice only speaks aloud: it gives no sound to write to a file. \
             Use by = \"embedded\" or a command to render",
        )),
    }
}

/// What a voice is called in manifests: enough to tell when it has changed.
pub fn name(voicing: &Voicing, language: &str) -> String {
    let who = match voicing.by {
        Speaker::Embedded => format!("embedded SVOX Pico, {language}"),
        Speaker::Command => return command::words(voicing, language).join(" "),
        Speaker::System => format!("system, {language}"),
    };
    match (voicing.speed, voicing.pitch) {
        (100, 100) => who,
        (speed, pitch) => format!("{who}, speed {speed} %, pitch {pitch} %"),
    }
}
