//! Where a path leads, behind all links.

use std::fs::{self, FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use super::error::Why;

/// As many links in a row as Linux follows.
const MOST_LINKS: usize = 40;

/// What is at the end of a path.
pub(super) enum Place {
    /// A regular file, by its own name.
    File(PathBuf, Metadata),
    /// Nothing yet: this would be its own name.
    New(PathBuf),
    /// A device or a pipe, which takes bytes as they come.
    Stream(PathBuf),
    /// Something that this program has open, whatever it is.
    Descriptor(PathBuf),
}

impl Place {
    pub(super) fn of(path: &Path) -> Result<Self, Why> {
        if path.as_os_str().to_string_lossy().ends_with(std::path::is_separator) {
            return Err(Why::Folder);
        }
        // Whether links may be followed here is for the system to say: in a folder of many people's
        // temporary files it does not follow those of others.
        if let Err(why) = fs::metadata(path)
            && why.kind() != io::ErrorKind::NotFound
        {
            return Err(Why::System(why));
        }
        let mut path = path.to_owned();
        for _ in 0..=MOST_LINKS {
            let Some(name) = path.file_name() else { return Err(Why::Folder) };
            let folder = folder_of(&path);
            let real = fs::canonicalize(folder).map_err(|why| {
                let is_missing = why.kind() == io::ErrorKind::NotFound;
                if is_missing { Why::NoFolder(folder.to_owned()) } else { Why::System(why) }
            })?;
            let here = real.join(name);
            if holds_descriptors(&real) {
                return Ok(Self::Descriptor(here));
            }
            let found = match fs::symlink_metadata(&here) {
                Ok(found) => found,
                Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(Self::New(here)),
                Err(why) => return Err(Why::System(why)),
            };
            let kind = found.file_type();
            if kind.is_symlink() {
                path = real.join(fs::read_link(&here).map_err(Why::System)?);
            } else if kind.is_file() {
                return Ok(Self::File(here, found));
            } else if kind.is_dir() {
                return Err(Why::Folder);
            } else if is_socket(kind) {
                return Err(Why::Socket);
            } else {
                return Ok(Self::Stream(here));
            }
        }
        Err(Why::System(io::Error::other("too many links, one leading to the next")))
    }
}

/// The folder that a path is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Whether the things in a folder are what a program has open: `/proc/self/fd` on Linux, where
/// `/dev/fd` leads to it, `/dev/fd` itself elsewhere.
fn holds_descriptors(folder: &Path) -> bool {
    folder == Path::new("/dev/fd") || folder.starts_with("/proc") && folder.ends_with("fd")
}

fn is_socket(kind: FileType) -> bool {
    #[cfg(unix)]
    return std::os::unix::fs::FileTypeExt::is_socket(&kind);
    #[cfg(not(unix))]
    {
        let _ = kind;
        false
    }
}
