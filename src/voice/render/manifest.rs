//! What is in a folder of prompt files, and what each was made of.

use std::path::{Component, Path};

use serde::{Deserialize, Serialize};

use super::hash::sha256;
use super::plan::Assembly;

/// The manifest's name in its folder.
pub const MANIFEST: &str = "manifest.json";
/// Goes up when the same words would come out as other samples.
const WORKSHOP: u32 = 3;

/// What is in a folder of prompt files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The format of manifests: 1.
    pub manifest: u32,
    /// The title of the menu.
    pub menu: String,
    /// One for each file, in the order of the plan.
    pub takes: Vec<ManifestEntry>,
    /// Files made before that no prompt needs anymore.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub orphans: Vec<ManifestEntry>,
    /// How prompts are put together from takes.
    pub prompts: Vec<Assembly>,
    /// The script for a voice talent, as it was written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sheets: Vec<ManifestSheet>,
}

/// A file of the script for a voice talent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ManifestSheet {
    /// Its name in the folder.
    pub file: String,
    /// SHA-256 of it.
    pub sha256: String,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ManifestEntry {
    /// Where it is, from the folder, with `/` between folders.
    pub file: String,
    /// The take: `main/options`.
    pub take: String,
    /// The node that says it; none for values and shared prompts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
    /// BCP 47.
    pub language: String,
    /// The words, as they are shown.
    pub text: String,
    /// The words, as a voice should read them.
    pub said: String,
    /// Who said them: a voice, or a recording.
    pub voice: String,
    /// The format, as `--format` names it.
    pub format: String,
    /// Samples a second (Hz).
    pub rate: u32,
    /// How many there are.
    pub samples: u64,
    /// How long it lasts, in milliseconds.
    pub ms: u64,
    /// The sample farthest from silence, from 0 to 32,768.
    pub peak: u16,
    /// Level of active speech (RFC 7874, section 4), in dBm0, to a tenth.
    pub level_dbm0: Option<f64>,
    /// `published` if the organization says these words, `assumed` if they are ours.
    pub wording: String,
    /// The length of the file, in bytes.
    pub bytes: u64,
    /// SHA-256 of all that it was made of: words, voice, settings, format.
    pub made_of: String,
    /// SHA-256 of the file.
    pub sha256: String,
}

/// Why a text is not a manifest that can be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ManifestError {
    /// It is not written as a manifest is.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// A later program wrote it: its format.
    #[error("it has format {0}, and this program reads format 1")]
    Format(u32),
    /// One of its files is not in its folder.
    #[error("it names {0}, which is not in its folder")]
    Outside(String),
}

/// All that decides what a file sounds like.
#[derive(Serialize)]
pub(super) struct Recipe<'a> {
    pub(super) said: &'a str,
    pub(super) voice: &'a str,
    pub(super) format: &'a str,
    pub(super) lead_ms: u16,
    pub(super) tail_ms: u16,
    /// More treble for a telephone. What has none is as it was before there was any.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) clearer: bool,
}

impl Recipe<'_> {
    /// SHA-256 of it, in hexadecimal.
    pub(super) fn hash(&self) -> String {
        let json = serde_json::to_string(&(WORKSHOP, self)).expect("texts and numbers are JSON");
        sha256(json.as_bytes())
    }
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// It is not a manifest, or one of a later program.
    pub fn read(text: &str) -> Result<Self, ManifestError> {
        let manifest: Self = serde_json::from_str(text)?;
        if manifest.manifest != 1 {
            return Err(ManifestError::Format(manifest.manifest));
        }
        // Files are written over and removed by what stands here: none of them may be elsewhere.
        let outside = |file: &str| {
            let inside = |part: Component<'_>| matches!(part, Component::Normal(_));
            file.is_empty() || !Path::new(file).components().all(inside)
        };
        let all = manifest.takes.iter().chain(&manifest.orphans);
        match all.map(|entry| &entry.file).find(|file| outside(file)) {
            Some(file) => Err(ManifestError::Outside(file.clone())),
            None => Ok(manifest),
        }
    }

    /// As it is written to its file.
    pub fn written(&self) -> String {
        let Self { manifest, menu, takes, orphans, prompts, sheets } = self;
        let (manifest, takes) = (*manifest, takes.iter().collect());
        ManifestFile { manifest, menu, takes, orphans, prompts, sheets }.written()
    }
}

/// A manifest whose parts belong to others, to be written: there may be ten thousand of them.
#[derive(Serialize)]
pub(super) struct ManifestFile<'a> {
    pub(super) manifest: u32,
    pub(super) menu: &'a str,
    pub(super) takes: Vec<&'a ManifestEntry>,
    #[serde(skip_serializing_if = "<[ManifestEntry]>::is_empty")]
    pub(super) orphans: &'a [ManifestEntry],
    pub(super) prompts: &'a [Assembly],
    #[serde(skip_serializing_if = "<[ManifestSheet]>::is_empty")]
    pub(super) sheets: &'a [ManifestSheet],
}

impl ManifestFile<'_> {
    /// As it is written to its file.
    pub(super) fn written(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("texts and numbers are JSON");
        json.push('\n');
        json
    }
}
