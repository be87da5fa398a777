//! A team: whether it answers, and what the caller hears.

use super::{Behavior, Deciding, Goodbye, KeyHandling, State};
use crate::call::context::Context;
use crate::call::effect::{Action, Ending, Report, Side, TransferOutcome};
use crate::call::shape::{Asked, Question};
use crate::call::utterance::Value;
use crate::menu::{Closing, Node, Onward, TeamId};

/// It rings at a team.
#[derive(Clone, Copy, Debug)]
pub(in crate::call) struct Ringing {
    team: TeamId,
}

impl Ringing {
    /// Whether the team answers is decided here, by the clock at this very moment: a team that
    /// closes while it rings still answers. Switches are asked where the hours leave it open.
    pub(super) fn enter(team: TeamId, context: &mut Context<'_>) -> State {
        let to = context.tree[team].closed_to;
        TeamClosed::now(team, (Node::Team(team), to), context)
            .unwrap_or_else(|| Self::ring(team, context))
    }

    /// The team is open.
    pub(super) fn ring(team: TeamId, context: &mut Context<'_>) -> State {
        let tree = context.tree;
        context.report(Report::Transferred { team, hours_known: tree[team].hours.is_some() });
        context.act(Action::Transfer { team, ring_ms: tree[team].ring_ms });
        Self { team }.into()
    }
}

impl Behavior for Ringing {
    /// Where the file does not say where a caller goes whom nobody answers, the call ends, as it does
    /// for a caller who could not be helped.
    fn transfer_ended(self, outcome: TransferOutcome, context: &mut Context<'_>) -> State {
        let team = &context.tree[self.team];
        let is_busy = match outcome {
            TransferOutcome::Answered => {
                context.speech.say([team.connected]);
                return Answered.into();
            }
            TransferOutcome::Busy | TransferOutcome::Failed => true,
            TransferOutcome::NoAnswer => false,
        };
        context.report(Report::NotReached { team: self.team, outcome });
        match team.not_reached_to(is_busy) {
            Some(to) => State::go_on(to, context),
            None => Goodbye::say(context.tree.shared.gave_up, Ending::GaveUp, context),
        }
    }

    fn rings(&self) -> Option<TeamId> {
        Some(self.team)
    }

    fn asked(&self) -> Option<Asked> {
        Some(Asked::of(Question::Ring(self.team)))
    }
}

/// A team says who they are. Nothing that the caller does now changes that they were reached.
#[derive(Clone, Copy, Debug)]
pub(in crate::call) struct Answered;

impl Behavior for Answered {
    fn spoken(self, context: &mut Context<'_>) -> State {
        State::end(Ending::Connected, Side::Line, context)
    }

    fn outcome(&self) -> Option<Ending> {
        Some(Ending::Connected)
    }
}

/// The caller hears that a team is closed.
#[derive(Clone, Copy, Debug)]
pub(in crate::call) struct TeamClosed {
    /// The team itself, or a queue for it.
    at: Node,
    to: Option<Onward>,
}

impl TeamClosed {
    /// What a caller hears who reaches a team, or a queue for it, if the team is closed at this very moment,
    /// and where the call goes on then. Where its hours leave it open the switches are asked that close it; a
    /// call that was told of them knows.
    pub(super) fn now(
        team: TeamId,
        (at, to): (Node, Option<Onward>),
        context: &mut Context<'_>,
    ) -> Option<State> {
        let (tree, now) = (context.tree, context.instant());
        let hours = tree[team].hours.as_ref().zip(tree[team].closed);
        if let Some((hours, closed)) = hours.filter(|(hours, _)| !hours.is_open(now)) {
            let opens = hours.next_open(now).map(|opens| opens.to_utc());
            context.report(Report::Closed { team, opens, switch: None });
            context.speech.say([closed]);
            context.speech.fill(Value::Opens { at: opens, seen_from: now });
            return Some(Self { at, to }.into());
        }
        match context.closed_by(&tree[team]) {
            Ok(closing) => {
                let Closing { switch, says } = closing?;
                context.report(Report::Closed { team, opens: None, switch: Some(switch) });
                context.speech.say([says]);
                Some(Self { at, to }.into())
            }
            Err(decision) => Some(Deciding::at_node(at, decision, context).into()),
        }
    }
}

impl Behavior for TeamClosed {
    /// The last words of a call can't be skipped: a key would only cut off the way out.
    fn key_handling(&self) -> KeyHandling {
        if self.to.is_some() { KeyHandling::Skips } else { KeyHandling::Ignores }
    }

    fn asked(&self) -> Option<Asked> {
        self.to.map(|_| Asked::words(self.at))
    }

    fn spoken(self, context: &mut Context<'_>) -> State {
        match self.to {
            Some(to) => State::go_on(to, context),
            None => State::end(Ending::Closed, Side::Line, context),
        }
    }

    fn outcome(&self) -> Option<Ending> {
        self.to.is_none().then_some(Ending::Closed)
    }
}
