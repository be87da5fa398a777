//! How a call begins.

use chrono::DateTime;
use chrono_tz::Tz;

use super::input::Again;
use phonetree_core::menu::LineId;
use phonetree_core::script::Caller;

/// How a call begins: at the answer, or in the middle of one that was held before.
#[derive(Clone, Debug)]
pub struct CallStart {
    /// The line that is dialed.
    pub line: LineId,
    /// When it answers.
    pub at: DateTime<Tz>,
    /// What is done by plan.
    pub caller: Caller,
    /// What is to be told to the call again before the person at the screen goes on.
    pub(super) again: Again,
}

impl CallStart {
    /// At the answer.
    pub fn new(line: LineId, at: DateTime<Tz>, caller: Caller) -> Self {
        Self { line, at, caller, again: Again::default() }
    }
}
