//! Again, whenever a file is saved.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use notify::{RecursiveMode, Watcher as _};

use crate::cli::output::aside;
use crate::cli::{Failure, Verdict};

/// An editor writes a file in several steps: this long after the last of them it is done.
const QUIET: Duration = Duration::from_millis(100);

/// Does something once, then again whenever one of the files changes that had to do with it.
pub(super) fn again_and_again(
    mut once: impl FnMut() -> (Vec<PathBuf>, Result<Verdict, Failure>),
) -> Result<Verdict, Failure> {
    let (tell, told) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(tell)?;
    let mut watched: BTreeSet<PathBuf> = BTreeSet::new();
    loop {
        let (files, verdict) = once();
        if let Err(Failure(why)) = verdict {
            aside(&why);
        }
        // Folders, not files: many editors save by putting a new file in the place of the old.
        for folder in files.iter().map(|file| folder_of(file)) {
            if watched.insert(folder.clone()) {
                watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        aside("(waiting for a file to change; Ctrl-C quits)");
        let concerns = |event: &notify::Event| {
            let toml = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "toml");
            !event.kind.is_access() && event.paths.iter().any(toml)
        };
        while !concerns(&told.recv()??) {}
        while told.recv_timeout(QUIET).is_ok() {}
    }
}

/// The folder of a file; a folder itself.
fn folder_of(file: &Path) -> PathBuf {
    if file.is_dir() {
        return file.to_owned();
    }
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}
