//! The gallery: every example menu loads, says that it is invented, has written calls that pass and leave
//! nothing out, and every line of it answers a silent caller and one who presses each first key, by day
//! and by night.

use std::fs;
use std::path::Path;

use phonetree_core::call::Ending;
use phonetree_core::drive::drive;
use phonetree_core::menu::{self, Key, Lengths, Tree};
use phonetree_core::script::{CallFile, Caller, Coverage, Rehearsal};

fn examples() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../menus/examples");
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
                let mut phone = Rehearsal::new(caller.clone(), &lengths, |_, _| {});
                endings.push(drive(tree, line, at.parse().unwrap(), &mut phone));
            }
        }
    }
    endings
}

/// How many points of each example no call can meet: a team that is called only while it is open, closed.
const UNMEETABLE: [(&str, usize); 10] = [
    ("bank.toml", 0),
    ("city-hall.toml", 0),
    ("clinic.toml", 0),
    ("hotel-de-ville.toml", 0),
    ("hotline.toml", 0),
    ("medicare.toml", 0),
    ("power.toml", 0),
    ("school.toml", 0),
    ("support-desk.toml", 3),
    ("university.toml", 0),
];

#[test]
fn every_example_has_written_calls_that_pass_and_meet_all_there_is_to_meet() {
    for (name, left) in UNMEETABLE {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let tree = fs::read_to_string(root.join("../../menus/examples").join(name)).unwrap();
        let tree = menu::load(name, &tree).unwrap_or_else(|problems| panic!("{problems}"));
        let text = fs::read_to_string(root.join("../../tests/calls/examples").join(name)).unwrap();
        let file = CallFile::read(name, &text).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(file.menu(), Some(&*format!("../../../menus/examples/{name}")));
        let calls = file.fit(&tree).unwrap_or_else(|problems| panic!("{problems}"));
        let (lengths, mut coverage) = (Lengths::estimated(&tree), Coverage::of(&tree));
        for call in &calls {
            let played = call.play(&tree, &lengths, |_, effect| {
                coverage.see(effect);
            });
            assert!(played.passes(), "{name}: {} fails: {:?}", call.name, played.misses());
        }
        let (met, all) = coverage.met();
        assert_eq!(all - met, left, "{name}:\n{}", coverage.text(&tree, name, &text));
    }
}

#[test]
fn there_are_nine_kinds_and_each_says_that_it_is_invented() {
    let examples = examples();
    assert!(examples.len() >= 9, "{}", examples.len());
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
