//! Findings as annotations of GitHub: workflow commands, a line each.

use super::{Checked, Unread};
use crate::document::{Lines, Severity};

/// What was found and not waived, and files that could not be read, as GitHub's workflow commands read it.
///
/// ```
/// use phonetree_core::check::{self, Unread};
///
/// let (name, why) = ("hotel.toml".to_owned(), "error: it is empty".to_owned());
/// let commands = check::as_github(&[], &[Unread { name, why }]);
/// assert_eq!(commands, "::error file=hotel.toml,title=unreadable::it is empty\n");
/// ```
pub fn as_github(checked: &[Checked], unread: &[Unread]) -> String {
    let mut commands = String::new();
    for unread in unread {
        let (file, why) = (property(&unread.name), data(unread.in_short()));
        commands.push_str(&format!("::error file={file},title=unreadable::{why}\n"));
    }
    for checked in checked {
        let lines = Lines::of(&checked.text);
        for finding in checked.open() {
            let found = &finding.violation;
            let command = match finding.rule.severity {
                Severity::Note => "notice",
                Severity::Warning => "warning",
                Severity::Error => "error",
            };
            let (start, end) = (lines.position(found.span.start), lines.position(found.span.end));
            // Columns are for a place within one line; of a longer one GitHub takes the lines only.
            let columns = match start.line == end.line {
                true => format!(",col={},endColumn={}", start.column, end.column),
                false => String::new(),
            };
            commands.push_str(&format!(
                "::{command} file={},line={},endLine={}{columns},title={}::{}\n",
                property(&checked.name),
                start.line,
                end.line,
                property(finding.rule.code),
                data(&format!("{}\n{}", found.message, found.fix)),
            ));
        }
    }
    commands
}

/// As the runner reads a message: `%`, carriage return and line feed are written as hexadecimal.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// As the runner reads a property: `:` and `,` as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
