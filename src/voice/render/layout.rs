//! Where files go, and what they are called.

use crate::sound::{Format, PromptTarget};
use phonetree_core::menu::Tree;

use super::plan::Take;

/// How the files of a menu are laid out in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLayout {
    /// The formats, one file each for every take.
    pub formats: Vec<Format>,
    /// The system that the files are for, if one was named.
    pub system: Option<PromptTarget>,
}

impl FileLayout {
    /// The file of a take in a format, from the folder, with `/` between folders.
    ///
    /// Plainly: `main/options.wav`, in a folder for each language if there are several, in a folder
    /// for each format if there are several.
    pub fn file(&self, tree: &Tree, take: &Take, format: Format) -> String {
        let language = &tree.languages[take.language.index()];
        let several = tree.languages.len() > 1;
        let ending = format.ending();
        let name = &take.name;
        match self.system {
            // Asterisk looks for LANGUAGE/NAME in its sounds folder, and takes the ending that suits
            // the call.
            Some(PromptTarget::Asterisk) => format!("{}/{name}.{ending}", language.primary()),
            // FreeSWITCH puts the rate before the file's name, after the folders it was asked for:
            // playback of "main/options.wav" plays PREFIX/main/8000/options.wav.
            Some(PromptTarget::FreeSwitch) => {
                let (primary, region) =
                    language.tag.split_once('-').unwrap_or((&language.tag, "us"));
                let (primary, region) = (primary.to_ascii_lowercase(), region.to_ascii_lowercase());
                let (folder, name) = name.rsplit_once('/').unwrap_or(("prompts", name));
                format!("{primary}/{region}/phonetree/{folder}/{}/{name}.{ending}", format.rate())
            }
            // Lists of prompts without folders.
            Some(PromptTarget::ThreeCx | PromptTarget::Connect) => {
                let flat = name.replace('/', "-");
                let tag = language.tag.to_ascii_lowercase();
                if several { format!("{tag}-{flat}.{ending}") } else { format!("{flat}.{ending}") }
            }
            Some(PromptTarget::Twilio | PromptTarget::Web) | None => {
                let mut folders = String::new();
                if self.formats.len() > 1 {
                    folders = format!("{format}/");
                }
                if several {
                    folders = format!("{folders}{}/", language.tag);
                }
                format!("{folders}{name}.{ending}")
            }
        }
    }
}
