//! What a trainee reads, on the terminal.

use crate::cli::Failure;
use crate::cli::output::{print, print_in_color, width, wrapping};
use crate::cli::paint;

/// A blank line round what is asked, where somebody looks at it.
pub(super) fn apart() -> Result<(), Failure> {
    if width().is_some() { print("\n") } else { Ok(()) }
}

/// Tells it, no line longer than the terminal is wide; what does not fit goes on below.
pub(super) fn say(text: &str) -> Result<(), Failure> {
    let Some(width) = width() else { return print(text) };
    let lines = text.lines().map(|line| {
        let indent = " ".repeat(line.len() - line.trim_start().len() + 2);
        textwrap::fill(line, wrapping(width).subsequent_indent(&indent)) + "\n"
    });
    print_in_color(&lines.collect::<String>(), paint::drills)
}
