//! `phonetree confirm` through the program itself: a date goes into the menu file, and nothing else
//! in it changes.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::program::Program;

const FERNWOOD: &str = include_str!("../menus/fernwood.toml");

fn confirm(menu: &Path, args: &[&str]) -> Output {
    let menu = ["confirm", "--menu", menu.to_str().unwrap()];
    Program::phonetree().args(menu).args(args).output()
}

fn refused(menu: &Path, args: &[&str], says: &str) {
    let before = fs::read_to_string(menu).unwrap();
    let output = confirm(menu, args);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{args:?}");
    assert!(stderr.contains(says), "{says:?} is not in: {stderr}");
    assert_eq!(fs::read_to_string(menu).unwrap(), before, "a file that was refused is as it was");
}

#[test]
fn a_confirmation_is_added_and_all_else_in_the_file_stays_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    let menu = folder.path().join("menu.toml");
    fs::write(&menu, FERNWOOD).unwrap();
    let output = confirm(&menu, &["menus.main.1", "teams.scheduling.hours", "--on", "2026-01-05"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    snapbox::assert_data_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "menus.main.1 is confirmed on 2026-01-05\nteams.scheduling.hours is confirmed on 2026-01-05\n"
    );
    let written = fs::read_to_string(&menu).unwrap();
    let added = written.strip_prefix(FERNWOOD).expect("what was there is there, unchanged");
    let expected = "\n\n# --- What someone who called has found to be so ---\n\n[confirmed]\n\
                    \"menus.main.1\" = 2026-01-05\n\"teams.scheduling.hours\" = 2026-01-05\n";
    assert_eq!(added, expected);
}

#[test]
fn a_later_confirmation_takes_the_place_of_the_earlier_and_keeps_the_remark_behind_it() {
    let folder = tempfile::tempdir().unwrap();
    let menu = folder.path().join("menu.toml");
    let own = "\n[confirmed]   # by Ann\n\"teams.scheduling.hours\" = 2026-01-05   # they laughed\n\n# the end\n";
    fs::write(&menu, format!("{FERNWOOD}{own}")).unwrap();
    let output = confirm(&menu, &["teams.scheduling.hours", "--on", "2026-02-06"]);
    assert_eq!(output.status.code(), Some(0));
    let written = fs::read_to_string(&menu).unwrap();
    assert_eq!(written, format!("{FERNWOOD}{}", own.replace("2026-01-05", "2026-02-06")));
}

#[test]
fn what_is_confirmed_stands_in_the_document_of_sources() {
    let folder = tempfile::tempdir().unwrap();
    let menu = folder.path().join("menu.toml");
    fs::write(&menu, FERNWOOD).unwrap();
    assert_eq!(confirm(&menu, &["teams.scheduling", "--on", "2026-01-05"]).status.code(), Some(0));
    let args = ["doc", "--format", "sources", "--menu", menu.to_str().unwrap()];
    let output = Program::phonetree().args(args).output();
    let document = String::from_utf8(output.stdout).unwrap();
    let row = document.lines().find(|line| line.contains("`teams.scheduling.email`")).unwrap();
    assert!(row.ends_with("| 2026-01-05 |"), "{row}");
    assert!(
        !document.contains("phonetree confirm teams.scheduling"),
        "nothing is left to ask of it"
    );
    assert!(document.contains("phonetree confirm menus.main.1 --on"), "{document}");
}

#[test]
fn what_cannot_be_confirmed_is_refused_and_the_file_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let menu = folder.path().join("menu.toml");
    fs::write(&menu, FERNWOOD).unwrap();
    refused(&menu, &["teams.scheduling.hour"], "did you mean `teams.scheduling.hours`?");
    refused(&menu, &["scheduling.hours"], "did you mean `teams.scheduling.hours`?");
    refused(&menu, &["teams.schedulign"], "did you mean `teams.scheduling`?");
    refused(
        &menu,
        &["menus.main.1", "--on", "yesterday"],
        "\"yesterday\" is not a date: write one such as 20",
    );
    refused(&menu, &["menus.main.1", "--on", "2999-01-01"], "is in the future");
}

#[test]
fn the_menu_that_is_built_in_is_not_written_to() {
    let args = ["confirm", "menus.main.1"];
    let output = Program::phonetree().args(args).output();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--menu"));
}

/// A confirmation of what the file does not state is a mistake of the file, like any other.
#[test]
fn a_file_that_confirms_a_fact_it_does_not_state_is_not_loaded() {
    let text = format!("{FERNWOOD}\n[confirmed]\n\"teams.schedulign.hours\" = 2026-01-05\n");
    let problems = phonetree::menu::load("menu.toml", &text).unwrap_err();
    assert!(problems.to_string().contains("did you mean `teams.scheduling.hours`?"), "{problems}");
}
