//! `phonetree render` through the program itself: what it writes, what it writes again, and what
//! it does when something is wrong.

mod allowed;
mod desk;
mod files;
#[cfg(unix)]
mod others;
mod safety;
mod server;
mod speakers;
