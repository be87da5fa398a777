//! What is wrong with a menu file: where, in which words, and what to do about it.

use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Renderer, Snippet};

/// One thing that is wrong, and the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, in a line.
    pub message: String,
    /// The place: bytes of the text.
    pub span: Range<usize>,
    /// What stands at the place.
    pub label: String,
    /// What to do.
    pub help: Option<String>,
    /// Another place that has to do with it.
    pub also: Option<(Range<usize>, String)>,
}

impl Problem {
    /// A problem at a place.
    pub(in crate::menu) fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Self { message: message.into(), span, label: String::new(), help: None, also: None }
    }

    pub(in crate::menu) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    pub(in crate::menu) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(in crate::menu) fn also(mut self, span: Range<usize>, label: impl Into<String>) -> Self {
        self.also = Some((span, label.into()));
        self
    }
}

/// Everything that is wrong with one file, in the order of its lines.
#[derive(Clone, Debug)]
pub struct Problems {
    name: String,
    text: String,
    list: Vec<Problem>,
}

/// More than this many problems are counted, not shown.
const MOST_SHOWN: usize = 50;
/// More than this much of a line is not shown, in bytes to each side.
const MOST_OF_A_LINE: usize = 100;

impl Problems {
    pub(in crate::menu) fn new(name: &str, text: &str, mut list: Vec<Problem>) -> Self {
        list.sort_by_key(|problem| problem.span.start);
        Self { name: name.to_owned(), text: text.to_owned(), list }
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.list.iter()
    }

    /// As a person reads them: the line, the words underlined, what to do; with colour or without.
    pub fn render(&self, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let mut said = String::new();
        for problem in self.list.iter().take(MOST_SHOWN) {
            said.push_str(&renderer.render(&[self.report(problem)]));
            said.push_str("\n\n");
        }
        let more = match self.list.len().saturating_sub(MOST_SHOWN) {
            0 => String::new(),
            more => format!("; the first {MOST_SHOWN} are shown, {more} more are not"),
        };
        let count = match self.list.len() {
            1 => "1 problem".to_owned(),
            n => format!("{n} problems"),
        };
        format!("{said}{count} in {}{more}", self.name)
    }

    fn report<'a>(&'a self, problem: &'a Problem) -> Group<'a> {
        let mut elements = vec![self.place(&problem.span, &problem.label, AnnotationKind::Primary)];
        if let Some((span, label)) = &problem.also {
            elements.push(self.place(span, label, AnnotationKind::Context));
        }
        if let Some(help) = &problem.help {
            elements.push(Level::HELP.message(help.as_str()).into());
        }
        Level::ERROR.primary_title(problem.message.as_str()).elements(elements)
    }

    /// The line of a place, with the place underlined. Only as much of the file as is shown is
    /// handed on, so that many problems in a large file cost no more than their lines.
    fn place<'a>(
        &'a self,
        span: &Range<usize>,
        label: &'a str,
        kind: AnnotationKind,
    ) -> Element<'a> {
        let text = self.text.as_str();
        let start = floor(text, span.start.min(text.len()));
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find(['\n', '\r']).map_or(text.len(), |at| start + at);
        let end = floor(text, span.end.clamp(start, line_end)).max(start);
        let from = floor(text, start.saturating_sub(MOST_OF_A_LINE).max(line_start));
        let to = floor(text, line_end.min(start + MOST_OF_A_LINE));
        let line = text[..start].matches('\n').count() + 1;
        let mark = start - from..end.min(to) - from;
        // The snippet counts columns from where it begins: of a line that is cut, the path says it.
        let path = match from == line_start {
            true => self.name.clone(),
            false => {
                let column = text[line_start..start].chars().count() + 1;
                format!("{} (in line {line}, column {column})", self.name)
            }
        };
        Snippet::source(&text[from..to])
            .path(path)
            .line_start(line)
            .annotation(kind.span(mark).label(label))
            .into()
    }
}

/// The nearest place at or before a byte where a character begins.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for Problems {}
