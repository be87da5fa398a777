//! What sound files say: transcripts, if there are any, else their names, as assumed wording.

use std::collections::{BTreeMap, BTreeSet};

/// Transcripts of sound files, and which of them were missing.
#[derive(Debug)]
pub(super) struct SoundWords<'t> {
    transcripts: &'t BTreeMap<String, String>,
    /// Files whose words nobody gave.
    pub(super) missing: BTreeSet<String>,
    /// Whether something is said whose words are not known.
    pub(super) unheard: bool,
}

/// Endings of sound files.
const ENDINGS: [&str; 12] = [
    ".wav", ".gsm", ".ulaw", ".alaw", ".sln", ".sln16", ".g722", ".mp3", ".ogg", ".txt", ".wav49",
    ".opus",
];

impl<'t> SoundWords<'t> {
    pub(super) fn new(transcripts: &'t BTreeMap<String, String>) -> Self {
        Self { transcripts, missing: BTreeSet::new(), unheard: false }
    }

    /// The words of a sound file, ready to stand in a prompt.
    pub(super) fn words(&mut self, file: &str) -> String {
        let name = without_ending(file.trim().trim_start_matches("./"));
        let base = name.rsplit('/').next().unwrap_or(name);
        let known = [name, name.trim_start_matches('/'), base];
        if let Some(text) = known.iter().find_map(|it| self.transcripts.get(*it)) {
            return text.replace('{', "{{").replace('}', "}}");
        }
        if name.starts_with("digits/") || name.starts_with("letters/") {
            return base.to_uppercase();
        }
        if name.starts_with("silence/") || name.starts_with("silence_stream:") {
            return String::new();
        }
        self.unheard = true;
        self.missing.insert(name.to_owned());
        let shown: String = name.chars().filter(|c| !"{}[]".contains(*c)).take(60).collect();
        format!("[sound {shown}]")
    }
}

/// The name of a sound file without what says its format.
pub(super) fn without_ending(name: &str) -> &str {
    ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}
