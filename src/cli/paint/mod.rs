//! Colors, put on at the last moment: what is printed is plain until then, and can bring none of its own.
//!
//! Each paint takes a text line by line and gives back the same text with colors. They are of the sixteen
//! that a terminal's theme sets, so they can be read on dark and on light.

mod answers;
mod changes;
mod drills;
mod hours;
mod remarks;
mod report;
mod verdicts;

use crossterm::style::{Color, Stylize as _};

pub(super) use self::answers::answers;
pub(super) use self::changes::changes;
pub(super) use self::drills::drills;
pub(super) use self::hours::{states, week};
pub(super) use self::remarks::remarks;
pub(super) use self::report::report;
pub(super) use self::verdicts::{fine, mutants, proofs, results};

/// Passed, proved, open.
const GOOD: Color = Color::DarkGreen;
/// Failed, refuted, closed.
const BAD: Color = Color::DarkRed;
/// What may be so, or not.
const DOUBT: Color = Color::DarkYellow;

/// Its lines, each painted without its end.
fn by_line(text: &str, mut paint: impl FnMut(&str) -> String) -> String {
    let line = |line: &str| match line.strip_suffix('\n') {
        Some(line) => paint(line) + "\n",
        None => paint(line),
    };
    text.split_inclusive('\n').map(line).collect()
}

fn bold(text: &str, color: Color) -> String {
    format!("{}", text.with(color).bold())
}

fn colored(text: &str, color: Color) -> String {
    format!("{}", text.with(color))
}

/// What is to be seen first.
fn strong(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{}", text.bold()) }
}

/// What need not be read.
pub(super) fn faint(text: &str) -> String {
    by_line(text, |line| if line.is_empty() { String::new() } else { format!("{}", line.dim()) })
}

/// A line whose first word has a color, if it begins with this word; the rest is as it was.
fn first_word(line: &str, word: &str, color: Color) -> Option<String> {
    let rest = line.strip_prefix(word)?;
    Some(bold(word, color) + rest)
}

#[cfg(test)]
mod tests {
    /// A painted text without its colors.
    pub(super) fn plain(shown: &str) -> String {
        let mut parts = shown.split('\u{1b}');
        let first = parts.next().unwrap_or_default().to_owned();
        first + &parts.map(|part| part.split_once('m').unwrap().1).collect::<String>()
    }

    /// What has a color (or is bold): each part with what comes before it, as `[31m`.
    pub(super) fn parts(shown: &str) -> Vec<(String, String)> {
        let mut codes = String::new();
        let mut found = Vec::new();
        for part in shown.split('\u{1b}').skip(1) {
            let (code, text) = part.split_once('m').unwrap();
            match code {
                "[0" | "[39" | "[22" => codes.clear(),
                code => codes += code,
            }
            if !text.is_empty() && !codes.is_empty() {
                found.push((codes.clone(), text.to_owned()));
            }
        }
        found
    }
}
