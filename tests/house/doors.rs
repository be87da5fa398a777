//! A room has one door, and the door says what comes in, what goes out and what it does not know.

use crate::text::{Text, no, sources};

fn complaints(files: &[Text]) -> Vec<String> {
    files
        .iter()
        .filter(|file| !file.inside().contains('/') || file.stem() == "mod")
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| {
            let path = &file.path;
            format!("{path}:1: begin with `//!` and what comes in, what goes out, what it ignores")
        })
        .collect()
}

#[test]
fn every_door_begins_with_what_is_behind_it() {
    no(&complaints(&sources()));
}

#[test]
fn a_door_without_words_is_found() {
    let found = |path, text| complaints(&[Text::sample(path, text)]).len();
    assert_eq!(found("src/menu/mod.rs", "use std::fmt;\n"), 1);
    assert_eq!(found("src/phone/text/mod.rs", "\n//! Late.\n"), 1);
    assert_eq!(found("src/drive.rs", "// The loop.\n"), 1);
    assert_eq!(found("src/drive.rs", "//! The loop.\n"), 0);
    assert_eq!(found("src/menu/key.rs", "use std::fmt;\n"), 0, "not a door");
}
