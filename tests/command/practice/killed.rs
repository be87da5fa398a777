//! Killed at any moment: every drill that was told to be finished is in the history.

use std::path::Path;
use std::thread;
use std::time::Duration;

use phonetree::history::History;
use phonetree_core::practice::Chance;

use super::{command, text};

/// Starts a session, kills it a while after its first drill, and counts those it said were finished.
fn kill_after(file: &Path, wait: Duration) -> usize {
    let args = ["--kind", "quiz", "--drills", "1000", "--fast"];
    let mut session = command(file, &args).start();
    session.types(&"1\n".repeat(1_000));
    let finished = |line: &str| line.ends_with(" points");
    session.until_it_says("that a drill is finished", finished);
    thread::sleep(wait);
    let output = session.killed();
    // Without a history there would be nothing to lose, and a second remark would say so.
    let remarks = text(&output.stderr);
    assert!(remarks.starts_with("(A simulation ") && remarks.lines().count() == 1, "{remarks}");
    text(&output.stdout).lines().filter(|line| finished(line)).count()
}

fn killed_at_random_moments(times: u32) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("history.sqlite");
    let mut chance = Chance::new(20_261_125);
    let mut finished = 0;
    for _ in 0..times {
        finished += kill_after(&file, Duration::from_millis(chance.below(180)));
        let history = History::open(&file).unwrap();
        let title = "Kaiser Permanente small business line, California";
        let kept = history.drills("ana", title).unwrap();
        // A drill may be kept, and its teller be killed before it told so.
        assert!(kept.len() >= finished, "{} kept, {finished} told", kept.len());
        let (sessions, drills) = history.counts("ana", title).unwrap();
        assert_eq!(drills as usize, kept.len());
        assert!(sessions <= times);
        finished = kept.len();
    }
    assert!(finished > times as usize, "too slow to show anything: {finished}");
}

#[cfg(unix)]
#[test]
fn asked_to_end_between_two_answers_it_ends_with_what_was_done() {
    for signal in ["TERM", "INT", "HUP"] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("history.sqlite");
        // A call first: while it is held, signals only hang up.
        let mut session = command(&file, &["--fast", "--seed", "1"]).start();
        session.types("1\n3\n1\n");
        session.until_it_says("the second drill", |line| line.contains("Drill 2 of 10"));
        session.signal(signal);
        let output = session.ends();
        let told = text(&output.stdout);
        assert!(told.lines().any(|line| line.contains("1 drill, ")), "{signal}: {told}");
        assert_eq!(output.status.code(), Some(0));
    }
}

#[test]
fn killed_at_twenty_random_moments_no_finished_drill_is_lost() {
    killed_at_random_moments(20);
}

#[test]
#[ignore = "half a minute: by hand"]
fn killed_at_a_hundred_random_moments_no_finished_drill_is_lost() {
    killed_at_random_moments(100);
}
