//! What goes into a call: what the caller does, and news of what the call asked for.

use serde::{Serialize, Serializer};

use super::{JoinId, PlayId};
use crate::call::decision::Decided;
use crate::menu::Key;

/// What happens to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Input {
    /// The caller pressed a key.
    Key(Key),
    /// The caller hung up.
    HungUp,
    /// A prompt was heard to its end. One that was stopped before is ignored.
    Played(PlayId),
    /// A team that was rung answered, or did not. Without a transfer under way it is ignored.
    TransferEnded(TransferOutcome),
    /// What the call asked for was decided. Without such a question, or with another one, it is ignored.
    Decided(Decided),
    /// News of the line in which the caller waits. That of a line they have left is ignored.
    Queue(JoinId, QueueNews),
    /// Time went by: whatever is due by now happens.
    Tick,
}

/// What came of ringing a team, as VoiceXML 2.0 (section 2.3.7) names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TransferOutcome {
    /// Someone answers.
    Answered,
    /// The team is on other calls.
    Busy,
    /// Nobody answers.
    NoAnswer,
    /// The network could not put the call through.
    Failed,
}

impl TransferOutcome {
    /// Every outcome, in the order of this list.
    pub const ALL: [Self; 4] = [Self::Answered, Self::Busy, Self::NoAnswer, Self::Failed];

    /// Its name in events, in written calls and on the command line: `answered`, `busy`, `no-answer`
    /// or `failed`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Busy => "busy",
            Self::NoAnswer => "no-answer",
            Self::Failed => "failed",
        }
    }

    /// The outcome of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}

/// By its name.
impl Serialize for TransferOutcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// What there is to know of a line in which a caller waits, or wants to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum QueueNews {
    /// Somebody is free: the caller's turn has come.
    Free,
    /// The caller has to wait, or has moved up.
    Waiting {
        /// The place in line, from 1.
        position: u16,
        /// How long it may take, in milliseconds: what callers hear.
        wait_ms: u64,
    },
    /// The line takes nobody more. It counts for a caller who has just come.
    Full,
}
