//! Why a file is not written.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a file is not written, or not changed. It is as it was.
#[derive(Debug)]
pub struct WriteError {
    pub(super) file: PathBuf,
    pub(super) why: Why,
}

#[derive(Debug)]
pub(super) enum Why {
    /// The folder that it would be in is not there.
    NoFolder(PathBuf),
    /// It is a folder itself.
    Folder,
    /// It is a socket.
    Socket,
    /// Nobody, or not this user, may write to it.
    ReadOnly,
    /// It is there, and should not have been.
    There,
    /// It is not there, and should have been.
    Missing,
    /// This part of it is a link, in a folder in which none is followed.
    Link(PathBuf),
    /// It cannot be changed: it is a device or a pipe.
    NoText,
    /// It cannot be changed: it is not UTF-8.
    NotUtf8,
    /// Others did not stop changing it.
    Busy,
    /// What the system says.
    System(io::Error),
}

impl WriteError {
    /// Whether it is only that another file is there.
    pub fn is_there(&self) -> bool {
        matches!(self.why, Why::There)
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.display();
        match &self.why {
            Why::NoFolder(folder) => {
                let folder = folder.display();
                write!(f, "cannot write {file}: there is no folder {folder}; make it first")
            }
            Why::Folder => write!(f, "cannot write {file}: it is a folder; name a file in it"),
            Why::Socket => write!(f, "cannot write {file}: it is a socket; name a file"),
            Why::ReadOnly => write!(
                f,
                "cannot write {file}: it may only be read, and was left as it is; allow writing to it \
                 (chmod u+w), or name another file"
            ),
            Why::There => write!(f, "{file} already exists and was not changed"),
            Why::Missing => write!(f, "cannot change {file}: it no longer exists"),
            Why::Link(part) => write!(
                f,
                "cannot write {file}: {} is a link, and inside this folder no link is followed; \
                 remove it",
                part.display()
            ),
            Why::NoText => write!(f, "cannot change {file}: it is not a regular file"),
            Why::NotUtf8 => write!(f, "cannot change {file}: it is not UTF-8 text"),
            Why::Busy => write!(
                f,
                "cannot change {file}: other programs do not stop changing it; try again when they are done"
            ),
            Why::System(why) => write!(f, "cannot write {file}: {why}"),
        }
    }
}

impl Error for WriteError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.why {
            Why::System(why) => Some(why),
            Why::NoFolder(_)
            | Why::Folder
            | Why::Socket
            | Why::ReadOnly
            | Why::There
            | Why::Missing
            | Why::Link(_)
            | Why::NoText
            | Why::NotUtf8
            | Why::Busy => None,
        }
    }
}
