//! The folder that files are put into, each whole or not at all.

use std::collections::HashSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::error::RenderError;

/// Where files are written before they are moved to their place; it is gone when all is done.
const UNFINISHED: &str = ".unfinished";

/// A folder of prompt files, for one program at a time.
#[derive(Debug)]
pub(super) struct OutputFolder {
    folder: PathBuf,
    unfinished: PathBuf,
    _lock: File,
}

impl OutputFolder {
    /// Opens a folder to write to, made if it is not there. With it, the files that a run which was
    /// cut off had meant to write: they may be there, and are ours.
    ///
    /// # Errors
    /// The folder cannot be made or written to, or another program is at work in it.
    pub(super) fn open(folder: &Path) -> Result<(Self, HashSet<String>), RenderError> {
        let cannot = |source| RenderError::Folder { folder: folder.to_owned(), source };
        let unfinished = folder.join(UNFINISHED);
        fs::create_dir_all(&unfinished).map_err(cannot)?;
        let lock = File::create(unfinished.join("lock")).map_err(cannot)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(RenderError::AtWork(folder.to_owned()));
            }
            Err(TryLockError::Error(why)) => return Err(cannot(why)),
        }
        let meant = fs::read_to_string(unfinished.join("files")).unwrap_or_default();
        for left in fs::read_dir(&unfinished).map_err(cannot)? {
            let left = left.map_err(cannot)?;
            if left.file_name().to_string_lossy().starts_with(".tmp") {
                fs::remove_file(left.path()).map_err(cannot)?;
            }
        }
        let meant = meant.lines().map(str::to_owned).collect();
        Ok((Self { folder: folder.to_owned(), unfinished, _lock: lock }, meant))
    }

    /// Notes which files are about to be written.
    pub(super) fn mean(&self, files: &[&str]) -> Result<(), RenderError> {
        let list = files.join("\n") + "\n";
        self.put(&format!("{UNFINISHED}/files"), list.as_bytes())
    }

    /// Writes a file, whole or not at all.
    pub(super) fn put(&self, file: &str, bytes: &[u8]) -> Result<(), RenderError> {
        let path = self.folder.join(file);
        let cannot = |source| RenderError::Write { file: path.clone(), source };
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(cannot)?;
        }
        let mut whole = tempfile::NamedTempFile::new_in(&self.unfinished).map_err(cannot)?;
        whole.write_all(bytes).map_err(cannot)?;
        open_to_all(whole.as_file()).map_err(cannot)?;
        whole.persist(&path).map_err(|why| cannot(why.error))?;
        Ok(())
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

    /// The bytes of a file, if it is there.
    pub(super) fn read(&self, file: &str) -> Option<Vec<u8>> {
        fs::read(self.folder.join(file)).ok()
    }

    /// Removes a file, and the folders that are empty without it.
    pub(super) fn remove(&self, file: &str) -> Result<(), RenderError> {
        let path = self.folder.join(file);
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

    /// All is done: nothing is unfinished any more.
    pub(super) fn close(self) {
        // What is left over is cleared away by the next run.
        let _ = fs::remove_dir_all(&self.unfinished);
    }
}

/// Temporary files are for their owner only; prompt files are for whoever plays them.
fn open_to_all(file: &File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.set_permissions(fs::Permissions::from_mode(0o644))?;
    }
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}
