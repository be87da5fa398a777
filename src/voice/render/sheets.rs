//! The script for a voice talent, in its two files. One that somebody has written notes into is theirs.

use std::collections::HashSet;

use super::error::RenderError;
use super::folder::OutputFolder;
use super::hash::sha256;
use super::manifest::{Manifest, ManifestSheet};

/// Their names in the folder.
pub(super) const SHEETS: [&str; 2] = ["script.md", "script.csv"];

/// How the sheets in a folder are found.
pub(super) struct Sheets {
    /// As the manifest had them.
    before: Vec<ManifestSheet>,
    /// Those that are as they were written, or are not there, or may be written over.
    free: Vec<&'static str>,
}

impl Sheets {
    /// Looks at the sheets of a folder. `ours` are files that a run which was cut off may have written.
    pub(super) fn find(
        folder: &OutputFolder,
        manifest: &Manifest,
        ours: &HashSet<String>,
        force: bool,
    ) -> Self {
        let is_ours = |file: &str, found: &[u8]| {
            let known = manifest.sheets.iter().find(|sheet| sheet.file == file);
            ours.contains(file) || known.is_some_and(|sheet| sheet.sha256 == sha256(found))
        };
        let is_free = |file: &&str| {
            force
                || !folder.is_there(file)
                || folder.read(file).is_some_and(|it| is_ours(file, &it))
        };
        Self { before: manifest.sheets.clone(), free: SHEETS.into_iter().filter(is_free).collect() }
    }

    /// Writes those that are free and have changed; `meant` are other files that were to be written.
    /// What the manifest says of them now, and those that were left alone.
    pub(super) fn write(
        &self,
        folder: &OutputFolder,
        texts: [String; 2],
        meant: &[&str],
    ) -> Result<(Vec<ManifestSheet>, Vec<String>), RenderError> {
        let (mut now, mut foreign) = (Vec::new(), Vec::new());
        let files: Vec<(&str, String)> = SHEETS.into_iter().zip(texts).collect();
        let same = |(file, text): &(&str, String)| {
            folder.read(file).is_some_and(|found| found == text.as_bytes())
        };
        let changed = |it: &&(&str, String)| self.free.contains(&it.0) && !same(it);
        let changed: Vec<&(&str, String)> = files.iter().filter(changed).collect();
        if !changed.is_empty() {
            let names = changed.iter().map(|(file, _)| *file);
            folder.mean(&meant.iter().copied().chain(names).collect::<Vec<_>>())?;
        }
        for (file, text) in &changed {
            folder.put(file, text.as_bytes())?;
        }
        for it @ (file, text) in &files {
            if self.free.contains(file) || same(it) {
                let sha256 = sha256(text.as_bytes());
                now.push(ManifestSheet { file: (*file).to_owned(), sha256 });
            } else {
                foreign.push((*file).to_owned());
                now.extend(self.before.iter().find(|sheet| sheet.file == *file).cloned());
            }
        }
        Ok((now, foreign))
    }

    /// What the manifest says of them until they are written.
    pub(super) fn before(&self) -> &[ManifestSheet] {
        &self.before
    }
}
