//! A mailbox: its greeting, then a message is recorded.

use super::{Behavior, Goodbye, KeyHandling, State};
use crate::call::context::Context;
use crate::call::effect::{Action, Ending, Timer};
use crate::call::shape::{Asked, Choices, Question};
use crate::call::time::CallTime;
use crate::menu::{Key, MailboxId, Node, Tree};

/// A mailbox says that one may leave a message.
#[derive(Clone, Copy, Debug)]
pub(in crate::call) struct MailboxGreeting {
    mailbox: MailboxId,
}

impl MailboxGreeting {
    pub(super) fn enter(mailbox: MailboxId, context: &mut Context<'_>) -> Self {
        context.speech.say([context.tree[mailbox].say]);
        Self { mailbox }
    }
}

impl Behavior for MailboxGreeting {
    fn key_handling(&self) -> KeyHandling {
        KeyHandling::Skips
    }

    fn asked(&self) -> Option<Asked> {
        Some(Asked::words(Node::Mailbox(self.mailbox)))
    }

    /// The beep. A key that skipped the words has done its work.
    fn spoken(self, context: &mut Context<'_>) -> State {
        context.ahead.clear();
        let longest_ms = context.tree[self.mailbox].longest_ms;
        context.act(Action::Record { longest_ms });
        MailboxRecording { mailbox: self.mailbox, until: context.now + longest_ms }.into()
    }
}

/// A mailbox records.
#[derive(Clone, Copy, Debug)]
pub(in crate::call) struct MailboxRecording {
    mailbox: MailboxId,
    until: CallTime,
}

impl MailboxRecording {
    fn thank(self, context: &mut Context<'_>) -> State {
        let thanks = context.tree[self.mailbox].thanks;
        Goodbye::say(thanks, Ending::MessageTaken, context)
    }
}

impl Behavior for MailboxRecording {
    fn key_handling(&self) -> KeyHandling {
        KeyHandling::Listens
    }

    /// `#` ends the message; other keys are part of it.
    fn key(self, key: Key, context: &mut Context<'_>) -> State {
        if key == Key::HASH { self.thank(context) } else { self.into() }
    }

    fn deadline(&self) -> Option<(CallTime, Timer)> {
        Some((self.until, Timer::MailboxFull))
    }

    fn asked(&self) -> Option<Asked> {
        Some(Asked::of(Question::Mailbox(self.mailbox)))
    }

    fn keys_that_differ(&self, _tree: &Tree) -> Choices {
        [Key::HASH].into_iter().collect()
    }

    fn earlier(self, ms: u64) -> State {
        Self { until: self.until.earlier(ms), ..self }.into()
    }

    fn due(self, _timer: Timer, context: &mut Context<'_>) -> State {
        self.thank(context)
    }

    fn outcome(&self) -> Option<Ending> {
        Some(Ending::MessageTaken)
    }
}
