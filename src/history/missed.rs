//! Questions that were asked in vain, where this user wants them remembered: for the author of a menu, who
//! reads what words callers use.
//!
//! Nothing is remembered until somebody turns it on. The questions are in one file on this machine, which only its
//! owner can read, and are sent nowhere. Of each there is the text, on one line and cut, how often it was asked
//! and on what day last. The oldest make room for new ones.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use phonetree_core::document::escape::one_line;
use serde::{Deserialize, Serialize};

use crate::files::{self, ReadError, WriteError, private};

/// So many questions are kept.
const MOST_QUESTIONS: usize = 1_000;
/// So many letters of a question are kept.
const MOST_LETTERS: usize = 200;
/// A file that is larger than this, in bytes, is not one of ours.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// Why the questions can't be read or kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MissedError {
    /// The file can't be read.
    #[error("{}: {why}", .file.display())]
    Read {
        /// The file.
        file: PathBuf,
        /// Why not.
        why: ReadError,
    },
    /// Something else is in the file.
    #[error("{}: this is not a list of missed questions; move it away, then turn remembering on again", .0.display())]
    NotOurs(PathBuf),
    /// The file can't be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// Its folder can't be made.
    #[error("{}: {why}", .folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// Why not.
        why: std::io::Error,
    },
}

/// Where the questions are kept.
#[derive(Debug)]
pub struct MissedQuestions {
    file: PathBuf,
}

/// A question that was asked in vain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissedQuestion {
    /// What was asked, on one line.
    pub asked: String,
    /// The title of the menu it was asked about.
    pub menu: String,
    /// How often.
    pub times: u32,
    /// The day on which it was asked last, where it was asked: `2026-11-26`.
    pub last: String,
    /// What came nearest, if anything did.
    pub closest: Option<String>,
}

/// All of it: whether questions are remembered, and those that were, the last asked first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missed {
    /// Whether somebody turned it on.
    pub remembers: bool,
    /// The questions.
    pub questions: Vec<MissedQuestion>,
}

impl MissedQuestions {
    /// Those that are kept in a folder.
    pub fn in_folder(folder: &Path) -> Self {
        Self { file: folder.join("missed.json") }
    }

    /// Turns remembering on or off. What was remembered stays until it is forgotten.
    ///
    /// # Errors
    /// The file can't be read or written.
    pub fn remember(&self, remembers: bool) -> Result<(), MissedError> {
        if !self.file.exists() {
            if !remembers {
                return Ok(());
            }
            if let Some(folder) = self.file.parent() {
                let cannot = |why| MissedError::Folder { folder: folder.to_owned(), why };
                private::make_folder(folder).map_err(cannot)?;
                private::tighten_folder(folder);
            }
            private::make_file(&self.file);
        }
        self.change(|missed| missed.remembers = remembers)
    }

    /// Adds a question, if questions are remembered.
    ///
    /// # Errors
    /// The file can't be read or written.
    pub fn add(
        &self,
        asked: &str,
        menu: &str,
        closest: Option<&str>,
        today: NaiveDate,
    ) -> Result<(), MissedError> {
        if !self.file.exists() {
            return Ok(());
        }
        let [asked, menu] = [asked, menu].map(kept);
        self.change(|missed| {
            if !missed.remembers {
                return;
            }
            let same = |it: &MissedQuestion| it.asked == asked && it.menu == menu;
            let before = missed.questions.iter().position(same);
            let before = before.map_or(0, |place| missed.questions.remove(place).times);
            let question = MissedQuestion {
                asked: asked.clone(),
                menu: menu.clone(),
                times: before.saturating_add(1),
                last: today.to_string(),
                closest: closest.map(kept),
            };
            missed.questions.insert(0, question);
            missed.questions.truncate(MOST_QUESTIONS);
        })
    }

    /// What is remembered.
    ///
    /// # Errors
    /// The file can't be read.
    pub fn all(&self) -> Result<Missed, MissedError> {
        let text = match files::read(&self.file, MOST_BYTES).and_then(files::text) {
            Err(why) if why.is_missing() => return Ok(Missed::default()),
            text => text.map_err(|why| MissedError::Read { file: self.file.clone(), why })?,
        };
        self.read(&text)
    }

    /// Forgets every question; how many there were. Whether questions are remembered stays as it is.
    ///
    /// # Errors
    /// The file can't be read or written.
    pub fn forget(&self) -> Result<usize, MissedError> {
        let count = self.all()?.questions.len();
        if count > 0 {
            self.change(|missed| missed.questions.clear())?;
        }
        Ok(count)
    }

    fn change(&self, how: impl Fn(&mut Missed)) -> Result<(), MissedError> {
        private::tighten(&self.file);
        files::change(&self.file, |text| {
            let mut missed = self.read(text)?;
            how(&mut missed);
            let text = serde_json::to_string_pretty(&missed).unwrap_or_default();
            Ok::<_, MissedError>(Some(text + "\n"))
        })?;
        Ok(())
    }

    fn read(&self, text: &str) -> Result<Missed, MissedError> {
        if text.trim().is_empty() {
            return Ok(Missed::default());
        }
        serde_json::from_str(text).map_err(|_| MissedError::NotOurs(self.file.clone()))
    }
}

/// A text as it is kept: what a terminal would obey is written by its number, and there is not too much of it.
fn kept(text: &str) -> String {
    let short: String = text.chars().take(MOST_LETTERS).collect();
    one_line(short.trim()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{MOST_LETTERS, MOST_QUESTIONS, MissedQuestions};

    fn today() -> chrono::NaiveDate {
        "2026-11-26".parse().unwrap()
    }

    #[test]
    fn nothing_is_kept_until_somebody_turns_it_on() {
        let folder = tempfile::tempdir().unwrap();
        let missed = MissedQuestions::in_folder(folder.path());
        missed.add("pizza", "Menu", None, today()).unwrap();
        missed.remember(false).unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        missed.remember(true).unwrap();
        missed.add("pizza", "Menu", None, today()).unwrap();
        missed.remember(false).unwrap();
        missed.add("pasta", "Menu", None, today()).unwrap();
        let kept = missed.all().unwrap();
        assert_eq!((kept.remembers, kept.questions.len()), (false, 1));
    }

    #[test]
    fn there_are_never_too_many_and_the_oldest_go_first() {
        let folder = tempfile::tempdir().unwrap();
        let missed = MissedQuestions::in_folder(folder.path());
        missed.remember(true).unwrap();
        let many = (0..MOST_QUESTIONS + 3).map(|n| super::MissedQuestion {
            asked: format!("question {n}"),
            menu: "Menu".to_owned(),
            times: 1,
            last: "2026-11-25".to_owned(),
            closest: None,
        });
        let many: Vec<_> = many.collect();
        missed.change(|missed| missed.questions = many.clone()).unwrap();
        missed.add("one more", "Menu", None, today()).unwrap();
        let kept = missed.all().unwrap().questions;
        assert_eq!(kept.len(), MOST_QUESTIONS);
        assert_eq!(kept[0].asked, "one more");
        assert_eq!(kept[MOST_QUESTIONS - 1].asked, format!("question {}", MOST_QUESTIONS - 2));
    }

    #[test]
    fn a_question_is_cut_and_kept_on_one_line() {
        let folder = tempfile::tempdir().unwrap();
        let missed = MissedQuestions::in_folder(folder.path());
        missed.remember(true).unwrap();
        missed.add("a\u{1b}[2Jb\nc", "Menu", Some("x\u{7}"), today()).unwrap();
        missed.add(&"é".repeat(MOST_LETTERS + 50), "Menu", None, today()).unwrap();
        let kept = missed.all().unwrap().questions;
        assert_eq!(kept[0].asked.chars().count(), MOST_LETTERS);
        assert_eq!(kept[1].asked, r"a\u001b[2Jb\u000ac");
        assert_eq!(kept[1].closest.as_deref(), Some(r"x\u0007"));
    }
}
