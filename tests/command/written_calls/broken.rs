//! Files that can't be played are told with place and remedy; the other files still run.

use std::fs;

use phonetree::menu::FIRST_LINE;
use phonetree::script::CallFile;
use proptest::prelude::*;

use super::{TREES, phonetree, stdout, tree};

const GOOD: &str = r#"[callers.slow]
waits = "8s"

[[call]]
name    = "billing"
dial    = "1-800-790-4661"
at      = "2026-11-23 12:00"
who     = "slow"
press   = "1"
reaches = "california-service-center"

[[call]]
name  = "steps"
dial  = "1-800-790-4661"
at    = "2026-11-23 12:00"
steps = [{ hears = "press 2" }, { presses = "2", after = "1s" }, { reaches = "client-services-unit" }]

[[table]]
name    = "table"
press   = "2"
columns = ["at", "reaches"]
rows    = [["2026-11-23 12:00", "client-services-unit"]]
"#;

/// What is done to the good file, and what is said about it.
const BROKEN: &[(&str, &str, &str)] = &[
    ("press   = \"1\"", "pres = \"1\"", "did you mean `press`?"),
    ("name    = \"billing\"\n", "", "a call needs `name`"),
    ("at      = \"2026-11-23 12:00\"", "at = \"2026-03-08 02:30\"", "does not exist"),
    ("at      = \"2026-11-23 12:00\"", "at = \"2026-11-01 01:30\"", "comes twice"),
    ("at      = \"2026-11-23 12:00\"", "at = \"Mon 07:15\"", "a written call has one instant"),
    ("at      = \"2026-11-23 12:00\"", "at = \"now\"", "is no date with a time"),
    ("dial    = \"1-800-790-4661\"", "dial = \"1-800-790-4662\"", "did you mean `1-800-790-4661`?"),
    ("\"slow\"\npress", "\"slowe\"\npress", "did you mean `slow`?"),
    ("press   = \"1\"", "press = \"1x\"", "`x` is no key"),
    (
        "\"california-service-center\"",
        "\"california\"",
        "did you mean `california-service-center`?",
    ),
    (
        "{ hears = \"press 2\" }",
        "{ hears = { matches = \"press (2\" } }",
        "does not compile: unclosed group",
    ),
    ("{ hears = \"press 2\" }", "{ heers = \"press 2\" }", "did you mean `hears`?"),
    ("{ hears = \"press 2\" }", "{ hears = \"press 2\", silent = \"1s\" }", "hears and silent"),
    (
        "{ hears = \"press 2\" }",
        "{ hears = \"press 2\", after = \"1s\" }",
        "`after` says nothing without",
    ),
    ("{ hears = \"press 2\" }", "{ closed = \"main\" }", "`main` is no team"),
    ("{ hears = \"press 2\" }", "{ enters = \"main\" }", "`main` is no entry"),
    ("{ hears = \"press 2\" }", "{ ends = \"happily\" }", "unknown ending `happily`"),
    ("after = \"1s\"", "after = \"1 beat\"", "is no length of time"),
    ("steps = [{", "press = \"1\"\nsteps = [{", "what the caller does is said twice"),
    (
        "columns = [\"at\", \"reaches\"]",
        "columns = [\"at\", \"reeches\"]",
        "did you mean `reaches`?",
    ),
    (
        "\"client-services-unit\"]]",
        "\"client-services-unit\", \"more\"]]",
        "3 cells, and 2 columns",
    ),
    (
        "rows    = [[\"2026-11-23 12:00\", \"client-services-unit\"]]",
        "",
        "a table of cases needs `rows`",
    ),
    ("columns = [\"at\", \"reaches\"]", "columns = [\"at\", { press = \"1\" }]", "a cell is"),
    ("press   = \"2\"", "press = 2", "expected keys in quotes"),
];

fn said_of(text: &str) -> String {
    let tree = tree(FIRST_LINE);
    let fitted = CallFile::read("calls.toml", text).and_then(|file| file.fit(&tree));
    fitted.map_or_else(|problems| problems.to_string(), |_| String::new())
}

#[test]
fn the_good_file_is_good() {
    assert_eq!(said_of(GOOD), "");
}

#[test]
fn every_mistake_is_told_once_with_place_and_remedy() {
    for (from, to, said) in BROKEN {
        assert!(GOOD.contains(from), "nothing to break at {from}");
        let told = said_of(&GOOD.replacen(from, to, 1));
        assert!(told.contains(said), "{to}: {said:?} is not in\n{told}");
        assert!(told.contains("--> calls.toml:"), "no place in\n{told}");
        assert!(told.ends_with("1 problem in calls.toml"), "{to}:\n{told}");
    }
}

#[test]
fn a_mistake_in_many_rows_is_told_where_it_is_written() {
    let table = "[[table]]\nname = \"it\"\nreaches = \"nobody\"\nwithin = \"3 beats\"\ncolumns = [\"at\", \"ends\"]\nrows = [\n  [\"2026-11-23 12:00\", \"connected\"],\n  [\"2026-11-23 12:00\", \"well\"],\n  [\"2026-11-23 12:00\", \"ill\"],\n]\n";
    let told = said_of(table);
    assert!(told.ends_with("3 problems in calls.toml"), "{told}");
    assert_eq!(told.matches("is no length of time").count(), 1, "{told}");
}

#[test]
fn files_that_cannot_be_read_do_not_keep_the_others_from_running() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &[u8]| fs::write(folder.path().join(name), text).unwrap();
    file("a.toml", GOOD.as_bytes());
    file("b.toml", b"[[call]]\nname = \"caf\xe9\"\n");
    file("c.toml", b"[[call]\n");
    let output = phonetree(&["test", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).starts_with("3 calls passed (1 file"), "{}", stdout(&output));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("b.toml:2: the file is not UTF-8 text"), "{stderr}");
    assert!(stderr.contains("this is not TOML"), "{stderr}");
}

#[test]
fn what_is_not_there_is_named() {
    let refuses = |args: &[&str], said: &str| {
        let output = phonetree(args);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{stderr}");
        assert!(stderr.contains(said), "{said:?} is not in: {stderr}");
    };
    let empty = tempfile::tempdir().unwrap();
    let empty = empty.path().to_str().unwrap();
    refuses(&["test", "no-such-file.toml"], "cannot read the written calls no-such-file.toml");
    refuses(&["test", empty], "no file of written calls");
    refuses(&["test", "--filter", "no such words"], "no call has \"no such words\"");
    refuses(&["test", "--menu", &format!("{empty}/x.toml")], "no written calls are named");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_mutilated_file_makes_the_reader_panic(
        kitchen in any::<bool>(), cut in 0_usize..6000, length in 0_usize..200, paste in 0_usize..6000, noise in ".{0,8}",
    ) {
        let text = if kitchen { GOOD } else { include_str!("../../calls/kaiser-small-business.toml") };
        let mut letters: Vec<char> = text.chars().collect();
        let cut = cut.min(letters.len());
        let end = (cut + length).min(letters.len());
        let piece: Vec<char> = letters.drain(cut..end).chain(noise.chars()).collect();
        let paste = paste.min(letters.len());
        letters.splice(paste..paste, piece);
        let text: String = letters.into_iter().collect();
        if let Ok(file) = CallFile::read("mutilated.toml", &text) {
            for tree in TREES.iter() {
                drop(file.fit(tree));
            }
        }
    }
}
