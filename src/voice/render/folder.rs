//! The folder that files are put into, each whole or not at all.

use std::collections::HashSet;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::MOST_BYTES;
use super::error::RenderError;
use crate::files::{self, Folder, MOST_TEXT, Within};

/// Where files are written before they are moved to their place; it is gone when all is done.
const UNFINISHED: &str = ".unfinished";

/// A folder of prompt files, for one program at a time. The folder is where somebody wants it; no link
/// inside it is followed.
#[derive(Debug)]
pub(super) struct OutputFolder {
    folder: PathBuf,
    inside: Within,
    unfinished: PathBuf,
    _lock: File,
}

impl OutputFolder {
    /// Opens a folder to write to, made if it is not there. With it, the files that a run which was
    /// cut off had meant to write: they may be there, and are ours.
    ///
    /// # Errors
    /// The folder cannot be made or written to, another program is at work in it, or something in it is
    /// a link.
    pub(super) fn open(folder: &Path) -> Result<(Self, HashSet<String>), RenderError> {
        let cannot = |source| RenderError::Folder { folder: folder.to_owned(), source };
        let inside = Within::make(folder).map_err(cannot)?;
        let unfinished = inside.folder(UNFINISHED)?;
        let lock = inside.to_lock(&format!("{UNFINISHED}/lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(RenderError::AtWork(folder.to_owned()));
            }
            Err(TryLockError::Error(why)) => return Err(cannot(why)),
        }
        inside.sweep(UNFINISHED)?;
        let meant = inside.path(&format!("{UNFINISHED}/files"))?;
        let meant = files::read(&meant, MOST_TEXT).and_then(files::text).unwrap_or_default();
        let meant = meant.lines().map(str::to_owned).collect();
        Ok((Self { folder: folder.to_owned(), inside, unfinished, _lock: lock }, meant))
    }

    /// Refuses files that are links, or in folders that are.
    pub(super) fn has_no_links<'f>(
        &self,
        mut files: impl Iterator<Item = &'f str>,
    ) -> Result<(), RenderError> {
        Ok(files.try_for_each(|file| self.inside.path(file).map(drop))?)
    }

    /// Notes which files are about to be written.
    pub(super) fn mean(&self, files: &[&str]) -> Result<(), RenderError> {
        let list = files.join("\n") + "\n";
        self.put(&format!("{UNFINISHED}/files"), list.as_bytes())
    }

    /// Writes a file, whole or not at all.
    pub(super) fn put(&self, file: &str, bytes: &[u8]) -> Result<(), RenderError> {
        Ok(self.inside.put(file, UNFINISHED, bytes)?)
    }

    /// What was written is on the disk then: what the manifest says of it holds.
    pub(super) fn settle(&self) {
        self.inside.settle();
    }

    /// Writes a file unless it is there already, with these very bytes. Whether it was written.
    pub(super) fn put_if_new(&self, file: &str, bytes: &[u8]) -> Result<bool, RenderError> {
        let found = fs::metadata(self.folder.join(file)).ok();
        let as_long = found.is_some_and(|found| found.len() == bytes.len() as u64);
        if as_long && self.read(file).is_some_and(|found| found == bytes) {
            return Ok(false);
        }
        self.put(file, bytes).map(|()| true)
    }

    /// Whether there is something of that name.
    pub(super) fn is_there(&self, file: &str) -> bool {
        fs::symlink_metadata(self.folder.join(file)).is_ok()
    }

    /// The bytes of a file, if it is there.
    pub(super) fn read(&self, file: &str) -> Option<Vec<u8>> {
        Folder::open(&self.folder).ok()?.read(file, MOST_BYTES).ok()
    }

    /// Removes a file, and the folders that are empty without it.
    pub(super) fn remove(&self, file: &str) -> Result<(), RenderError> {
        let path = self.inside.path(file)?;
        match fs::remove_file(&path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                return Err(RenderError::Remove { file: path, source });
            }
            _ => {}
        }
        let inside = path.ancestors().skip(1).take_while(|folder| *folder != self.folder);
        // A folder with something else in it stays.
        let _ = inside.map(fs::remove_dir).take_while(Result::is_ok).count();
        Ok(())
    }

    /// All is done: nothing is unfinished anymore. What somebody else put there stays.
    pub(super) fn close(self) {
        // What is left over is cleared away by the next run.
        let _ = self.inside.sweep(UNFINISHED);
        for ours in ["files", "lock"] {
            let _ = fs::remove_file(self.unfinished.join(ours));
        }
        let _ = fs::remove_dir(&self.unfinished);
    }
}
