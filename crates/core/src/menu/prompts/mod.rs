//! What prompts are played from: takes and their names, and how long each lasts. It knows no sound.

mod lengths;
mod moments;
mod slug;
mod takes;

pub use lengths::Lengths;
pub use takes::{PromptTakes, TakePart, ValueTake, has_words, words_of};
