//! What goes into a call, and what comes out of it.

use std::fmt;
use std::ops::Deref;

use chrono::{DateTime, Utc};
use serde::{Serialize, Serializer};
use smallvec::SmallVec;

use super::decision::{Decided, Decision};
use super::utterance::Utterance;
use crate::menu::{
    BranchId, CallbackId, CallersAhead, EntryId, Key, Keys, LanguageId, LineId, MailboxId, MenuId,
    Node, QueueId, SwitchId, TeamId,
};

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
    /// The caller pressed a key of a mailbox, and it is taken.
    ChosenAtMailbox {
        /// At which mailbox.
        mailbox: MailboxId,
        /// Its place in the mailbox's keys, from 0.
        place: usize,
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
    /// The caller waits in line, or has moved up.
    InLine {
        /// Where.
        queue: QueueId,
        /// The place in line, from 1.
        position: u16,
        /// How long it may take, in milliseconds.
        wait_ms: u64,
    },
    /// What was pressed in line is this option, and it is taken.
    ChosenInLine {
        /// In which queue.
        queue: QueueId,
        /// Its place in the queue's options, from 0.
        option: usize,
    },
    /// The caller has waited in line for as long as one may.
    WaitedTooLong(QueueId),
    /// The queue takes nobody more.
    QueueFull(QueueId),
    /// The caller is to be called back.
    CallbackRequested {
        /// Where they said so.
        callback: CallbackId,
        /// At which number; `None`: the one they call from.
        number: Option<Keys>,
    },
    /// The caller hears that a team is closed.
    Closed {
        /// Whom.
        team: TeamId,
        /// When it next opens; `None` if never, and where nobody knows.
        opens: Option<DateTime<Utc>>,
        /// The switch that closed it, where that was not its hours.
        switch: Option<SwitchId>,
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
