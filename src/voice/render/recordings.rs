//! Recordings of people: a file named after a prompt is that prompt.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::RenderError;
use super::hash::sha256;
use crate::sound::{Pcm, RAW_ENDINGS, Recording};

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
        let mut recordings = Self { folder: folder.to_owned(), files: BTreeMap::new() };
        recordings.look_into("")?;
        Ok(recordings)
    }

    fn look_into(&mut self, inside: &str) -> Result<(), RenderError> {
        let folder = self.folder.join(inside);
        let cannot = |source| RenderError::Recordings { folder: folder.clone(), source };
        for entry in fs::read_dir(&folder).map_err(cannot)? {
            let entry = entry.map_err(cannot)?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            let path = if inside.is_empty() { name.clone() } else { format!("{inside}/{name}") };
            if entry.path().is_dir() {
                self.look_into(&path)?;
            } else if let Some((stem, ending)) = path.rsplit_once('.') {
                let known = ["wav", "ogg", "opus"].into_iter().chain(RAW_ENDINGS);
                let other = ["mp3", "flac", "m4a", "aac", "aif", "aiff", "wma"];
                if known.chain(other).any(|known| known.eq_ignore_ascii_case(ending)) {
                    self.files.entry(stem.to_owned()).or_default().push(ending.to_owned());
                }
            }
        }
        Ok(())
    }

    /// The recording of a take, if there is one.
    pub(super) fn of(&self, name: &str) -> Result<Option<FoundRecording>, RenderError> {
        let Some(endings) = self.files.get(name) else { return Ok(None) };
        let [ending] = endings.as_slice() else {
            let files = endings.iter().map(|ending| format!("{name}.{ending}")).collect();
            return Err(RenderError::SeveralRecordings { take: name.to_owned(), files });
        };
        let path = self.folder.join(format!("{name}.{ending}"));
        let bytes =
            fs::read(&path).map_err(|source| RenderError::Read { file: path.clone(), source })?;
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
        let bytes = fs::read(&self.path).map_err(|why| wrong(why.to_string()))?;
        let recording =
            Recording::read(&bytes, &self.ending).map_err(|why| wrong(why.to_string()))?;
        match recording.sound.peak() {
            0 => Err(wrong("there is only silence in it".to_owned())),
            _ => Ok(recording.sound),
        }
    }
}
