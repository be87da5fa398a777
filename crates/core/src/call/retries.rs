//! What every state that waits for keys has in common: how long it waits, and how often it asks
//! again. (VoiceXML 2.0, section 5.2, counts `noinput` and `nomatch` events in the same way; where a system has one
//! counter for both, the file says so.)

use super::context::Context;
use super::effect::{Report, Timer};
use super::time::CallTime;
use super::utterance::Value;
use crate::menu::{FailureCount, GiveUp, Node, Onward, PromptId, Timings};

/// How often a question was left without an answer, and until when it waits for one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Retries {
    no_input: u8,
    no_match: u8,
    /// The same, as far as it decides anything: where it asks forever, no more than there are remarks.
    decisive: (u8, u8),
    /// Whether wrong keys are ignored while it speaks.
    ignores_wrong_keys: bool,
    /// What it waits for, until when. `None` while it speaks.
    pub(super) until: Option<(CallTime, Timer)>,
}

/// What it takes to ask a question again.
pub(super) struct Prompting<'t> {
    pub(super) node: Node,
    /// What is said again.
    pub(super) again: &'t [PromptId],
    /// What a gap in the prompt is filled with.
    pub(super) value: Option<Value>,
    pub(super) no_input: &'t [PromptId],
    pub(super) no_match: &'t [PromptId],
    pub(super) timings: Timings,
    pub(super) give_up: GiveUp,
}

/// What a question does after a failure.
#[derive(Clone, Copy)]
pub(super) enum Retry {
    /// It asks again.
    Asks(Retries),
    /// It has asked often enough: on to where its node says, if it says so.
    GivesUp(Option<Onward>),
}

impl Retries {
    /// Everything was said: now the caller has so long to press the first key.
    pub(super) fn listen(mut self, timings: Timings, context: &Context<'_>) -> Self {
        self.until = Some((context.now + timings.no_input_ms, Timer::NoInput));
        self
    }

    /// A key was pressed and more may follow: the caller has so long for the next.
    pub(super) fn expect_more(mut self, timings: Timings, context: &Context<'_>) -> Self {
        self.until = Some((context.now + timings.inter_digit_ms, Timer::InterDigit));
        self
    }

    /// The same, waiting until so many milliseconds earlier.
    pub(super) fn earlier(mut self, ms: u64) -> Self {
        self.until = self.until.map(|(until, timer)| (until.earlier(ms), timer));
        self
    }

    /// Before the first question.
    pub(super) fn new(timings: Timings) -> Self {
        Self { ignores_wrong_keys: timings.ignores_wrong_keys, ..Self::default() }
    }

    /// How often nothing, and how often a wrong key was pressed, as far as that decides anything.
    pub(super) fn failures(&self) -> (u8, u8) {
        self.decisive
    }

    /// Whether wrong keys are ignored now, because it speaks.
    pub(super) fn ignores_wrong_keys(&self) -> bool {
        self.ignores_wrong_keys && self.until.is_none()
    }

    /// Nothing was pressed in time.
    pub(super) fn no_input(mut self, question: &Prompting<'_>, context: &mut Context<'_>) -> Retry {
        self.no_input = self.no_input.saturating_add(1);
        let count = self.count(self.no_input, question, context);
        context.report(Report::NoInput { node: question.node, count });
        if question.timings.no_input_tries.are_over_after(count) {
            return Self::give_up(question.give_up.no_input_to, context);
        }
        self.ask_again(question, nth(question.no_input, count), context)
    }

    /// What was pressed leads nowhere.
    pub(super) fn no_match(mut self, question: &Prompting<'_>, context: &mut Context<'_>) -> Retry {
        self.no_match = self.no_match.saturating_add(1);
        let count = self.count(self.no_match, question, context);
        context.report(Report::NoMatch { node: question.node, count });
        if question.timings.no_match_tries.are_over_after(count) {
            return Self::give_up(question.give_up.no_match_to, context);
        }
        self.ask_again(question, nth(question.no_match, count), context)
    }

    /// Which failure this is, of its kind or of both.
    fn count(&mut self, of_kind: u8, question: &Prompting<'_>, context: &Context<'_>) -> u8 {
        let both = self.no_input.saturating_add(self.no_match);
        let most = context.tree.decisive_failures(question.node);
        let (count, decisive) = match question.timings.count {
            FailureCount::Apart => (of_kind, (self.no_input, self.no_match)),
            FailureCount::Together => (both, (both, both)),
        };
        self.decisive = (decisive.0.min(most.0), decisive.1.min(most.1));
        count
    }

    /// It was asked often enough. A caller who failed has lost the thread: what was typed ahead is forgotten.
    fn give_up(to: Option<Onward>, context: &mut Context<'_>) -> Retry {
        context.ahead.clear();
        Retry::GivesUp(to)
    }

    /// What was typed ahead is forgotten here, too.
    fn ask_again(
        mut self,
        question: &Prompting<'_>,
        remark: Option<PromptId>,
        context: &mut Context<'_>,
    ) -> Retry {
        context.ahead.clear();
        self.until = None;
        context.speech.say(remark.into_iter().chain(question.again.iter().copied()));
        question.value.iter().for_each(|value| context.speech.fill(value.clone()));
        Retry::Asks(self)
    }
}

/// The n-th of a list that begins at 1; the last for all that follow.
fn nth(prompts: &[PromptId], n: u8) -> Option<PromptId> {
    prompts.get(usize::from(n) - 1).or(prompts.last()).copied()
}
