//! Nothing that is printed is obeyed by a terminal or a reader of a format: every command and every one
//! of its options and formats is walked, as the program itself lists them, with hostile text wherever it
//! does not come through a reader of ours: names of files, arguments, a history, other programs.
#![cfg(unix)]

mod histories;
mod links;
mod programs;
mod walked;

use std::process::Output;

/// Sets the title, clears the screen, turns the line, hides, ends the line, forges another.
const HOSTILE: &str = "a\u{1b}]0;b\u{7}\u{1b}[2J\u{9b}31m\u{7f}\u{8}\r\u{202e}\u{2066}\u{200f}\u{200b}\u{fffe}\u{ffff}\n::error::forged\nok 99 - forged";

/// How the first of it is shown.
const SHOWN: &str = r"a\u001b]0;b\u0007\u001b[2J\u009b31m\u007f";

/// Why a text must not be printed as it is; nothing where all of it can be seen.
fn obeyed(text: &str) -> Option<String> {
    let unseen = |c: char| {
        let number = u32::from(c);
        (c.is_control() && !"\n\t".contains(c))
            || matches!(number, 0x61c | 0x200b | 0x200e | 0x200f | 0x2028..=0x202e | 0x2060..=0x206f)
            || matches!(number, 0xfdd0..=0xfdef | 0xfeff)
            || number & 0xfffe == 0xfffe
    };
    // CSV and calendars end their lines with two characters.
    let found = text.replace("\r\n", "\n").chars().find(|c| unseen(*c));
    found.map(|c| format!("U+{:04X} is printed as it is in\n{text:?}", u32::from(c)))
}

/// What a program printed, both ways; fails where a terminal would obey some of it.
#[track_caller]
fn seen(what: &str, output: &Output) -> String {
    let printed = [&output.stdout, &output.stderr].map(|bytes| {
        let text = String::from_utf8(bytes.clone());
        text.unwrap_or_else(|why| panic!("{what}: no UTF-8 is printed: {why}"))
    });
    let all = printed.concat();
    assert!(!all.contains("panicked"), "{what}: {all}");
    if let Some(why) = obeyed(&all) {
        panic!("{what}: {why}");
    }
    all
}

#[test]
fn what_is_obeyed_is_found() {
    for c in
        "\0\u{1b}\u{7}\r\u{7f}\u{9b}\u{85}\u{202e}\u{200b}\u{2028}\u{feff}\u{ffff}\u{1fffe}".chars()
    {
        assert!(obeyed(&format!("a{c}b")).is_some(), "U+{:04X}", u32::from(c));
    }
    assert_eq!(obeyed("Déjà\tvu\n日本語 \\u001b\r\n"), None);
}
