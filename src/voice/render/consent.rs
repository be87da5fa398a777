//! Whether the program that a menu names may be run, or its speech server asked: somebody has allowed it
//! for this file, with these words. Another file, another word, another setting of the voice, and it is not allowed anymore.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::hash::sha256;
use crate::files::{self, MOST_TEXT, private};

/// The question whether the program or the server of a menu may speak, and where its answer is kept.
#[derive(Debug)]
pub struct Consent {
    /// A file of its own for each answer: two that are given at once cannot lose one another.
    answer: PathBuf,
    /// What is in it: for people who look.
    asked: String,
}

impl Consent {
    /// About the menu in a file, whose `[voice]` is this text and has this speaker (`command: [...]`).
    /// Answers are kept in `folder`.
    ///
    /// # Errors
    /// The menu's file is not there anymore.
    pub fn about(folder: &Path, menu: &Path, speaker: &str, voice: &str) -> io::Result<Self> {
        let menu = fs::canonicalize(menu)?;
        let name = sha256(menu.as_os_str().as_encoded_bytes());
        let voice = sha256(voice.as_bytes());
        let asked = format!("menu:    {}\n{speaker}\nvoice:   {voice}\n", menu.display());
        let answer = folder.join(sha256(format!("{name}{asked}").as_bytes()));
        Ok(Self { answer, asked })
    }

    /// Whether it was allowed before.
    pub fn is_given(&self) -> bool {
        files::read(&self.answer, MOST_TEXT).is_ok_and(|found| found == self.asked.as_bytes())
    }

    /// Remembers that it is allowed.
    ///
    /// # Errors
    /// It cannot be written down.
    pub fn give(&self) -> io::Result<()> {
        if let Some(folder) = self.answer.parent() {
            private::make_folder(folder)?;
            private::tighten_folder(folder);
        }
        private::make_file(&self.answer);
        files::write(&self.answer, self.asked.as_bytes()).map_err(io::Error::other)
    }
}
