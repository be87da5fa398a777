//! Text as a terminal or a line can show it.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::unfit::Unfit;

/// A text in which every character can be seen: the others are shown by their numbers, as TOML and JSON
/// write them (`\u001b`), so that JSON stays JSON. New lines, tabs and spaces stay.
///
/// Whatever did not come through a reader of ours goes through here before it is printed: names of
/// files, arguments, what a history or another program says.
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| Unfit::of(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        // The two characters that end a line in CSV and in calendars.
        let ends_a_line = c == '\r' && rest.peek() == Some(&'\n');
        match Unfit::of(c).is_none() || ends_a_line {
            true => shown.push(c),
            false => push_number(&mut shown, c),
        }
    }
    Cow::Owned(shown)
}

/// A text on one line: [`printable`], and what would begin another line is shown by its number, too.
pub fn one_line(text: &str) -> Cow<'_, str> {
    let breaks = |c: char| c.is_control() || Unfit::of(c).is_some();
    if !text.contains(breaks) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match breaks(c) {
            true => push_number(&mut shown, c),
            false => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// One beyond the first plane is written in two halves, as JSON has it (RFC 8259, section 7).
fn push_number(shown: &mut String, c: char) {
    for half in c.encode_utf16(&mut [0; 2]) {
        let _ = write!(shown, "\\u{half:04x}");
    }
}

#[cfg(test)]
mod tests {
    use super::{one_line, printable};

    #[test]
    fn what_a_terminal_would_obey_is_shown_by_its_number() {
        for (text, shown) in [
            ("a\u{1b}]0;b\u{7}c", r"a\u001b]0;b\u0007c"),
            ("a\u{9b}31m", r"a\u009b31m"),
            ("a\u{7f}b\u{8}c", r"a\u007fb\u0008c"),
            ("\u{202e}abc\u{202c}", r"\u202eabc\u202c"),
            ("a\u{200b}b", r"a\u200bb"),
            ("a\u{1fffe}", r"a\ud83f\udffe"),
            ("over\rwritten", r"over\u000dwritten"),
            ("a,b\r\nc\n\td", "a,b\r\nc\n\td"),
            ("Déjà vu, 日本語", "Déjà vu, 日本語"),
        ] {
            assert_eq!(printable(text), shown);
        }
    }

    #[test]
    fn a_line_stays_one() {
        assert_eq!(
            one_line("a\nok 99\tb\u{2028}c\r\nd"),
            r"a\u000aok 99\u0009b\u2028c\u000d\u000ad"
        );
        assert_eq!(one_line("señal"), "señal");
    }

    #[test]
    fn json_stays_json() {
        let odd = "\"\\\u{1b}\u{7f}\u{9b}\u{202e}\u{ffff}\u{1fffe}";
        let json = serde_json::to_string(odd).expect("a text is JSON");
        let shown = printable(&json);
        assert!(shown.is_ascii(), "{shown}");
        assert_eq!(serde_json::from_str::<String>(&shown).expect("it is JSON"), odd);
    }
}
