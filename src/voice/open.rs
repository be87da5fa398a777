//! The voice of a menu: embedded, any program, or a server.

use super::command::{self, CommandVoice};
use super::embedded::Embedded;
use super::server::{self, ServerLink};
use super::speak::{Voice, VoiceError};
use phonetree_core::menu::{LanguageId, Speaker, Tree};

/// Where the voices of a menu come from, shared by all that speak at once.
#[derive(Debug)]
pub struct VoiceSource<'t> {
    tree: &'t Tree,
    /// The speech server, if the menu has one.
    link: Option<ServerLink>,
}

impl<'t> VoiceSource<'t> {
    /// Gets ready to speak a menu's prompts. Nothing is sent anywhere yet.
    ///
    /// # Errors
    /// The server's key is not where the menu says.
    pub fn open(tree: &'t Tree) -> Result<Self, VoiceError> {
        let link = ServerLink::to_render(tree).transpose()?;
        Ok(Self { tree, link })
    }

    /// The voice for one of the menu's languages.
    ///
    /// # Errors
    /// There is no such voice; the system's own speaks aloud only and makes no takes.
    pub fn voice(&self, language: LanguageId) -> Result<Box<dyn Voice>, VoiceError> {
        let voicing = &self.tree.voice;
        let tag = &self.tree.languages[language.index()].tag;
        match voicing.by {
            Speaker::Embedded => {
                let voice = Embedded::open(tag)?;
                Ok(Box::new(voice.with(voicing.speed, voicing.pitch)))
            }
            Speaker::Command => Ok(Box::new(CommandVoice::open(voicing, tag)?)),
            Speaker::Server => match &self.link {
                Some(link) => Ok(Box::new(link.voice(tag))),
                None => Err(VoiceError::new("the voice names no server")),
            },
            Speaker::System => Err(VoiceError::new(
                "the system's voice only speaks aloud: it gives no sound to write to a file. \
                 Use by = \"embedded\", a command or a server to render",
            )),
        }
    }
}

/// What the voice of a menu is called in manifests, in one of its languages: enough to tell when it has
/// changed.
pub fn name(tree: &Tree, language: LanguageId) -> String {
    let voicing = &tree.voice;
    let tag = &tree.languages[language.index()].tag;
    let who = match voicing.by {
        Speaker::Embedded => format!("embedded SVOX Pico, {tag}"),
        Speaker::Command => return command::words(voicing, tag).join(" "),
        Speaker::Server => match &voicing.server {
            Some(server) => server::name(server, language),
            None => "server".to_owned(),
        },
        Speaker::System => format!("system, {tag}"),
    };
    match (voicing.speed, voicing.pitch) {
        (100, 100) => who,
        (speed, pitch) => format!("{who}, speed {speed} %, pitch {pitch} %"),
    }
}
