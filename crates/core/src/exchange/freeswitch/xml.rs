//! XML that is being written: text stays text, and comments stay comments.

use std::fmt::Write as _;

/// A file of XML. Words of a menu go into comments alone.
#[derive(Default)]
pub(super) struct Xml {
    text: String,
    depth: usize,
}

/// The longest comment, in letters.
const LONGEST_COMMENT: usize = 400;

impl Xml {
    /// A part that stands so many elements deep.
    pub(super) fn within(depth: usize) -> Self {
        Self { text: String::new(), depth }
    }

    /// A part that was written before.
    pub(super) fn raw(&mut self, part: &str) {
        self.text.push_str(part);
    }

    /// A comment of one line, whatever characters are in it.
    pub(super) fn comment(&mut self, words: &str) {
        let mut plain = String::new();
        for word in words.split(|c: char| c.is_whitespace() || c.is_control() || !is_xml(c)) {
            if !plain.is_empty() && !word.is_empty() {
                plain.push(' ');
            }
            plain.push_str(word);
        }
        // Two dashes would end it.
        let plain: String = plain.replace('-', "\u{2010}").chars().take(LONGEST_COMMENT).collect();
        self.line(&format!("<!-- {plain} -->"));
    }

    /// An element with nothing in it.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let tag = tag(name, attributes);
        self.line(&format!("<{tag}/>"));
    }

    /// An element, and all that `inside` writes into it.
    pub(super) fn inside(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        let tag = tag(name, attributes);
        self.line(&format!("<{tag}>"));
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.line(&format!("</{name}>"));
    }

    fn line(&mut self, line: &str) {
        let _ = writeln!(self.text, "{:indent$}{line}", "", indent = 2 * self.depth);
    }

    pub(super) fn text(self) -> String {
        self.text
    }
}

fn tag(name: &str, attributes: &[(&str, &str)]) -> String {
    let mut tag = name.to_owned();
    for (name, value) in attributes {
        let _ = write!(tag, " {name}=\"{}\"", escaped(value));
    }
    tag
}

/// A text as it stands in an attribute.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars().filter(|c| is_xml(*c)) {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Whether XML 1.0 has a character.
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}
