//! Promises about every call.

use super::shapes;
use crate::document::{Many, Millis, table};

table! {
    /// A promise: from where it says, somebody or something can always be reached.
    RawAlways, "a promise" {
        /// One of these nodes: a team while it is open, or another node.
        must reaches: Many<String>,
        /// The promise in words.
        may says: String,
        /// The menu or entry that asks the caller. Without it, from wherever a caller is asked something.
        may from: String,
        /// With so many keys at the most.
        may within_keys: u32,
        /// In so much time at the most, for a caller who presses each key as soon as it counts: "40s".
        may within: Millis,
        /// While it is to hold, as OpenStreetMap opening_hours. Without it, at any time.
        may during: String as shapes::hours,
    }
}

table! {
    /// A promise: no call ever meets this.
    RawNever, "a promise" {
        /// None of these nodes: a team while it is open, or another node.
        may reaches: Many<String>,
        /// None of these words in any prompt, in capitals or not.
        may hears: String,
        /// The promise in words.
        may says: String,
        /// While it is to hold, as OpenStreetMap opening_hours. Without it, at any time.
        may during: String as shapes::hours,
    }
}
