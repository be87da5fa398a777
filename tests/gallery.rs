//! The gallery: every example menu loads, says that it is invented, and every line of it answers a
//! silent caller and one who presses each first key, by day and by night.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops at the first surprise, and reads the files it is about"
)]

use std::fs;
use std::path::Path;

use phonetree::call::Ending;
use phonetree::drive::drive;
use phonetree::menu::{self, Key, Lengths, Tree};
use phonetree::script::{Caller, Rehearsal};

fn examples() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("menus/examples");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    files.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

fn endings(tree: &Tree) -> Vec<Ending> {
    let lengths = Lengths::estimated(tree);
    let silent = Caller::default();
    let keys = Key::ALL.map(|key| Caller::from_dial_string(&key.to_string()).unwrap());
    let mut endings = Vec::new();
    for at in ["2026-11-23T12:00:00-08:00", "2026-11-29T03:00:00-08:00"] {
        for line in tree.line_ids() {
            for caller in keys.iter().chain([&silent]) {
                let mut phone = Rehearsal::new(caller.clone(), &lengths, |_, _, _| {});
                endings.push(drive(tree, line, at.parse().unwrap(), &mut phone));
            }
        }
    }
    endings
}

#[test]
fn there_are_six_kinds_and_each_says_that_it_is_invented() {
    let examples = examples();
    assert!(examples.len() >= 6, "{}", examples.len());
    for (name, text) in examples {
        assert!(text.contains("# Invented: "), "{name}");
        assert!(text.contains("\n# Shows: "), "{name}");
        for number in text.lines().filter(|line| line.starts_with("number")) {
            assert!(number.contains("-555-01"), "{name}: {number} could be somebody's");
        }
    }
}

#[test]
fn whoever_calls_an_example_is_never_simply_dropped() {
    for (name, text) in examples() {
        let tree = menu::load(&name, &text).unwrap_or_else(|problems| panic!("{problems}"));
        for ending in endings(&tree) {
            assert!(!matches!(ending, Ending::GaveUp | Ending::HungUp), "{name}: {ending:?}");
        }
    }
}
