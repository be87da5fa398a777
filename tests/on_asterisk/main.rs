//! The same random callers on our engine and, with the exported dialplan, on a real Asterisk.
//!
//! `make asterisk` puts one into `target/asterisk` and runs these tests, which fetch nothing. It is started on a port of
//! the loopback, pressed by its manager interface (AMI) alone, and ended by its process id. Without `REQUIRE_ASTERISK=1`
//! they say "skipped". `PHONETREE_MENU=first` calls only menus whose names begin so (the first line, `kitchen-sink`, an
//! example, `made` by chance, `mutant`), `PHONETREE_CALLERS=25` says how many callers a menu has at most, and
//! `PHONETREE_SEED=7` which.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::wildcard_enum_match_arm,
    reason = "a test stops at the first surprise, reads what it is about, and says what it saw"
)]

mod ami;
#[path = "../../crates/core/tests/engine/any_menu/asks.rs"]
mod asks;
mod callers;
mod clock;
mod compare;
mod engine;
mod imported;
mod machine;
#[path = "../../crates/core/tests/engine/any_menu/made.rs"]
mod made;
mod made_up;
mod menus;
mod mutants;
#[path = "../command/program.rs"]
mod program;
mod proof;
