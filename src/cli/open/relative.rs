//! A path as a file beside it writes it.

use std::path::{Component, Path, PathBuf};

/// The way to a file from a folder, as a file of written calls names its menu: `../../clinic.toml`. Both
/// must be there.
pub(in crate::cli) fn from_folder(folder: &Path, file: &Path) -> Option<String> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let (from, to) = (folder.canonicalize().ok()?, file.canonicalize().ok()?);
    let shared = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return to.to_str().map(str::to_owned);
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    let way: PathBuf = up.chain(to.components().skip(shared)).collect();
    let parts: Option<Vec<&str>> = way.iter().map(|part| part.to_str()).collect();
    // As on all systems: a file of calls may be read on another.
    Some(parts?.join("/"))
}

#[cfg(test)]
mod tests {
    use super::from_folder;

    #[test]
    fn the_way_goes_up_to_the_folder_that_both_are_in() {
        let home = tempfile::tempdir().unwrap();
        let calls = home.path().join("tests/calls");
        std::fs::create_dir_all(&calls).unwrap();
        for name in ["a.toml", "tests/calls/b.toml", "tests/c.toml"] {
            std::fs::write(home.path().join(name), "").unwrap();
        }
        let way = |name: &str| from_folder(&calls, &home.path().join(name));
        assert_eq!(way("a.toml").as_deref(), Some("../../a.toml"));
        assert_eq!(way("tests/c.toml").as_deref(), Some("../c.toml"));
        assert_eq!(way("tests/calls/b.toml").as_deref(), Some("b.toml"));
        assert_eq!(way("none.toml"), None);
    }
}
