//! Clocks, files, threads and surroundings are what `clippy.toml` forbids by name; the few rooms
//! that face the world lift it with a reason, and no other room may.

use crate::text::{Text, no, sources};

const FACING_THE_WORLD: [&str; 5] = ["files", "voice", "history", "phone", "cli"];

fn complaints(files: &[Text]) -> Vec<String> {
    let pure = |file: &&Text| !FACING_THE_WORLD.contains(&file.room());
    let mut wrong = Vec::new();
    for file in files.iter().filter(pure) {
        for (number, line) in file.lines_of_code() {
            if line.contains("disallowed_methods") {
                wrong.push(format!(
                    "{}:{number}: `{}` may not touch the world (only {FACING_THE_WORLD:?} may); \
                     take what is needed as an argument",
                    file.path,
                    file.room()
                ));
            }
        }
    }
    wrong
}

#[test]
fn only_the_rooms_that_face_the_world_may_touch_it() {
    no(&complaints(&sources()));
}

#[test]
fn a_pure_room_that_lifts_the_rule_is_found() {
    let found = |path, text| complaints(&[Text::sample(path, text)]).len();
    let lifted = "#[expect(\n    clippy::disallowed_methods,\n    reason = \"\"\n)]";
    assert_eq!(found("src/call/mod.rs", lifted), 1);
    assert_eq!(found("src/drive.rs", "#![allow(clippy::disallowed_methods)]"), 1);
    assert_eq!(found("src/phone/text.rs", lifted), 0);
    assert_eq!(found("src/call/mod.rs", "// clippy::disallowed_methods is never lifted here"), 0);
}
