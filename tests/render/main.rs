//! `phonetree render` through the program itself: what it writes, what it writes again, and what
//! it does when something is wrong.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    unreachable_pub,
    reason = "a test stops at the first surprise, and works on files"
)]

mod desk;
mod files;
mod safety;
mod speakers;
