//! The tree on paper: whom one reaches, and how.
//!
//! In come a tree, how long its prompts last, and an instant; out come tables and texts about it. What
//! they say of a call was played as one: a way stands here because the engine takes it. The room
//! knows no file, no clock and no screen.
mod dialling;
mod routing;

pub use dialling::Dialling;
pub use routing::{Row, Step, routing};
