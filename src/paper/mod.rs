//! The tree on paper: whom one reaches, and how.
//!
//! In come a tree, how long its prompts last, and an instant; out come tables and texts about it. What
//! they say of a call was played as one: a way stands here because the engine takes it. The room
//! knows no file, no clock and no screen.
mod answer;
mod dialling;
mod errands;
mod routing;

pub use answer::{Answer, answers, answers_as_json, answers_in_words, nothing_fits};
pub use dialling::Dialling;
pub use errands::{Errand, Errands, Match, Whom};
pub use routing::{Row, Step, routing};
