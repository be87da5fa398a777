//! A node that takes the number at which a caller is called back.

use crate::menu::ids::PromptId;
use crate::menu::parts::keys::Key;
use crate::menu::parts::node::{GiveUp, Onward};
use crate::menu::parts::source::Fact;
use crate::menu::parts::timings::Timings;

/// A node that takes the number at which a caller is called back. (phonetree calls nobody.)
#[derive(Debug)]
pub struct Callback {
    /// Its name in the file.
    pub id: Box<str>,
    /// Asks whether to call back the number that the caller calls from: 1 is yes, 2 is another. `None`
    /// where every caller enters a number.
    pub offer: Option<PromptId>,
    /// Asks for the number.
    pub ask: PromptId,
    /// The fewest digits of a number.
    pub fewest: u8,
    /// The most digits of a number; the last of them ends it by itself.
    pub most: u8,
    /// Ends the number before the last digit.
    pub terminator: Option<Key>,
    /// Reads the number back and asks for 1 (right) or 2 (again).
    pub confirm: PromptId,
    /// Spoken when nothing was pressed: the n-th time the n-th, or the last.
    pub no_input: Vec<PromptId>,
    /// Spoken when too little or something else was pressed: the n-th time the n-th, or the last.
    pub no_match: Vec<PromptId>,
    /// The same where 1 or 2 is asked for, and neither was pressed.
    pub no_match_choice: Vec<PromptId>,
    /// Says that the caller will be called back.
    pub thanks: PromptId,
    /// How long it waits, and how many times it asks.
    pub timings: Timings,
    /// Where `*` leads; else it begins the digits again.
    pub star_to: Option<Onward>,
    /// Where a caller goes who failed too often.
    pub give_up: GiveUp,
    /// Where this is from.
    pub fact: Fact,
}
