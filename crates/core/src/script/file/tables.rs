//! A file of written calls, as typed: each table is defined once.

use super::call::RawCall;
use super::cases::RawCases;
use crate::document::{At, ById, Millis, table};

table! {
    /// Written calls: what callers do, and what should happen.
    RawCalls, "a file of written calls" {
        /// The menu to call, as a path relative to this file. `--menu` can name another.
        may menu: String,
        /// Callers with certain habits, by name.
        may callers: ById<RawCaller>,
        /// Calls.
        may call: Vec<At<RawCall>>,
        /// Many similar calls: one per row, or one per row and column.
        may table: Vec<At<RawCases>>,
    }
}

table! {
    /// The habits of a caller. A caller without habits presses each key as soon as it counts.
    RawCaller, "a caller" {
        /// How long they hesitate before each key, after the previous key or after what they waited for.
        may waits: Millis,
        /// Whether they listen to every prompt to the end before they press a key. Default false.
        may hears_out: bool,
    }
}
