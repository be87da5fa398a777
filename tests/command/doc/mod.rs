//! `phonetree doc` through the program itself: the documents of the first line as they are kept,
//! every way in them called, and what happens when something is wrong.

mod called;
mod contacts;
mod kept;
mod language;
mod lines;
mod own_words;
mod page;
mod parts;
mod switches;

use std::path::{Path, PathBuf};
use std::process::Output;

use crate::program::Program;

/// The moment the kept documents are of, a Monday at noon.
pub(crate) const NOON: &str = "2026-11-23 12:00";

/// Runs the program.
pub(crate) fn phonetree(args: &[&str]) -> Output {
    Program::phonetree().args(args).output()
}

/// A document on stdout, of the first line or of a menu.
pub(crate) fn doc(menu: Option<&str>, format: &str, more: &[&str]) -> String {
    let mut args = vec!["doc", "--format", format, "--at", NOON];
    let path = menu.map(|menu| root().join(menu));
    if let Some(path) = &path {
        args.extend(["--menu", path.to_str().unwrap()]);
    }
    let output = phonetree(&[&args, more].concat());
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{format}: {stderr}");
    assert_eq!(stderr, "", "{format}");
    String::from_utf8(output.stdout).unwrap()
}

/// The folder of the project.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Menus of many kinds: the first line, and every example.
pub(crate) const MENUS: [&str; 9] = [
    "menus/kaiser-small-business.toml",
    "menus/examples/bank.toml",
    "menus/examples/city-hall.toml",
    "menus/examples/clinic.toml",
    "menus/examples/hotline.toml",
    "menus/examples/school.toml",
    "menus/examples/support-desk.toml",
    "tests/menus/kitchen-sink.toml",
    "tests/menus/fernwood.toml",
];
