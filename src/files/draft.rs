//! A file before it gets its name.
//!
//! Where the system can, it has no name at all until it is whole; then, and elsewhere from the
//! beginning, it is `.NAME.phonetree-XXXXXX`, locked by the program that writes it. One that nobody
//! has locked was left by a program that was killed: the next that writes into that folder removes it.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::error::Why;
use super::place::folder_of;

/// Between the file's own name and six letters or digits.
const MARK: &str = ".phonetree-";
const RANDOM: usize = 6;
/// The longest part of the file's own name, in bytes: a name may have 255 in all.
const LONGEST: usize = 180;
/// In a folder with more things than this, nobody looks for what was left.
const MOST_LOOKED_AT: usize = 20_000;

/// A file that is whole and has a name of its own, until it takes another's place. It is gone if it
/// does not.
#[derive(Debug)]
pub(super) struct Draft {
    file: File,
    path: PathBuf,
}

impl Draft {
    /// In the same folder as the file that it is for. What was left there before is removed.
    pub(super) fn beside(
        target: &Path,
        like: Option<&Metadata>,
        bytes: &[u8],
    ) -> Result<Self, Why> {
        let folder = folder_of(target);
        remove_leftovers(folder);
        Self::new(folder, target, &Content { bytes, like, finish: File::sync_all })
    }

    /// In another folder of the same file system. It is written to the disk when the system has the time.
    pub(super) fn within(
        folder: &Path,
        target: &Path,
        like: Option<&Metadata>,
        bytes: &[u8],
    ) -> Result<Self, Why> {
        Self::new(folder, target, &Content { bytes, like, finish: |_| Ok(()) })
    }

    fn new(folder: &Path, target: &Path, content: &Content<'_>) -> Result<Self, Why> {
        let mut builder = tempfile::Builder::new();
        let prefix = prefix(target.file_name().unwrap_or_default());
        builder.prefix(&prefix).rand_bytes(RANDOM);
        if let Some(file) = nameless(folder, content)?
            && let Some(path) = named(&builder, folder, &file)?
        {
            return Ok(Self { file, path });
        }
        Self::with_a_name(&builder, folder, content)
    }

    /// For systems on which every file has a name.
    fn with_a_name(
        builder: &tempfile::Builder<'_, '_>,
        folder: &Path,
        content: &Content<'_>,
    ) -> Result<Self, Why> {
        loop {
            let mut options = OpenOptions::new();
            options.read(true).write(true).create_new(true);
            content.new_mode(&mut options);
            let made = builder.make_in(folder, |path| options.open(path)).map_err(Why::System)?;
            let (file, path) = made.keep().map_err(|why| Why::System(why.error))?;
            let draft = Self { file, path };
            let _ = draft.file.lock();
            // Before it was locked, another program may have taken it for one that was left.
            if is_named(&draft.file, &draft.path) {
                content.fill(&draft.file).map_err(Why::System)?;
                return Ok(draft);
            }
        }
    }

    /// Takes the place of a file, or a place where none is.
    pub(super) fn moves_to(self, target: &Path) -> Result<(), Why> {
        fs::rename(&self.path, target).map_err(Why::System)
    }

    /// The same, and it is on the disk then.
    pub(super) fn replaces(self, target: &Path) -> Result<(), Why> {
        self.moves_to(target)?;
        sync_folder(target);
        Ok(())
    }

    /// Takes a place where no file is.
    pub(super) fn appears(self, target: &Path) -> Result<(), Why> {
        match fs::hard_link(&self.path, target) {
            Ok(()) => {}
            Err(why) if why.kind() == io::ErrorKind::AlreadyExists => return Err(Why::There),
            // A file system without hard links.
            Err(_) if fs::symlink_metadata(target).is_ok() => return Err(Why::There),
            Err(_) => fs::rename(&self.path, target).map_err(Why::System)?,
        }
        drop(self);
        sync_folder(target);
        Ok(())
    }

    /// Changes places with a file; then what this is the draft of is under the other name, and the
    /// file that was there under this one. `false` where the system cannot.
    pub(super) fn swaps(&self, target: &Path) -> io::Result<bool> {
        #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
        {
            use rustix::fs::{CWD, RenameFlags, renameat_with};
            use rustix::io::Errno;
            match renameat_with(CWD, &self.path, CWD, target, RenameFlags::EXCHANGE) {
                Ok(()) => Ok(true),
                Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(false),
                Err(why) => Err(why.into()),
            }
        }
        #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
        {
            let _ = target;
            Ok(false)
        }
    }

    /// What it changed places with stays under its name: it is not ours to remove.
    pub(super) fn leave(self) {
        std::mem::forget(self);
    }

    /// The name that it has, or what it changed places with.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The file itself, wherever it is.
    pub(super) fn file(&self) -> &File {
        &self.file
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After a rename there is nothing of that name.
        let _ = fs::remove_file(&self.path);
    }
}

/// A whole file without a name; none where the system has no such thing.
#[cfg(target_os = "linux")]
fn nameless(folder: &Path, content: &Content<'_>) -> Result<Option<File>, Why> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    let flags = rustix::fs::OFlags::TMPFILE.bits();
    options.custom_flags(i32::try_from(flags).unwrap_or_default());
    content.new_mode(&mut options);
    let Ok(file) = options.open(folder) else { return Ok(None) };
    let _ = file.lock();
    content.fill(&file).map_err(Why::System)?;
    Ok(Some(file))
}

#[cfg(not(target_os = "linux"))]
fn nameless(_: &Path, _: &Content<'_>) -> Result<Option<File>, Why> {
    Ok(None)
}

/// Gives a file without a name one; none where that cannot be done.
#[cfg(target_os = "linux")]
fn named(
    builder: &tempfile::Builder<'_, '_>,
    folder: &Path,
    file: &File,
) -> Result<Option<PathBuf>, Why> {
    use rustix::fs::{AtFlags, CWD, linkat};
    use std::os::fd::AsRawFd as _;
    let open = format!("/proc/self/fd/{}", file.as_raw_fd());
    let link = |path: &Path| {
        linkat(CWD, &open, CWD, path, AtFlags::SYMLINK_FOLLOW).map_err(io::Error::from)
    };
    match builder.make_in(folder, link) {
        Ok(made) => made.keep().map(|((), path)| Some(path)).map_err(|why| Why::System(why.error)),
        Err(_) => Ok(None),
    }
}

#[cfg(not(target_os = "linux"))]
fn named(_: &tempfile::Builder<'_, '_>, _: &Path, _: &File) -> Result<Option<PathBuf>, Why> {
    Ok(None)
}

/// What a draft is to be.
struct Content<'a> {
    bytes: &'a [u8],
    /// The file that it is to replace.
    like: Option<&'a Metadata>,
    /// What is done when all is in it.
    finish: fn(&File) -> io::Result<()>,
}

impl Content<'_> {
    /// A new file has what the user's umask leaves; one that replaces another is for nobody else until
    /// it is like it.
    fn new_mode(&self, options: &mut OpenOptions) {
        #[cfg(unix)]
        {
            let mode = if self.like.is_some() { 0o600 } else { 0o666 };
            std::os::unix::fs::OpenOptionsExt::mode(options, mode);
        }
        #[cfg(not(unix))]
        let _ = options;
    }

    fn fill(&self, mut file: &File) -> io::Result<()> {
        file.write_all(self.bytes)?;
        self.like.map_or(Ok(()), |like| make_like(file, like))?;
        (self.finish)(file)
    }
}

/// Gives a file the owner, the group and the mode of another. Where the owner or the group cannot be
/// given, nothing is run in their name either.
#[cfg(unix)]
fn make_like(file: &File, like: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
    const SET_UID: u32 = 0o4000;
    const SET_GID: u32 = 0o2000;
    let mut mode = like.mode() & 0o7777;
    let now = file.metadata()?;
    if now.gid() != like.gid() && fchown(file, None, Some(like.gid())).is_err() {
        mode &= !SET_GID;
    }
    if now.uid() != like.uid() && fchown(file, Some(like.uid()), None).is_err() {
        mode &= !SET_UID;
    }
    match file.metadata()?.mode() & 0o7777 == mode {
        true => Ok(()),
        false => file.set_permissions(fs::Permissions::from_mode(mode)),
    }
}

#[cfg(not(unix))]
fn make_like(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}

/// The new name is on the disk, too, where the system can say so.
pub(super) fn sync_folder(target: &Path) {
    #[cfg(unix)]
    let _ = File::open(folder_of(target)).and_then(|folder| folder.sync_all());
    #[cfg(not(unix))]
    let _ = target;
}

/// `.NAME.phonetree-`, with a long name cut.
fn prefix(name: &OsStr) -> OsString {
    let mut prefix = OsString::from(".");
    match name.len() <= LONGEST {
        true => prefix.push(name),
        false => prefix.push(name.to_string_lossy().chars().take(LONGEST / 4).collect::<String>()),
    }
    prefix.push(MARK);
    prefix
}

/// Removes drafts that no program is at work on.
pub(super) fn remove_leftovers(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().take(MOST_LOOKED_AT) {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_draft(&entry.file_name().to_string_lossy()) && is_file {
            let path = entry.path();
            let Ok(file) = File::open(&path) else { continue };
            if file.try_lock().is_ok() && is_named(&file, &path) {
                let _ = fs::remove_file(&path);
            }
        }
    }
}

fn is_draft(name: &str) -> bool {
    let ending = name.strip_prefix('.').and_then(|name| name.rsplit_once(MARK));
    ending.is_some_and(|(_, random)| {
        random.len() == RANDOM && random.chars().all(|c| c.is_ascii_alphanumeric())
    })
}

/// Whether an open file has this name.
pub(super) fn is_named(file: &File, path: &Path) -> bool {
    let (Ok(open), Ok(found)) = (file.metadata(), fs::symlink_metadata(path)) else {
        return false;
    };
    is_same(&open, &found)
}

/// Whether two are one file.
pub(super) fn is_same(one: &Metadata, other: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        (one.dev(), one.ino()) == (other.dev(), other.ino())
    }
    #[cfg(not(unix))]
    {
        let times = |it: &Metadata| (it.len(), it.modified().ok(), it.created().ok());
        times(one) == times(other)
    }
}
