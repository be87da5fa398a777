//! A step on the way to a team.

use crate::menu::{EntryId, Keys};

/// What a caller does on the way.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RouteStep {
    /// Presses the keys of an option.
    Press(Keys),
    /// Enters digits that only the caller knows.
    Enter(EntryId),
    /// Presses nothing, as often as it is asked: the line gives up, and puts the caller through.
    StayOn,
}

/// The keys; `...` for what only the caller knows; nothing where nothing is pressed.
impl std::fmt::Display for RouteStep {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Press(keys) => write!(f, "{keys}"),
            Self::Enter(_) => f.write_str("..."),
            Self::StayOn => Ok(()),
        }
    }
}
