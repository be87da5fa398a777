//! Waiting in line for a team, and being called back instead.

use super::RawOption;
use crate::document::{At, Many, Millis, table};
use crate::menu::parts::{Key, Status};
use crate::menu::raw::settings::RawTimings;
use crate::menu::raw::spoken::RawSay;
use crate::menu::raw::values::Length;
use crate::menu::raw::wait::RawWait;

table! {
    /// A node in which callers wait in line until somebody of a team is free.
    RawQueue, "a queue" {
        /// The team they wait for.
        must team: String,
        /// What callers hear first who have to wait. Without it: that everybody is helping other callers.
        may greeting: RawSay,
        /// What they hear after that, and again every so often. Without it, it is derived from `tells` and the options. Placeholders: {position}, {wait} ("about 3 minutes").
        may announce: RawSay,
        /// What the derived announcement says: "position", "wait", or both (the default). An empty list: only the options.
        may tells: Vec<At<String>>,
        /// From the end of an announcement to the next, 5 seconds at least. Default "1m".
        may every: Millis,
        /// Whether there is music between announcements (the default), or silence.
        may music: bool,
        /// The ways out of the line: a key each, which counts at any time.
        may options: Vec<At<RawOption>>,
        /// Whether the keys of the whole file hold in line, but for those the queue has itself. Default true.
        may keys: bool,
        /// How long a caller may wait. Without it, as long as a call may last.
        may longest: Millis,
        /// The node for callers who have waited that long; without it the operator, else the call ends.
        may longest_to: String,
        /// The node for callers who find the team closed, or for whom it closes while they wait; without it that of the team.
        may closed_to: String,
        /// The node for callers whom a full queue doesn't take. Without it the queue is never full.
        may full_to: String,
        /// How long callers wait when you try the menu: "3m"; { after = "3m", position = 4 }; or { calls_an_hour = 40, each = "4m", agents = 3, seed = 1 }, a line with chance in it. Without it somebody is free at once.
        may wait: RawWait,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}

table! {
    /// A node that takes the number at which a caller is called back, and ends the call.
    RawCallback, "a callback" {
        /// Whether callers may leave the number that they call from. Default true.
        may own_number: bool,
        /// Asks whether to call back that number: 1 is yes, 2 is another number.
        may offer: RawSay,
        /// Asks for the number.
        may ask: RawSay,
        /// How many digits a number has: 10, or { min = 7, max = 15 } (the default).
        may length: Length,
        /// The key that ends the number early: "#" (the default), another, or "none".
        may terminator: Option<Key>,
        /// The words that read the number back; 1 confirms, 2 starts again. Placeholder: {digits}.
        may confirm_say: RawSay,
        /// Spoken when nothing was pressed.
        may no_input: Many<RawSay>,
        /// Spoken when too few digits or other keys were pressed.
        may no_match: Many<RawSay>,
        /// What callers hear at the end: that they will be called back.
        may thanks: RawSay,
        /// How long it waits, and how many times it asks.
        may timings: RawTimings,
        /// The node that `*` leads to: back to the line, perhaps; without it `*` begins the digits again.
        may star_to: String,
        /// The node for callers who fail too often.
        may give_up: String,
        /// The node for callers who press nothing too often, if it is another.
        may no_input_to: String,
        /// The node for callers who press wrong keys too often, if it is another.
        may no_match_to: String,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}
