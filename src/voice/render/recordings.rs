//! Recordings of people: a file named after a prompt is that prompt.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::error::RenderError;
use super::hash::sha256;
use crate::files::{self, Folder};
use crate::sound::{Pcm, RAW_ENDINGS, Recording};

/// The largest recording, in bytes: the longest prompt, in the best sound that a studio delivers.
const MOST_BYTES: u64 = 1024 * 1024 * 1024;

/// A folder of recordings, by what they are named after.
#[derive(Debug, Default)]
pub(super) struct Recordings {
    folder: PathBuf,
    /// By name without ending, with `/` between folders: the endings.
    files: BTreeMap<String, Vec<String>>,
}

/// A recording that was found.
#[derive(Clone, Debug)]
pub(super) struct FoundRecording {
    path: PathBuf,
    ending: String,
    /// What it is called in manifests: its file, and a hash of it.
    pub(super) name: String,
}

impl Recordings {
    /// Looks into a folder, and the folders in it.
    pub(super) fn open(folder: &Path) -> Result<Self, RenderError> {
        let walked = files::below(folder, &is_sound, &mut || {});
        if let Some((folder, source)) = walked.unread.into_iter().next() {
            return Err(RenderError::Recordings { folder, source });
        }
        let mut recordings = Self { folder: folder.to_owned(), files: BTreeMap::new() };
        // What can't be read is an error where a prompt is named so, and a stray elsewhere.
        let passed_over = walked.passed_over.into_iter().map(|(path, _)| path);
        for path in walked.files.into_iter().chain(passed_over) {
            recordings.add(&path);
        }
        Ok(recordings)
    }

    fn add(&mut self, path: &Path) {
        let Ok(inside) = path.strip_prefix(&self.folder) else { return };
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        let Some(name) = parts.map(|parts| parts.join("/")) else { return };
        if let Some((stem, ending)) = name.rsplit_once('.') {
            self.files.entry(stem.to_owned()).or_default().push(ending.to_owned());
        }
    }

    /// The recording of a take, if there is one.
    pub(super) fn of(&self, name: &str) -> Result<Option<FoundRecording>, RenderError> {
        let Some(endings) = self.files.get(name) else { return Ok(None) };
        let [ending] = endings.as_slice() else {
            let files = endings.iter().map(|ending| format!("{name}.{ending}")).collect();
            return Err(RenderError::SeveralRecordings { take: name.to_owned(), files });
        };
        let file = format!("{name}.{ending}");
        let path = self.folder.join(&file);
        let bytes = Folder::open(&self.folder).and_then(|folder| folder.read(&file, MOST_BYTES));
        let bytes = bytes.map_err(|source| RenderError::Read { file: path.clone(), source })?;
        let hash = sha256(&bytes);
        Ok(Some(FoundRecording {
            path,
            ending: ending.clone(),
            name: format!("recorded {name}.{ending} {}", &hash[..16]),
        }))
    }

    /// Recordings that no take is named after.
    pub(super) fn strays<'a>(&'a self, names: &[String]) -> Vec<&'a str> {
        let stray = |name: &&String| !names.contains(name);
        self.files.keys().filter(stray).map(String::as_str).collect()
    }
}

impl FoundRecording {
    /// Its sound.
    pub(super) fn sound(&self) -> Result<Pcm, String> {
        let wrong = |why: String| format!("{}: {why}", self.path.display());
        let bytes = files::read(&self.path, MOST_BYTES).map_err(|why| wrong(why.to_string()))?;
        let recording =
            Recording::read(&bytes, &self.ending).map_err(|why| wrong(why.to_string()))?;
        match recording.sound.peak() {
            0 => Err(wrong("there is only silence in it".to_owned())),
            _ => Ok(recording.sound),
        }
    }
}

/// Whether a file is named as sound is, of a kind that is read here or of another.
fn is_sound(path: &Path) -> bool {
    let known = ["wav", "ogg", "opus"].into_iter().chain(RAW_ENDINGS);
    let other = ["mp3", "flac", "m4a", "aac", "aif", "aiff", "wma"];
    let ending = path.extension().unwrap_or_default();
    known.chain(other).any(|known| ending.eq_ignore_ascii_case(known))
}
