//! The page in a real browser.

mod calling;
mod chromium;
mod firefox;
mod languages;
mod opening;
mod practicing;
mod quick;
mod readers;

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use self::chromium::Page;
use crate::node::built;
use crate::program::Program;
use crate::there;

/// A page of the first line, as the command writes it, and a folder beside it.
struct Written {
    folder: TempDir,
}

impl Written {
    /// Nothing where there is no browser, or no engine: that is said.
    #[track_caller]
    fn first_line() -> Option<Self> {
        Self::of(&["--audio"])
    }

    /// Another page, by what the command is asked for.
    #[track_caller]
    fn of(wish: &[&str]) -> Option<Self> {
        if !there("chromium", "the page in a browser") || !built() {
            return None;
        }
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("page.html");
        let program = Program::phonetree().args(["doc", "--format", "html"]).args(wish);
        let out = program.arg("--out").arg(&file).output();
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        Some(Self { folder })
    }

    fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn file(&self) -> PathBuf {
        self.folder().join("page.html")
    }

    /// The page, with something after its name, once its engine can be asked.
    #[track_caller]
    fn open(&self, after: &str) -> Page {
        let mut page = Page::open(&self.file(), after);
        page.until("document.documentElement.dataset.engine === 'ready'");
        page
    }
}

/// Nothing was fetched, and nothing went wrong.
#[track_caller]
fn is_quiet(page: &mut Page) {
    assert_eq!(page.requests(), Vec::<String>::new(), "a page fetches nothing");
    assert_eq!(page.complaints(), Vec::<String>::new());
}
