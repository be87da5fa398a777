//! A file fits in a head: one idea, usually under 300 lines.

use crate::text::{Text, no, rust, sources};

/// Lines, with the tests in the file.
const MOST: usize = 400;

fn complaints(files: &[Text]) -> Vec<String> {
    files
        .iter()
        .map(|file| (file, file.text.lines().count()))
        .filter(|(_, lines)| *lines > MOST)
        .map(|(file, lines)| {
            let path = &file.path;
            format!("{path}:{MOST}: {lines} lines, {MOST} are the most; give each idea its file")
        })
        .collect()
}

#[test]
fn no_file_is_longer_than_a_head_can_hold() {
    no(&complaints(
        &[
            sources(),
            rust("crates/alsa"),
            rust("crates/page/src"),
            rust("crates/zones"),
            rust("tests"),
            rust("crates/core/tests"),
        ]
        .concat(),
    ));
}

#[test]
fn a_file_of_one_line_too_many_is_found() {
    let file = |lines| [Text::sample("src/call/mod.rs", &"//\n".repeat(lines))];
    no(&complaints(&file(MOST)));
    assert_eq!(complaints(&file(MOST + 1)).len(), 1);
}
