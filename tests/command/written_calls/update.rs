//! `--update` writes what happens where it is asked to, and nothing else.

use std::fs;

use super::{phonetree, stdout};

const STALE: &str = r#"# What people wrote stays.

[[call]]
name  = "nothing is expected yet"     # so it is written
at    = "2026-11-23 12:00"
press = "3"

[[call]]   # a requirement is never rewritten
name    = "billing"
at      = "2026-11-23 12:00"
press   = "1"
reaches = "california-service-center"

[[call]]
name  = "an old transcript"
at    = "2026-11-28 12:00"
exact = true
steps = [
  { hears = "Welcome." },
  { presses = "1", after = "1s" },
]
"#;

#[test]
fn transcripts_are_written_and_the_rest_of_the_file_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("calls.toml");
    fs::write(&file, STALE).unwrap();
    let path = file.to_str().unwrap();
    assert_eq!(phonetree(&["test", path]).status.code(), Some(1));
    let output = phonetree(&["test", path, "--update"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    let written = fs::read_to_string(&file).unwrap();
    assert!(written.starts_with(STALE.split("\n\n[[call]]   #").next().unwrap()), "{written}");
    assert!(
        written.contains("press = \"3\"\nexact = true\nsteps = [\n  { hears = \"Thank you"),
        "{written}"
    );
    assert!(written.contains(STALE.split("\n\n").nth(2).unwrap()), "{written}");
    assert!(!written.contains("Welcome."), "{written}");
    let again = phonetree(&["test", path]);
    assert_eq!(again.status.code(), Some(0), "{written}{}", stdout(&again));
    assert!(stdout(&again).starts_with("3 calls passed"));
}

#[test]
fn a_requirement_that_fails_stays_and_fails() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("calls.toml");
    let wrong = "[[call]]\nname = \"it\"\nat = \"2026-11-23 12:00\"\npress = \"1\"\nreaches = \"account-management\"\n";
    fs::write(&file, wrong).unwrap();
    let output = phonetree(&["test", file.to_str().unwrap(), "--update"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(fs::read_to_string(&file).unwrap(), wrong);
}
