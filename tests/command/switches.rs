//! `--set` in commands that make no call, and `--wait`: the menu as it is on one day.

use crate::program::Program;

const MENU: &str = "tests/menus/reports/line.toml";

/// What a command says of the menu of reports, at noon on a Monday.
fn said(command: &[&str], more: &[&str]) -> String {
    let args = [command, &["--menu", MENU], more].concat();
    let output = Program::phonetree().args(&args).output();
    let (out, err) = (String::from_utf8(output.stdout), String::from_utf8(output.stderr));
    assert_eq!(output.status.code(), Some(0), "{args:?}: {err:?}");
    out.unwrap()
}

const NOON: [&str; 2] = ["--at", "2026-11-23 12:00"];
const CLOSED: [&str; 2] = ["--set", "closed-by-hand=on"];
const OPEN: [&str; 2] = ["--set", "closed-by-hand=off"];

#[test]
fn hours_are_those_while_a_switch_stands_so() {
    let hours = |set: &[&str]| said(&["hours"], &[&NOON, set].concat());
    assert!(hours(&[]).contains("open"), "{}", hours(&[]));
    assert_eq!(hours(&OPEN), hours(&[]));
    assert!(!hours(&CLOSED).contains("open now"), "{}", hours(&CLOSED));
    assert_ne!(hours(&CLOSED), hours(&[]));
}

#[test]
fn find_names_a_team_that_is_closed_by_hand_as_closed() {
    let found = |set: &[&str]| said(&["find", "agents"], &[&NOON, set].concat());
    assert_eq!(found(&OPEN), found(&[]));
    assert!(found(&[]).contains("OPEN"), "{}", found(&[]));
    assert!(found(&CLOSED).contains("CLOSED"), "{}", found(&CLOSED));
}

#[test]
fn a_document_is_of_the_day_on_which_the_switch_stands_so() {
    let told = |set: &[&str]| said(&["doc", "--format", "markdown"], set);
    assert_eq!(told(&OPEN), told(&[]));
    assert_ne!(told(&CLOSED), told(&[]));
    assert!(told(&[]).contains("8 a.m. to 5 p.m."), "{}", told(&[]));
}

/// What a caller of the menu meets who waits in line, for one of the seeds of that day.
fn in_line(wait: &str) -> String {
    said(&["call"], &[&NOON[..], &["--fast", "--plain", "--wait", wait]].concat())
}

#[test]
fn a_line_with_chance_in_it_is_named_on_the_command_line() {
    let seeded =
        |seed: u32| in_line(&format!("agents-line=calls_an_hour=40,each=4m,agents=3,seed={seed}"));
    let days: std::collections::BTreeSet<String> = (1..20).map(seeded).collect();
    assert!(days.len() > 2, "each seed is another day: {} are", days.len());
    assert_eq!(seeded(3), seeded(3));
    let waits = days.iter().filter(|day| day.contains("in line")).count();
    assert!(waits > 0 && waits < days.len(), "some wait: {waits} of {}", days.len());
}

#[test]
fn it_is_the_line_that_the_menu_itself_could_have() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("menu.toml");
    let text = std::fs::read_to_string(MENU).unwrap();
    let with =
        "longest    = \"10m\"\nwait = { calls_an_hour = 40, each = \"4m\", agents = 3, seed = 5 }";
    std::fs::write(&file, text.replace("longest    = \"10m\"", with)).unwrap();
    let called = |more: &[&str]| {
        let menu = ["call", "--fast", "--plain", "--menu", file.to_str().unwrap()];
        let output = Program::phonetree().args([&menu[..], &NOON, more].concat()).output();
        String::from_utf8(output.stdout).unwrap()
    };
    for seed in [5, 6, 7, 8] {
        let all = format!("agents-line=calls_an_hour=40,each=4m,agents=3,seed={seed}");
        assert_eq!(called(&["--wait", &format!("agents=seed={seed}")]), in_line(&all));
    }
    assert_eq!(called(&[]), called(&["--wait", "agents-line=seed=5"]));
    assert!(in_line("agents-line=3m").contains("number 3 in line, about 3 minutes"));
}
