//! `phonetree practice`, from outside.

mod course;
mod drills;
mod handed_in;
mod kept;
mod killed;
mod not_ours;
mod report;

use std::path::Path;
use std::process::Output;

use crate::program::Program;

/// The command with a history of its own.
pub(crate) fn command(history: &Path, args: &[&str]) -> Program {
    let program = Program::phonetree().arg("practice").args(args);
    program.env("PHONETREE_HISTORY", history).env("USER", "ana")
}

/// Runs it with lines on stdin.
pub(crate) fn practice(history: &Path, args: &[&str], lines: &str) -> Output {
    command(history, args).typed(lines).output()
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// How often it says so.
pub(crate) fn times(output: &Output, word: &str) -> usize {
    text(&output.stdout).matches(word).count()
}
