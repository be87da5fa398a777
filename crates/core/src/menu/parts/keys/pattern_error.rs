//! Why a text is not a pattern of keys.

use std::fmt;

use super::key::MOST_KEYS;

/// Why a text can't be read as a [`KeyPattern`], as a phrase that fits after the text.
///
/// [`KeyPattern`]: super::KeyPattern
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyPatternError {
    /// There is no key in it.
    Empty,
    /// This character is on no keypad and stands for no keys.
    NotAKey(char),
    /// It has more than [`MOST_KEYS`](super::MOST_KEYS).
    TooMany,
    /// This character stands for any number of keys in other notations.
    AnyLength(char),
    /// A `[` without its `]`.
    OpenSet,
    /// Brackets without a key in them.
    EmptySet,
    /// Brackets with a range that does not go from a digit to a greater one: `[5-2]`.
    BackwardSet(char, char),
    /// A range whose ends are not digits alone: `1XX-2XX`.
    RangeOfPatterns,
    /// A range whose ends have so many digits: `99-101`.
    RangeLengths(usize, usize),
    /// A range that goes down: `1019-1000`.
    BackwardRange,
}

impl fmt::Display for KeyPatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("is empty; write one or more of 0-9 * #"),
            Self::NotAKey(c) => write!(
                f,
                "has `{c}`, which is on no keypad; write one or more of 0-9 * #, and X for any digit, as in \"1XX\""
            ),
            Self::TooMany => write!(f, "has more than {MOST_KEYS} keys"),
            Self::AnyLength(c) => write!(
                f,
                "has `{c}`, for any number of keys; write one X for each digit, as in \"1XX\""
            ),
            Self::OpenSet => f.write_str("has a `[` without `]`; write \"1[0-2]X\""),
            Self::EmptySet => {
                f.write_str("has brackets without a digit in them; write \"1[0-2]X\" or \"1[05]X\"")
            }
            Self::BackwardSet(from, to) => {
                write!(f, "has `[{from}-{to}]`, which goes down; write the lower digit first")
            }
            Self::RangeOfPatterns => f.write_str(
                "has a range of patterns; a range goes from one number to another, as in \"1000-1019\"",
            ),
            Self::RangeLengths(from, to) => write!(
                f,
                "goes from {from} to {to} digits; write an option for each length"
            ),
            Self::BackwardRange => f.write_str("goes down; write the lower number first"),
        }
    }
}

impl std::error::Error for KeyPatternError {}
