//! What there is to meet in the calls to a tree.

use std::collections::HashSet;

use crate::call::{Action, Effect, Ending, Report, TransferOutcome};
use crate::menu::{BranchId, MailboxId, MenuId, Node, PromptId, QueueId, TeamId, Tree};

/// All that callers can meet in the calls to a tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Encounters {
    /// Nodes that are reached.
    pub nodes: HashSet<Node>,
    /// Options that are taken, by their menu and their place in it.
    pub options: HashSet<(MenuId, usize)>,
    /// Cases that branches choose, by their branch and their place in it; as many as it has cases: none.
    pub cases: HashSet<(BranchId, usize)>,
    /// Prompts that are heard.
    pub prompts: HashSet<PromptId>,
    /// Teams that answer.
    pub open: HashSet<TeamId>,
    /// Teams that callers reach while they are closed.
    pub closed: HashSet<TeamId>,
    /// Teams that do not answer, and why.
    pub not_reached: HashSet<(TeamId, TransferOutcome)>,
    /// Queues in which callers wait.
    pub in_line: HashSet<QueueId>,
    /// Ways out of queues that are taken, by their queue and their place in it.
    pub ways_out: HashSet<(QueueId, usize)>,
    /// Queues in which callers wait too long.
    pub too_long: HashSet<QueueId>,
    /// Queues that are full.
    pub full: HashSet<QueueId>,
    /// Where nothing is pressed, and how many times in a row, up to the
    /// [last that decides something](Tree::decisive_failures).
    pub no_input: HashSet<(Node, u8)>,
    /// Where a wrong key is pressed, and how many times in a row, up to the same.
    pub no_match: HashSet<(Node, u8)>,
    /// Keys of mailboxes that are taken, by their mailbox and their place in it.
    pub mailbox_keys: HashSet<(MailboxId, usize)>,
    /// How calls end that the caller does not hang up.
    pub endings: HashSet<Ending>,
}

impl Encounters {
    pub(super) fn note(&mut self, tree: &Tree, effect: &Effect) {
        let _ = match effect {
            Effect::Do(Action::Play { utterance, .. }) => self.prompts.insert(utterance.prompt),
            Effect::Do(_) => false,
            Effect::Report(report) => match report {
                Report::Reached(node) => self.nodes.insert(*node),
                Report::Chosen { menu, option } => self.options.insert((*menu, *option)),
                Report::Branched { branch, case } => self.cases.insert((*branch, *case)),
                Report::Transferred { team, .. } => self.open.insert(*team),
                Report::Closed { team, .. } => self.closed.insert(*team),
                Report::NotReached { team, outcome } => self.not_reached.insert((*team, *outcome)),
                Report::ChosenAtMailbox { mailbox, place } => {
                    self.mailbox_keys.insert((*mailbox, *place))
                }
                Report::InLine { queue, .. } => self.in_line.insert(*queue),
                Report::ChosenInLine { queue, option } => self.ways_out.insert((*queue, *option)),
                Report::WaitedTooLong(queue) => self.too_long.insert(*queue),
                Report::QueueFull(queue) => self.full.insert(*queue),
                Report::NoInput { node, count } => {
                    self.no_input.insert((*node, tree.decisive_failures(*node).0.min(*count)))
                }
                Report::NoMatch { node, count } => {
                    self.no_match.insert((*node, tree.decisive_failures(*node).1.min(*count)))
                }
                Report::Ended { ending, .. } => self.endings.insert(*ending),
                Report::Answered(_)
                | Report::Pressed(_)
                | Report::Decided(_)
                | Report::LanguageChosen(_)
                | Report::CallbackRequested { .. }
                | Report::Entered { .. } => false,
            },
        };
    }
}
