//! What came of a call, and who ended it.

use std::fmt;

use serde::{Serialize, Serializer};

/// The two ends of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Side {
    Caller,
    Line,
}

impl Side {
    /// Its name in events and written calls: `caller` or `line`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Caller => "caller",
            Self::Line => "line",
        }
    }
}

/// By its name.
impl Serialize for Side {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// What came of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Ending {
    /// A team answered.
    Connected,
    /// The team was closed, and the caller knows.
    Closed,
    /// The caller hung up, or the menu did, as its file says.
    HungUp,
    /// The caller failed too often, or the call became too long.
    GaveUp,
    /// The caller left a message.
    MessageTaken,
    /// The caller left a number, and will be called back.
    CallbackRequested,
}

impl Ending {
    /// Every ending, in the order of this list.
    pub const ALL: [Self; 6] = [
        Self::Connected,
        Self::Closed,
        Self::HungUp,
        Self::GaveUp,
        Self::MessageTaken,
        Self::CallbackRequested,
    ];

    /// Its name in events and written calls: `connected`, `closed`, `hung_up`, `gave_up`,
    /// `message_taken` or `callback_requested`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Connected => "connected",
            Self::Closed => "closed",
            Self::HungUp => "hung_up",
            Self::GaveUp => "gave_up",
            Self::MessageTaken => "message_taken",
            Self::CallbackRequested => "callback_requested",
        }
    }

    /// The ending of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ending| ending.name() == name)
    }
}

/// By its name.
impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// By its name.
impl Serialize for Ending {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
