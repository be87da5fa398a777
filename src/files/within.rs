//! A folder that a program fills by itself: no link inside it is followed.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Component, Path, PathBuf};

use super::draft::{Draft, remove_leftovers};
use super::error::{Why, WriteError};
use super::write::must_be_writable;

/// A folder and all that is in it. The folder itself may be a link that somebody named.
#[derive(Clone, Debug)]
pub struct Within {
    root: PathBuf,
}

impl Within {
    /// A folder that is there, or will be.
    pub fn at(root: &Path) -> Self {
        let here = root.as_os_str().is_empty();
        Self { root: if here { PathBuf::from(".") } else { root.to_owned() } }
    }

    /// Makes the folder where it is not there.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn make(root: &Path) -> io::Result<Self> {
        fs::create_dir_all(root)?;
        Ok(Self::at(root))
    }

    /// The path of a file inside, named with `/` between folders. Nothing on the way there is a link,
    /// nor is the file.
    ///
    /// # Errors
    /// A part of it is a link, or leads out of the folder.
    pub fn path(&self, file: &str) -> Result<PathBuf, WriteError> {
        let whole = self.root.join(file);
        let wrong = |why| WriteError { file: whole.clone(), why };
        let mut path = self.root.clone();
        for part in Path::new(file).components() {
            let Component::Normal(part) = part else {
                return Err(wrong(Why::Link(whole.clone())));
            };
            path.push(part);
            match fs::symlink_metadata(&path) {
                Ok(found) if found.is_symlink() => return Err(wrong(Why::Link(path))),
                Ok(_) => {}
                Err(why) if why.kind() == io::ErrorKind::NotFound => {}
                Err(why) => return Err(wrong(Why::System(why))),
            }
        }
        Ok(path)
    }

    /// Makes a folder inside, and those it is in. Its path.
    ///
    /// # Errors
    /// A part of it is a link, or it cannot be made.
    pub fn folder(&self, folder: &str) -> Result<PathBuf, WriteError> {
        let path = self.path(folder)?;
        fs::create_dir_all(&path)
            .map_err(|why| WriteError { file: path.clone(), why: Why::System(why) })?;
        Ok(path)
    }

    /// Opens a file inside to lock it, made where it is not there.
    ///
    /// # Errors
    /// A part of it is a link, it is not a regular file, or it cannot be opened.
    pub fn to_lock(&self, file: &str) -> Result<File, WriteError> {
        let path = self.path(file)?;
        let other = fs::symlink_metadata(&path).is_ok_and(|found| !found.is_file());
        let opened = match other {
            true => Err(Why::NoText),
            false => OpenOptions::new().append(true).create(true).open(&path).map_err(Why::System),
        };
        opened.map_err(|why| WriteError { file: path, why })
    }

    /// Writes a file inside, whole or not at all, by way of a folder inside. It is sure to be on the disk
    /// after [`Self::settle`].
    ///
    /// # Errors
    /// A part of either is a link, or the file cannot be written.
    pub fn put(&self, file: &str, by_way_of: &str, bytes: &[u8]) -> Result<(), WriteError> {
        let scratch = self.folder(by_way_of)?;
        if let Some((folder, _)) = file.rsplit_once('/') {
            self.folder(folder)?;
        }
        let path = self.path(file)?;
        let put = || {
            let found = fs::symlink_metadata(&path).ok();
            match &found {
                Some(found) if found.is_dir() => return Err(Why::Folder),
                Some(found) if !found.is_file() => return Err(Why::NoText),
                Some(found) => must_be_writable(&path, found)?,
                None => {}
            }
            Draft::within(&scratch, &path, found.as_ref(), bytes)?.moves_to(&path)
        };
        put().map_err(|why| WriteError { file: path.clone(), why })
    }

    /// All that was written is on the disk then, in one step for all files, where the system has one.
    pub fn settle(&self) {
        #[cfg(target_os = "linux")]
        let _ = File::open(&self.root).map(rustix::fs::syncfs);
    }

    /// Removes what programs that were killed left in a folder inside.
    ///
    /// # Errors
    /// A part of it is a link.
    pub fn sweep(&self, folder: &str) -> Result<(), WriteError> {
        self.path(folder).map(|path| remove_leftovers(&path))
    }

    /// Whether a path leads out of the folder, by `..`, from the root or by links. What is not there
    /// yet is taken as it is written.
    pub fn is_left_by(&self, path: &Path) -> bool {
        let Ok(root) = fs::canonicalize(&self.root) else { return true };
        for there in path.ancestors() {
            let named = if there.as_os_str().is_empty() { Path::new(".") } else { there };
            let Ok(real) = fs::canonicalize(named) else {
                // A link that leads to nothing leads anywhere.
                match fs::symlink_metadata(there).is_ok_and(|found| found.is_symlink()) {
                    true => return true,
                    false => continue,
                }
            };
            let rest = path.strip_prefix(there).unwrap_or(Path::new(""));
            let plain = |part: Component<'_>| matches!(part, Component::Normal(_));
            return !real.starts_with(&root) || !rest.components().all(plain);
        }
        true
    }
}
