//! A file of written calls, as typed: each table is defined once.

use super::call::RawCall;
use super::cases::RawCases;
use crate::document::{At, ById, Millis, table};

table! {
    /// Written calls: what callers do, and what is to come of it.
    RawCalls, "a file of written calls" {
        /// The menu that is called, as a path from this file. `--menu` names another.
        may menu: String,
        /// Callers with habits of their own, by their names.
        may callers: ById<RawCaller>,
        /// Calls, one by one.
        may call: Vec<At<RawCall>>,
        /// Many calls of one kind: a row for each, or a row and a column.
        may table: Vec<At<RawCases>>,
    }
}

table! {
    /// The habits of a caller. Whoever has none presses each key at the first moment it can count.
    RawCaller, "a caller" {
        /// How long they hesitate before each key: from the key before it, or from what they waited for.
        may waits: Millis,
        /// Whether they hear every prompt to its end before they press a key. Default false.
        may hears_out: bool,
    }
}
