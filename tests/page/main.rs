//! The engine of the page, natively and as WebAssembly, and the page in a browser.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    reason = "a test stops at the first surprise, reads what it is about, and says what it saw"
)]

mod callers;
mod requests;
