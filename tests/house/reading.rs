//! Files are read in one way: by `src/files`, which reads regular files only, and no more of them than
//! it was asked for. Anything else waits for a pipe for ever, or takes memory until there is no more.

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

/// Files of tests: they read what is theirs.
const TESTS: [&str; 1] = ["src/phone/screen/snapshot_tests.rs"];

fn complaints(files: &[Text]) -> Vec<String> {
    let others =
        |file: &&Text| !file.path.starts_with("src/files/") && !TESTS.contains(&file.path.as_str());
    let mut wrong = Vec::new();
    for file in files.iter().filter(others) {
        let code = file.lines_of_code();
        let code = code.iter().take_while(|(_, line)| line.trim() != "#[cfg(test)]");
        for (number, line) in code {
            if let Some(opens) = OPENS.iter().find(|opens| line.contains(**opens)) {
                wrong.push(format!(
                    "{}:{number}: `{opens}..)` has no limit and waits for pipes; use `crate::files`",
                    file.path
                ));
            }
        }
    }
    wrong
}

#[test]
fn files_are_read_by_one_room_alone() {
    no(&complaints(&rust("src")));
}

#[test]
fn a_file_that_is_read_elsewhere_is_found() {
    let found = |path: &str, text: &str| complaints(&[Text::sample(path, text)]).len();
    assert_eq!(found("src/cli/call.rs", "let text = std::fs::read_to_string(path)?;"), 1);
    assert_eq!(found("src/voice/takes.rs", "fs::read(folder.join(file)).ok()?"), 1);
    assert_eq!(found("src/cli/listen.rs", "File::open(file)?.take(MOST)"), 1);
    assert_eq!(found("src/files/read.rs", "File::open(file)?"), 0);
    assert_eq!(found("src/cli/call.rs", "// fs::read( is not used\nfiles::read(path, MOST)"), 0);
    assert_eq!(found("src/cli/call.rs", "fn f() {}\n#[cfg(test)]\nmod tests { fs::read(x) }"), 0);
}
