//! The same random callers on our engine and, with the exported dialplan, on a real Asterisk.
//!
//! `bash tools/asterisk.sh target/asterisk` puts one there; the tests fetch nothing. It is started on a port of the
//! loopback, pressed by its manager interface (AMI) alone, and ended by its process id. Where there is none, the
//! tests say "skipped: no Asterisk"; with `REQUIRE_ASTERISK=1` that fails them. `PHONETREE_CALLERS=25` says how
//! many callers a menu has at most, `PHONETREE_SEED=7` which, and `PHONETREE_MENU` of which menu: `first`, the first
//! line, where nothing is said; `sink`, an example's name, or `all`.

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
mod callers;
mod compare;
mod engine;
mod machine;
mod menus;
#[path = "../command/program.rs"]
mod program;
mod proof;
