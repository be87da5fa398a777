//! For its owner alone: what somebody practiced, and how well, is nobody else's business. Nor is what
//! they have allowed.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io;
use std::path::Path;

/// Makes a folder, and those it is in, where they are not there.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes a file where it is not there, and leaves what is in one that is. What goes wrong is reported by
/// anyone who opens it next.
pub fn make_file(file: &Path) {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let _ = options.open(file);
    tighten(file);
}

/// Takes a file from all but its owner. One of somebody else is left as it is.
pub fn tighten(file: &Path) {
    set_at_most(file, 0o600);
}

/// Takes a folder from all but its owner.
pub fn tighten_folder(folder: &Path) {
    set_at_most(folder, 0o700);
}

#[cfg(unix)]
fn set_at_most(path: &Path, most: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    let Ok(found) = fs::metadata(path) else { return };
    let now = found.permissions().mode() & 0o7777;
    if now & !most & 0o077 != 0 {
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(now & most));
    }
}

#[cfg(not(unix))]
fn set_at_most(path: &Path, _: u32) {
    let _ = (path, fs::metadata);
}
