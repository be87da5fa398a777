//! Whose calls a file has: two menus in one folder don't share them.

use std::path::Path;
use std::process::Output;

use crate::program::Program;

const CALL: &str = "[[call]]\nname = \"the call\"\nat = \"2026-11-23 12:00\"\npress = \"1\"\nends = \"connected\"\n";

/// A folder with menus, and files of calls in `tests/calls`.
fn folder(menus: &[&str], calls: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let below = folder.path().join("tests/calls");
    std::fs::create_dir_all(&below).unwrap();
    for menu in menus {
        let text = include_str!("../../menus/fernwood.toml");
        std::fs::write(folder.path().join(menu), text).unwrap();
    }
    for (name, head) in calls {
        std::fs::write(below.join(name), format!("{head}{CALL}")).unwrap();
    }
    folder
}

fn run(folder: &Path, words: &[&str]) -> Output {
    Program::phonetree().args(words).current_dir(folder).output()
}

fn files_played(done: &Output) -> Vec<String> {
    let told: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let files = told["files"].as_array().unwrap().iter();
    files.map(|file| file["file"].as_str().unwrap().to_owned()).collect()
}

fn said(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

const OWN: &str = "menu = \"../../a.toml\"\n";
const OTHER: &str = "menu = \"../../b.toml\"\n";

#[test]
fn the_only_menu_of_a_folder_gets_all_calls_that_name_no_menu() {
    let folder = folder(&["a.toml"], &[("mine.toml", OWN), ("any.toml", "")]);
    let done = run(folder.path(), &["test", "--menu", "a.toml", "--json"]);
    assert_eq!(files_played(&done), ["tests/calls/any.toml", "tests/calls/mine.toml"]);
    assert_eq!((done.status.code(), said(&done).as_str()), (Some(0), ""));
}

#[test]
fn of_two_menus_each_gets_its_own_and_what_is_left_out_is_explained() {
    let calls = [
        ("mine.toml", OWN),
        ("yours.toml", OTHER),
        ("any.toml", ""),
        ("a.toml", ""),
        ("b.toml", ""),
    ];
    let folder = folder(&["a.toml", "b.toml"], &calls);
    let done = run(folder.path(), &["test", "--menu", "a.toml", "--json"]);
    assert_eq!(files_played(&done), ["tests/calls/a.toml", "tests/calls/mine.toml"]);
    assert_eq!(
        said(&done).trim(),
        "(left out: tests/calls/any.toml. There are 2 menus in the folder, and it is not said which one these calls are for. If they are for a.toml, write at the top of the file: menu = \"../../a.toml\")"
    );
}

#[test]
fn where_all_calls_are_left_out_the_error_is_the_explanation() {
    let folder = folder(&["a.toml", "b.toml"], &[("any.toml", "")]);
    let done = run(folder.path(), &["test", "--menu", "a.toml"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(said(&done).contains("left out: tests/calls/any.toml"), "{}", said(&done));
    // What it says to do is right.
    let file = folder.path().join("tests/calls/any.toml");
    std::fs::write(file, format!("{OWN}{CALL}")).unwrap();
    assert!(run(folder.path(), &["test", "--menu", "a.toml"]).status.success());
}

#[test]
fn a_file_of_another_menu_that_is_named_is_played_and_that_is_said() {
    let folder = folder(&["a.toml", "b.toml"], &[("yours.toml", OTHER)]);
    let words = ["test", "--menu", "a.toml", "tests/calls/yours.toml"];
    let done = run(folder.path(), &words);
    assert!(done.status.success());
    let clear =
        "(tests/calls/yours.toml is written for b.toml; it is played on a.toml, as --menu says)";
    assert_eq!(said(&done).trim(), clear);
}

#[test]
fn a_saved_call_says_whose_it_is() {
    let folder = folder(&["a.toml", "b.toml"], &[]);
    for (menu, name) in [("a.toml", "saved-a.toml"), ("b.toml", "saved-b.toml")] {
        let file = format!("tests/calls/{name}");
        let words = ["call", "--menu", menu, "--fast", "--keys", "1", "--save", &file];
        let call = [&words[..], &["--at", "2026-11-23 12:00"]].concat();
        assert!(run(folder.path(), &call).status.success());
        // It may be saved again.
        assert!(run(folder.path(), &call).status.success());
        let saved = std::fs::read_to_string(folder.path().join(&file)).unwrap();
        assert!(saved.starts_with(&format!("menu = \"../../{menu}\"\n\n[[call]]\n")), "{saved}");
    }
    let done = run(folder.path(), &["test", "--menu", "b.toml", "--json"]);
    assert_eq!(files_played(&done), ["tests/calls/saved-b.toml"]);
}
