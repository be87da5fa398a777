//! Phones: the same call from each of them, and the ones that can be seen, in a terminal of their own.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    reason = "a test stops at the first surprise, reads what it is about, and says what it saw"
)]

#[cfg(unix)]
mod allowed;
mod anyone;
mod callers;
#[cfg(unix)]
mod colors;
#[cfg(unix)]
mod find_on_terminal;
#[path = "../../crates/core/tests/edges/in_time.rs"]
#[allow(unreachable_pub, reason = "doctests include this file, too")]
mod in_time;
#[cfg(unix)]
mod new_on_terminal;
#[path = "../command/program.rs"]
mod program;
mod same_call;
mod screen;
#[cfg(unix)]
mod terminal;
mod touched;
mod undo;
