//! What calls may meet of a menu, point by point.

use crate::call::TransferOutcome;
use crate::menu::{BranchId, LanguageId, MailboxId, MenuId, Node, QueueId, SwitchId, TeamId, Tree};

/// Something of a menu that a call may meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Point {
    /// The call reached the node.
    Node(Node),
    /// An option was taken: its menu, and its place there.
    Option(MenuId, usize),
    /// A key of a mailbox was taken: its place among them.
    MailboxKey(MailboxId, usize),
    /// The mailbox was full.
    MailboxFull(MailboxId),
    /// A key of the whole file was taken, in whichever menu: its place among them.
    FileKey(usize),
    /// Nothing was pressed in time.
    NoInput(Node),
    /// What was pressed leads nowhere.
    NoMatch(Node),
    /// The team was reached while it is open, or while nobody knows.
    Open(TeamId),
    /// The team was closed.
    Closed(TeamId),
    /// A switch closed the team.
    ClosedBy(TeamId, SwitchId),
    /// Nobody answered at the team, or it was busy.
    NotReached(TeamId, TransferOutcome),
    /// The caller had to wait in line.
    InLine(QueueId),
    /// A way out of a queue was taken: its place among the options.
    WayOut(QueueId, usize),
    /// The caller waited for as long as one may.
    TooLong(QueueId),
    /// The queue was full.
    Full(QueueId),
    /// A branch chose this case; as many as there are cases: none of them held.
    Case(BranchId, usize),
    /// Something was said in the language.
    Language(LanguageId),
}

/// The kinds of points, as reports name them.
pub(super) const KINDS: [&str; 10] = [
    "nodes",
    "options",
    "no input",
    "no match",
    "open",
    "closed",
    "not reached",
    "in line",
    "branch cases",
    "languages",
];

impl Point {
    /// Its place in [`KINDS`].
    pub(super) const fn kind(self) -> usize {
        match self {
            Self::Node(_) => 0,
            Self::Option(..) | Self::FileKey(_) | Self::MailboxKey(..) => 1,
            Self::NoInput(_) => 2,
            Self::NoMatch(_) => 3,
            Self::Open(_) => 4,
            Self::Closed(_) | Self::ClosedBy(..) => 5,
            Self::NotReached(..) => 6,
            Self::MailboxFull(_)
            | Self::InLine(_)
            | Self::WayOut(..)
            | Self::TooLong(_)
            | Self::Full(_) => 7,
            Self::Case(..) => 8,
            Self::Language(_) => 9,
        }
    }

    /// Where it stands in the file, in bytes.
    pub(super) fn place(self, tree: &Tree) -> Option<usize> {
        let places = &tree.spans;
        let span = match self {
            Self::Node(node) | Self::NoInput(node) | Self::NoMatch(node) => places.node(node),
            Self::Option(menu, option) => places.option(menu, option).all,
            Self::FileKey(place) => places.keys[place].all,
            Self::MailboxKey(mailbox, _) | Self::MailboxFull(mailbox) => places[mailbox],
            Self::Open(team) | Self::Closed(team) => {
                places[team].hours.unwrap_or(places[team].name)
            }
            Self::ClosedBy(_, switch) => places[switch].name,
            Self::NotReached(team, outcome) => {
                let team = &places[team];
                let busy = team.busy_to.filter(|_| outcome == TransferOutcome::Busy);
                busy.or(team.unanswered_to).unwrap_or(team.name)
            }
            Self::InLine(queue) => places[queue].name,
            Self::WayOut(queue, option) => places[queue].options[option].all,
            Self::TooLong(queue) => places[queue].longest.unwrap_or(places[queue].name),
            Self::Full(queue) => places[queue].full_to.unwrap_or(places[queue].name),
            Self::Case(branch, case) => {
                let branch = &places[branch];
                branch.cases.get(case).copied().unwrap_or(branch.otherwise)
            }
            Self::Language(_) => return None,
        };
        Some(span.range().start)
    }

    pub(super) fn in_words(self, tree: &Tree) -> String {
        match self {
            Self::Node(node) => tree.node_id(node).to_owned(),
            Self::Option(menu, option) => {
                format!("option {} of {}", tree[menu].options[option].keys, tree[menu].id)
            }
            Self::MailboxKey(mailbox, place) => {
                format!("key {} of {}", tree[mailbox].keys[place].key, tree[mailbox].id)
            }
            Self::MailboxFull(mailbox) => format!("{} while it is full", tree[mailbox].id),
            Self::FileKey(place) => format!("key {} of every menu", tree.keys[place].keys),
            Self::NoInput(node) => format!("no key at {}", tree.node_id(node)),
            Self::NoMatch(node) => format!("a wrong key at {}", tree.node_id(node)),
            Self::Open(team) => format!("{} while it answers", tree[team].id),
            Self::Closed(team) => format!("{} while it is closed", tree[team].id),
            Self::ClosedBy(team, switch) => {
                format!("{} while {} is on", tree[team].id, tree[switch].id)
            }
            Self::NotReached(team, TransferOutcome::NoAnswer) => {
                format!("{} while nobody answers", tree[team].id)
            }
            Self::NotReached(team, _) => format!("{} while it is busy", tree[team].id),
            Self::InLine(queue) => format!("waiting in {}", tree[queue].id),
            Self::WayOut(queue, option) => {
                format!(
                    "key {} while waiting in {}",
                    tree[queue].options[option].keys, tree[queue].id
                )
            }
            Self::TooLong(queue) => format!("waiting too long in {}", tree[queue].id),
            Self::Full(queue) => format!("{} while it is full", tree[queue].id),
            Self::Case(branch, case) if case < tree[branch].cases.len() => {
                format!("case {} of {}", case + 1, tree[branch].id)
            }
            Self::Case(branch, _) => format!("no case of {}", tree[branch].id),
            Self::Language(language) => {
                format!("words in {}", tree.languages[language.index()].tag)
            }
        }
    }
}
