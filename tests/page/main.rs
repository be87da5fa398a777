//! The engine of the page, natively and as WebAssembly, and the page in a browser.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    reason = "a test stops at the first surprise, reads what it is about, and says what it saw"
)]

mod browser;
mod callers;
mod node;
#[path = "../command/program.rs"]
mod program;
mod requests;
mod what_if;

use std::path::Path;

/// Whether a program is on this machine. A test that goes without says so loudly, and fails where
/// nothing may be skipped.
fn there(program: &str, what: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found =
        std::env::split_paths(&path).any(|folder| Path::new(&folder).join(program).is_file());
    assert!(found || !node::required(), "{what} is not tried: there is no {program} here");
    if !found {
        println!("SKIPPED: {what} is not tried, there is no {program} here");
    }
    found
}
