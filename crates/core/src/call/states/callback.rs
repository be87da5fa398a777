//! A callback: the number that a caller calls from, or one that is entered and read back.

use super::digits::{Typing, WantedDigits};
use super::{Behavior, Deciding, Goodbye, KeyHandling, State};
use crate::call::context::Context;
use crate::call::decision::{CallerNumber, Decision};
use crate::call::effect::{Ending, Report, Timer};
use crate::call::retries::{Prompting, Retries, Retry};
use crate::call::shape::{Asked, Choices, Question};
use crate::call::time::CallTime;
use crate::call::utterance::Value;
use crate::menu::{Callback, CallbackId, Key, Keys, Node, Tree};

/// A callback asks for a number, collects it, or reads it back.
#[derive(Clone, Debug)]
pub(in crate::call) struct CallbackState {
    callback: CallbackId,
    stage: CallbackStage,
    retries: Retries,
}

/// How far it is.
#[derive(Clone, Debug)]
enum CallbackStage {
    /// The number that the caller calls from: 1 is right, 2 is another.
    Offering,
    /// Digits typed so far.
    Collecting(Keys),
    /// Digits read back: 1 is right, 2 is once more.
    Confirming(Keys),
}

impl CallbackState {
    /// A caller whose number is known is asked whether to call that back, where the file says so.
    pub(super) fn enter(callback: CallbackId, context: &mut Context<'_>) -> State {
        let Callback { offer, timings, .. } = &context.tree[callback];
        let Some(offer) = offer else { return Self::ask(callback, context).into() };
        match context.told.caller {
            None => {
                let node = Node::Callback(callback);
                Deciding::at_node(node, Decision::Caller, context).into()
            }
            // There is no number to call back.
            Some(CallerNumber::Withheld) => Self::ask(callback, context).into(),
            Some(CallerNumber::Known(_)) => {
                context.speech.say([*offer]);
                let retries = Retries::new(*timings);
                Self { callback, stage: CallbackStage::Offering, retries }.into()
            }
        }
    }

    fn ask(callback: CallbackId, context: &mut Context<'_>) -> Self {
        let Callback { ask, timings, .. } = &context.tree[callback];
        context.speech.say([*ask]);
        let stage = CallbackStage::Collecting(Keys::default());
        Self { callback, stage, retries: Retries::new(*timings) }
    }

    /// A key while digits are collected.
    fn collect(mut self, typed: Keys, key: Key, context: &mut Context<'_>) -> State {
        let callback = &context.tree[self.callback];
        match WantedDigits::from(callback).take(typed, key, context) {
            Typing::Complete(typed) => self.complete(typed, context),
            Typing::Wrong => self.no_match(context),
            Typing::Again => {
                self.stage = CallbackStage::Collecting(Keys::default());
                self.spoken(context)
            }
            Typing::More(typed) => {
                self.stage = CallbackStage::Collecting(typed);
                self.retries = self.retries.expect_more(callback.timings, context);
                self.into()
            }
        }
    }

    /// No more digits come.
    fn complete(self, typed: Keys, context: &mut Context<'_>) -> State {
        let callback = &context.tree[self.callback];
        if typed.len() < usize::from(callback.fewest) {
            return self.no_match(context);
        }
        context.speech.say([callback.confirm]);
        context.speech.fill(Value::Digits(typed.clone()));
        let retries = Retries::new(callback.timings);
        let stage = CallbackStage::Confirming(typed);
        Self { stage, retries, ..self }.into()
    }

    /// The caller will be called back: here, or at the number that they call from.
    fn promise(self, number: Option<Keys>, context: &mut Context<'_>) -> State {
        context.report(Report::CallbackRequested { callback: self.callback, number });
        let thanks = context.tree[self.callback].thanks;
        Goodbye::say(thanks, Ending::CallbackRequested, context)
    }

    fn no_match(self, context: &mut Context<'_>) -> State {
        let retry = self.retries.no_match(&self.question(context.tree), context);
        self.retry(retry, context)
    }

    fn no_input(self, context: &mut Context<'_>) -> State {
        let retry = self.retries.no_input(&self.question(context.tree), context);
        self.retry(retry, context)
    }

    /// Asks once more, for digits from the beginning or for 1 or 2; or gives up.
    fn retry(self, retry: Retry, context: &mut Context<'_>) -> State {
        let stage = match self.stage {
            CallbackStage::Collecting(_) => CallbackStage::Collecting(Keys::default()),
            stage @ (CallbackStage::Offering | CallbackStage::Confirming(_)) => stage,
        };
        match retry {
            Retry::Asks(retries) => Self { callback: self.callback, stage, retries }.into(),
            Retry::GivesUp(to) => State::give_up(to, context.last(), context),
        }
    }

    /// What is asked, and what is said when it is not answered.
    fn question<'t>(&self, tree: &'t Tree) -> Prompting<'t> {
        let Callback { offer, ask, confirm, no_input, timings, give_up, .. } = &tree[self.callback];
        let Callback { no_match, no_match_choice, .. } = &tree[self.callback];
        let (again, value, no_match) = match &self.stage {
            CallbackStage::Offering => (offer.as_ref().unwrap_or(ask), None, no_match_choice),
            CallbackStage::Collecting(_) => (ask, None, no_match),
            CallbackStage::Confirming(value) => {
                (confirm, Some(Value::Digits(value.clone())), no_match_choice)
            }
        };
        Prompting {
            node: Node::Callback(self.callback),
            again: std::slice::from_ref(again),
            value,
            no_input,
            no_match,
            timings: *timings,
            give_up: *give_up,
        }
    }
}

impl Behavior for CallbackState {
    fn key_handling(&self) -> KeyHandling {
        KeyHandling::Listens
    }

    fn keeps_type_ahead(&self, context: &Context<'_>) -> bool {
        context.tree[self.callback].timings.keeps_type_ahead
    }

    fn deadline(&self) -> Option<(CallTime, Timer)> {
        self.retries.until
    }

    fn ignores(&self, key: Key, tree: &Tree) -> bool {
        let callback = &tree[self.callback];
        let is_wrong = match self.stage {
            CallbackStage::Collecting(_) => WantedDigits::from(callback).is_wrong(key),
            CallbackStage::Offering | CallbackStage::Confirming(_) => {
                let leads = key == Key::STAR && callback.star_to.is_some();
                !leads && !matches!(key.as_char(), '1' | '2')
            }
        };
        callback.timings.ignores_wrong_keys && is_wrong
    }

    fn asked(&self) -> Option<Asked> {
        let (question, digits) = match &self.stage {
            CallbackStage::Offering => (Question::Offer(self.callback), 0),
            CallbackStage::Collecting(typed) => (Question::Callback(self.callback), typed.len()),
            CallbackStage::Confirming(_) => (Question::ConfirmCallback(self.callback), 0),
        };
        let digits = u8::try_from(digits).unwrap_or(u8::MAX);
        let ignores_wrong_keys = self.retries.ignores_wrong_keys();
        let asked = Asked::of(question).after(self.retries.failures()).with_digits(digits);
        Some(asked.ignoring_wrong_keys(ignores_wrong_keys))
    }

    /// As in an entry: a digit, what ends the number, `*`, and a key that is none of these. Where 1 or 2 is
    /// asked for: these, `*`, and one that is neither.
    fn keys_that_differ(&self, tree: &Tree) -> Choices {
        let CallbackStage::Collecting(typed) = &self.stage else {
            let choice = Key::ALL.into_iter().take(3);
            return choice.chain([Key::STAR]).collect();
        };
        let callback = &tree[self.callback];
        let digit = WantedDigits::from(callback).next_after(typed);
        digit.into_iter().chain(callback.terminator).chain([Key::STAR, Key::HASH]).collect()
    }

    fn earlier(mut self, ms: u64) -> State {
        self.retries = self.retries.earlier(ms);
        self.into()
    }

    fn spoken(mut self, context: &mut Context<'_>) -> State {
        self.retries = self.retries.listen(context.tree[self.callback].timings, context);
        self.into()
    }

    fn key(self, key: Key, context: &mut Context<'_>) -> State {
        let callback = &context.tree[self.callback];
        if let Some(to) =
            callback.star_to.filter(|_| key == Key::STAR && callback.terminator != Some(key))
        {
            return State::go_on(to, context);
        }
        match (self.stage.clone(), key.as_char()) {
            (CallbackStage::Collecting(typed), _) => self.collect(typed, key, context),
            (CallbackStage::Offering, '1') => self.promise(None, context),
            (CallbackStage::Confirming(number), '1') => self.promise(Some(number), context),
            (CallbackStage::Offering | CallbackStage::Confirming(_), '2') => {
                Self::ask(self.callback, context).into()
            }
            (CallbackStage::Offering | CallbackStage::Confirming(_), _) => self.no_match(context),
        }
    }

    fn due(self, timer: Timer, context: &mut Context<'_>) -> State {
        match self.stage.clone() {
            CallbackStage::Collecting(typed) if timer != Timer::NoInput => {
                self.complete(typed, context)
            }
            CallbackStage::Offering
            | CallbackStage::Collecting(_)
            | CallbackStage::Confirming(_) => self.no_input(context),
        }
    }
}
