//! What a call reports of itself.

use chrono::{DateTime, Utc};

use super::{Ending, Side, TransferOutcome};
use crate::call::decision::Decided;
use crate::menu::{
    BranchId, CallbackId, EntryId, Key, Keys, LanguageId, LineId, MailboxId, MenuId, Node, QueueId,
    SwitchId, TeamId,
};

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
