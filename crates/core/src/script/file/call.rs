//! A call as typed, and its steps: each table is defined once.

use super::leaf::{RawEnding, RawKeys, RawWhen, RawWords};
use crate::document::{At, Many, Millis, table};

table! {
    /// A call: what the caller does, and what is to come of it.
    RawCall, "a call" {
        /// What the call shows, in a sentence.
        must name: String,
        /// The number that is dialled, or the name of a line. Default: the first line of the menu.
        may dial: String,
        /// When the line answers: "2026-11-23 07:15" on the menu's clock, or RFC 3339.
        must at: RawWhen,
        /// Who calls: a name of [callers].
        may who: String,
        /// The keys pressed, each at the first moment it can count; `,` waits two seconds, `{1.5s}` that long.
        may press: RawKeys,
        /// Words that are heard, in any order: a text contained in a prompt, { matches = "..." }, or a list.
        may hears: Many<RawWords>,
        /// Who or what is reached: a team that answers, or any other node.
        may reaches: Many<String>,
        /// The team that the caller is told is closed.
        may closed: String,
        /// When the caller is told it opens.
        may until: RawWhen,
        /// How the call ends: "connected", "closed", "hung_up", "gave_up" or "message_taken".
        may ends: RawEnding,
        /// All of this comes within so long of the answer; alone: the call ends within it.
        may within: Millis,
        /// All of this comes after so many keys at the most.
        may within_keys: u32,
        /// Words that are not heard.
        may never_hears: Many<RawWords>,
        /// Whom or what the call does not come to, open or closed.
        may never_reaches: Many<String>,
        /// What happens and what the caller does, in order.
        may steps: Vec<At<RawStep>>,
        /// The steps are all that happens, word by word: `test --update` writes them anew. Default false.
        may exact: bool,
    }
}

table! {
    /// A step of a call: something the caller does, or something that happens then or later.
    RawStep, "a step" {
        /// Words that are heard: a text contained in a prompt, or { matches = "..." }.
        may hears: RawWords,
        /// The caller presses keys, once the step before has come.
        may presses: RawKeys,
        /// So long after the step before; without it, a key is pressed at the first moment it can count.
        may after: Millis,
        /// The caller does nothing for so long.
        may silent: Millis,
        /// The caller hangs up: true.
        may hangs_up: bool,
        /// Nothing was pressed in time, at this node.
        may no_input: String,
        /// What was pressed leads nowhere, at this node.
        may no_match: String,
        /// For the n-th time in a row.
        may count: u32,
        /// A value is entered, at this entry.
        may enters: String,
        /// The value.
        may value: String,
        /// Who or what is reached: a team that answers, or any other node.
        may reaches: String,
        /// The team that the caller is told is closed.
        may closed: String,
        /// When the caller is told it opens.
        may until: RawWhen,
        /// How the call ends.
        may ends: RawEnding,
        /// This comes within so long of the step before.
        may within: Millis,
    }
}
