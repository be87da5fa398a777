//! What prompts are played from: takes and their names, and how long each lasts. It knows no sound.

mod estimate;
mod lengths;
mod moments;
mod slug;
mod takes;

pub use lengths::Lengths;
pub(crate) use lengths::Stretch;
pub use takes::{PromptTakes, TakePart, ValueTake, has_words, words_of};
