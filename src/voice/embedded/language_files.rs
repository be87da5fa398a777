//! Where the embedded voice reads its language files: its library reads files only, whose names end in
//! `.bin`, and they are inside this program, packed.

use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;

use etcetera::BaseStrategy as _;
use tempfile::TempPath;

use crate::files;
use crate::packed::Packed;

/// A language file, there as long as this is.
pub(super) struct LanguageFile {
    path: String,
    /// Removes the file, where it is not to stay.
    _temporary: Option<TempPath>,
}

impl LanguageFile {
    /// Puts a file with these bytes where the voice can read it: into the user's cache, once; else
    /// among temporary files, under a name that nobody could know before, and for its owner alone.
    ///
    /// # Errors
    /// There is no such place.
    pub(super) fn put(name: &str, packed: &Packed) -> Result<Self, String> {
        Self::in_cache(name, packed).or_else(|_| {
            Self::temporary(name, &packed.bytes())
                .map_err(|why| format!("{}: {why}", std::env::temp_dir().display()))
        })
    }

    /// Its path.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    fn in_cache(name: &str, packed: &Packed) -> io::Result<Self> {
        let folders = etcetera::base_strategy::choose_native_strategy();
        let folders = folders.map_err(|_| io::ErrorKind::NotFound)?;
        let folder = folders.cache_dir().join("phonetree").join("voice");
        let file = folder.join(format!("{}-{name}", packed.name()));
        if !files::read(&file, packed.length() as u64).is_ok_and(|found| packed.is(&found)) {
            fs::create_dir_all(&folder)?;
            files::write(&file, &packed.bytes()).map_err(io::Error::other)?;
        }
        Ok(Self { path: utf8(file)?, _temporary: None })
    }

    fn temporary(name: &str, bytes: &[u8]) -> io::Result<Self> {
        let mut file = tempfile::Builder::new().prefix("phonetree-").suffix(name).tempfile()?;
        file.write_all(bytes)?;
        let file = file.into_temp_path();
        Ok(Self { path: utf8(file.to_path_buf())?, _temporary: Some(file) })
    }
}

fn utf8(path: PathBuf) -> io::Result<String> {
    let path = path.into_os_string().into_string();
    path.map_err(|_| io::Error::other("the path is not UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::LanguageFile;

    #[test]
    fn a_temporary_file_has_a_name_of_its_own_and_is_gone_afterwards() {
        let bytes = b"the bytes of a language";
        let [one, other] = [0, 1].map(|_| LanguageFile::temporary("en-US_ta.bin", bytes).unwrap());
        assert_eq!(std::fs::read(one.path()).unwrap(), bytes);
        assert_ne!(one.path(), other.path());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(one.path()).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "for its owner alone");
        }
        let path = one.path().to_owned();
        drop(one);
        assert!(!std::path::Path::new(&path).exists(), "{path}");
    }
}
