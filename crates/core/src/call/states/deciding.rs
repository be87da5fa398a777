//! Something is decided that the call can't know by itself.

use super::{Behavior, CallbackState, JoiningQueue, KeyHandling, MailboxGreeting, Ringing, State};
use crate::call::context::Context;
use crate::call::decision::{Decided, Decision};
use crate::call::effect::{Action, Report};
use crate::call::shape::{Asked, Question};
use crate::menu::{BranchId, MailboxId, Node};

/// It waits to be told. Keys that come meanwhile are for what follows.
#[derive(Clone, Copy, Debug)]
pub(in crate::call) struct Deciding {
    decision: Decision,
    then: Then,
}

/// Where it goes on.
#[derive(Clone, Copy, Debug)]
pub(super) enum Then {
    /// At this case of a branch.
    Case(BranchId, usize),
    /// At a team, or at a queue for it, that a switch may have closed; at a callback.
    Node(Node),
    /// In this mailbox, if it is not full.
    Mailbox(MailboxId),
}

impl Deciding {
    /// Asks, and goes on there.
    fn ask(decision: Decision, then: Then, context: &mut Context<'_>) -> Self {
        context.act(Action::Decide { decision, usual: decision.usual(context.tree) });
        Self { decision, then }
    }

    /// Whether a mailbox is full.
    pub(super) fn at_mailbox(mailbox: MailboxId, context: &mut Context<'_>) -> Self {
        Self::ask(Decision::MailboxFull(mailbox), Then::Mailbox(mailbox), context)
    }

    /// Where a branch leads; or what must be decided first.
    pub(super) fn at_branch(branch: BranchId, context: &mut Context<'_>) -> Result<Node, Self> {
        context.visit(branch);
        Self::choose((branch, 0), None, context)
    }

    /// At a team, or at a queue for it, that a switch may have closed; at a callback, whose caller may keep
    /// their number back.
    pub(super) fn at_node(node: Node, decision: Decision, context: &mut Context<'_>) -> Self {
        Self::ask(decision, Then::Node(node), context)
    }

    /// Where a branch leads whose cases before this one do not hold. `answer` is whether this one does, where
    /// that was asked for it alone.
    fn choose(
        (branch, first): (BranchId, usize),
        mut answer: Option<bool>,
        context: &mut Context<'_>,
    ) -> Result<Node, Self> {
        let node = &context.tree[branch];
        for (case, (when, to)) in node.cases.iter().enumerate().skip(first) {
            match answer.take().map_or_else(|| context.holds(branch, when), Ok) {
                Ok(false) => {}
                Ok(true) => {
                    context.report(Report::Branched { branch, case });
                    return Ok(*to);
                }
                Err(decision) => {
                    return Err(Self::ask(decision, Then::Case(branch, case), context));
                }
            }
        }
        context.report(Report::Branched { branch, case: node.cases.len() });
        Ok(node.otherwise)
    }
}

impl Behavior for Deciding {
    fn key_handling(&self) -> KeyHandling {
        KeyHandling::Keeps
    }

    fn asked(&self) -> Option<Asked> {
        let (node, case) = match self.then {
            Then::Case(branch, case) => (Node::Branch(branch), case),
            Then::Node(node) => (node, 0),
            Then::Mailbox(mailbox) => (Node::Mailbox(mailbox), 0),
        };
        let case = u8::try_from(case).unwrap_or(u8::MAX);
        Some(Asked::of(Question::Decision(node, self.decision)).with_digits(case))
    }

    fn decides(&self) -> Option<Decision> {
        Some(self.decision)
    }

    fn decided(self, decided: Decided, context: &mut Context<'_>) -> State {
        if decided.decision() != self.decision {
            return self.into();
        }
        context.report(Report::Decided(decided));
        context.told.keep(decided);
        let answer = match decided {
            Decided::Switch(..) | Decided::Caller(_) => None,
            Decided::Outside(_, yes) | Decided::MailboxFull(_, yes) => Some(yes),
        };
        match self.then {
            Then::Case(branch, case) => match Self::choose((branch, case), answer, context) {
                Ok(node) => State::enter(node, context),
                Err(deciding) => deciding.into(),
            },
            Then::Node(Node::Team(team)) => Ringing::enter(team, context),
            Then::Node(Node::Queue(queue)) => JoiningQueue::enter(queue, context),
            Then::Node(Node::Callback(callback)) => CallbackState::enter(callback, context),
            Then::Node(node) => State::enter(node, context),
            Then::Mailbox(mailbox) => {
                match context.tree[mailbox].full_to.filter(|_| answer == Some(true)) {
                    Some(to) => State::go_on(to, context),
                    None => MailboxGreeting::greet(mailbox, context).into(),
                }
            }
        }
    }
}
