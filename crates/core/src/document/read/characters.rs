//! Characters that no text of a file may have, wherever it stands in the file.

use std::ops::Range;

#[cfg(feature = "written-by-hand")]
use {
    crate::document::escape::Unfit,
    crate::document::report::{Diagnostics, Item},
    toml::de::DeValue,
};

use crate::document::problem::Problem;

/// Reports every key and every text below a value that has a character nobody sees. The file is `text`.
#[cfg(feature = "written-by-hand")]
pub(super) fn check(text: &str, item: &Item<'_>, report: &mut Diagnostics) {
    match item.get_ref() {
        DeValue::String(value) => seen(text, value, item.span(), report),
        DeValue::Array(items) => items.iter().for_each(|item| check(text, item, report)),
        DeValue::Table(table) => {
            for (key, value) in table {
                seen(text, key.get_ref(), key.span(), report);
                if let Some(problem) = more_than_a_line(key.get_ref(), key.span()) {
                    report.add(problem);
                }
                check(text, value, report);
            }
        }
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

/// What is wrong with a text that should be one line.
pub(in crate::document) fn more_than_a_line(value: &str, span: Range<usize>) -> Option<Problem> {
    value.bytes().any(|byte| matches!(byte, b'\n' | b'\t')).then(|| {
        Problem::new(span, "this must be one line")
            .label("it contains a line break or a tab")
            .help("write a space instead")
    })
}

#[cfg(feature = "written-by-hand")]
fn seen(text: &str, value: &str, span: Range<usize>, report: &mut Diagnostics) {
    // Nearly every text is plain: it is looked through in no time, and a file may have a million.
    if value.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return;
    }
    // A file of Windows ends each line of a long text with two characters.
    let ends_a_line = |at: usize| value[at..].starts_with("\r\n");
    let unfit = value.char_indices().filter(|(at, _)| !ends_a_line(*at));
    let mut unfit = unfit.filter_map(|(_, c)| Some((c, Unfit::of(c)?)));
    let Some((c, why)) = unfit.next() else { return };
    let (what, help) = match why {
        Unfit::Control => ("a control character", "delete it: a terminal would obey it"),
        Unfit::Direction => (
            "a character that turns the direction of a text",
            "delete it: the letters of each script know their direction",
        ),
        Unfit::Invisible => {
            ("a character that nobody sees", "delete it: then what you see is what is there")
        }
        Unfit::LineEnd => {
            ("a hidden end of a line", "write a space, or \\n where a text may have it")
        }
        Unfit::Noncharacter => ("not a character", "delete it: Unicode keeps it out of every text"),
    };
    let more = match unfit.count() {
        0 => String::new(),
        more => format!("and {more} more like it in this text"),
    };
    let number = u32::from(c);
    report.add(
        Problem::new(
            place(text, span, c),
            format!("U+{number:04X} is {what}, which no text may contain"),
        )
        .label(more)
        .help(help),
    );
}

/// Where a character stands in a text of the file, as itself or as an escape; else the whole text.
#[cfg(feature = "written-by-hand")]
fn place(text: &str, span: Range<usize>, c: char) -> Range<usize> {
    let written = text.get(span.clone()).unwrap_or_default().to_ascii_lowercase();
    let number = u32::from(c);
    let short = match c {
        '\u{8}' => "\\b",
        '\u{c}' => "\\f",
        '\r' => "\\r",
        '\u{1b}' => "\\e",
        _ => "\\u",
    };
    let ways = [
        c.to_string(),
        format!("\\u{number:04x}"),
        format!("\\u{number:08x}"),
        format!("\\x{number:02x}"),
        short.to_owned(),
    ];
    let found = ways.iter().find_map(|way| Some((written.find(way.as_str())?, way.len())));
    found.map_or(span.clone(), |(at, length)| span.start + at..span.start + at + length)
}
