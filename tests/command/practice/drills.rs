//! Drills, by lines on stdin.

use std::path::Path;

use super::{practice, text, times};

const NONE: &str = "/nowhere/history.sqlite";

fn drilled(args: &[&str], lines: &str) -> (String, Option<i32>) {
    let all: Vec<&str> = ["--no-history", "--fast"].iter().chain(args).copied().collect();
    let output = practice(Path::new(NONE), &all, lines);
    (text(&output.stdout), output.status.code())
}

#[test]
fn whoever_follows_the_hints_has_all_points() {
    let (mut lines, args) =
        (String::new(), ["--seed", "11", "--drills", "8", "--at", "2026-11-25 12:00"]);
    let mut seen = String::new();
    // What is asked is answered as the text itself says; asked again with one answer more each time.
    for _ in 0..60 {
        seen = drilled(&args, &lines).0;
        if seen.contains("on average") && seen.matches(" points\n").count() == 8 {
            break;
        }
        lines += &answer(&seen);
    }
    assert_eq!(seen.matches("\n100 points\n").count(), 8, "{seen}");
    assert!(!seen.contains("To study"), "{seen}");
}

/// The right answer to what was asked last.
fn answer(told: &str) -> String {
    let drill = told.rsplit("\nDrill ").next().unwrap();
    let line = |number: &str| {
        let row = drill.lines().rev().find(|line| line.contains(number)).unwrap();
        row.split_whitespace().next().unwrap().to_owned()
    };
    if drill.contains("What instead?") {
        let rights = match () {
            () if drill.contains("California Service Center (") => {
                ["csc-sd-sba@kp.org", "355-5334"]
            }
            () if drill.contains("Online self-service transaction help (") => {
                ["csu.ca@kp.org", "-"]
            }
            () if drill.contains("Client Services Unit (") => ["csu.ca@kp.org", "369-8010"],
            () => ["amt@kp.org", "369-8010"],
        };
        let asked = drill.rsplit("What instead?").next().unwrap();
        let by_name = |name: &&str| name.len() > 1 && asked.contains(*name);
        let known = rights.iter().find(|name| by_name(name)).copied();
        // None of its addresses is offered: then it is when it opens.
        return format!("{}\n", line(known.unwrap_or_else(|| opening(asked))));
    }
    if drill.contains("; call ") {
        let way = drill.split("; call ").nth(1).unwrap().lines().next().unwrap();
        let (number, keys) = way.split_once(", ").unwrap();
        let keys = keys.trim_start_matches("press ").replace("and  nothing", "");
        return format!(
            "{}\n{}\n",
            line(&format!("  {number}  ")),
            if keys.contains("nothing") { "" } else { &keys }
        );
    }
    format!("{}\n", line("no one: they're closed now"))
}

/// The latest of the hours that are offered: the others come before it opens.
fn opening(asked: &str) -> &str {
    let hours = asked.lines().filter(|line| line.contains("call again"));
    hours.max_by_key(|line| (line.len(), line.to_string())).unwrap().trim()
}

#[test]
fn a_wrong_team_has_no_points_and_is_to_be_studied() {
    // Member Services has to do with none of these.
    let (told, code) = drilled(&["--seed", "2", "--drills", "1", "--kind", "clock"], "4\n\n1\n");
    assert_eq!(code, Some(0));
    assert!(told.contains("You have ") && told.contains("To study:"), "{told}");
    assert!(told.contains("  0 of 50  for speed and accuracy: wrong team"), "{told}");
}

#[test]
fn against_the_clock_the_call_ends_whatever_is_still_to_be_pressed() {
    let args = ["--seed", "1", "--drills", "1", "--kind", "clock", "--at", "2026-11-25 12:00"];
    let (told, _) = drilled(&args, "1\n,,,,,,,,,,3\n1\n");
    assert!(told.contains("You have 15 seconds."), "{told}");
    assert!(told.contains("  0:15  Time's up.") && !told.contains("> 3"), "{told}");
}

#[test]
fn a_caller_is_at_home_unless_another_zone_is_asked_for_or_is_the_trap() {
    let asked = |args: &[&str]| {
        let all = ["--seed", "5", "--drills", "20", "--at", "2026-11-25 12:00"];
        let all: Vec<&str> = all.iter().chain(args).copied().collect();
        drilled(&all, &"1\n1\n1\n".repeat(20)).0
    };
    for kind in ["guided", "clock"] {
        let home = asked(&["--kind", kind]);
        assert!(home.contains(" PST.") && !home.contains("You call from"), "{home}");
    }
    let away = asked(&["--zone", "ET"]);
    let (drills, calls) =
        (away.matches("It is ").count(), away.matches("You call from New York. It is ").count());
    assert!(drills > 5 && drills == calls, "{away}");
    assert!(asked(&["--kind", "traps"]).contains("You call from"), "some traps are another zone");
}

#[test]
fn errands_are_in_callers_words_and_afterwards_it_is_said_which_topic_that_is() {
    let args = ["--kind", "clock", "--seed", "5", "--drills", "12", "--at", "2026-11-25 12:00"];
    let (told, _) = drilled(&args, &"1\n1\n1\n".repeat(20));
    let in_words = told
        .lines()
        .filter(|line| line.starts_with("Your errand: ") && line.contains(" says \""))
        .count();
    assert!(in_words >= 4, "{told}");
    assert!(told.matches("  best: that is \"").count() >= in_words.min(4), "{told}");
    // What is new is taught by the menu's own words.
    let (taught, _) = drilled(&["--seed", "5", "--drills", "6"], &"1\n1\n1\n".repeat(10));
    assert!(!taught.contains(" says \""), "{taught}");
}

#[test]
fn the_same_seed_gives_the_same_drills() {
    let asked = |seed| {
        let answers = "1\n1\n1\n".repeat(10);
        let (told, _) = drilled(&["--seed", seed, "--at", "2026-11-25 12:00"], &answers);
        let briefs = told.lines().filter(|line| line.contains("It is "));
        briefs.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(asked("5"), asked("5"));
    assert_ne!(asked("5"), asked("6"));
    assert!(asked("5").len() > 3);
}

#[test]
fn traps_are_mostly_closed_hours_and_whoever_knows_need_not_call() {
    let answers = "5\n1\n".repeat(40);
    let (told, _) = drilled(&["--seed", "4", "--kind", "traps", "--drills", "20"], &answers);
    let closed = told.matches("nobody answers now, and you knew").count();
    let open = told.matches("someone answers now").count();
    assert!(closed > open && open > 0, "{closed} {open}\n{told}");
    assert!(told.contains("\n100 points\n"), "{told}");
}

#[test]
fn a_quiz_asks_without_a_call() {
    let answers = "1\n".repeat(12);
    let (told, code) = drilled(&["--seed", "4", "--kind", "quiz", "--drills", "12"], &answers);
    assert_eq!(code, Some(0));
    assert_eq!(told.matches(" points\n").count(), 12, "{told}");
    assert!(told.contains("which number, and which key?") && told.contains(": how?"), "{told}");
}

#[test]
fn with_no_terminal_and_nothing_on_stdin_it_says_so() {
    let output = practice(Path::new(NONE), &["--no-history"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("no terminal, and stdin gave no answers"));
    let output = practice(Path::new(NONE), &["--kind", "listening"], "1\n");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("needs a terminal and sound"));
}

#[test]
fn what_is_no_answer_is_asked_again() {
    let args = ["--no-history", "--fast", "--drills", "1", "--seed", "1"];
    let output = practice(Path::new(NONE), &args, "9\nx\n1\n1z\n1\n1\n");
    assert_eq!(times(&output, "is not an answer: type 1-5, or q to quit"), 2);
    assert_eq!(times(&output, "`z` is not a key"), 1);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_menu_with_nothing_to_ask_says_what_it_needs() {
    // It has one team: there is only one way to do anything.
    let menu = "tests/menus/fernwood.toml";
    let args = ["--no-history", "--kind", "quiz", "--menu", menu];
    let output = practice(Path::new(NONE), &args, "1\n");
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(
        said.contains("nothing to practice in --kind quiz: it needs topics of several"),
        "{said}"
    );
    // Its calls can be practiced all the same.
    let args = ["--no-history", "--fast", "--drills", "2", "--seed", "1", "--menu", menu];
    let output = practice(Path::new(NONE), &args, "1\n1\n1\n1\n1\n1\n");
    assert_eq!((output.status.code(), times(&output, " points\n")), (Some(0), 2));
}

#[test]
fn every_example_can_be_practiced() {
    for name in ["bank", "city-hall", "clinic", "hotline", "school", "support-desk"] {
        for kind in ["guided", "traps", "clock", "quiz"] {
            let menu = format!("menus/examples/{name}.toml");
            let args = ["--drills", "3", "--seed", "5", "--kind", kind, "--menu", &menu];
            let (told, code) = drilled(&args, &"1\n".repeat(12));
            assert_eq!(code, Some(0), "{name} {kind}: {told}");
            assert_eq!(told.matches(" points\n").count(), 3, "{name} {kind}: {told}");
        }
    }
}

#[test]
fn the_drill_in_the_documents_is_what_the_program_tells() {
    let page = std::fs::read_to_string("docs/practice.md").unwrap();
    let args = ["--seed", "3", "--drills", "1", "--at", "2026-11-25 12:00"];
    let (told, _) = drilled(&args, "1\n3\n1\n");
    let shown = page.split("```text\n").nth(1).unwrap().split("```").next().unwrap();
    assert_eq!(shown.trim(), told.trim(), "docs/practice.md shows another drill");
}
