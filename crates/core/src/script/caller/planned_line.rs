//! The line that a caller finds in a queue, where a plan says it.

use std::fmt;
use std::str::FromStr;

use crate::call::{CallTime, Input, JoinId, QueueNews};
use crate::document::Millis;
use crate::drive::Inbox;
use crate::menu::CallersAhead;

/// The line that a caller finds in a queue.
///
/// ```
/// use phonetree_core::script::PlannedLine;
///
/// assert_eq!("3m".parse(), Ok(PlannedLine::free_after(180_000)));
/// assert_eq!("never".parse(), Ok(PlannedLine::never_free()));
/// assert_eq!("full".parse(), Ok(PlannedLine::Full));
/// assert_eq!(PlannedLine::free_after(90_500).to_string(), "90500ms");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlannedLine {
    /// It takes nobody more.
    Full,
    /// Somebody is free at once, later or never.
    Ahead(CallersAhead),
}

impl PlannedLine {
    /// Somebody is free after so many milliseconds; 0: at once.
    pub fn free_after(ms: u64) -> Self {
        Self::Ahead(CallersAhead::free_after(ms, None))
    }

    /// Nobody is ever free.
    pub fn never_free() -> Self {
        Self::Ahead(CallersAhead::never_free(None))
    }

    /// Puts in all news of it, for a caller who joins it at a moment.
    pub(super) fn put(&self, at: CallTime, join: JoinId, inbox: &mut Inbox) {
        match self {
            Self::Full => inbox.put(at, Input::Queue(join, QueueNews::Full)),
            Self::Ahead(ahead) => inbox.put_line(at, join, ahead),
        }
    }
}

/// Why a text says nothing about a line, as a phrase that fits after the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedLineError;

impl fmt::Display for PlannedLineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("is not when somebody is free; write a time such as \"3m\" or \"0s\", \"never\" or \"full\"")
    }
}

impl std::error::Error for PlannedLineError {}

/// `3m`: somebody is free then; `0s`: at once; `never`; `full`.
impl FromStr for PlannedLine {
    type Err = PlannedLineError;

    fn from_str(text: &str) -> Result<Self, PlannedLineError> {
        match text {
            "full" => Ok(Self::Full),
            "never" => Ok(Self::never_free()),
            time => match Millis::parse(time) {
                Ok(Millis(ms)) => Ok(Self::free_after(ms)),
                Err(_) => Err(PlannedLineError),
            },
        }
    }
}

/// As it is read.
impl fmt::Display for PlannedLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => f.write_str("full"),
            Self::Ahead(ahead) => match ahead.free_ms() {
                Some(ms) if ms % 1_000 == 0 => write!(f, "{}s", ms / 1_000),
                Some(ms) => write!(f, "{ms}ms"),
                None => f.write_str("never"),
            },
        }
    }
}
