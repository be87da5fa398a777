//! Written calls, played and judged.
//!
//! In come a [`WrittenCall`](super::WrittenCall), a tree and the lengths of its prompts; out comes
//! what happened, and what of the expected did not.
mod judge;
mod played;
mod player;
mod step;

pub(super) use judge::judge;
pub use played::{Miss, Played};
pub(super) use player::Player;
pub(super) use step::ScriptStep;
