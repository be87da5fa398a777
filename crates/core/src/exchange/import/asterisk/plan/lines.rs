//! The lines of `extensions.conf`: sections, settings, comments, and other files that it includes.

use std::collections::HashMap;

use super::super::values::ENTRY_MARKS;
use crate::exchange::import::{ImportPlace, ImportRefusal, IncludedFiles};

/// The most bytes of a dialplan with all that it includes.
const MOST_BYTES: usize = 8 * 1024 * 1024;
/// The longest line: Asterisk itself reads 8,192 bytes.
const MOST_LINE_BYTES: usize = 8_192;
/// How deep files may include each other.
const MOST_DEPTH: usize = 10;
/// The most files of a dialplan.
const MOST_FILES: usize = 200;

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange::import::asterisk) enum LineContent {
    /// `[name](template,+)`: the name, and what stands in the parentheses.
    Section { name: String, with: Vec<String> },
    /// `key => value` or `key = value`.
    Setting { key: String, value: String },
    /// A program whose output would be read: it is not run.
    Runs,
}

/// A line that says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange::import::asterisk) struct ConfLine {
    pub(in crate::exchange::import::asterisk) place: ImportPlace,
    pub(in crate::exchange::import::asterisk) content: LineContent,
    /// The comment at its end.
    pub(in crate::exchange::import::asterisk) comment: Option<String>,
    /// The comment that stands alone on the line before it.
    pub(in crate::exchange::import::asterisk) above: Option<String>,
}

/// What an included file has, by its name.
pub(in crate::exchange::import) type FileReader<'a> = dyn FnMut(&str) -> Option<IncludedFiles> + 'a;

/// All lines of a file, and of those it includes.
pub(in crate::exchange::import::asterisk) struct ConfReader<'a, 'f> {
    pub(in crate::exchange::import::asterisk) files: &'a mut FileReader<'f>,
    pub(in crate::exchange::import::asterisk) lines: Vec<ConfLine>,
    /// Files that could not be read.
    pub(in crate::exchange::import::asterisk) missing: Vec<(ImportPlace, String)>,
    bytes: usize,
    read: HashMap<String, usize>,
}

impl<'a, 'f> ConfReader<'a, 'f> {
    pub(in crate::exchange::import::asterisk) fn new(files: &'a mut FileReader<'f>) -> Self {
        Self { files, lines: Vec::new(), missing: Vec::new(), bytes: 0, read: HashMap::new() }
    }

    /// Reads a text, and what it includes.
    pub(in crate::exchange::import::asterisk) fn read(
        &mut self,
        file: &str,
        text: &str,
        depth: usize,
    ) -> Result<(), ImportRefusal> {
        // The reader marks entries with these.
        let text = &text.replace(ENTRY_MARKS, " ");
        let at = |line| ImportPlace { file: file.to_owned(), line };
        self.bytes += text.len();
        *self.read.entry(file.to_owned()).or_default() += 1;
        if self.bytes > MOST_BYTES || depth > MOST_DEPTH || self.read.len() > MOST_FILES {
            return Err(ImportRefusal::new(
                at(0),
                format!(
                    "the dialplan is too large: with all that it includes it may have {MOST_FILES} files, {} MB, \
                     and files that include each other {MOST_DEPTH} deep",
                    MOST_BYTES / 1024 / 1024
                ),
            ));
        }
        let mut in_comment = false;
        let mut alone: Option<String> = None;
        for (n, raw) in text.lines().enumerate() {
            if raw.len() > MOST_LINE_BYTES {
                return Err(ImportRefusal::new(
                    at(n + 1),
                    format!(
                        "this line is longer than {MOST_LINE_BYTES} bytes, as no line of a dialplan is"
                    ),
                ));
            }
            let (line, comment) = without_comment(raw, &mut in_comment);
            let line = line.trim();
            if line.is_empty() {
                alone = comment;
                continue;
            }
            let above = alone.take();
            let place = at(n + 1);
            if let Some(directive) = line.strip_prefix('#') {
                self.directive(&place, directive, depth)?;
                continue;
            }
            if let Some(content) = content(line) {
                self.lines.push(ConfLine { place, content, comment, above });
            } else if is_ael(line) {
                return Err(ImportRefusal::new(
                    place,
                    "this is AEL, Asterisk's other language; give the extensions.conf that it is made into: \
                     `aelparse -w -d`",
                ));
            } else {
                return Err(ImportRefusal::new(
                    place,
                    "this line is neither a [context] nor KEY => VALUE, as the lines of a dialplan are",
                ));
            }
        }
        Ok(())
    }

    fn directive(
        &mut self,
        place: &ImportPlace,
        directive: &str,
        depth: usize,
    ) -> Result<(), ImportRefusal> {
        let (what, file) = directive.split_once(char::is_whitespace).unwrap_or((directive, ""));
        let file = file.trim().trim_matches(['"', '<', '>', '\'']);
        match what {
            "include" | "tryinclude" if !file.is_empty() => {
                match (self.files)(file) {
                    Some(found) => {
                        for (name, text) in found {
                            self.read(&name, &text, depth + 1)?;
                        }
                    }
                    None => self.missing.push((place.clone(), file.to_owned())),
                }
                Ok(())
            }
            "exec" => {
                let content = LineContent::Runs;
                let place = place.clone();
                self.lines.push(ConfLine { place, content, comment: None, above: None });
                Ok(())
            }
            _ => Err(ImportRefusal::new(
                place.clone(),
                "Asterisk knows #include, #tryinclude and #exec; this line is none of them",
            )),
        }
    }
}

/// A line without its comment, and the comment. `;-- ... --;` may go over several lines; `\;` begins none.
fn without_comment(raw: &str, in_comment: &mut bool) -> (String, Option<String>) {
    let mut text = String::new();
    let mut rest = raw;
    loop {
        if *in_comment {
            match rest.find("--;") {
                Some(end) => (*in_comment, rest) = (false, &rest[end + 3..]),
                None => return (text, None),
            }
        }
        let Some(at) = rest.find(';') else {
            text.push_str(rest);
            return (text, None);
        };
        if rest[..at].ends_with('\\') {
            text.push_str(&rest[..at - 1]);
            text.push(';');
            rest = &rest[at + 1..];
        } else if rest[at..].starts_with(";--") && !rest[at..].starts_with(";---") {
            text.push_str(&rest[..at]);
            (*in_comment, rest) = (true, &rest[at + 3..]);
        } else {
            text.push_str(&rest[..at]);
            let comment = rest[at..].trim_start_matches(';').trim();
            let has_words = comment.chars().any(char::is_alphanumeric);
            return (text, has_words.then(|| comment.to_owned()));
        }
    }
}

fn content(line: &str) -> Option<LineContent> {
    if let Some(rest) = line.strip_prefix('[') {
        let (name, after) = rest.split_once(']')?;
        let with = after.trim().strip_prefix('(').and_then(|it| it.split_once(')'));
        let with = with.map_or("", |(with, _)| with);
        let with = with.split(',').map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
        return Some(LineContent::Section { name: name.trim().to_owned(), with: with.collect() });
    }
    let (key, value) = line.split_once('=')?;
    let value = value.strip_prefix('>').unwrap_or(value);
    let key = key.trim();
    (!key.is_empty())
        .then(|| LineContent::Setting { key: key.to_owned(), value: value.trim().to_owned() })
}

fn is_ael(line: &str) -> bool {
    let opens = line.ends_with('{') && !line.contains('[');
    opens && ["context ", "macro ", "globals "].iter().any(|word| line.starts_with(word))
}
