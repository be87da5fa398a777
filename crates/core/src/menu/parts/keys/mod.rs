//! Keys of a telephone, and patterns of them.
mod key;
mod letters;
mod pattern;
mod pattern_error;

pub(in crate::menu) use letters::spelled;

pub use key::{Key, Keys, KeysError, MOST_KEYS};
pub use pattern::{KeyPattern, KeySet};
pub use pattern_error::KeyPatternError;
