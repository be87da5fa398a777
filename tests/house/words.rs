//! Nothing is left for later, and no file is a drawer for whatever has no place.

use crate::text::{Text, no, sources};

const NOT_DONE: [&str; 5] = ["todo!", "unimplemented!", "dbg!", "FIXME", "XXX"];
const DRAWERS: [&str; 10] = [
    "util", "utils", "common", "helper", "helpers", "manager", "managers", "misc", "service",
    "services",
];

fn complaints(files: &[Text]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in files {
        let path = &file.path;
        // Comments count: that is where such words live.
        for (number, line) in file.text.lines().enumerate() {
            for word in NOT_DONE.iter().filter(|word| says(line, word)) {
                let number = number + 1;
                wrong.push(format!("{path}:{number}: `{word}`: do it now, or write an issue"));
            }
        }
        let parts = path.split('/').map(|part| part.trim_end_matches(".rs"));
        for part in parts.filter(|part| DRAWERS.contains(part)) {
            wrong
                .push(format!("{path}:1: `{part}` names no idea; name the file for what it holds"));
        }
    }
    wrong
}

/// Whether the word stands in the line on its own.
fn says(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(part) && !line[at + word.len()..].starts_with(part))
}

#[test]
fn nothing_is_left_for_later_and_every_file_names_its_idea() {
    no(&complaints(&sources()));
}

#[test]
fn a_word_for_later_and_a_drawer_are_found() {
    let found = |path, text| complaints(&[Text::sample(path, text)]).len();
    assert_eq!(found("src/call/mod.rs", "fn f() { todo!() }"), 1);
    assert_eq!(found("src/call/mod.rs", "x\n// FIXME: later\n// XXX dbg!(y)"), 3);
    assert_eq!(found("src/call/mod.rs", "my_todo!(); FIXMEUP; my_dbg!()"), 0);
    assert_eq!(found("src/utils/mod.rs", ""), 1);
    assert_eq!(found("src/call/helpers.rs", ""), 1);
    assert_eq!(found("src/call/commonly.rs", ""), 0);
}
