//! The voice of a menu: embedded or any program.

use super::command::{self, CommandVoice};
use super::embedded::Embedded;
use super::speak::{Voice, VoiceError};
use phonetree_core::menu::{Speaker, VoiceSettings};

/// The voice of a menu, for one of its languages (BCP 47), and what it is called.
///
/// # Errors
/// There is no such voice; the system's own speaks aloud only and makes no takes.
pub fn open(voicing: &VoiceSettings, language: &str) -> Result<Box<dyn Voice>, VoiceError> {
    match voicing.by {
        Speaker::Embedded => {
            let voice = Embedded::open(language)?;
            Ok(Box::new(voice.with(voicing.speed, voicing.pitch)))
        }
        Speaker::Command => Ok(Box::new(CommandVoice::open(voicing, language)?)),
        Speaker::System => Err(VoiceError::new(
            "the system's voice only speaks aloud: it gives no sound to write to a file. \
             Use by = \"embedded\" or a command to render",
        )),
    }
}

/// What a voice is called in manifests: enough to tell when it has changed.
pub fn name(voicing: &VoiceSettings, language: &str) -> String {
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
