//! An entry: digits are collected, and read back where the file asks for it.

use super::{Behavior, KeyHandling, State};
use crate::call::context::Context;
use crate::call::effect::Timer;
use crate::call::retries::{Prompting, Retries, Retry};
use crate::call::shape::{Asked, Choices, Question};
use crate::call::time::CallTime;
use crate::call::utterance::Value;
use crate::menu::{Entry, EntryId, Key, Keys, Node, Tree};

/// An entry asks for digits, or collects them.
#[derive(Clone, Debug)]
pub(in crate::call) struct EntryState {
    entry: EntryId,
    typed: Keys,
    retries: Retries,
}

impl EntryState {
    pub(super) fn enter(entry: EntryId, context: &mut Context<'_>) -> Self {
        context.speech.say([context.tree[entry].ask]);
        Self { entry, typed: Keys::default(), retries: Retries::default() }
    }

    fn complete(self, context: &mut Context<'_>) -> State {
        let entry = &context.tree[self.entry];
        if self.typed.len() < usize::from(entry.fewest) {
            return self.no_match(context);
        }
        match entry.confirm {
            Some(confirm) => {
                context.speech.say([confirm]);
                context.speech.fill(Value::Digits(self.typed.clone()));
                let retries = Retries::default();
                Confirming { entry: self.entry, value: self.typed, retries }.into()
            }
            None => accept(self.entry, &self.typed, context),
        }
    }

    fn no_match(self, context: &mut Context<'_>) -> State {
        let retry = self.retries.no_match(&question_of(self.entry, context.tree), context);
        self.retry(retry, context)
    }

    fn retry(self, retry: Retry, context: &mut Context<'_>) -> State {
        match retry {
            Retry::Asks(retries) => {
                Self { entry: self.entry, typed: Keys::default(), retries }.into()
            }
            Retry::GivesUp(to) => State::give_up(to, context),
        }
    }
}

impl Behavior for EntryState {
    fn key_handling(&self) -> KeyHandling {
        KeyHandling::Listens
    }

    fn keeps_type_ahead(&self, context: &Context<'_>) -> bool {
        context.tree[self.entry].timings.keeps_type_ahead
    }

    fn deadline(&self) -> Option<(CallTime, Timer)> {
        self.retries.until
    }

    fn asked(&self) -> Option<Asked> {
        let digits = u8::try_from(self.typed.len()).unwrap_or(u8::MAX);
        Some(
            Asked::of(Question::Entry(self.entry))
                .after(self.retries.failures())
                .with_digits(digits),
        )
    }

    /// A digit (which one is the caller's own affair, here the next in order), what ends the entry,
    /// what clears it, and a key that is none of these.
    fn keys_that_differ(&self, tree: &Tree) -> Choices {
        let terminator = tree[self.entry].terminator;
        let digits = Key::ALL.into_iter().filter(|key| key.is_digit() && Some(*key) != terminator);
        let digit = digits.cycle().nth(self.typed.len());
        let strange = Key::HASH;
        let mut keys: Choices = digit.into_iter().chain(terminator).collect();
        keys.extend([Key::STAR, strange]);
        keys
    }

    fn earlier(mut self, ms: u64) -> State {
        self.retries = self.retries.earlier(ms);
        self.into()
    }

    fn spoken(mut self, context: &mut Context<'_>) -> State {
        self.retries = self.retries.listen(context.tree[self.entry].timings, context);
        self.into()
    }

    fn key(mut self, key: Key, context: &mut Context<'_>) -> State {
        let entry = &context.tree[self.entry];
        if Some(key) == entry.terminator {
            return self.complete(context);
        }
        if key == Key::STAR {
            self.typed.clear();
            return self.spoken(context);
        }
        if !key.is_digit() || !self.typed.push(key) {
            return self.no_match(context);
        }
        if self.typed.len() >= usize::from(entry.most) {
            return self.complete(context);
        }
        self.retries = self.retries.expect_more(entry.timings, context);
        self.into()
    }

    fn due(self, timer: Timer, context: &mut Context<'_>) -> State {
        if timer == Timer::NoInput {
            let retry = self.retries.no_input(&question_of(self.entry, context.tree), context);
            return self.retry(retry, context);
        }
        self.complete(context)
    }
}

/// An entry reads digits back: 1 is right, 2 is once more.
#[derive(Clone, Debug)]
pub(in crate::call) struct Confirming {
    entry: EntryId,
    value: Keys,
    retries: Retries,
}

impl Confirming {
    fn question<'t>(&self, tree: &'t Tree) -> Prompting<'t> {
        let question = question_of(self.entry, tree);
        let prompt = tree[self.entry].confirm.unwrap_or(question.prompt);
        Prompting { prompt, value: Some(Value::Digits(self.value.clone())), ..question }
    }

    fn retry(self, retry: Retry, context: &mut Context<'_>) -> State {
        match retry {
            Retry::Asks(retries) => Self { retries, ..self }.into(),
            Retry::GivesUp(to) => State::give_up(to, context),
        }
    }
}

impl Behavior for Confirming {
    fn key_handling(&self) -> KeyHandling {
        KeyHandling::Listens
    }

    fn keeps_type_ahead(&self, context: &Context<'_>) -> bool {
        context.tree[self.entry].timings.keeps_type_ahead
    }

    fn deadline(&self) -> Option<(CallTime, Timer)> {
        self.retries.until
    }

    fn asked(&self) -> Option<Asked> {
        Some(Asked::of(Question::Confirm(self.entry)).after(self.retries.failures()))
    }

    fn keys_that_differ(&self, _tree: &Tree) -> Choices {
        Key::ALL.into_iter().take(3).collect()
    }

    fn earlier(mut self, ms: u64) -> State {
        self.retries = self.retries.earlier(ms);
        self.into()
    }

    fn spoken(mut self, context: &mut Context<'_>) -> State {
        self.retries = self.retries.listen(context.tree[self.entry].timings, context);
        self.into()
    }

    fn key(self, key: Key, context: &mut Context<'_>) -> State {
        match key.as_char() {
            '1' => accept(self.entry, &self.value, context),
            '2' => EntryState::enter(self.entry, context).into(),
            _ => {
                let retry = self.retries.no_match(&self.question(context.tree), context);
                self.retry(retry, context)
            }
        }
    }

    fn due(self, _timer: Timer, context: &mut Context<'_>) -> State {
        let retry = self.retries.no_input(&self.question(context.tree), context);
        self.retry(retry, context)
    }
}

fn question_of(id: EntryId, tree: &Tree) -> Prompting<'_> {
    let Entry { ask, no_input, no_match, timings, give_up, .. } = &tree[id];
    Prompting {
        node: Node::Entry(id),
        prompt: *ask,
        value: None,
        no_input,
        no_match,
        timings: *timings,
        give_up: *give_up,
    }
}

fn accept(entry: EntryId, value: &Keys, context: &mut Context<'_>) -> State {
    context.keep(entry, value);
    State::enter(context.tree[entry].to, context)
}
