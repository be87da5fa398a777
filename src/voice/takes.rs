//! Prompts that were rendered before, found by their words.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::render::{
    Assembly, MANIFEST, MOST_BYTES, Manifest, ManifestError, Play, sha256, words_of,
};
use super::server::ServerLink;
use crate::files::{self, Folder, MOST_TEXT, ReadError};
use crate::sound::{LONGEST_PROMPT, Pcm, Recording, Unreadable};
use phonetree_core::menu::{Gap, Lengths, Piece, PromptId, Tree};

/// The prompts of the first line.
static FIRST_LINE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/audio/kaiser-small-business");

/// Rendered prompts. A take is found by its language and words, so that one whose words have changed
/// since is never played.
#[derive(Clone, Debug)]
pub struct Takes {
    /// Where the files are; inside this program if there is none.
    folder: Option<Folder>,
    /// By language and words.
    files: HashMap<(String, String), TakeFile>,
    /// By prompt and language: what it is put together from.
    prompts: HashMap<(String, String), Assembly>,
    /// By take and language: length in milliseconds.
    lengths: HashMap<(String, String), u32>,
    /// Who speaks what has no take; without it, the embedded voice.
    server: Option<ServerLink>,
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
        /// Why.
        source: ReadError,
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

/// The file of a take, as the manifest has it.
#[derive(Clone, Debug)]
struct TakeFile {
    file: String,
    ms: u32,
    /// SHA-256 of the file.
    sha256: String,
}

/// Why a take is not used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UnusableTake {
    /// Its file can't be read.
    #[error("{file}: {source}")]
    Unread {
        /// The file, from the folder of prompts.
        file: String,
        /// Why.
        source: ReadError,
    },
    /// It is another file than the manifest says.
    #[error(
        "{0}: it is not the file its manifest describes (SHA-256); run `phonetree render` to make it again"
    )]
    Changed(String),
    /// There is no sound in it.
    #[error("{file}: {source}")]
    NoSound {
        /// The file, from the folder of prompts.
        file: String,
        /// Why.
        source: Unreadable,
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
        let read = Folder::open(folder).and_then(|folder| {
            let text = files::text(folder.read(MANIFEST, MOST_TEXT)?)?;
            Ok((folder, text))
        });
        let (folder, text) = match read {
            Ok(read) => read,
            Err(source) => return Err(TakesError::Unread { manifest, source }),
        };
        match Manifest::read(&text) {
            Ok(manifest) => Ok(Self::of(Some(folder), manifest)),
            Err(source) => Err(TakesError::NoManifest { manifest, source }),
        }
    }

    /// No prompts.
    pub fn none() -> Self {
        Self::of(None, Manifest::default())
    }

    /// The same, with a server to speak what has no take.
    #[must_use]
    pub fn spoken_by(self, server: ServerLink) -> Self {
        Self { server: Some(server), ..self }
    }

    /// Who speaks what has no take, if not the embedded voice.
    pub(super) fn server(&self) -> Option<&ServerLink> {
        self.server.as_ref()
    }

    fn of(folder: Option<Folder>, manifest: Manifest) -> Self {
        let mut takes = Self {
            folder,
            files: HashMap::new(),
            prompts: HashMap::new(),
            lengths: HashMap::new(),
            server: None,
        };
        // Of several formats the one with the highest rate is played.
        let mut entries = manifest.takes;
        entries.sort_by_key(|entry| entry.rate);
        for entry in entries {
            let ms = u32::try_from(entry.ms).unwrap_or(u32::MAX);
            takes.lengths.insert((entry.take, entry.language.clone()), ms);
            let file = TakeFile { file: entry.file, ms, sha256: entry.sha256 };
            takes.files.insert((entry.language, entry.text), file);
        }
        for assembly in manifest.prompts {
            let place = (assembly.prompt.clone(), assembly.language.clone());
            takes.prompts.insert(place, assembly);
        }
        takes
    }

    /// The sound of a prompt in pieces; `None` where a piece has no take, or none that can be used.
    pub(super) fn sound(&self, language: &str, pieces: &[Box<str>]) -> Option<Pcm> {
        let mut whole: Option<Pcm> = None;
        for piece in pieces.iter().map(|piece| words_of(piece)) {
            if !piece.chars().any(char::is_alphanumeric) {
                continue;
            }
            let take = self.files.get(&(language.to_owned(), piece.to_owned()))?;
            let (_, part) = self.read(take).ok()?;
            match &mut whole {
                None => whole = Some(part),
                Some(whole) if whole.rate == part.rate => whole.samples.extend(part.samples),
                Some(_) => return None,
            }
            let ms = whole.as_ref().map_or(0, Pcm::ms);
            if u128::from(ms) > LONGEST_PROMPT.as_millis() {
                return None;
            }
        }
        whole
    }

    /// The file of a prompt's words in a language, as `render` wrote it, and its ending: `opus`.
    /// `None` where the words have no take.
    ///
    /// # Errors
    /// The take has no file in the folder, another than the manifest says, or one without sound.
    pub fn file(
        &self,
        language: &str,
        words: &str,
    ) -> Result<Option<(&str, Vec<u8>)>, UnusableTake> {
        let place = (language.to_owned(), words_of(words).to_owned());
        let Some(take) = self.files.get(&place) else { return Ok(None) };
        let (bytes, _) = self.read(take)?;
        Ok(Some((ending_of(&take.file), bytes)))
    }

    /// The bytes of a take and the sound in them: the very file that the manifest was written with.
    fn read(&self, take: &TakeFile) -> Result<(Vec<u8>, Pcm), UnusableTake> {
        let file = &take.file;
        let read = match &self.folder {
            Some(folder) => folder.read(file, MOST_BYTES),
            None => FIRST_LINE
                .get_file(file)
                .map(|file| file.contents().to_owned())
                .ok_or_else(|| std::io::Error::from(std::io::ErrorKind::NotFound).into()),
        };
        let bytes = read.map_err(|source| UnusableTake::Unread { file: file.clone(), source })?;
        if sha256(&bytes) != take.sha256 {
            return Err(UnusableTake::Changed(file.clone()));
        }
        let sound = match Recording::read(&bytes, ending_of(file)) {
            Ok(recording) => recording.sound,
            Err(source) => return Err(UnusableTake::NoSound { file: file.clone(), source }),
        };
        Ok((bytes, sound))
    }

    /// How long the prompts of a menu last: takes as they are, what has none as its words let one
    /// guess. Values are as long as the takes of what a call says; before it has, as the longest that can occur.
    pub fn lengths(&self, tree: &Tree) -> Lengths {
        let lengths = Lengths::of_takes(tree, |prompt, language, piece| {
            self.piece_ms(tree, prompt, &tree.languages[language.index()].tag, piece)
        });
        let has_values = |prompt: PromptId| {
            tree.language_ids()
                .any(|language| tree[prompt].in_language(language).gaps().next().is_some())
        };
        if !tree.prompt_ids().any(has_values) {
            return lengths;
        }
        let takes = self.files.iter().filter_map(|((tag, words), take)| {
            let language =
                tree.language_ids().find(|id| *tree.languages[id.index()].tag == **tag)?;
            Some((language, words.as_str().into(), take.ms))
        });
        lengths.with_values(takes)
    }

    /// How long the take of a piece lasts, in milliseconds; nothing where it has none.
    fn piece_ms(&self, tree: &Tree, id: PromptId, tag: &str, piece: &Piece) -> Option<u32> {
        let longest = |values: &[String]| {
            let ms = |take: &String| self.lengths.get(&(take.clone(), tag.to_owned()));
            values.iter().filter_map(ms).max().copied()
        };
        let assembly = || self.prompts.get(&(tree.prompt_name(id), tag.to_owned()));
        let plays = || assembly().into_iter().flat_map(|assembly| &assembly.plays);
        match piece {
            Piece::Words(words) | Piece::Gap(Gap::Option(_, words)) => {
                let take = (tag.to_owned(), words_of(words).to_owned());
                self.files.get(&take).map(|take| take.ms)
            }
            Piece::Gap(Gap::Opens) => plays().find_map(|play| {
                let Play::Opens(takes) = play else { return None };
                longest(takes)
            }),
            Piece::Gap(Gap::OtherLine(_)) => plays().find_map(|play| {
                let Play::OtherLine(takes) = play else { return None };
                longest(takes)
            }),
            Piece::Gap(Gap::Position) => plays().find_map(|play| {
                let Play::Position(takes) = play else { return None };
                longest(takes)
            }),
            Piece::Gap(Gap::Wait) => plays().find_map(|play| {
                let Play::Wait(takes) = play else { return None };
                longest(takes)
            }),
            Piece::Gap(Gap::Digits | Gap::Value(_)) => None,
        }
    }
}

fn ending_of(file: &str) -> &str {
    file.rsplit_once('.').map_or("", |(_, ending)| ending)
}
