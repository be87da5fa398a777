//! One way to write a file.

use std::error::Error;
use std::fmt;
use std::fs::{self, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::draft::Draft;
use super::place::{Place, folder_of};

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
            Why::There => write!(f, "{file} is there already, and was left as it is"),
            Why::Missing => write!(f, "cannot change {file}: it is not there any more"),
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
            _ => None,
        }
    }
}

/// Writes a file, whole or not at all, over one that is there.
///
/// # Errors
/// What is wrong, and what to do.
pub fn write(file: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    write_to(file, bytes).map_err(|why| WriteError { file: file.to_owned(), why })
}

fn write_to(file: &Path, bytes: &[u8]) -> Result<(), Why> {
    match Place::of(file)? {
        Place::File(path, found) => {
            must_be_writable(&path, &found)?;
            Draft::beside(&path, Some(&found), bytes)?.replaces(&path)
        }
        Place::New(path) => Draft::beside(&path, None, bytes)?.replaces(&path),
        Place::Stream(path) => {
            let stream = OpenOptions::new().write(true).open(path).map_err(Why::System)?;
            // Somebody may have put a file there since.
            match stream.metadata().map_err(Why::System)?.is_file() {
                true => Err(Why::Busy),
                false => poured(stream, bytes),
            }
        }
        Place::Descriptor(path) => match own(&path) {
            Some(1) => poured(io::stdout().lock(), bytes),
            Some(2) => poured(io::stderr().lock(), bytes),
            // After what is there: a redirection may have written before.
            _ => poured(OpenOptions::new().append(true).open(path).map_err(Why::System)?, bytes),
        },
    }
}

/// Writes a new file, whole or not at all; never over one that is there.
///
/// # Errors
/// What is wrong, and what to do; [`WriteError::is_there`] where there is one.
pub fn create(file: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let created = || match Place::of(file)? {
        Place::New(path) => Draft::beside(&path, None, bytes)?.appears(&path),
        Place::File(..) | Place::Stream(_) | Place::Descriptor(_) => Err(Why::There),
    };
    created().map_err(|why| WriteError { file: file.to_owned(), why })
}

/// Refuses a file to which nobody may write, or not this user. A user who may write anything (root)
/// is asked to allow it first, too.
pub(super) fn must_be_writable(path: &Path, found: &Metadata) -> Result<(), Why> {
    if found.permissions().readonly() {
        return Err(Why::ReadOnly);
    }
    match OpenOptions::new().write(true).open(path) {
        Err(why) if why.kind() == io::ErrorKind::PermissionDenied => Err(Why::ReadOnly),
        _ => Ok(()),
    }
}

/// Writes to something that takes bytes as they come. A reader who has gone away has read enough.
fn poured(mut to: impl io::Write, bytes: &[u8]) -> Result<(), Why> {
    match to.write_all(bytes).and_then(|()| to.flush()) {
        Err(why) if why.kind() != io::ErrorKind::BrokenPipe => Err(Why::System(why)),
        _ => Ok(()),
    }
}

/// The number of a descriptor, if it is one of this program's own.
fn own(descriptor: &Path) -> Option<u32> {
    let folder = folder_of(descriptor);
    let ours = folder == Path::new("/dev/fd")
        || fs::canonicalize("/proc/self/fd").is_ok_and(|own| own == folder)
        || fs::canonicalize("/proc/thread-self/fd").is_ok_and(|own| own == folder);
    ours.then(|| descriptor.file_name()?.to_str()?.parse().ok())?
}
