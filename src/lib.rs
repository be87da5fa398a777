//! **phonetree**: phone menus (IVRs) as TOML files, one deterministic call engine, and around it
//! what people do with a phone menu.
//!
//! A phone menu is data. A call is a pure function of that data, the instant it starts, and what
//! the caller does. Everything else is a thin room around those two, and one engine serves all.
//!
//! The rooms, in the order data flows; a room may use those above it, never one below:
//!
//! | room | what it is |
//! | --- | --- |
//! | [`menu`] | what a phone menu *is*: text in, a proved [`menu::Tree`] out, or all that is wrong |
//! | [`hours`] | when someone answers |
//! | [`call`] | what a phone call *does*: inputs in, effects out, a deadline with its reason |
//! | [`drive`] | the one rule: where a call meets a phone |
//! | [`script`] | calls written down: read, played without sound in no time, judged, written |
//! | [`walk`] | every call there can be: proofs, counter-examples, differences |
//! | [`check`] | whether a menu is any good: rules, each with its source |
//! | [`directory`] | whom to call: the ways to each team, answers to errands |
//! | [`practice`] | drills, their scores, what comes next |
//! | [`exchange`] | other systems' files: a menu as a dialplan, a dialplan as a menu |
//! | [`files`] | files of this machine: one way to read, to write and to change one |
//! | `packed` | what is large inside the program: packed bytes in, the bytes out |
//! | [`sheet`] | tables for spreadsheets: rows in, CSV out, and no cell a formula |
//! | [`sound`] | samples: tones, levels, files |
//! | [`voice`] | words to takes |
//! | [`paper`] | the tree on paper: documents, diagrams, cards, calendars |
//! | [`history`] | what a trainee did before, in a file |
//! | [`phone`] | the world: keyboard, screen, clock, speaker |
//! | [`cli`] | the commands |
//!
//! The rooms down to [`exchange`] are the package `phonetree-core`, for those who want the engine alone.
//!
//! ```
//! use phonetree::call::{Ending, Input};
//! use phonetree::{drive, menu, script};
//!
//! let tree = menu::load("first line", menu::FIRST_LINE)?;
//! let line = tree.line_for("1-800-790-4661").expect("the line is in the file");
//! let noon = "2026-11-23T12:00:00-08:00".parse().expect("RFC 3339");
//!
//! let lengths = menu::Lengths::estimated(&tree);
//! let caller = script::Caller::from_dial_string("1").expect("a key");
//! let mut phone = script::Rehearsal::new(caller, &lengths, |_, _| {});
//! assert_eq!(drive::drive(&tree, line, noon, &mut phone), Ending::Connected);
//! # Ok::<(), menu::Problems>(())
//! ```

// The names are the same, and so is all that the rooms see.
#[cfg(feature = "packed-zones")]
extern crate phonetree_zones as chrono_tz;

pub use phonetree_core::{
    call, check, directory, drive, exchange, hours, menu, practice, script, walk,
};

pub mod cli;
pub mod files;
pub mod history;
mod packed;
pub mod paper;
pub mod phone;
pub mod sheet;
pub mod sound;
pub mod voice;

/// The examples of the README are run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
