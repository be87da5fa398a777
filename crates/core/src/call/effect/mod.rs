//! What comes out of a call: actions for its phone, and reports. What goes into it is in `input.rs`.
mod ending;
mod input;
mod report;

pub use ending::{Ending, Side};
pub use input::{Input, QueueNews, TransferOutcome};
pub use report::Report;

use std::ops::Deref;

use smallvec::SmallVec;

use super::decision::{Decided, Decision};
use super::utterance::Utterance;
use crate::menu::{CallersAhead, QueueId, TeamId};

/// One joining of a line. Every joining in a call has another one, so that the late news of an old one
/// can't be mistaken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JoinId(pub(in crate::call) u16);

/// One playing of a prompt. Every playing in a call has another one, so that the late news of an
/// old one can't be mistaken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlayId(pub(in crate::call) u32);

/// What comes out of a call. In order, the effects of a call are its transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Something to do.
    Do(Action),
    /// Something to know.
    Report(Report),
}

/// What a call asks its phone to do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Action {
    /// Say this, and send [`Input::Played`] when it ends.
    Play {
        /// Which playing this is.
        play: PlayId,
        /// What to say.
        utterance: Utterance,
        /// Whether a key cuts it short.
        barge_in: bool,
    },
    /// Be silent at once.
    Stop(PlayId),
    /// Ring a team, and send [`Input::TransferEnded`] when it is known what came of it.
    Transfer {
        /// Whom.
        team: TeamId,
        /// How long it rings in a simulation until someone answers, or nobody does, in milliseconds.
        ring_ms: u64,
    },
    /// Find out what the call can't know by itself, and send [`Input::Decided`] when it is known.
    Decide {
        /// What.
        decision: Decision,
        /// What it usually is, and is in a simulation.
        usual: Decided,
    },
    /// Put the caller in line for a team, and send [`Input::Queue`]: at once whether they have to wait, and
    /// each time they move up.
    Queue {
        /// Which joining this is.
        join: JoinId,
        /// Which line.
        queue: QueueId,
        /// Whether there is music while nothing is said.
        music: bool,
        /// How the line moves in a simulation.
        ahead: CallersAhead,
    },
    /// Beep for so long. What follows is the recording, without a beep of its own.
    Beep {
        /// Milliseconds.
        ms: u64,
    },
    /// Let the caller hear the message that was recorded last, which is so long.
    PlayMessage {
        /// Milliseconds.
        ms: u64,
    },
    /// Be silent at once: the caller has heard enough of the message.
    StopMessage,
    /// Beep, unless it was asked to just now: a message may be left, for so long.
    Record {
        /// Milliseconds, at the most.
        longest_ms: u64,
    },
    /// Hang up: the line ends the call.
    HangUp,
}

impl From<Action> for Effect {
    fn from(action: Action) -> Self {
        Self::Do(action)
    }
}

impl From<Report> for Effect {
    fn from(report: Report) -> Self {
        Self::Report(report)
    }
}

/// A handful of effects, in order: a slice of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects(SmallVec<[Effect; 6]>);

impl Effects {
    pub(super) fn push(&mut self, effect: impl Into<Effect>) {
        self.0.push(effect.into());
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

impl Deref for Effects {
    type Target = [Effect];

    fn deref(&self) -> &[Effect] {
        &self.0
    }
}

impl<'e> IntoIterator for &'e Effects {
    type Item = &'e Effect;
    type IntoIter = std::slice::Iter<'e, Effect>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// What a call waits for: each timer ends in a moment at which something happens by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Timer {
    /// For the first key after a prompt (VoiceXML: `timeout`).
    NoInput,
    /// For the next key, where more could follow (VoiceXML: `interdigittimeout`).
    InterDigit,
    /// For the end of the beep before a message.
    Beep,
    /// For the end of a message that the caller hears.
    MessageHeard,
    /// For the end of a message: it is as long as the mailbox takes (VoiceXML: `maxtime`).
    MailboxFull,
    /// For the end of the time in which digits too many after an entry mean nothing.
    LateDigits,
    /// For the next announcement in line.
    Announcement,
    /// For the longest wait in line.
    LongestWait,
    /// For the end of the call: it is as long as calls may be.
    LongestCall,
}
