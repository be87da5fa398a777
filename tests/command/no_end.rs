//! What happens to a test whose program does not end.
#![cfg(unix)]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use crate::program::Program;

fn why_it_fails(line: &str) -> String {
    let program = Program::shell(line).limit(Duration::from_millis(300));
    let why = catch_unwind(AssertUnwindSafe(|| program.output())).unwrap_err();
    *why.downcast::<String>().unwrap()
}

#[test]
fn a_program_that_does_not_end_is_killed_and_shown() {
    let line = "echo heard; echo odd >&2; exec sleep 60";
    let shown = format!("\"sh\" \"-c\" \"{line}\"\nstdout so far:\nheard\n\nstderr so far:\nodd\n");
    assert_eq!(why_it_fails(line), format!("it does not end: {shown}"));
    let line = "sleep 1 & echo gone";
    let shown = format!("\"sh\" \"-c\" \"{line}\"\nstdout so far:\ngone\n\nstderr so far:\n");
    let has_ended = "it has ended, but something it started has not";
    assert_eq!(why_it_fails(line), format!("{has_ended}: {shown}"));
}

#[test]
fn what_is_typed_is_read_and_what_is_said_is_kept() {
    let output = Program::shell("cat; echo odd >&2; exit 3").typed("a line\n").output();
    assert_eq!((output.stdout, output.stderr), (b"a line\n".to_vec(), b"odd\n".to_vec()));
    assert_eq!(output.status.code(), Some(3));
    let silent = Program::shell("cat").output();
    assert_eq!((silent.stdout, silent.status.code()), (Vec::new(), Some(0)));
}
