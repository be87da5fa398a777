//! The states that tell the caller something and wait for no choice: messages, mailboxes, teams.

use super::effect::{Action, Ending, Reason, Report, Side, TransferOutcome};
use super::patience::Patience;
use super::shape::{Asked, Choices, Question};
use super::state::{Ear, State, Step};
use super::time::CallTime;
use super::utterance::Value;
use super::wire::Wire;
use crate::menu::{Key, MailboxId, MessageId, Node, PromptId, TeamId, Tree};

/// What a caller is asked who only hears words.
fn words(node: Node) -> Asked {
    Asked::of(Question::Words(node), &Patience::default())
}

/// A message is being said.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hearing {
    message: MessageId,
}

impl Hearing {
    pub(super) fn enter(message: MessageId, wire: &mut Wire<'_>) -> Self {
        wire.speech.say([wire.tree[message].say]);
        Self { message }
    }
}

impl Step for Hearing {
    fn ear(&self) -> Ear {
        Ear::Skips
    }

    fn asked(&self) -> Option<Asked> {
        Some(words(Node::Message(self.message)))
    }

    fn spoken(self, wire: &mut Wire<'_>) -> State {
        match wire.tree[self.message].to {
            Some(node) => State::enter(node, wire),
            None => State::end(Ending::HungUp, Side::Line, wire),
        }
    }
}

/// A mailbox says that one may leave a message.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leaving {
    mailbox: MailboxId,
}

impl Leaving {
    pub(super) fn enter(mailbox: MailboxId, wire: &mut Wire<'_>) -> Self {
        wire.speech.say([wire.tree[mailbox].say]);
        Self { mailbox }
    }
}

impl Step for Leaving {
    fn ear(&self) -> Ear {
        Ear::Skips
    }

    fn asked(&self) -> Option<Asked> {
        Some(words(Node::Mailbox(self.mailbox)))
    }

    /// The beep. A key that skipped the words has done its work.
    fn spoken(self, wire: &mut Wire<'_>) -> State {
        wire.ahead.clear();
        let longest_ms = wire.tree[self.mailbox].longest_ms;
        wire.act(Action::Record { longest_ms });
        Recording { mailbox: self.mailbox, until: wire.now + longest_ms }.into()
    }
}

/// A mailbox records.
#[derive(Clone, Copy, Debug)]
pub(super) struct Recording {
    mailbox: MailboxId,
    until: CallTime,
}

impl Recording {
    fn thank(self, wire: &mut Wire<'_>) -> State {
        let thanks = wire.tree[self.mailbox].thanks;
        Parting::say(thanks, Ending::MessageTaken, wire)
    }
}

impl Step for Recording {
    fn ear(&self) -> Ear {
        Ear::Listens
    }

    /// `#` ends the message; other keys are part of it.
    fn key(self, key: Key, wire: &mut Wire<'_>) -> State {
        if key == Key::HASH { self.thank(wire) } else { self.into() }
    }

    fn deadline(&self) -> Option<(CallTime, Reason)> {
        Some((self.until, Reason::MailboxFull))
    }

    fn asked(&self) -> Option<Asked> {
        Some(Asked::of(Question::Mailbox(self.mailbox), &Patience::default()))
    }

    fn keys_that_differ(&self, _tree: &Tree) -> Choices {
        [Key::HASH].into_iter().collect()
    }

    fn earlier(self, ms: u64) -> State {
        Self { until: self.until.earlier(ms), ..self }.into()
    }

    fn due(self, _reason: Reason, wire: &mut Wire<'_>) -> State {
        self.thank(wire)
    }

    fn outcome(&self) -> Option<Ending> {
        Some(Ending::MessageTaken)
    }
}

/// It rings at a team.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ringing {
    team: TeamId,
}

impl Ringing {
    /// Whether the team answers is decided here, by the clock at this very moment: a team that
    /// closes while it rings still answers.
    pub(super) fn enter(team: TeamId, wire: &mut Wire<'_>) -> State {
        let (tree, at) = (wire.tree, wire.instant());
        if let (Some(hours), Some(closed)) = (&tree[team].hours, tree[team].closed)
            && !hours.is_open(at)
        {
            let opens = hours.next_open(at).map(|opens| opens.to_utc());
            wire.report(Report::Closed { team, opens });
            wire.speech.say([closed]);
            wire.speech.fill(Value::Opens { at: opens, seen_from: at });
            return ToldClosed { team, to: tree[team].closed_to }.into();
        }
        wire.report(Report::Transferred { team, hours_known: tree[team].hours.is_some() });
        wire.act(Action::Transfer { team, ring_ms: tree[team].ring_ms });
        Self { team }.into()
    }
}

impl Step for Ringing {
    /// A menu file does not say yet where a caller goes whom nobody answers: the call ends, as it
    /// does for a caller who could not be helped.
    fn transfer_ended(self, outcome: TransferOutcome, wire: &mut Wire<'_>) -> State {
        match outcome {
            TransferOutcome::Answered => {
                wire.speech.say([wire.tree[self.team].connected]);
                Connecting.into()
            }
            TransferOutcome::Busy | TransferOutcome::NoAnswer | TransferOutcome::Failed => {
                Parting::say(wire.tree.shared.gave_up, Ending::GaveUp, wire)
            }
        }
    }
}

/// A team says who they are. Nothing that the caller does now changes that they were reached.
#[derive(Clone, Copy, Debug)]
pub(super) struct Connecting;

impl Step for Connecting {
    fn spoken(self, wire: &mut Wire<'_>) -> State {
        State::end(Ending::Connected, Side::Line, wire)
    }

    fn outcome(&self) -> Option<Ending> {
        Some(Ending::Connected)
    }
}

/// The caller is told that a team is closed.
#[derive(Clone, Copy, Debug)]
pub(super) struct ToldClosed {
    team: TeamId,
    to: Option<Node>,
}

impl Step for ToldClosed {
    /// The last words of a call can't be skipped: a key would only cut off the way out.
    fn ear(&self) -> Ear {
        if self.to.is_some() { Ear::Skips } else { Ear::Deaf }
    }

    fn asked(&self) -> Option<Asked> {
        self.to.map(|_| words(Node::Team(self.team)))
    }

    fn spoken(self, wire: &mut Wire<'_>) -> State {
        match self.to {
            Some(node) => State::enter(node, wire),
            None => State::end(Ending::Closed, Side::Line, wire),
        }
    }

    fn outcome(&self) -> Option<Ending> {
        self.to.is_none().then_some(Ending::Closed)
    }
}

/// The last words of a call.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parting {
    ending: Ending,
}

impl Parting {
    pub(super) fn say(words: PromptId, ending: Ending, wire: &mut Wire<'_>) -> State {
        wire.speech.say([words]);
        Self { ending }.into()
    }
}

impl Step for Parting {
    fn spoken(self, wire: &mut Wire<'_>) -> State {
        State::end(self.ending, Side::Line, wire)
    }

    fn outcome(&self) -> Option<Ending> {
        Some(self.ending)
    }
}
