//! The command from outside: what it prints, for whom, and with which exit code.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    reason = "a test stops at the first surprise, reads what it is about, and says what it saw"
)]

#[path = "../phones/anyone.rs"]
mod anyone;
mod bad_input;
mod best;
mod call;
mod check;
mod confirm;
mod diff;
mod doc;
mod export;
mod find;
mod first_line;
#[cfg(unix)]
mod found_files;
mod holidays;
mod hostile;
mod hours_command;
mod import;
mod installed;
mod listen;
mod new;
mod no_end;
mod practice;
mod program;
mod prove;
mod reference;
mod refusals;
mod render;
mod switches;
mod writing;
mod written_calls;
