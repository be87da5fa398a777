//! Why a history can't be used.

use std::path::PathBuf;

/// Why a history is not opened, read or added to.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HistoryError {
    /// There is none yet.
    #[error("{}: there is no history yet", .0.display())]
    Missing(PathBuf),
    /// Its file can't be used.
    #[error("{}: {why}", .file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// Why, in a line.
        why: String,
    },
    /// Somebody named it, and it is something else than a history of this program, or is damaged.
    #[error("{}: it {why}, so it was not changed; name another file", .file.display())]
    NotOurs {
        /// The file.
        file: PathBuf,
        /// What it is, in a line.
        why: String,
    },
    /// SQLite can't read what is in it, or add to it.
    #[error(transparent)]
    Database(#[from] rusqlite::Error),
}
