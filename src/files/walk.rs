//! Folders are walked: which files are there.

use std::fs::{self, DirEntry, FileType};
use std::io;
use std::path::{Path, PathBuf};

use super::read::{Folder, ReadError, word};

/// What is in a folder.
#[derive(Debug, Default)]
pub struct Walked {
    /// The regular files that are wanted, in the order of their names, folder by folder.
    pub files: Vec<PathBuf>,
    /// What is named as a file that is wanted and is none, and why: pipes, devices, links that lead out
    /// of the folder.
    pub passed_over: Vec<(PathBuf, ReadError)>,
    /// What could not be looked at, and why: it may be wanted.
    pub unread: Vec<(PathBuf, ReadError)>,
}

/// What is in a folder and the folders in it. Links to folders are not followed: what they lead to in
/// the folder is found anyway. `each` is called for every folder.
pub fn below(folder: &Path, wanted: &dyn Fn(&Path) -> bool, each: &mut dyn FnMut()) -> Walked {
    Walk::through(folder, wanted, Some(each))
}

/// What is in a folder itself.
pub fn in_folder(folder: &Path, wanted: &dyn Fn(&Path) -> bool) -> Walked {
    Walk::through(folder, wanted, None)
}

/// A walk through a folder.
struct Walk<'a> {
    top: Folder,
    wanted: &'a dyn Fn(&Path) -> bool,
    /// Called for every folder; without it there is only one.
    each: Option<&'a mut dyn FnMut()>,
    walked: Walked,
}

impl<'a> Walk<'a> {
    fn through(
        folder: &Path,
        wanted: &'a dyn Fn(&Path) -> bool,
        each: Option<&'a mut dyn FnMut()>,
    ) -> Walked {
        let walked = Walked::default();
        match Folder::open(folder) {
            Ok(top) => {
                let mut walk = Self { top, wanted, each, walked };
                walk.look_into(folder);
                walk.walked
            }
            Err(why) => Walked { unread: vec![(folder.to_owned(), why)], ..walked },
        }
    }

    fn look_into(&mut self, folder: &Path) {
        if let Some(each) = &mut self.each {
            each();
        }
        let mut entries = match entries(folder) {
            Ok(entries) => entries,
            Err(why) => return self.walked.unread.push((folder.to_owned(), why.into())),
        };
        entries.sort_by(|(one, _), (other, _)| one.cmp(other));
        for (path, kind) in entries {
            let is_wanted = (self.wanted)(&path);
            if kind.is_dir() {
                if self.each.is_some() {
                    self.look_into(&path);
                }
            } else if kind.is_symlink() {
                if is_wanted || self.each.is_some() && path.is_dir() {
                    self.follow(path);
                }
            } else if is_wanted && kind.is_file() {
                self.walked.files.push(path);
            } else if is_wanted {
                self.walked.passed_over.push((path, ReadError::NoFile(word(kind))));
            }
        }
    }

    /// A link leads to a file in the folder, or is passed over.
    fn follow(&mut self, link: PathBuf) {
        match self.target(&link) {
            Ok(kind) if kind.is_file() => self.walked.files.push(link),
            // It is walked where it is.
            Ok(kind) if kind.is_dir() => {}
            Ok(kind) => self.walked.passed_over.push((link, ReadError::NoFile(word(kind)))),
            Err(ReadError::Outside) => self.walked.passed_over.push((link, ReadError::Outside)),
            Err(why) => self.walked.unread.push((link, why)),
        }
    }

    /// What a link leads to.
    fn target(&self, link: &Path) -> Result<FileType, ReadError> {
        let target = self.top.find(&link.canonicalize()?)?;
        Ok(fs::metadata(target)?.file_type())
    }
}

fn entries(folder: &Path) -> io::Result<Vec<(PathBuf, FileType)>> {
    let entry = |entry: io::Result<DirEntry>| {
        entry.and_then(|entry| Ok((entry.path(), entry.file_type()?)))
    };
    fs::read_dir(folder)?.map(entry).collect()
}
