//! Files are read: regular ones, up to a limit.

use std::fs::{self, File, FileType, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The longest text that is read, in bytes: a menu, written calls, a course, a manifest. A hundred
/// thousand nodes take about 20 MB.
pub const MOST_TEXT: u64 = 64 * MB;

const MB: u64 = 1024 * 1024;
/// How much of a file is looked at to tell whether it is worth reading, in bytes.
const LOOK: u64 = MB;

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The system says no.
    #[error(transparent)]
    System(#[from] io::Error),
    /// There is something else than a file: a pipe, a device. In words: `a pipe`.
    #[error("it is {0}, not a file")]
    NoFile(&'static str),
    /// It has more than so many bytes.
    #[error("it is larger than {} MB", .0 / MB)]
    TooLarge(u64),
    /// It is not UTF-8 text, from this line on.
    #[error("it is not UTF-8 text from line {0} on; save it as UTF-8")]
    NotText(usize),
    /// A link leads out of the folder that the file should be in.
    #[error(
        "it is a link that leads out of the folder, which is not followed; use a copy of the file instead"
    )]
    Outside,
}

impl ReadError {
    /// Whether there is nothing at all.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::System(why) if why.kind() == io::ErrorKind::NotFound)
    }
}

/// Reads a file that something else than the user named.
///
/// # Errors
/// It is not there, no regular file (that is said at once: nothing waits for a pipe), or longer than
/// `most` bytes.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
    rest(regular(path)?, Vec::new(), most)
}

/// Reads a file as [`read`] does, if its beginning looks right: all of it, or the first megabyte.
///
/// # Errors
/// As [`read`]. A file that does not look right is never too large.
pub fn read_if(
    path: &Path,
    most: u64,
    looks_right: impl FnOnce(&[u8]) -> bool,
) -> Result<Option<Vec<u8>>, ReadError> {
    let mut file = regular(path)?;
    let mut begins = Vec::new();
    (&mut file).take(LOOK).read_to_end(&mut begins)?;
    if looks_right(&begins) { rest(file, begins, most).map(Some) } else { Ok(None) }
}

/// Reads the first bytes of a file, so many at most, as [`read`] does.
///
/// # Errors
/// As [`read`], but for its length.
pub fn read_beginning(path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
    let mut begins = Vec::new();
    regular(path)?.take(most).read_to_end(&mut begins)?;
    Ok(begins)
}

/// Reads a file that the user named, which may be a pipe: `/dev/stdin`, `<(command)`.
///
/// # Errors
/// It is not there, a folder, or longer than `most` bytes.
pub fn read_named(path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
    rest(File::open(path)?, Vec::new(), most)
}

/// Bytes as UTF-8 text.
///
/// # Errors
/// They are none.
pub fn text(bytes: Vec<u8>) -> Result<String, ReadError> {
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        ReadError::NotText(before.split(|byte| *byte == b'\n').count())
    })
}

/// A folder whose files are named by something else than the user, as those of a manifest are: what
/// lies elsewhere is not read, even where a link in the folder leads there.
#[derive(Clone, Debug)]
pub struct Folder {
    /// Without links in it: the folder that was named may be one itself.
    path: PathBuf,
}

impl Folder {
    /// Opens a folder.
    ///
    /// # Errors
    /// It is not there.
    pub fn open(path: &Path) -> Result<Self, ReadError> {
        Ok(Self { path: fs::canonicalize(path)? })
    }

    /// Where something in the folder is, without links.
    ///
    /// # Errors
    /// It is not there, or not in the folder.
    pub fn find(&self, inside: &Path) -> Result<PathBuf, ReadError> {
        let path = fs::canonicalize(self.path.join(inside))?;
        if path.starts_with(&self.path) { Ok(path) } else { Err(ReadError::Outside) }
    }

    /// Reads a file in the folder, as [`read`] does.
    ///
    /// # Errors
    /// As [`read`]; or it is not in the folder.
    pub fn read(&self, inside: impl AsRef<Path>, most: u64) -> Result<Vec<u8>, ReadError> {
        read(&self.find(inside.as_ref())?, most)
    }
}

/// Opens a regular file.
fn regular(path: &Path) -> Result<File, ReadError> {
    // To open a device may do something: it is looked at before.
    is_file(fs::metadata(path)?.file_type())?;
    let mut options = OpenOptions::new();
    options.read(true);
    // Something else may stand there by now: a pipe that nobody writes to would be waited for.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        rustix::fs::OFlags::NONBLOCK.bits().cast_signed(),
    );
    let file = options.open(path)?;
    is_file(file.metadata()?.file_type())?;
    Ok(file)
}

fn is_file(kind: FileType) -> Result<(), ReadError> {
    if kind.is_file() { Ok(()) } else { Err(ReadError::NoFile(word(kind))) }
}

/// What stands where a file should, in a word or two.
pub(super) fn word(kind: FileType) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if kind.is_fifo() {
            return "a pipe";
        }
        if kind.is_socket() {
            return "a socket";
        }
        if kind.is_char_device() || kind.is_block_device() {
            return "a device";
        }
    }
    if kind.is_dir() { "a folder" } else { "something else" }
}

/// What has been read, and the rest of it.
pub(super) fn rest(from: impl Read, mut bytes: Vec<u8>, most: u64) -> Result<Vec<u8>, ReadError> {
    let left = (most + 1).saturating_sub(bytes.len() as u64);
    from.take(left).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(ReadError::TooLarge(most)) } else { Ok(bytes) }
}
