//! Files are written in one way: by `src/files`, whole or not at all, through links, and keeping what is
//! to be kept.

use crate::text::{Text, no, rust};

/// What makes files, or puts one into another's place.
const WRITES: [&str; 8] = [
    "fs::write(",
    "fs::rename(",
    "fs::copy(",
    "File::create(",
    "File::create_new(",
    "NamedTempFile",
    "set_permissions(",
    "hard_link(",
];

/// Files that do it all the same, and why that is another thing.
const OTHERS: [(&str, &str); 2] = [
    ("src/history/open.rs", "fs::rename("), // a history is set aside under another name
    ("src/voice/command.rs", "NamedTempFile"), // the program of a voice writes to it
];

/// Files of tests: they write what is theirs.
const TESTS: [&str; 1] = ["src/phone/screen/snapshot_tests.rs"];

fn complaints(files: &[Text]) -> Vec<String> {
    let others =
        |file: &&Text| !file.path.starts_with("src/files/") && !TESTS.contains(&file.path.as_str());
    let mut wrong = Vec::new();
    for file in files.iter().filter(others) {
        let code = file.lines_of_code();
        for (number, line) in code.iter().take_while(|(_, line)| line.trim() != "#[cfg(test)]") {
            let allowed = |writes: &str| OTHERS.contains(&(file.path.as_str(), writes));
            let writes = WRITES.iter().find(|writes| line.contains(**writes) && !allowed(writes));
            if let Some(writes) = writes {
                wrong.push(format!(
                    "{}:{number}: `{writes}` writes in its own way; use `crate::files`",
                    file.path
                ));
            }
        }
    }
    wrong
}

#[test]
fn files_are_written_by_one_room_alone() {
    no(&complaints(&rust("src")));
}

#[test]
fn a_file_that_is_written_elsewhere_is_found() {
    let found = |path: &str, text: &str| complaints(&[Text::sample(path, text)]).len();
    assert_eq!(found("src/cli/call.rs", "std::fs::write(path, text)?;"), 1);
    assert_eq!(found("src/voice/takes.rs", "let file = File::create(path)?;"), 1);
    assert_eq!(found("src/history/write.rs", "fs::rename(file, aside)"), 1);
    assert_eq!(found("src/history/open.rs", "fs::rename(file, aside)"), 0);
    assert_eq!(found("src/files/draft.rs", "fs::rename(file, aside)"), 0);
    assert_eq!(found("src/cli/call.rs", "files::write(path, text)"), 0);
    assert_eq!(found("src/cli/call.rs", "fn f() {}\n#[cfg(test)]\nmod tests { fs::write(x) }"), 0);
}
