//! A remark on a file as a person reads it: the line, the words underlined, what to do.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Renderer, Snippet};

use super::escape::{one_line, printable};

/// More than this much of a line is not shown, in bytes to each side.
const MOST_OF_A_LINE: usize = 100;

/// How grave a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Likely to hurt a caller.
    Warning,
    /// Wrong.
    Error,
}

/// A remark on places of a file.
#[derive(Clone, Copy, Debug)]
pub struct Remark<'r> {
    /// How grave it is.
    pub severity: Severity,
    /// Its name, where remarks of its kind have one.
    pub code: Option<&'r str>,
    /// What is the matter, in a line.
    pub message: &'r str,
    /// The place, in bytes of the text, and what stands there.
    pub place: (&'r Range<usize>, &'r str),
    /// Another place that has to do with it.
    pub also: Option<(&'r Range<usize>, &'r str)>,
    /// Why it matters.
    pub why: &'r [String],
    /// What to do.
    pub help: &'r [String],
}

/// A file that remarks are made on.
#[derive(Clone, Copy, Debug)]
pub struct Excerpts<'t> {
    /// What the file is called.
    pub name: &'t str,
    /// What is in it.
    pub text: &'t str,
}

impl<'t> Excerpts<'t> {
    /// The remark, with the lines it is about.
    pub fn render(&self, remark: &Remark<'t>) -> String {
        Renderer::plain().render(&[self.group(remark)])
    }

    fn group(&self, remark: &Remark<'t>) -> Group<'t> {
        let level = match remark.severity {
            Severity::Note => Level::NOTE,
            Severity::Warning => Level::WARNING,
            Severity::Error => Level::ERROR,
        };
        let title = level.primary_title(one_line(remark.message));
        let title = match remark.code {
            Some(code) => title.id(code),
            None => title,
        };
        let places = [(AnnotationKind::Primary, Some(remark.place))]
            .into_iter()
            .chain([(AnnotationKind::Context, remark.also)]);
        let places = places.filter_map(|(kind, place)| Some(self.place(place?, kind)));
        let why = remark.why.iter().map(|why| Level::NOTE.message(printable(why)).into());
        let help = remark.help.iter().map(|help| Level::HELP.message(printable(help)).into());
        title.elements(places.chain(why).chain(help).collect::<Vec<Element<'t>>>())
    }

    /// The line of a place, with the place underlined. Only as much of the file as is shown is
    /// handed on, so that many remarks on a large file cost no more than their lines.
    fn place(&self, (span, label): (&Range<usize>, &'t str), kind: AnnotationKind) -> Element<'t> {
        let text = self.text;
        let start = floor(text, span.start.min(text.len()));
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find(['\n', '\r']).map_or(text.len(), |at| start + at);
        let end = floor(text, span.end.clamp(start, line_end)).max(start);
        let from = floor(text, start.saturating_sub(MOST_OF_A_LINE).max(line_start));
        let to = floor(text, line_end.min(start + MOST_OF_A_LINE));
        let line = text[..start].matches('\n').count() + 1;
        // What is shown of a character that nobody sees is longer than it is.
        let mut shown = printable(&text[from..start]).into_owned();
        let marked = shown.len();
        shown += &printable(&text[start..end.min(to)]);
        let mark = marked..shown.len();
        shown += &printable(&text[end.min(to)..to]);
        // The snippet counts columns from where it begins: of a line that is cut it would tell a false
        // one, and an editor goes by what follows the path.
        let snippet = Snippet::source(shown)
            .line_start(line)
            .annotation(kind.span(mark).label(one_line(label)));
        let name = one_line(self.name);
        let column = text[line_start..start].chars().count() + 1;
        match from == line_start {
            true => snippet.path(name.into_owned()).into(),
            false => snippet.path(format!("{name}:{line}:{column}, cut here")).into(),
        }
    }
}

/// The nearest place at or before a byte where a character begins.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
