//! What the commands refuse: pages of command lines in `refusals/`, each with everything that is
//! said about it on stderr. Nothing is on stdout, and the exit code is 2.
//!
//! A block ` ```sh ` makes what the command lines of its page need, in a folder of their own; a
//! block ` ```console ` has them, each after a `$`, with what is said below. TODAY stands for
//! today's date. `UPDATE=1` writes what is said into the pages. What the system itself says of files is
//! there in the words of Linux. What stands in a block ` ```console fine ` is just within a limit, and run.
#![cfg(target_os = "linux")]

use std::path::Path;
use std::thread;

use crate::program::Program;

/// A line for the shell, in the folder of its page, for which `phonetree` is the program under test.
fn shell(line: &str, folder: &Path) -> Program {
    let program = Path::new(Program::PHONETREE).parent().unwrap().display();
    let path = std::env::var("PATH").unwrap_or_default();
    let unset = ["PHONETREE_HISTORY", "RUST_BACKTRACE", "XDG_DATA_HOME"];
    let shell = Program::shell(line).current_dir(folder).env("PATH", format!("{program}:{path}"));
    unset
        .iter()
        .fold(shell, |shell, name| shell.env_remove(name))
        .env("HOME", folder)
        .env("LC_ALL", "C")
}

/// The page as it should be: what is said after every command line.
fn as_it_should_be(page: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut current = String::new();
    let mut block = "";
    let mut making = String::new();
    for line in page.split_inclusive('\n') {
        match (line.strip_prefix("```"), block) {
            (Some(_), "sh\n") => {
                let made = shell(&making, folder.path()).output();
                assert!(made.status.success(), "{making}\n{made:?}");
                making.clear();
                block = "";
            }
            (Some(_), "console\n" | "console fine\n") => block = "",
            (Some(kind), _) => block = kind,
            (None, "sh\n") => making += line,
            (None, "console\n") if !line.starts_with("$ ") => continue,
            (None, _) => {}
        }
        current += line;
        let Some(command) = line.strip_prefix("$ ").map(str::trim_end) else { continue };
        match block {
            "console\n" => current += &refused(command, folder.path()),
            "console fine\n" => {
                let output = shell(command, folder.path()).output();
                assert_eq!(output.status.code(), Some(0), "{command}\n{output:?}");
            }
            _ => {}
        }
    }
    current
}

/// What is said of a command line that is refused.
fn refused(command: &str, folder: &Path) -> String {
    let output = shell(command, folder).output();
    let said = String::from_utf8(output.stderr).unwrap();
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!((output.status.code(), &*stdout), (Some(2), ""), "{command}\n{said}");
    let today = chrono::Utc::now().with_timezone(&chrono_tz::America::Los_Angeles).date_naive();
    said.replace(&today.to_string(), "TODAY")
}

#[test]
fn every_command_line_that_cannot_be_run_is_refused_with_its_whole_error() {
    let folder = Path::new("tests/command/refusals");
    let pages = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let working: Vec<_> = pages
        .map(|path| {
            thread::spawn(move || {
                let page = std::fs::read_to_string(&path).unwrap();
                let current = as_it_should_be(&page);
                if std::env::var_os("UPDATE").is_some() {
                    std::fs::write(&path, &current).unwrap();
                } else {
                    let page = snapbox::Data::text(page).raw();
                    snapbox::assert_data_eq!(snapbox::Data::text(current).raw(), page);
                }
            })
        })
        .collect();
    let done: Vec<_> = working.into_iter().map(thread::JoinHandle::join).collect();
    assert!(done.iter().all(Result::is_ok), "a page is wrong, see above");
}
