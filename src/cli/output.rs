//! How a command writes: results to stdout, remarks to stderr.

use std::io::{self, IsTerminal, Write as _};

use indicatif::{ProgressBar, ProgressStyle};

use super::Failure;

/// Prints a result. A reader who has gone away has read enough.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure(format!("cannot write to stdout: {error}")))
        }
        _ => Ok(()),
    }
}

/// Says something beside the result, between words where it is longer than the terminal is wide.
pub(super) fn remark(text: &str) {
    let width = match io::stderr().is_terminal() {
        true => crossterm::terminal::size().map_or(80, |(columns, _)| usize::from(columns)),
        false => return eprintln!("{text}"),
    };
    eprintln!("{}", textwrap::fill(text, wrapping(width)));
}

/// How far something is that takes a while: shown on a terminal only.
pub(super) fn bar() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {msg}");
    ProgressBar::no_length().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}

/// Whether a reader sees colour: on a terminal, and where nobody asked for none (no-color.org).
pub(super) fn colour(reader: &impl IsTerminal) -> bool {
    reader.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Letters to a line of the terminal, if it is one.
pub(super) fn width() -> Option<usize> {
    let columns = || crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns));
    io::stdout().is_terminal().then(columns).flatten()
}

/// Between words: an address or a number is never cut at its dashes.
pub(super) fn wrapping(width: usize) -> textwrap::Options<'static> {
    textwrap::Options::new(width.max(20)).word_splitter(textwrap::WordSplitter::NoHyphenation)
}

/// The lines of an answer, none longer than the terminal is wide; what does not fit goes on below.
pub(super) fn wrapped(text: &str) -> String {
    let Some(width) = width() else { return text.to_owned() };
    let options = textwrap::Options::new(width.max(40))
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .subsequent_indent("          ");
    text.lines().map(|line| textwrap::fill(line, &options) + "\n").collect()
}
