//! How every command writes a file: to the place its path leads to, whole or not at all, and losing
//! nothing that others write to it.
#![cfg(unix)]

mod at_once;
mod kept;
mod places;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::program::Program;

const FERNWOOD: &str = include_str!("../../menus/fernwood.toml");

/// A written call that expects nothing yet: `--update` writes down what happens.
const CALLS: &str = "menu = \"menu.toml\"\n\n[[call]]\nname  = \"it\"\nat    = \"2026-11-23 12:00\"\npress = \"1\"\n";

/// A folder with a menu in it.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        fs::write(desk.at("menu.toml"), FERNWOOD).unwrap();
        desk
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        String::from_utf8(fs::read(self.at(name)).unwrap()).unwrap()
    }

    /// The program, in this folder.
    fn run(&self, words: &str) -> Output {
        Program::phonetree().args(words.split(' ')).current_dir(self.0.path()).output()
    }

    /// A line for the shell, in this folder, in which `$phonetree` is the program.
    fn shell(&self, line: &str) -> Output {
        let shell = Program::shell(line).env("phonetree", Program::PHONETREE);
        shell.current_dir(self.0.path()).output()
    }

    /// Everything in it, by name.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
        let mut names: Vec<String> =
            entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

/// What writes a new file, or over an old one: command lines that end with its name.
const WRITERS: [&str; 4] = [
    "doc --menu menu.toml --format csv --out",
    "doc --menu menu.toml --format card --out",
    "hours --menu menu.toml --at 2026-11-23T12:00:00-08:00 --ics --out",
    "call --menu menu.toml --fast --at 2026-11-23T12:00:00-08:00 --keys 1 --save",
];

/// What changes a file that is there: what is in it before, and command lines that end with its name.
const CHANGERS: [(&str, &str); 2] =
    [(FERNWOOD, "confirm menus.main.1 --on 2026-01-05 --menu"), (CALLS, "test --update")];

/// Each command with a file that it may write to, and what is in it before.
fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    WRITERS.into_iter().map(|words| ("", words)).chain(CHANGERS)
}

#[track_caller]
fn fine(output: &Output, words: &str) {
    assert_eq!(output.status.code(), Some(0), "{words}: {}", stderr(output));
}

#[track_caller]
fn refused(output: &Output, words: &str, says: &str) {
    let said = stderr(output);
    assert_eq!(output.status.code(), Some(2), "{words}: {said}");
    assert!(said.contains(says), "{words}: {says:?} is not in: {said}");
    assert!(!said.contains(".phonetree-") && !said.contains(".tmp"), "not the user's file: {said}");
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What is not regular keeps its kind.
fn kind(path: &Path) -> fs::FileType {
    fs::symlink_metadata(path).unwrap().file_type()
}
