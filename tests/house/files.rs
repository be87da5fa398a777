//! Files are read and written in one way, by `src/files`. It reads regular files only, and no more of them
//! than it was asked for: anything else waits for a pipe for ever, or takes memory until there is no more. It
//! writes whole or not at all, through links, and keeps what is to be kept.

use crate::text::{Text, no, rust};

/// What opens files for reading.
const OPENS: [&str; 7] = [
    "fs::read(",
    "fs::read_to_string(",
    "File::open(",
    "File::open_buffered(",
    "File::options(",
    "OpenOptions::new(",
    "fs::copy(",
];

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

/// Files of tests: they read and write what is theirs.
const TESTS: [&str; 1] = ["src/phone/screen/snapshot_tests.rs"];

/// Where a sign stands outside of `src/files` and of tests: each place, as `path:line`, with the sign.
fn elsewhere(
    files: &[Text],
    signs: &[&'static str],
    is_allowed: impl Fn(&str, &str) -> bool,
) -> Vec<(String, &'static str)> {
    let others =
        |file: &&Text| !file.path.starts_with("src/files/") && !TESTS.contains(&file.path.as_str());
    let mut found = Vec::new();
    for file in files.iter().filter(others) {
        let code = file.lines_of_code();
        for (number, line) in code.iter().take_while(|(_, line)| line.trim() != "#[cfg(test)]") {
            let mut signs = signs.iter();
            let sign = signs.find(|sign| line.contains(**sign) && !is_allowed(&file.path, sign));
            found.extend(sign.map(|sign| (format!("{}:{number}", file.path), *sign)));
        }
    }
    found
}

fn read_elsewhere(files: &[Text]) -> Vec<String> {
    let advice = "has no limit and waits for pipes; use `crate::files`";
    let found = elsewhere(files, &OPENS, |_, _| false);
    found.into_iter().map(|(place, opens)| format!("{place}: `{opens}..)` {advice}")).collect()
}

fn written_elsewhere(files: &[Text]) -> Vec<String> {
    let advice = "writes in its own way; use `crate::files`";
    let found = elsewhere(files, &WRITES, |path, writes| OTHERS.contains(&(path, writes)));
    found.into_iter().map(|(place, writes)| format!("{place}: `{writes}` {advice}")).collect()
}

#[test]
fn files_are_read_by_one_room_alone() {
    no(&read_elsewhere(&rust("src")));
}

#[test]
fn a_file_that_is_read_elsewhere_is_found() {
    let found = |path: &str, text: &str| read_elsewhere(&[Text::sample(path, text)]).len();
    assert_eq!(found("src/cli/call.rs", "let text = std::fs::read_to_string(path)?;"), 1);
    assert_eq!(found("src/voice/takes.rs", "fs::read(folder.join(file)).ok()?"), 1);
    assert_eq!(found("src/cli/listen.rs", "File::open(file)?.take(MOST)"), 1);
    assert_eq!(found("src/files/read.rs", "File::open(file)?"), 0);
    assert_eq!(found("src/cli/call.rs", "// fs::read( is not used\nfiles::read(path, MOST)"), 0);
    assert_eq!(found("src/cli/call.rs", "fn f() {}\n#[cfg(test)]\nmod tests { fs::read(x) }"), 0);
}

#[test]
fn files_are_written_by_one_room_alone() {
    no(&written_elsewhere(&rust("src")));
}

#[test]
fn a_file_that_is_written_elsewhere_is_found() {
    let found = |path: &str, text: &str| written_elsewhere(&[Text::sample(path, text)]).len();
    assert_eq!(found("src/cli/call.rs", "std::fs::write(path, text)?;"), 1);
    assert_eq!(found("src/voice/takes.rs", "let file = File::create(path)?;"), 1);
    assert_eq!(found("src/history/write.rs", "fs::rename(file, aside)"), 1);
    assert_eq!(found("src/history/open.rs", "fs::rename(file, aside)"), 0);
    assert_eq!(found("src/files/draft.rs", "fs::rename(file, aside)"), 0);
    assert_eq!(found("src/cli/call.rs", "files::write(path, text)"), 0);
    assert_eq!(found("src/cli/call.rs", "fn f() {}\n#[cfg(test)]\nmod tests { fs::write(x) }"), 0);
}
