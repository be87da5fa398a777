//! What every state that waits for keys has in common: how long it waits, how often it asks.

use super::effect::{Reason, Report};
use super::state::State;
use super::time::CallTime;
use super::utterance::Value;
use super::wire::Wire;
use crate::menu::{Node, PromptId, Timings};

/// How patient a question still is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Patience {
    no_input: u8,
    no_match: u8,
    /// What it waits for, until when. `None` while it speaks.
    pub(super) until: Option<(CallTime, Reason)>,
}

/// What a question needs to ask again.
pub(super) struct ToAsk<'t> {
    pub(super) node: Node,
    pub(super) prompt: PromptId,
    /// What a gap in the prompt is filled with.
    pub(super) value: Option<Value>,
    pub(super) no_input: &'t [PromptId],
    pub(super) no_match: &'t [PromptId],
    pub(super) timings: Timings,
    pub(super) give_up: Option<Node>,
}

/// What a question does after a failure.
pub(super) enum Again {
    /// It asks again.
    Asks(Patience),
    /// It has asked often enough.
    GivesUp(State),
}

impl Patience {
    /// Everything was said: now the caller has so long to press the first key.
    pub(super) fn listen(mut self, timings: Timings, wire: &Wire<'_>) -> Self {
        self.until = Some((wire.now + timings.no_input_ms, Reason::NoInput));
        self
    }

    /// A key was pressed and more may follow: the caller has so long for the next.
    pub(super) fn expect_more(mut self, timings: Timings, wire: &Wire<'_>) -> Self {
        self.until = Some((wire.now + timings.inter_digit_ms, Reason::InterDigit));
        self
    }

    /// The same, waiting until so many milliseconds earlier.
    pub(super) fn earlier(mut self, ms: u64) -> Self {
        self.until = self.until.map(|(until, reason)| (until.earlier(ms), reason));
        self
    }

    /// How often nothing, and how often a wrong key was pressed.
    pub(super) fn failures(&self) -> (u8, u8) {
        (self.no_input, self.no_match)
    }

    /// Nothing was pressed in time.
    pub(super) fn no_input(mut self, question: &ToAsk<'_>, wire: &mut Wire<'_>) -> Again {
        self.no_input = self.no_input.saturating_add(1);
        wire.report(Report::NoInput { node: question.node, count: self.no_input });
        let enough = self.no_input >= question.timings.no_input_tries;
        self.ask_again(enough, question, nth(question.no_input, self.no_input), wire)
    }

    /// What was pressed leads nowhere.
    pub(super) fn no_match(mut self, question: &ToAsk<'_>, wire: &mut Wire<'_>) -> Again {
        self.no_match = self.no_match.saturating_add(1);
        wire.report(Report::NoMatch { node: question.node, count: self.no_match });
        let enough = self.no_match >= question.timings.no_match_tries;
        self.ask_again(enough, question, nth(question.no_match, self.no_match), wire)
    }

    /// A caller who failed has lost the thread: what was typed ahead is forgotten.
    fn ask_again(
        mut self,
        enough: bool,
        question: &ToAsk<'_>,
        remark: Option<PromptId>,
        wire: &mut Wire<'_>,
    ) -> Again {
        wire.ahead.clear();
        if enough {
            return Again::GivesUp(State::give_up(question.give_up, wire));
        }
        self.until = None;
        wire.speech.say(remark.into_iter().chain([question.prompt]));
        question.value.iter().for_each(|value| wire.speech.fill(value.clone()));
        Again::Asks(self)
    }
}

/// The n-th of a list that begins at 1; the last for all that follow.
fn nth(prompts: &[PromptId], n: u8) -> Option<PromptId> {
    prompts.get(usize::from(n) - 1).or(prompts.last()).copied()
}
