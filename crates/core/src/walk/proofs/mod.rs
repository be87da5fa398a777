//! The statements, one file each: what every call must keep, and how that is judged.
//!
//! In come the steps of a search as it goes on, and its states once it is over. Out comes a [`Proof`]
//! for each statement. How calls are searched is none of its business.
//!
//! | statement | file |
//! | --- | --- |
//! | every call ends | `ends` |
//! | nobody is trapped | `help` |
//! | no one reaches a closed team | `closed` |
//! | everything can be met | `reachable` |
//! | `back` and `top` do what they say | `back` |
//! | the promises of the file | `promises` |
//!
//! `proof` is what comes out, `evidence` what was found, `nearness` how far a goal is at the worst.
mod back;
mod closed;
mod ends;
mod evidence;
#[cfg(test)]
mod faults;
mod help;
mod nearness;
mod promises;
mod proof;
mod reachable;

pub(super) use back::Back;
pub(super) use closed::Closed;
pub(super) use ends::ends;
pub(super) use evidence::Evidence;
pub(super) use help::Help;
pub(super) use promises::WatchedPromise;
pub use proof::{Proof, ProofVerdict};
pub(super) use reachable::reachable;
