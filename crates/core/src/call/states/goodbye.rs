//! The end of a call: its last words, and the silence after them.

use super::{Behavior, State};
use crate::call::context::Context;
use crate::call::effect::{Ending, Side};
use crate::menu::PromptId;

/// The last words of a call.
#[derive(Clone, Copy, Debug)]
pub(in crate::call) struct Goodbye {
    ending: Ending,
}

impl Goodbye {
    pub(super) fn say(words: PromptId, ending: Ending, context: &mut Context<'_>) -> State {
        context.speech.say([words]);
        Self { ending }.into()
    }
}

impl Behavior for Goodbye {
    fn spoken(self, context: &mut Context<'_>) -> State {
        State::end(self.ending, Side::Line, context)
    }

    fn outcome(&self) -> Option<Ending> {
        Some(self.ending)
    }
}

/// The call is over.
#[derive(Clone, Copy, Debug)]
pub(in crate::call) struct Over;

impl Behavior for Over {}
