//! What sound files say: transcripts, if there are any, else their names, as assumed wording.

use std::collections::{BTreeMap, BTreeSet};

use super::sketch::{ImportLossKind, ImportPlace, Sketch};

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

    /// Says which words are missing.
    pub(super) fn tell(&self, sketch: &mut Sketch, file: &str) {
        if self.missing.is_empty() {
            return;
        }
        let some: Vec<&str> = self.missing.iter().take(5).map(String::as_str).collect();
        let words = format!(
            "what {} sound {} was not given ({}{}): put the words into NAME.txt files and give their folder with --sounds",
            self.missing.len(),
            if self.missing.len() == 1 { "file says" } else { "files say" },
            some.join(", "),
            if self.missing.len() > some.len() { " ..." } else { "" }
        );
        let place = ImportPlace { file: file.to_owned(), line: 0 };
        sketch.lose(&place, "", ImportLossKind::Assumed, words);
    }
}

/// The name of a sound file without what says its format.
pub(super) fn without_ending(name: &str) -> &str {
    ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}
