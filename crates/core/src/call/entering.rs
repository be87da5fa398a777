//! An entry: digits are collected, and read back where the file asks for it.

use super::effect::Reason;
use super::patience::{Again, Patience, ToAsk};
use super::shape::{Asked, Choices, Question};
use super::state::{Ear, State, Step};
use super::time::CallTime;
use super::utterance::Value;
use super::wire::Wire;
use crate::menu::{Entry, EntryId, Key, Keys, Node, Tree};

/// An entry asks for digits, or collects them.
#[derive(Clone, Debug)]
pub(super) struct Entering {
    entry: EntryId,
    typed: Keys,
    patience: Patience,
}

impl Entering {
    pub(super) fn enter(entry: EntryId, wire: &mut Wire<'_>) -> Self {
        wire.speech.say([wire.tree[entry].ask]);
        Self { entry, typed: Keys::default(), patience: Patience::default() }
    }

    fn complete(self, wire: &mut Wire<'_>) -> State {
        let entry = &wire.tree[self.entry];
        if self.typed.len() < usize::from(entry.fewest) {
            return self.no_match(wire);
        }
        match entry.confirm {
            Some(confirm) => {
                wire.speech.say([confirm]);
                wire.speech.fill(Value::Digits(self.typed.clone()));
                let patience = Patience::default();
                Confirming { entry: self.entry, value: self.typed, patience }.into()
            }
            None => accept(self.entry, &self.typed, wire),
        }
    }

    fn no_match(self, wire: &mut Wire<'_>) -> State {
        let again = self.patience.no_match(&question_of(self.entry, wire.tree), wire);
        self.again(again)
    }

    fn again(self, again: Again) -> State {
        match again {
            Again::Asks(patience) => {
                Self { entry: self.entry, typed: Keys::default(), patience }.into()
            }
            Again::GivesUp(state) => state,
        }
    }
}

impl Step for Entering {
    fn ear(&self) -> Ear {
        Ear::Listens
    }

    fn keeps_type_ahead(&self, wire: &Wire<'_>) -> bool {
        wire.tree[self.entry].timings.keeps_type_ahead
    }

    fn deadline(&self) -> Option<(CallTime, Reason)> {
        self.patience.until
    }

    fn asked(&self) -> Option<Asked> {
        let digits = u8::try_from(self.typed.len()).unwrap_or(u8::MAX);
        Some(Asked::of(Question::Entry(self.entry), &self.patience).with_digits(digits))
    }

    /// A digit (which one is the caller's own affair, here the next in order), what ends the entry,
    /// what clears it, and a key that is none of these.
    fn keys_that_differ(&self, tree: &Tree) -> Choices {
        let terminator = tree[self.entry].terminator;
        let digits = Key::ALL.into_iter().filter(|key| key.is_digit() && Some(*key) != terminator);
        let digit = digits.cycle().nth(self.typed.len());
        let strange = Key::HASH;
        let mut keys: Choices = digit.into_iter().chain(terminator).collect();
        for key in [Key::STAR, strange] {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }

    fn earlier(mut self, ms: u64) -> State {
        self.patience = self.patience.earlier(ms);
        self.into()
    }

    fn spoken(mut self, wire: &mut Wire<'_>) -> State {
        self.patience = self.patience.listen(wire.tree[self.entry].timings, wire);
        self.into()
    }

    fn key(mut self, key: Key, wire: &mut Wire<'_>) -> State {
        let entry = &wire.tree[self.entry];
        if Some(key) == entry.terminator {
            return self.complete(wire);
        }
        if key == Key::STAR {
            self.typed.clear();
            return self.spoken(wire);
        }
        if !key.is_digit() || !self.typed.push(key) {
            return self.no_match(wire);
        }
        if self.typed.len() >= usize::from(entry.most) {
            return self.complete(wire);
        }
        self.patience = self.patience.expect_more(entry.timings, wire);
        self.into()
    }

    fn due(self, reason: Reason, wire: &mut Wire<'_>) -> State {
        if reason == Reason::NoInput {
            let again = self.patience.no_input(&question_of(self.entry, wire.tree), wire);
            return self.again(again);
        }
        self.complete(wire)
    }
}

/// An entry reads digits back: 1 is right, 2 is once more.
#[derive(Clone, Debug)]
pub(super) struct Confirming {
    entry: EntryId,
    value: Keys,
    patience: Patience,
}

impl Confirming {
    fn question<'t>(&self, tree: &'t Tree) -> ToAsk<'t> {
        let question = question_of(self.entry, tree);
        let prompt = tree[self.entry].confirm.unwrap_or(question.prompt);
        ToAsk { prompt, value: Some(Value::Digits(self.value.clone())), ..question }
    }

    fn again(self, again: Again) -> State {
        match again {
            Again::Asks(patience) => Self { patience, ..self }.into(),
            Again::GivesUp(state) => state,
        }
    }
}

impl Step for Confirming {
    fn ear(&self) -> Ear {
        Ear::Listens
    }

    fn keeps_type_ahead(&self, wire: &Wire<'_>) -> bool {
        wire.tree[self.entry].timings.keeps_type_ahead
    }

    fn deadline(&self) -> Option<(CallTime, Reason)> {
        self.patience.until
    }

    fn asked(&self) -> Option<Asked> {
        Some(Asked::of(Question::Confirm(self.entry), &self.patience))
    }

    fn keys_that_differ(&self, _tree: &Tree) -> Choices {
        Key::ALL.into_iter().take(3).collect()
    }

    fn earlier(mut self, ms: u64) -> State {
        self.patience = self.patience.earlier(ms);
        self.into()
    }

    fn spoken(mut self, wire: &mut Wire<'_>) -> State {
        self.patience = self.patience.listen(wire.tree[self.entry].timings, wire);
        self.into()
    }

    fn key(self, key: Key, wire: &mut Wire<'_>) -> State {
        match key.as_char() {
            '1' => accept(self.entry, &self.value, wire),
            '2' => Entering::enter(self.entry, wire).into(),
            _ => {
                let again = self.patience.no_match(&self.question(wire.tree), wire);
                self.again(again)
            }
        }
    }

    fn due(self, _reason: Reason, wire: &mut Wire<'_>) -> State {
        let again = self.patience.no_input(&self.question(wire.tree), wire);
        self.again(again)
    }
}

fn question_of(id: EntryId, tree: &Tree) -> ToAsk<'_> {
    let Entry { ask, no_input, no_match, timings, give_up, .. } = &tree[id];
    ToAsk {
        node: Node::Entry(id),
        prompt: *ask,
        value: None,
        no_input,
        no_match,
        timings: *timings,
        give_up: *give_up,
    }
}

fn accept(entry: EntryId, value: &Keys, wire: &mut Wire<'_>) -> State {
    wire.keep(entry, value);
    State::enter(wire.tree[entry].to, wire)
}
