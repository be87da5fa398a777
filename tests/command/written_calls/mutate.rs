//! The menu is broken on purpose: which mistakes do written calls notice?

use std::fs;

use serde_json::Value;

use super::{phonetree, stdout};

#[test]
fn the_first_lines_calls_notice_every_mistake_that_a_caller_could() {
    let output = phonetree(&["test", "--mutate"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert!(stdout(&output).contains("noticed (100 %)"), "{}", stdout(&output));
}

#[test]
fn what_no_call_notices_is_named_with_the_call_that_would() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("one.toml");
    let one = "[[call]]\nname = \"it\"\nat = \"2026-11-23 12:00\"\npress = \"1\"\nreaches = \"california-service-center\"\n";
    fs::write(&file, one).unwrap();
    let file = file.to_str().unwrap();
    let output = phonetree(&["test", file, "--mutate", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let told: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let mutants = told["mutants"].as_array().unwrap();
    let gone = mutants.iter().find(|mutant| mutant["what"] == "option 3 of main is gone").unwrap();
    assert_eq!((gone["fate"].as_str(), gone["line"].as_u64()), (Some("unnoticed"), Some(70)));
    assert!(gone["call"].as_str().unwrap().starts_with("phonetree call 1-800-790-4661"), "{gone}");
    let first = mutants.iter().find(|mutant| mutant["what"] == "option 1 of main is gone").unwrap();
    assert_eq!(first["fate"], "noticed");
    let lenient = phonetree(&["test", file, "--mutate", "--at-least", "1"]);
    assert_eq!(lenient.status.code(), Some(0));
    assert!(stdout(&lenient).contains("  option 3 of main is gone\n"), "{}", stdout(&lenient));
}

#[test]
fn while_a_call_fails_nothing_is_broken_on_purpose_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("one.toml");
    let wrong = "[[call]]\nname = \"it\"\nat = \"2026-11-23 12:00\"\npress = \"1\"\nreaches = \"client-services-unit\"\n";
    fs::write(&file, wrong).unwrap();
    let output = phonetree(&["test", file.to_str().unwrap(), "--mutate"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("(--mutate broke nothing"), "{told}");
}
