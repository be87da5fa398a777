//! A call as typed, and its steps: each table is defined once.

use super::decided::{RawAnswers, RawPositions};
use super::free::RawFree;
use super::leaf::{RawEnding, RawFrom, RawKeys, RawOutcome, RawWhen, RawWords};
use super::rings::RawRings;
use crate::document::{At, Many, Millis, table};

table! {
    /// A call: what the caller does, and what should happen.
    RawCall, "a call" {
        /// What the call shows, in a sentence.
        must name: String,
        /// The number that is dialed, or the name of a line. Default: the first line of the menu.
        may dial: String,
        /// When the line answers: "2026-11-23 07:15" in the menu's time zone, or RFC 3339.
        must at: RawWhen,
        /// Who calls: a name in [callers].
        may who: String,
        /// The keys pressed, each as soon as it counts; `,` waits two seconds, `{1.5s}` waits 1.5; `{at 1.5s}1` presses 1 so long after the answer, whatever is being said.
        may press: RawKeys,
        /// How switches stand, by their names: { storm = "on" }. Those that are left out are as usual.
        may set: RawPositions,
        /// The number the call comes from, "withheld" or "known" (the default: it begins like none that the menu names).
        may from: RawFrom,
        /// What is decided outside, by the names of the questions: { claim-paid = "yes" }; a list says what is
        /// answered the first time, the second, and so on. What is left out is "no".
        may assume: RawAnswers,
        /// What comes of ringing teams, by their ids: "answered", "busy", "no-answer" or "failed"; a list says what
        /// comes of the first ring, of the second, and so on. Teams that are left out answer.
        may rings: RawRings,
        /// When somebody is free, by queue: "3m" after the caller has come, "0s" at once, "never", or "full"; a list
        /// says it of the first wait in that queue, of the second, and so on. Queues that are left out are as the menu says.
        may free: RawFree,
        /// Mailboxes that are full, by their ids; others are not.
        may full: Many<String>,
        /// Words the caller hears, in any order: a text contained in a prompt, { matches = "..." }, or a list.
        may hears: Many<RawWords>,
        /// The team that answers, or any other node that the call reaches.
        may reaches: Many<String>,
        /// The team that the caller hears is closed.
        may closed: String,
        /// The opening time that the caller hears.
        may until: RawWhen,
        /// The team that is rung and does not answer.
        may not_reached: String,
        /// How the call ends: "connected", "closed", "hung_up", "gave_up", "message_taken" or
        /// "callback_requested".
        may ends: RawEnding,
        /// All of this happens within this time of the answer; alone: the call ends within it.
        may within: Millis,
        /// All of this happens after at most this many keys.
        may within_keys: u32,
        /// Words the caller never hears.
        may never_hears: Many<RawWords>,
        /// Teams or nodes that the call never reaches, open or closed.
        may never_reaches: Many<String>,
        /// What happens and what the caller does, in order.
        may steps: Vec<At<RawStep>>,
        /// The steps are everything that happens, word for word; `test --update` rewrites them. Default false.
        may exact: bool,
    }
}

table! {
    /// A step of a call: something the caller does, or something that happens then or later.
    RawStep, "a step" {
        /// Words that are heard: a text contained in a prompt, or { matches = "..." }.
        may hears: RawWords,
        /// The caller presses keys after the previous step.
        may presses: RawKeys,
        /// How long after the previous step; without it, a key is pressed as soon as it counts.
        may after: Millis,
        /// The caller does nothing for this long.
        may silent: Millis,
        /// The caller hangs up: true.
        may hangs_up: bool,
        /// Nothing was pressed in time, at this node.
        may no_input: String,
        /// The caller pressed a wrong key, at this node.
        may no_match: String,
        /// How many times in a row.
        may count: u32,
        /// The caller enters a value, at this entry.
        may enters: String,
        /// The value, or the number to call back.
        may value: String,
        /// The team that answers, or any other node that the call reaches.
        may reaches: String,
        /// The team that the caller hears is closed.
        may closed: String,
        /// The opening time that the caller hears.
        may until: RawWhen,
        /// The team that is rung and does not answer.
        may not_reached: String,
        /// Why: "busy", "no-answer" or "failed".
        may because: RawOutcome,
        /// The caller waits in this queue, or has moved up in it.
        may waits: String,
        /// The place in line.
        may position: u32,
        /// The caller has waited in this queue for as long as one may.
        may too_long: String,
        /// This queue takes nobody more.
        may full: String,
        /// The caller left a number at this callback.
        may call_back: String,
        /// Somebody of this queue's team is free now; without `free` in the call, nobody is before.
        may frees: String,
        /// How the call ends.
        may ends: RawEnding,
        /// This happens within this time of the previous step.
        may within: Millis,
    }
}
