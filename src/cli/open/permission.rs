//! Whether a menu's voice may speak: a program runs with the user's rights, and a server gets the prompts'
//! words and a key. Both are allowed for one file, as it is now.

use toml_edit::DocumentMut;

use super::{Opened, data_folder};
use crate::cli::Failure;
use crate::cli::output::aside;
use crate::voice::render::Consent;
use crate::voice::{ServerLink, Takes};
use phonetree_core::menu::Speaker;

impl Opened {
    /// The question whether the menu's program may be run, or its server asked. No question for other
    /// voices, nor for the menu that is built in.
    pub(in crate::cli) fn permission(&self) -> Option<Result<Consent, Failure>> {
        let voicing = &self.tree.voice;
        let (folder, speaker) = match (voicing.by, &voicing.server) {
            (Speaker::Command, _) => {
                ("allowed-commands", format!("command: {:?}", voicing.command))
            }
            (Speaker::Server, Some(server)) => {
                let key = server.key_env.as_deref().unwrap_or("none");
                ("allowed-servers", format!("server:  {}\nkey in:  {key}", server.url.as_str()))
            }
            (Speaker::Server | Speaker::Embedded | Speaker::System, _) => return None,
        };
        let file = self.file.as_ref()?;
        let consent = || {
            let document: DocumentMut = self.text.parse()?;
            let voice = document.get("voice").map(ToString::to_string).unwrap_or_default();
            Ok(Consent::about(&data_folder()?.join(folder), file, &speaker, &voice)?)
        };
        Some(consent())
    }

    /// Takes for a call in which the menu's speech server speaks what has no take, if that was allowed.
    pub(in crate::cli) fn with_server(&self, takes: Option<Takes>) -> Option<Takes> {
        let is_allowed = self.tree.voice.by == Speaker::Server
            && self.permission().is_some_and(|it| it.is_ok_and(|consent| consent.is_given()));
        if !is_allowed {
            return takes;
        }
        match ServerLink::for_a_call(&self.tree) {
            Some(Ok(link)) => Some(takes.unwrap_or_else(Takes::none).spoken_by(link)),
            Some(Err(why)) => {
                aside(&format!("({why}; the embedded voice speaks instead)"));
                takes
            }
            None => takes,
        }
    }
}
