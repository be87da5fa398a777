//! Why prompt files are not planned, compared or made.

use std::io;
use std::path::PathBuf;

use super::manifest::ManifestError;
use crate::files::{ReadError, WriteError};

/// Why a folder of prompt files is not planned, compared or made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// Two prompts would get one file.
    #[error(
        "two prompts would both be written to {file}: {one} and {other}. Rename the node of one, or \
         name formats whose files end differently"
    )]
    SameFile {
        /// The file.
        file: String,
        /// A prompt, and its words.
        one: String,
        /// Another one.
        other: String,
    },
    /// A folder can't be searched for recordings.
    #[error("cannot look for recordings in {}: {source}", .folder.display())]
    Recordings {
        /// The folder.
        folder: PathBuf,
        /// Why.
        source: ReadError,
    },
    /// A prompt was recorded more than once.
    #[error("{take} has several recordings ({}); keep one", .files.join(", "))]
    SeveralRecordings {
        /// The prompt.
        take: String,
        /// Its recordings.
        files: Vec<String>,
    },
    /// A file can't be read.
    #[error("cannot read {}: {source}", .file.display())]
    Read {
        /// The file.
        file: PathBuf,
        /// Why.
        source: ReadError,
    },
    /// What a folder has for a manifest is none.
    #[error("{} is not a manifest of prompt files: {source}", .file.display())]
    Manifest {
        /// The file.
        file: PathBuf,
        /// Why it is none.
        source: ManifestError,
    },
    /// A folder can't be made, or written to.
    #[error("cannot write to the folder {}: {source}", .folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Another program is at work in the folder.
    #[error("another `phonetree render` is working in {}", .0.display())]
    AtWork(PathBuf),
    /// A file can't be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A file that no prompt needs anymore can't be removed.
    #[error("cannot remove {}: {source}", .file.display())]
    Remove {
        /// The file.
        file: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The run ended before all was made.
    #[error(
        "{source}\n{finished} files were finished before that and are kept; run it again to continue"
    )]
    CutOff {
        /// Files that were finished.
        finished: usize,
        /// Why it ended.
        source: Box<RenderError>,
    },
}
