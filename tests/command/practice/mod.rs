//! `phonetree practice`, from outside.

mod course;
mod drills;
mod kept;
mod killed;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The command with a history of its own.
pub(crate) fn command(history: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_phonetree"));
    command.arg("practice").args(args).env("PHONETREE_HISTORY", history).env("USER", "ana");
    command
}

/// Runs it with lines on stdin.
pub(crate) fn practice(history: &Path, args: &[&str], lines: &str) -> Output {
    let mut child = command(history, args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Whoever has heard enough does not read on.
    let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
    child.wait_with_output().unwrap()
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// How often it says so.
pub(crate) fn times(output: &Output, word: &str) -> usize {
    text(&output.stdout).matches(word).count()
}
