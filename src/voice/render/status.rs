//! What is there, what is wanted, and so what is to be done.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::Path;

use super::error::RenderError;
use super::layout::FileLayout;
use super::manifest::{Manifest, ManifestEntry, Recipe};
use super::plan::{RenderPlan, Take};
use super::recordings::{FoundRecording, Recordings};
use crate::sound::{Format, is_for_telephone};
use crate::voice;
use phonetree_core::menu::{Speaker, Tree};

/// A file that is wanted.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) file: String,
    /// Its take in the plan.
    pub(super) take: usize,
    pub(super) format: Format,
    /// SHA-256 of all that it is made of.
    pub(super) made_of: String,
    /// Who says it.
    pub(super) voice: String,
    /// Whether it gets more treble, for a telephone: the embedded voice needs it.
    pub(super) is_clearer: bool,
    /// The recording that it is made from, in place of the voice.
    pub(super) recording: Option<FoundRecording>,
}

/// How a file that is wanted is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileStatus {
    /// As it should be.
    Current,
    /// Not there.
    Missing,
    /// There, but made of other words, by another voice or for another format.
    Stale,
    /// There, and not as it was written: somebody has put another file in its place.
    Foreign,
}

/// Every file that is wanted.
pub(super) fn wanted(
    tree: &Tree,
    plan: &RenderPlan,
    layout: &FileLayout,
    recordings: &Recordings,
) -> Result<Vec<Wanted>, RenderError> {
    let mut all = Vec::with_capacity(plan.takes.len() * layout.formats.len());
    let mut names: HashMap<String, &Take> = HashMap::new();
    let voices: Vec<String> =
        tree.language_ids().map(|language| voice::name(tree, language)).collect();
    for (n, take) in plan.takes.iter().enumerate() {
        let recording = recordings.of(&recorded_as(tree, take))?;
        let voice = recording
            .as_ref()
            .map_or_else(|| voices[take.language.index()].clone(), |found| found.name.clone());
        for format in &layout.formats {
            let file = layout.file(tree, take, *format);
            if let Some(other) = names.insert(file.clone(), take) {
                let [one, other] =
                    [other, take].map(|take| format!("{} (\"{}\")", take.name, take.text));
                return Err(RenderError::SameFile { file, one, other });
            }
            let is_clearer = recording.is_none()
                && tree.voice.by == Speaker::Embedded
                && is_for_telephone(format.rate());
            let recipe = Recipe {
                said: &take.said,
                voice: &voice,
                format: format.name(),
                lead_ms: take.edges.lead_ms,
                tail_ms: take.edges.tail_ms,
                clearer: is_clearer,
            };
            let made_of = recipe.hash();
            let (voice, recording) = (voice.clone(), recording.clone());
            all.push(Wanted {
                file,
                take: n,
                format: *format,
                made_of,
                voice,
                is_clearer,
                recording,
            });
        }
    }
    Ok(all)
}

/// What a recording of a take is named after: the take, in a folder for its language if there are
/// several.
pub(super) fn recorded_as(tree: &Tree, take: &Take) -> String {
    match tree.languages.len() {
        1 => take.name.clone(),
        _ => format!("{}/{}", tree.languages[take.language.index()].tag, take.name),
    }
}

/// How each wanted file is found, by the manifest that was written with it. `ours` are files that a
/// run which was cut off may have written.
pub(super) fn states(
    folder: &Path,
    wanted: &[Wanted],
    manifest: &Manifest,
    ours: &HashSet<String>,
) -> Vec<FileStatus> {
    let known = known(manifest);
    let state = |wanted: &Wanted| {
        let found = fs::metadata(folder.join(&wanted.file)).ok();
        match (found, known.get(wanted.file.as_str())) {
            (None, _) => FileStatus::Missing,
            (Some(_), _) if ours.contains(&wanted.file) => FileStatus::Stale,
            (Some(found), Some(entry)) if found.len() == entry.bytes => {
                if entry.made_of == wanted.made_of {
                    FileStatus::Current
                } else {
                    FileStatus::Stale
                }
            }
            (Some(_), _) => FileStatus::Foreign,
        }
    };
    wanted.iter().map(state).collect()
}

/// The entries of a manifest by their files.
pub(super) fn known(manifest: &Manifest) -> BTreeMap<&str, &ManifestEntry> {
    let all = manifest.orphans.iter().chain(&manifest.takes);
    all.map(|entry| (entry.file.as_str(), entry)).collect()
}

/// Files of ours that are not wanted anymore.
pub(super) fn orphans(folder: &Path, wanted: &[Wanted], manifest: &Manifest) -> Vec<ManifestEntry> {
    let wanted: BTreeSet<&str> = wanted.iter().map(|wanted| wanted.file.as_str()).collect();
    let known = known(manifest).into_values();
    known
        .filter(|entry| !wanted.contains(entry.file.as_str()))
        .filter(|entry| folder.join(&entry.file).exists())
        .cloned()
        .collect()
}
