//! What goes into a call, and what comes out of it.

use chrono::{DateTime, Utc};
use smallvec::SmallVec;

use crate::menu::{EntryId, Key, Keys, LineId, MenuId, Node, PromptId, TeamId};

/// What happens to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The caller pressed a key.
    Key(Key),
    /// The caller hung up.
    HungUp,
    /// A prompt was heard to its end. One that was stopped before is ignored.
    Played(PlayId),
    /// Time went by: whatever is due by now happens.
    Tick,
}

/// One playing of a prompt. Every playing in a call has another one, so that the late news of an
/// old one can't be mistaken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlayId(pub(in crate::call) u32);

/// What a call asks its phone to do, and what it reports of itself. In order, the effects of a
/// call are its transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Report: the line picked up. Always the first.
    Answered(LineId),
    /// Report: the call came to this node.
    Reached(Node),
    /// Say this prompt, and send [`Input::Played`] when it ends.
    Play {
        /// Which playing this is.
        play: PlayId,
        /// What to say; [`Call::words`](crate::call::Call::words) has the words.
        prompt: PromptId,
        /// Whether a key cuts it short.
        barge_in: bool,
    },
    /// Be silent at once.
    Stop(PlayId),
    /// Let it ring for so long.
    Ring {
        /// Milliseconds.
        ms: u64,
    },
    /// Beep: a message may be left, for so long.
    Record {
        /// Milliseconds, at the most.
        longest_ms: u64,
    },
    /// Report: the caller pressed a key, whatever came of it.
    Pressed(Key),
    /// Report: what was pressed is this option, and it is taken.
    Chosen {
        /// At which menu.
        menu: MenuId,
        /// Its place in the menu's options, from 0.
        option: usize,
    },
    /// Report: nothing was pressed in time, at this node for the n-th time in a row.
    NoInput {
        /// Where.
        node: Node,
        /// The n-th time, from 1.
        count: u8,
    },
    /// Report: what was pressed leads nowhere, at this node for the n-th time in a row.
    NoMatch {
        /// Where.
        node: Node,
        /// The n-th time, from 1.
        count: u8,
    },
    /// Report: a value was entered (and confirmed, where that is asked for).
    Entered {
        /// Where, and under which name.
        entry: EntryId,
        /// The value.
        value: Keys,
    },
    /// Report: the call goes to a team that is open, or whose hours are not published.
    Transferred {
        /// Whom.
        team: TeamId,
        /// `false`: nobody has published when they answer.
        hours_known: bool,
    },
    /// Report: the caller is told that a team is closed.
    Closed {
        /// Whom.
        team: TeamId,
        /// When it next opens; `None` if never.
        opens: Option<DateTime<Utc>>,
    },
    /// Report: the call is over. Always the last.
    Ended {
        /// What came of it.
        ending: Ending,
        /// Who ended it.
        by: Side,
    },
}

/// A handful of effects, in order.
pub type Effects = SmallVec<[Effect; 6]>;

/// The two ends of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Side {
    Caller,
    Line,
}

/// What came of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// Why a call wants to be woken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Nothing was pressed since the prompt ended.
    NoInput,
    /// More keys could have followed, and none did.
    InterDigit,
    /// It rang long enough: someone answers.
    Answer,
    /// The message is as long as the mailbox takes.
    MailboxFull,
    /// The call is as long as calls may be.
    LongestCall,
}
