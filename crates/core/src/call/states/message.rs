//! A message is said, and the call goes on or ends.

use super::{Behavior, KeyHandling, State};
use crate::call::context::Context;
use crate::call::effect::{Ending, Side};
use crate::call::shape::Asked;
use crate::menu::{MessageId, Node};

/// A message is being said.
#[derive(Clone, Copy, Debug)]
pub(in crate::call) struct MessageState {
    message: MessageId,
}

impl MessageState {
    pub(super) fn enter(message: MessageId, context: &mut Context<'_>) -> Self {
        context.speech.say([context.tree[message].say]);
        Self { message }
    }
}

impl Behavior for MessageState {
    fn key_handling(&self) -> KeyHandling {
        KeyHandling::Skips
    }

    fn asked(&self) -> Option<Asked> {
        Some(Asked::words(Node::Message(self.message)))
    }

    fn spoken(self, context: &mut Context<'_>) -> State {
        match context.tree[self.message].to {
            Some(to) => State::go_on(to, context),
            None => State::end(Ending::HungUp, Side::Line, context),
        }
    }
}
