//! What goes into a call, and what comes out of it.

use std::fmt;
use std::ops::Deref;

use chrono::{DateTime, Utc};
use serde::{Serialize, Serializer};
use smallvec::SmallVec;

use super::decision::{Decided, Decision};
use super::utterance::Utterance;
use crate::menu::{BranchId, EntryId, Key, Keys, LanguageId, LineId, MenuId, Node, TeamId};

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
    /// Beep: a message may be left, for so long.
    Record {
        /// Milliseconds, at the most.
        longest_ms: u64,
    },
    /// Hang up: the line ends the call.
    HangUp,
}

/// What a call reports of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Report {
    /// The line picked up. Always the first effect.
    Answered(LineId),
    /// The call reached this node.
    Reached(Node),
    /// The caller pressed a key, whatever came of it.
    Pressed(Key),
    /// What was pressed is this option, and it is taken.
    Chosen {
        /// At which menu.
        menu: MenuId,
        /// Its place in the menu's options, from 0.
        option: usize,
    },
    /// The call was told what it can't know by itself.
    Decided(Decided),
    /// A branch chose a case.
    Branched {
        /// Which branch.
        branch: BranchId,
        /// The place of the case, from 0; as many as there are cases: none of them holds.
        case: usize,
    },
    /// The call goes on in this language.
    LanguageChosen(LanguageId),
    /// Nothing was pressed in time, at this node for the n-th time in a row.
    NoInput {
        /// Where.
        node: Node,
        /// The n-th time, from 1.
        count: u8,
    },
    /// What was pressed leads nowhere, at this node for the n-th time in a row.
    NoMatch {
        /// Where.
        node: Node,
        /// The n-th time, from 1.
        count: u8,
    },
    /// A value was entered (and confirmed, where that is asked for).
    Entered {
        /// Where, and under which name.
        entry: EntryId,
        /// The value.
        value: Keys,
    },
    /// The call goes to a team that is open, or whose hours are not published.
    Transferred {
        /// Whom.
        team: TeamId,
        /// `false`: nobody has published when they answer.
        hours_known: bool,
    },
    /// The team that was rung did not answer.
    NotReached {
        /// Whom.
        team: TeamId,
        /// Why not: never [`TransferOutcome::Answered`].
        outcome: TransferOutcome,
    },
    /// The caller hears that a team is closed.
    Closed {
        /// Whom.
        team: TeamId,
        /// When it next opens; `None` if never.
        opens: Option<DateTime<Utc>>,
    },
    /// The call is over. Always the last effect.
    Ended {
        /// What came of it.
        ending: Ending,
        /// Who ended it.
        by: Side,
    },
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
}

impl Ending {
    /// Every ending, in the order of this list.
    pub const ALL: [Self; 5] =
        [Self::Connected, Self::Closed, Self::HungUp, Self::GaveUp, Self::MessageTaken];

    /// Its name in events and written calls: `connected`, `closed`, `hung_up`, `gave_up` or
    /// `message_taken`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Connected => "connected",
            Self::Closed => "closed",
            Self::HungUp => "hung_up",
            Self::GaveUp => "gave_up",
            Self::MessageTaken => "message_taken",
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

/// What a call waits for: each timer ends in a moment at which something happens by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Timer {
    /// For the first key after a prompt (VoiceXML: `timeout`).
    NoInput,
    /// For the next key, where more could follow (VoiceXML: `interdigittimeout`).
    InterDigit,
    /// For the end of a message: it is as long as the mailbox takes (VoiceXML: `maxtime`).
    MailboxFull,
    /// For the end of the time in which digits too many after an entry mean nothing.
    LateDigits,
    /// For the end of the call: it is as long as calls may be.
    LongestCall,
}
