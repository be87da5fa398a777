//! `phonetree prove` from outside.

use crate::program::Program;

const MONDAY: &str = "2026-11-23 00:00";

#[test]
fn everything_is_proved_of_the_first_line() {
    let (told, code) = prove(&[]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(told.matches("\nproved  ").count(), 5, "{told}");
    assert!(told.contains("help is at most 1 key"), "{told}");
}

#[test]
fn a_trap_is_shown_by_the_shortest_call_into_it_which_the_command_makes_again() {
    let file = menu(TRAP);
    let path = file.path().to_str().unwrap();
    let (told, code) = prove(&[path, "--json"]);
    assert_eq!(code, 1);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let verdict = |name: &str| {
        let proofs = told["proofs"].as_array().unwrap();
        proofs.iter().find(|proof| proof["name"] == name).unwrap()
    };
    for name in ["ends", "help"] {
        assert_eq!(verdict(name)["verdict"], "refuted");
        assert_eq!(verdict(name)["call"]["keys"], "2");
    }
    assert_eq!(verdict("reachable")["seen"][0], "no call reaches forgotten");
    assert_eq!(verdict("closed")["verdict"], "proved");
    let transcript = made_again(verdict("help"));
    assert!(
        transcript.ends_with(" 30:00  The line couldn't help. The call ends here.\n"),
        "{transcript}"
    );
}

#[test]
fn a_walk_that_is_stopped_proves_nothing_and_says_how_far_it_came() {
    let (told, code) = prove(&["--most-states", "3"]);
    assert_eq!(code, 1);
    assert!(told.contains(" of at least 4 states") && told.contains("not proved"), "{told}");
    assert!(!told.contains("\nproved"), "{told}");
}

/// Every menu leads to every other, and a path remembers all of them: states without end.
fn explosion() -> String {
    let mut text = "format = 1\ntitle = \"x\"\ntimezone = \"America/Los_Angeles\"\n[limits]\npath = 32\nlongest_call = \"24h\"\n[timings]\nno_input_tries = 20\nno_match_tries = 20\n[lines.a]\nnumber = \"+1-202-555-0142\"\nanswer = \"m1\"\n".to_owned();
    for menu in 1..10 {
        let option = |to| format!("{{ key = \"{to}\", label = \"x\", to = \"m{to}\" }}, ");
        let options: String = (1..10).map(option).collect();
        text +=
            &format!("[menus.m{menu}]\noptions = [{options}{{ key = \"*\", do = \"back\" }}]\n");
    }
    text
}

#[test]
fn a_search_that_would_take_too_much_memory_gives_up_and_proves_nothing() {
    let file = menu(&explosion());
    let (told, code) = prove(&[file.path().to_str().unwrap(), "--most-memory", "1"]);
    assert_eq!(code, 1);
    assert!(told.contains("stopped because it would need more than --most-memory 1 MB"), "{told}");
    assert!(told.contains("not proved") && !told.contains("\nproved"), "{told}");
    let (told, code) = prove(&[file.path().to_str().unwrap(), "--most-memory", "1", "--json"]);
    assert_eq!(code, 1);
    assert!(told.contains("\"stopped\": \"most_memory\""), "{told}");
}

#[test]
fn the_time_of_a_proof_counts_from_the_start() {
    let (told, code) = prove(&["--most-seconds", "0"]);
    assert_eq!(code, 1);
    assert!(told.contains("stopped because --most-seconds 0 had passed"), "{told}");
    assert!(told.contains("Walked 0 of at least 0 states"), "{told}");
    assert_eq!(told.matches("\nnot proved").count(), 5, "{told}");
    let file = menu(&explosion());
    let (told, _) = prove(&[file.path().to_str().unwrap(), "--most-seconds", "2"]);
    assert!(told.contains("stopped because --most-seconds 2 had passed"), "{told}");
}

#[test]
fn what_was_not_searched_to_the_end_refutes_no_promise_of_help() {
    let file = menu(&format!(
        "{}[[always]]\nreaches = \"desk\"\n[teams.desk]\nname = \"D\"\n",
        explosion().replace("to = \"m9\"", "to = \"desk\"")
    ));
    let (told, code) = prove(&[file.path().to_str().unwrap(), "--most-states", "50"]);
    assert_eq!(code, 1);
    assert!(!told.contains("REFUTED"), "{told}");
}

#[test]
fn a_demand_that_is_not_met_is_refuted() {
    assert_eq!(prove(&["--within-keys", "1"]).1, 0);
    let (told, code) = prove(&["--within-keys", "0"]);
    assert_eq!(code, 1);
    assert!(told.contains("from here it takes 1 keys"), "{told}");
}

/// Only while the office opens does silence lead back to where it was: it opens once.
#[test]
fn what_is_possible_once_is_no_circle() {
    let file = menu(OPENING);
    let (told, code) = prove(&[file.path().to_str().unwrap()]);
    assert!(told.contains("\nproved      Every call ends"), "{told}");
    assert_eq!(code, 0, "{told}");
}

const OPENING: &str = r##"format = 1
title = "An office that opens"
timezone = "America/Los_Angeles"
[lines.line]
number = "+1-202-555-0142"
answer = "main"
[menus.main]
options = [{ key = "0", label = "this", do = "back" }]
give_up = "office"
[menus.night]
options = [{ key = "#", label = "the day", do = "top" }]
[teams.office]
name = "Office"
hours = "Mo-Fr 08:00-17:00"
closed_to = "hours"
[branches.hours]
cases = [{ during = "Mo-Fr 08:00-17:00", to = "main" }]
otherwise = "night"
"##;

/// Whoever hears to the end that the team is closed may come on when it has opened.
#[test]
fn the_call_that_needs_the_turn_of_an_hour_waits_for_it() {
    let file = menu(MEANWHILE);
    let (told, code) = prove(&[file.path().to_str().unwrap(), "--json"]);
    assert_eq!(code, 1);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let proofs = told["proofs"].as_array().unwrap();
    let never = proofs.iter().find(|proof| proof["name"] == "never").unwrap();
    let transcript = made_again(never);
    assert!(transcript.contains("Anything more?"), "{transcript}");
}

const MEANWHILE: &str = r#"format = 1
title = "An office that opens meanwhile"
timezone = "America/Los_Angeles"
[lines.line]
number = "+1-202-555-0142"
answer = "hello"
[messages.hello]
say = "Hello."
to = "office"
[teams.office]
name = "Office"
hours = "Mo-Fr 08:00-17:00"
closed_to = "hours"
[branches.hours]
cases = [{ during = "Mo-Fr 08:00-17:00", to = "main" }]
otherwise = "night"
[menus.main]
options = [{ key = "0", label = "more", to = "more" }]
[messages.more]
say = "Anything more?"
[messages.night]
say = "Good night."
[[never]]
reaches = "more"
"#;

const TRAP: &str = r#"format = 1
title = "A trap"
timezone = "America/Los_Angeles"
[lines.line]
number = "+1-202-555-0142"
answer = "main"
[menus.main]
options = [{ key = "1", label = "sales", to = "sales" }, { key = "2", label = "more", to = "cellar" }]
[menus.cellar]
options = [{ key = "1", label = "nothing", do = "repeat" }]
give_up = "cellar"
[teams.sales]
name = "Sales"
[teams.forgotten]
name = "The forgotten"
"#;

/// The transcript of the call that a proof shows, made again by its command.
fn made_again(proof: &serde_json::Value) -> String {
    let command = proof["call"]["command"].as_str().unwrap();
    let command = command.replacen("phonetree", Program::PHONETREE, 1);
    let output = Program::shell(&command).output();
    String::from_utf8(output.stdout).unwrap()
}

fn menu(text: &str) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
    std::fs::write(file.path(), text).unwrap();
    file
}

fn prove(args: &[&str]) -> (String, i32) {
    let command = Program::phonetree().args(["prove", "--from", MONDAY]).args(args).output();
    (String::from_utf8(command.stdout).unwrap(), command.status.code().unwrap())
}
