//! Keys of a telephone, and patterns of them.
mod key;
mod key_set;
mod letters;
mod pattern;
mod pattern_error;

pub(in crate::menu) use letters::spelled;

pub use key::{Key, Keys, KeysError, MOST_KEYS};
pub use key_set::KeySet;
pub use pattern::KeyPattern;
pub use pattern_error::KeyPatternError;
