//! Every command, with every option and every format that it has.

use std::fs;
use std::path::Path;
use std::thread;

use super::{HOSTILE, SHOWN, seen};
use crate::program::Program;
use crate::reference::commands;

const MENU: &str = r#"
format = 1
title = "Desk"
timezone = "UTC"
lines.front = { number = "202-555-0142", answer = "main" }
menus.main.options = [{ key = "1", label = "one", to = "one" }, { key = "2", label = "two", to = "two" }]
teams.one = { name = "One", hours = "Mo-Fr 08:00-17:00", topics = ["a"] }
teams.two = { name = "Two", topics = ["b"] }
"#;

const CALLS: &str = r#"
[[call]]
name = "passes"
at = "2026-11-23 12:00"
press = "1"
reaches = "one"

[[call]]
name = "fails"
at = "2026-11-23 12:00"
press = "2"
reaches = "one"
"#;

/// What a command is given besides, so that it ends: nobody is at the keyboard.
fn besides(command: &str) -> &'static [&'static str] {
    match command {
        "call" | "practice" => &["--fast"],
        "render" => &["--check"],
        _ => &[],
    }
}

/// An option, as `--help` lists it.
struct Listed {
    name: String,
    takes_a_value: bool,
}

/// The options of a command.
fn options(help: &str) -> Vec<Listed> {
    let listed = help.lines().filter_map(|line| {
        let line = line.trim_start();
        let long = line.starts_with('-').then(|| line.find("--")).flatten()?;
        let rest = &line[long..];
        let end = rest[2..].find(|c: char| !(c.is_ascii_lowercase() || c == '-'));
        let name = &rest[..end.map_or(rest.len(), |end| end + 2)];
        let takes_a_value = rest[name.len()..].trim_start_matches([' ', '[', '=']).starts_with('<');
        Some(Listed { name: name.to_owned(), takes_a_value })
    });
    // It waits for a file to be saved, forever.
    listed.filter(|listed| !["--watch", "--help", "--version"].contains(&&*listed.name)).collect()
}

/// The values that an option may have, as the program says to one that it may not. What takes any value
/// takes this one: no menu is there, so nothing comes of it.
fn values(command: &str, option: &str) -> Vec<String> {
    let nowhere = tempfile::tempdir().unwrap();
    let output = Program::phonetree()
        .current_dir(&nowhere)
        .env("HOME", nowhere.path())
        .env("PHONETREE_HISTORY", nowhere.path().join("history.sqlite"))
        .args([command, "--menu=no-such-menu.toml", &format!("{option}=no such value")])
        .output();
    let said = String::from_utf8(output.stderr).unwrap();
    let Some((_, list)) = said.split_once("[possible values: ") else { return Vec::new() };
    list.split_once(']').unwrap().0.split(", ").map(str::to_owned).collect()
}

/// A folder of files with a hostile name: a menu, one with mistakes, calls, a course, a sound.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            fs::write(folder.path().join(format!("{HOSTILE}{name}")), text).unwrap();
        };
        write("menu.toml", MENU);
        write("wrong.toml", &format!("title = 1 # \u{9b}\u{202e}\n{MENU}"));
        write("broken.toml", "title = \"\u{9b}31m\u{202e}\nformat");
        write("calls.toml", CALLS);
        write("course.toml", "title = \"\u{9b}\"\ndrill = [{ errand = \"\u{202e}\" }]");
        write("sound.wav", "RIFF\u{1b}");
        Self(folder)
    }

    fn file(&self, name: &str) -> String {
        self.0.path().join(format!("{HOSTILE}{name}")).to_str().unwrap().to_owned()
    }

    /// What is printed by a command line, with the menu; all of it can be seen.
    fn printed(&self, command: &str, words: &[&str]) -> String {
        let menu = format!("--menu={}", self.file("menu.toml"));
        self.printed_of(command, &[&[&*menu], words].concat())
    }

    fn printed_of(&self, command: &str, words: &[&str]) -> String {
        let home = self.0.path();
        let output = Program::phonetree()
            .current_dir(home)
            .env("HOME", home)
            .env("USER", HOSTILE)
            .env("PHONETREE_HISTORY", home.join(format!("{HOSTILE}.sqlite")))
            .arg(command)
            .args(words)
            .output();
        seen(&format!("{command} {words:?}"), &output)
    }
}

/// Walks a command; how often hostile text was shown.
fn walk(command: &str) -> usize {
    let folder = Folder::new();
    let help = String::from_utf8(Program::phonetree().args([command, "--help"]).output().stdout);
    let besides = besides(command);
    let mut printed = Vec::new();
    let mut run =
        |words: &[&str]| printed.push(folder.printed(command, &[besides, words].concat()));
    run(&[]);
    let files =
        ["menu.toml", "wrong.toml", "broken.toml", "calls.toml", "course.toml", "sound.wav"];
    let files = files.map(|name| folder.file(name));
    let missing = folder.file("missing");
    for word in files.iter().chain([&missing]).map(String::as_str).chain([HOSTILE]) {
        run(&[word]);
    }
    run(&[HOSTILE, HOSTILE]);
    let mut turns = files.iter().chain([&missing]).cycle();
    for Listed { name, takes_a_value } in options(&help.unwrap()) {
        if !takes_a_value {
            run(&[&name]);
            continue;
        }
        for value in turns.by_ref().take(1).map(String::as_str).chain([HOSTILE]) {
            run(&[&format!("{name}={value}")]);
        }
        for value in values(command, &name) {
            run(&[&format!("{name}={value}")]);
            // Results are told of calls, findings of menus, and both of what can't be read.
            let [_, wrong, broken, calls, ..] = files.each_ref().map(String::as_str);
            run(&[&format!("{name}={value}"), wrong, broken, calls]);
        }
    }
    // What refuses command lines leaves out whole sequences of escapes itself.
    printed.iter().filter(|text| text.contains(r"\u202e\u2066")).count()
}

#[test]
fn whatever_a_command_is_given_a_terminal_obeys_none_of_it() {
    let help = String::from_utf8(Program::phonetree().arg("--help").output().stdout).unwrap();
    let commands = commands::commands(&help);
    assert!(commands.len() > 12, "{commands:?}");
    let walking: Vec<_> = commands
        .into_iter()
        .map(|(command, _)| (command.clone(), thread::spawn(move || walk(&command))))
        .collect();
    for (command, walking) in walking {
        let shown = walking.join().unwrap_or_else(|_| panic!("{command}: see above"));
        assert!(shown > 0, "{command}: what is hostile was never shown: was it tried?");
    }
}

#[test]
fn a_name_of_a_file_forges_no_line_of_a_format() {
    let folder = Folder::new();
    let (menu, calls) = (folder.file("menu.toml"), folder.file("calls.toml"));
    let (wrong, course) = (folder.file("wrong.toml"), folder.file("course.toml"));
    let runs: [&[&str]; 10] = [
        &["test", &calls, "--format=text"],
        &["test", &calls, "--format=tap"],
        &["test", &calls, "--format=junit"],
        &["test", &calls, "--coverage"],
        &["test", &calls, "--coverage=lcov"],
        &["check", &menu, &wrong, "--format=text"],
        &["check", &menu, &wrong, "--format=github"],
        &["prove", &menu],
        &["diff", &menu, &menu, "--markdown"],
        &["practice", "--script", &course],
    ];
    for run in runs {
        let printed = folder.printed(run[0], &run[1..]);
        let forged = |line: &str| line.starts_with("::error::f") || line.starts_with("ok 99");
        assert!(!printed.lines().any(forged), "{run:?}\n{printed}");
    }
}

/// XML has no such characters, in whatever way they are written (XML 1.0, section 2.2).
#[test]
fn what_is_no_character_is_in_no_xml() {
    let folder = Folder::new();
    let calls = folder.file("calls.toml");
    let junit = folder.printed("test", &[&calls, "--format=junit"]);
    for written in ["\u{fffe}", "\u{ffff}", "&#xFFFE;", "&#xFFFF;", "&#x1b;", "&#27;"] {
        assert!(!junit.contains(written), "{written:?}\n{junit}");
    }
    assert!(junit.contains("<testcase") && junit.contains(SHOWN), "{junit}");
    assert!(Path::new(&calls).exists());
}
