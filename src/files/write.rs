//! One way to write a file.

use std::fs::{self, Metadata, OpenOptions};
use std::io;
use std::path::Path;

use super::draft::Draft;
use super::error::{Why, WriteError};
use super::place::{Place, folder_of};

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

/// Whether there is a file that [`write()`] would put another in the place of.
pub fn is_replaced(file: &Path) -> bool {
    matches!(Place::of(file), Ok(Place::File(..)))
}

/// Whether [`write()`] would leave a file of that name. A device, a pipe or a descriptor only passes on
/// what is written.
pub fn is_left(file: &Path) -> bool {
    matches!(Place::of(file), Ok(Place::File(..) | Place::New(_)))
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
