//! The beginning of a file.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// The first bytes of a file, as many as there are and at most so many.
///
/// # Errors
/// It can't be read.
pub fn first_bytes(file: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}
