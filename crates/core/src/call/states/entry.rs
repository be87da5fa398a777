//! An entry: digits are collected, and read back where the file asks for it.

use super::digits::{Typing, WantedDigits};
use super::{Behavior, KeyHandling, State};
use crate::call::context::Context;
use crate::call::effect::Timer;
use crate::call::retries::{Prompting, Retries, Retry};
use crate::call::shape::{Asked, Choices, Question};
use crate::call::time::CallTime;
use crate::call::utterance::Value;
use crate::menu::{Entry, EntryId, Key, Keys, Node, Tree};

/// An entry asks for digits, collects them, or reads them back.
#[derive(Clone, Debug)]
pub(in crate::call) struct EntryState {
    entry: EntryId,
    stage: EntryStage,
    retries: Retries,
}

/// How far it is.
#[derive(Clone, Debug)]
enum EntryStage {
    /// Digits typed so far.
    Collecting(Keys),
    /// Digits read back: 1 is right, 2 is once more.
    Confirming(Keys),
}

impl EntryState {
    pub(super) fn enter(entry: EntryId, context: &mut Context<'_>) -> Self {
        context.speech.say([context.tree[entry].ask]);
        let stage = EntryStage::Collecting(Keys::default());
        Self { entry, stage, retries: Retries::new(context.tree[entry].timings) }
    }

    /// A key while digits are collected.
    fn collect(mut self, typed: Keys, key: Key, context: &mut Context<'_>) -> State {
        let entry = &context.tree[self.entry];
        if let Some(to) =
            entry.empty_to.filter(|_| typed.is_empty() && Some(key) == entry.terminator)
        {
            return State::go_on(to, context);
        }
        if let Some(to) =
            entry.star_to.filter(|_| key == Key::STAR && entry.terminator != Some(key))
        {
            return State::go_on(to, context);
        }
        match WantedDigits::from(entry).take(typed, key, context) {
            Typing::Complete(typed) => self.complete(typed, context),
            Typing::Wrong => self.no_match(context),
            Typing::Again => {
                self.stage = EntryStage::Collecting(Keys::default());
                self.spoken(context)
            }
            Typing::More(typed) => {
                self.stage = EntryStage::Collecting(typed);
                self.retries = self.retries.expect_more(entry.timings, context);
                self.into()
            }
        }
    }

    /// No more digits come.
    fn complete(self, typed: Keys, context: &mut Context<'_>) -> State {
        let entry = &context.tree[self.entry];
        if typed.len() < usize::from(entry.fewest) {
            return self.no_match(context);
        }
        match entry.confirm {
            Some(confirm) => {
                context.speech.say([confirm]);
                context.speech.fill(Value::Digits(typed.clone()));
                let (stage, retries) = (EntryStage::Confirming(typed), Retries::new(entry.timings));
                Self { stage, retries, ..self }.into()
            }
            None => accept(self.entry, &typed, context),
        }
    }

    /// A key after digits were read back.
    fn confirm(self, value: &Keys, key: Key, context: &mut Context<'_>) -> State {
        match key.as_char() {
            '1' => accept(self.entry, value, context),
            '2' => Self::enter(self.entry, context).into(),
            _ => self.no_match(context),
        }
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
            EntryStage::Collecting(_) => EntryStage::Collecting(Keys::default()),
            confirming @ EntryStage::Confirming(_) => confirming,
        };
        match retry {
            Retry::Asks(retries) => Self { entry: self.entry, stage, retries }.into(),
            Retry::GivesUp(to) => State::give_up(to, context.last(), context),
        }
    }

    /// What is asked, and what is said when it is not answered.
    fn question<'t>(&self, tree: &'t Tree) -> Prompting<'t> {
        let Entry { ask, confirm, again, no_input, timings, give_up, .. } = &tree[self.entry];
        let Entry { no_match, no_match_confirm, .. } = &tree[self.entry];
        let (again, value, no_match) = match &self.stage {
            EntryStage::Collecting(_) => (again, None, no_match),
            EntryStage::Confirming(value) => {
                let value = Some(Value::Digits(value.clone()));
                (confirm.as_ref().unwrap_or(ask), value, no_match_confirm)
            }
        };
        Prompting {
            node: Node::Entry(self.entry),
            again: std::slice::from_ref(again),
            value,
            no_input,
            no_match,
            timings: *timings,
            give_up: *give_up,
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

    fn ignores(&self, key: Key, tree: &Tree) -> bool {
        let entry = &tree[self.entry];
        let is_wrong = match self.stage {
            EntryStage::Collecting(_) => WantedDigits::from(entry).is_wrong(key),
            EntryStage::Confirming(_) => !matches!(key.as_char(), '1' | '2'),
        };
        entry.timings.ignores_wrong_keys && is_wrong
    }

    fn asked(&self) -> Option<Asked> {
        let asked = match &self.stage {
            EntryStage::Collecting(typed) => {
                let digits = u8::try_from(typed.len()).unwrap_or(u8::MAX);
                Asked::of(Question::Entry(self.entry)).with_digits(digits).with_keys(typed)
            }
            EntryStage::Confirming(value) => {
                Asked::of(Question::Confirm(self.entry)).with_keys(value)
            }
        };
        let Self { retries, .. } = self;
        Some(asked.after(retries.failures()).ignoring_wrong_keys(retries.ignores_wrong_keys()))
    }

    /// A digit of each kind that decides something (which one is else the caller's own affair, here the next in
    /// order), what ends the entry, what clears it, and a key that is none of these. Read back: 1, 2, and one that is neither.
    fn keys_that_differ(&self, tree: &Tree) -> Choices {
        let EntryStage::Collecting(typed) = &self.stage else {
            return Key::ALL.into_iter().take(3).collect();
        };
        let entry = &tree[self.entry];
        let terminator = entry.terminator;
        let strange = Key::HASH;
        let mut differ = entry.next_digits(typed);
        differ.retain(|digit| Some(*digit) != terminator);
        if differ.len() < 2 {
            differ = WantedDigits::from(entry).next_after(typed).into_iter().collect();
        }
        let mut keys: Choices = differ.into_iter().chain(terminator).collect();
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

    fn key(self, key: Key, context: &mut Context<'_>) -> State {
        match self.stage.clone() {
            EntryStage::Collecting(typed) => self.collect(typed, key, context),
            EntryStage::Confirming(value) => self.confirm(&value, key, context),
        }
    }

    fn due(self, timer: Timer, context: &mut Context<'_>) -> State {
        match self.stage.clone() {
            EntryStage::Collecting(typed) if timer != Timer::NoInput => {
                self.complete(typed, context)
            }
            EntryStage::Collecting(_) | EntryStage::Confirming(_) => self.no_input(context),
        }
    }
}

fn accept(entry: EntryId, value: &Keys, context: &mut Context<'_>) -> State {
    context.keep(entry, value);
    State::go_on(context.tree[entry].to, context)
}
