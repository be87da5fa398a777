//! What a phone menu is, and what a call to it does.
//!
//! ```
//! use phonetree_core::call::{Ending, Input};
//! use phonetree_core::{drive, menu, script};
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

pub mod call;
pub mod check;
pub mod directory;
pub mod document;
pub mod drive;
pub mod hours;
pub mod menu;
pub mod practice;
pub mod script;
pub mod walk;
