//! The page in a real browser.

mod chromium;
mod opening;

use std::path::PathBuf;

use tempfile::TempDir;

use crate::program::Program;

/// A page of the first line, as the command writes it.
struct Written {
    folder: TempDir,
}

impl Written {
    #[track_caller]
    fn first_line() -> Self {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("page.html");
        let out = Program::phonetree()
            .args(["doc", "--format", "html", "--audio", "--out"])
            .arg(&file)
            .output();
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        Self { folder }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("page.html")
    }
}
