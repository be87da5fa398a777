//! How a command writes: results to stdout, remarks to stderr.

use std::io::{self, IsTerminal, Write as _};
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};
use textwrap::core::display_width;

use super::Failure;
use super::paint;
use phonetree_core::document::escape::{one_line, printable};

/// Prints a result. A reader who has gone away has read enough.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    to_stdout(&printable(text))
}

/// Prints a result with the colors of a paint, where its reader sees them. Elsewhere it is the same text.
pub(super) fn print_in_color(
    text: &str,
    paint: impl FnOnce(&str) -> String,
) -> Result<(), Failure> {
    match color(&io::stdout()) {
        true => to_stdout(&paint(&printable(text))),
        false => print(text),
    }
}

/// Prints a result as `print_in_color`, and what is longer than the terminal is wide goes on below the
/// last column of its line.
pub(super) fn print_folded(text: &str, paint: impl FnOnce(&str) -> String) -> Result<(), Failure> {
    let Some(width) = width() else { return print_in_color(text, paint) };
    let plain = printable(text);
    let shown = if color(&io::stdout()) { paint(&plain) } else { plain.to_string() };
    let folded = plain.lines().zip(shown.lines()).map(|(plain, shown)| {
        if display_width(plain) <= width {
            return format!("{shown}\n");
        }
        let indent = " ".repeat(last_column(plain).min(width / 2));
        textwrap::fill(shown, wrapping(width).subsequent_indent(&indent)) + "\n"
    });
    to_stdout(&folded.collect::<String>())
}

/// Where the last column of a line begins: behind two spaces or more, not far from its beginning.
fn last_column(line: &str) -> usize {
    const FAR: usize = 30;
    let (mut column, mut spaces) = (0, 2);
    for (at, letter) in line.chars().take(FAR).enumerate() {
        match letter {
            ' ' => spaces += 1,
            _ if spaces >= 2 => (column, spaces) = (at, 0),
            _ => spaces = 0,
        }
    }
    column
}

fn to_stdout(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    // A question has no new line at its end, and is to be seen.
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure(format!("cannot write to stdout: {error}")))
        }
        _ => Ok(()),
    }
}

/// Says something beside the result, as it is.
pub(super) fn aside(text: &str) {
    let text = format!("{text}\n");
    match color(&io::stderr()) {
        true => to_stderr(&paint::remarks(&printable(&text))),
        false => to_stderr(&printable(&text)),
    }
}

/// Says something beside the result, between words where it is longer than the terminal is wide.
pub(super) fn remark(text: &str) {
    if !io::stderr().is_terminal() {
        return aside(text);
    }
    let width = crossterm::terminal::size().map_or(80, |(columns, _)| usize::from(columns));
    aside(&textwrap::fill(text, wrapping(width)));
}

/// Says what everybody should know beside a result, and nobody needs twice: on a terminal it stands apart, faint.
pub(super) fn fine_print(text: &str) {
    if !io::stderr().is_terminal() {
        return aside(text);
    }
    let width = crossterm::terminal::size().map_or(80, |(columns, _)| usize::from(columns));
    let text = printable(text);
    let text = format!("\n{}\n", textwrap::fill(&text, wrapping(width)));
    to_stderr(&if color(&io::stderr()) { paint::faint(&text) } else { text });
}

/// Asks a question, which is answered on the same line.
pub(super) fn ask(question: &str) {
    to_stderr(&printable(question));
}

/// Somebody who does not read what is said beside a result still has the result.
fn to_stderr(text: &str) {
    let mut stderr = io::stderr().lock();
    let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
}

/// A writer through which everything goes that a command prints: all of it can be seen. What is printed
/// may come from anywhere: a name of a file, an argument, a history, another program. Colors are put on
/// behind it, so nothing brings its own.
#[derive(Debug)]
pub(super) struct Printing<W>(pub(super) W);

impl<W: io::Write> io::Write for Printing<W> {
    /// Takes all of it, or nothing: it is a text, and whole.
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        self.0.write_all(printable(&String::from_utf8_lossy(text)).as_bytes())?;
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// What a file is called wherever that is printed: on one line.
pub(super) fn called(file: &Path) -> String {
    one_line(&file.to_string_lossy()).into_owned()
}

/// How far something is that takes a while: shown on a terminal only.
pub(super) fn bar() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {msg}");
    ProgressBar::no_length().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}

/// Whether a reader sees color: on a terminal that has any, and where nobody asked for none (no-color.org,
/// bixense.com/clicolors); also elsewhere, if `CLICOLOR_FORCE` asks for it.
pub(super) fn color(reader: &impl IsTerminal) -> bool {
    let says = |name: &str, what: &str| std::env::var_os(name).is_some_and(|value| value == what);
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if set("NO_COLOR") {
        return false;
    }
    let forced = set("CLICOLOR_FORCE") && !says("CLICOLOR_FORCE", "0");
    let wanted = !says("CLICOLOR", "0") && !says("TERM", "dumb");
    forced || wanted && reader.is_terminal()
}

/// Letters to a line of the terminal, if it is one.
pub(super) fn width() -> Option<usize> {
    let columns = || crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns));
    io::stdout().is_terminal().then(columns).flatten()
}

/// Between words: an address or a number is never cut at its dashes.
pub(super) fn wrapping<'i>(width: usize) -> textwrap::Options<'i> {
    textwrap::Options::new(width.max(20)).word_splitter(textwrap::WordSplitter::NoHyphenation)
}

/// The lines of an answer, none longer than the terminal is wide; what does not fit goes on below.
pub(super) fn wrapped(text: &str) -> String {
    wrapped_below(text, "          ")
}

/// The same; what does not fit goes on below this.
pub(super) fn wrapped_below(text: &str, indent: &str) -> String {
    let Some(width) = width() else { return text.to_owned() };
    let options = wrapping(width.max(40)).subsequent_indent(indent);
    text.lines().map(|line| textwrap::fill(line, &options) + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::last_column;

    #[test]
    fn a_long_line_goes_on_below_its_last_column() {
        for (line, column) in [
            ("     0:02.537  hears     \"For sales, press 1.\"", 25),
            ("proved      Every call ends", 12),
            ("            the longest silence", 12),
            ("  x  hears \"Good morning\": it did not come", 5),
            ("* Thursday: closed, unlike other Thursdays", 0),
        ] {
            assert_eq!(last_column(line), column, "{line}");
        }
    }
}
