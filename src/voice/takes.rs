//! Prompts that were rendered before, found by their words.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::render::{Assembly, MANIFEST, Manifest, ManifestError, Play, name_of, words_of};
use crate::sound::{Pcm, Recording};
use phonetree_core::menu::{Gap, Lengths, Piece, PromptId, Tree};

/// The prompts of the first line.
static FIRST_LINE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/audio/kaiser-small-business");

/// Rendered prompts. A take is found by its language and words, so that one whose words have changed
/// since is never played.
#[derive(Clone, Debug)]
pub struct Takes {
    /// Where the files are; inside this program if there is none.
    folder: Option<PathBuf>,
    /// By language and words: file and length in milliseconds.
    files: HashMap<(String, String), (String, u32)>,
    /// By prompt and language: what it is put together from.
    prompts: HashMap<(String, String), Assembly>,
    /// By take and language: length in milliseconds.
    lengths: HashMap<(String, String), u32>,
}

/// Why there are no prompts in a folder: its manifest.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TakesError {
    /// It can't be read.
    #[error("no prompts from {}: {source}", .manifest.display())]
    Unread {
        /// The manifest.
        manifest: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It is none.
    #[error("no prompts from {}: {source}", .manifest.display())]
    NoManifest {
        /// The manifest.
        manifest: PathBuf,
        /// Why it is none.
        source: ManifestError,
    },
}

/// How long the prompts of a tree last: as long as their takes, or without takes as their words suggest.
pub fn lengths(takes: Option<&Takes>, tree: &Tree) -> Lengths {
    takes.map_or_else(|| Lengths::estimated(tree), |takes| takes.lengths(tree))
}

impl Takes {
    /// The prompts of the first line, inside this program.
    pub fn built_in() -> Self {
        let text = FIRST_LINE.get_file(MANIFEST).and_then(|file| file.contents_utf8());
        let manifest = text.and_then(|text| Manifest::read(text).ok()).unwrap_or_default();
        Self::of(None, manifest)
    }

    /// The prompts in a folder that `render` wrote.
    ///
    /// # Errors
    /// There is no manifest in it, or none that can be read.
    pub fn open(folder: &Path) -> Result<Self, TakesError> {
        let manifest = folder.join(MANIFEST);
        let text = match fs::read_to_string(&manifest) {
            Ok(text) => text,
            Err(source) => return Err(TakesError::Unread { manifest, source }),
        };
        match Manifest::read(&text) {
            Ok(manifest) => Ok(Self::of(Some(folder.to_owned()), manifest)),
            Err(source) => Err(TakesError::NoManifest { manifest, source }),
        }
    }

    fn of(folder: Option<PathBuf>, manifest: Manifest) -> Self {
        let mut takes = Self {
            folder,
            files: HashMap::new(),
            prompts: HashMap::new(),
            lengths: HashMap::new(),
        };
        // Of several formats the one with the highest rate is played.
        let mut entries = manifest.takes;
        entries.sort_by_key(|entry| entry.rate);
        for entry in entries {
            let ms = u32::try_from(entry.ms).unwrap_or(u32::MAX);
            takes.lengths.insert((entry.take, entry.language.clone()), ms);
            takes.files.insert((entry.language, entry.text), (entry.file, ms));
        }
        for assembly in manifest.prompts {
            let place = (assembly.prompt.clone(), assembly.language.clone());
            takes.prompts.insert(place, assembly);
        }
        takes
    }

    /// The sound of a prompt in pieces; `None` where a piece has no take, or its file is gone.
    pub(super) fn sound(&self, language: &str, pieces: &[Box<str>]) -> Option<Pcm> {
        let mut whole: Option<Pcm> = None;
        for piece in pieces.iter().map(|piece| words_of(piece)) {
            if !piece.chars().any(char::is_alphanumeric) {
                continue;
            }
            let (file, _) = self.files.get(&(language.to_owned(), piece.to_owned()))?;
            let part = self.read(file)?;
            match &mut whole {
                None => whole = Some(part),
                Some(whole) if whole.rate == part.rate => whole.samples.extend(part.samples),
                Some(_) => return None,
            }
        }
        whole
    }

    /// The file of a prompt's words in a language, as `render` wrote it, and its ending: `opus`.
    /// `None` where the words have no take, or its file is gone.
    pub fn file(&self, language: &str, words: &str) -> Option<(&str, Vec<u8>)> {
        let place = (language.to_owned(), words_of(words).to_owned());
        let (file, _) = self.files.get(&place)?;
        let (_, ending) = file.rsplit_once('.')?;
        let bytes = match &self.folder {
            Some(folder) => fs::read(folder.join(file)).ok()?,
            None => FIRST_LINE.get_file(file)?.contents().to_owned(),
        };
        Some((ending, bytes))
    }

    fn read(&self, file: &str) -> Option<Pcm> {
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
        let recording = match &self.folder {
            Some(folder) => Recording::read(&fs::read(folder.join(file)).ok()?, ending),
            None => Recording::read(FIRST_LINE.get_file(file)?.contents(), ending),
        };
        recording.ok().map(|recording| recording.sound)
    }

    /// How long the prompts of a menu last: takes as they are, what has none as its words let one
    /// guess. Of values, the longest that can occur.
    pub fn lengths(&self, tree: &Tree) -> Lengths {
        Lengths::of_takes(tree, |prompt, language, piece| {
            self.piece_ms(tree, prompt, &tree.languages[language.index()].tag, piece)
        })
    }

    /// How long the take of a piece lasts, in milliseconds; nothing where it has none.
    fn piece_ms(&self, tree: &Tree, id: PromptId, tag: &str, piece: &Piece) -> Option<u32> {
        let longest = |values: &[String]| {
            let ms = |take: &String| self.lengths.get(&(take.clone(), tag.to_owned()));
            values.iter().filter_map(ms).max().copied()
        };
        let assembly = || self.prompts.get(&(name_of(tree, id), tag.to_owned()));
        let plays = || assembly().into_iter().flat_map(|assembly| &assembly.plays);
        match piece {
            Piece::Words(words) => {
                let take = (tag.to_owned(), words_of(words).to_owned());
                self.files.get(&take).map(|(_, ms)| *ms)
            }
            Piece::Gap(Gap::Opens) => plays().find_map(|play| match play {
                Play::Opens(takes) => longest(takes),
                Play::Take(_) | Play::OtherLine(_) | Play::Digits(_) => None,
            }),
            Piece::Gap(Gap::OtherLine(_)) => plays().find_map(|play| match play {
                Play::OtherLine(takes) => longest(takes),
                Play::Take(_) | Play::Opens(_) | Play::Digits(_) => None,
            }),
            Piece::Gap(Gap::Digits | Gap::Value(_)) => None,
        }
    }
}
