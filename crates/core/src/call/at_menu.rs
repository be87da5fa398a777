//! A menu: options are spoken, and a key leads on.

use super::effect::{Ending, Reason, Report};
use super::patience::{Again, Patience, ToAsk};
use super::shape::{Asked, Choices, Question};
use super::state::{Ear, State, Step};
use super::telling::Parting;
use super::time::CallTime;
use super::wire::{Arrival, Wire};
use crate::menu::{Key, Keys, Lead, MenuId, MenuOption, Node, Timings, Tree};

/// A menu speaks its options, or waits for a key.
#[derive(Clone, Debug)]
pub(super) struct AtMenu {
    menu: MenuId,
    /// Keys pressed so far that more could follow.
    typed: Keys,
    patience: Patience,
}

impl AtMenu {
    pub(super) fn enter(menu: MenuId, wire: &mut Wire<'_>) -> Self {
        let greeting = match wire.arrive(menu) {
            Arrival::New => wire.tree[menu].greeting,
            Arrival::Returned => None,
        };
        wire.speech.say(greeting.into_iter().chain([wire.tree[menu].prompt]));
        Self { menu, typed: Keys::default(), patience: Patience::default() }
    }

    fn timings(&self, tree: &Tree) -> Timings {
        tree[self.menu].timings
    }

    fn take(self, place: usize, wire: &mut Wire<'_>) -> State {
        let option = &wire.tree[self.menu].options[place];
        if let Some(language) = option.language {
            wire.language = language;
            wire.report(Report::LanguageChosen(language));
        }
        wire.report(Report::Chosen { menu: self.menu, option: place });
        match option.lead {
            Lead::To(node) | Lead::Operator(node) => State::enter(node, wire),
            Lead::Repeat => Self::enter_again(self.menu, wire),
            Lead::Back => Self::enter_again(wire.before().unwrap_or(self.menu), wire),
            Lead::Top => Self::enter_again(wire.first().unwrap_or(self.menu), wire),
            Lead::HangUp => Parting::say(wire.tree.shared.goodbye, Ending::HungUp, wire),
        }
    }

    /// A menu on the path: it does not greet again, and its patience is new.
    fn enter_again(menu: MenuId, wire: &mut Wire<'_>) -> State {
        State::enter(Node::Menu(menu), wire)
    }

    fn no_match(self, wire: &mut Wire<'_>) -> State {
        let again = self.patience.no_match(&self.question(wire.tree), wire);
        self.again(again)
    }

    fn again(self, again: Again) -> State {
        match again {
            Again::Asks(patience) => {
                Self { menu: self.menu, typed: Keys::default(), patience }.into()
            }
            Again::GivesUp(state) => state,
        }
    }

    fn question<'t>(&self, tree: &'t Tree) -> ToAsk<'t> {
        let menu = &tree[self.menu];
        ToAsk {
            node: Node::Menu(self.menu),
            prompt: menu.prompt,
            value: None,
            no_input: &menu.no_input,
            no_match: &menu.no_match,
            timings: menu.timings,
            give_up: menu.give_up,
        }
    }
}

impl Step for AtMenu {
    fn ear(&self) -> Ear {
        Ear::Listens
    }

    fn keeps_type_ahead(&self, wire: &Wire<'_>) -> bool {
        self.timings(wire.tree).keeps_type_ahead
    }

    fn deadline(&self) -> Option<(CallTime, Reason)> {
        self.patience.until
    }

    fn asked(&self) -> Option<Asked> {
        Some(Asked::of(Question::Menu(self.menu), &self.patience).with_keys(&self.typed))
    }

    /// The next keys of the options that what was typed may become, `#` where it ends one, and one
    /// key that leads nowhere.
    fn keys_that_differ(&self, tree: &Tree) -> Choices {
        let typed = self.typed.len();
        let options = &tree[self.menu].options;
        let possible = options.iter().filter(|option| option.keys.starts_with(&self.typed));
        let mut keys = Choices::new();
        for next in possible.filter_map(|option| option.keys.get(typed)) {
            if !keys.contains(next) {
                keys.push(*next);
            }
        }
        let ends = option_of(options, &self.typed).is_some();
        if ends && !keys.contains(&Key::HASH) {
            keys.push(Key::HASH);
        }
        keys.extend(Key::ALL.into_iter().find(|key| !keys.contains(key)));
        keys
    }

    fn earlier(mut self, ms: u64) -> State {
        self.patience = self.patience.earlier(ms);
        self.into()
    }

    fn spoken(mut self, wire: &mut Wire<'_>) -> State {
        self.patience = self.patience.listen(self.timings(wire.tree), wire);
        self.into()
    }

    fn key(mut self, key: Key, wire: &mut Wire<'_>) -> State {
        let options = &wire.tree[self.menu].options;
        let typed_before = self.typed.clone();
        if !self.typed.push(key) {
            return self.no_match(wire);
        }
        let more = options
            .iter()
            .any(|o| o.keys.len() > self.typed.len() && o.keys.starts_with(&self.typed));
        if more {
            self.patience = self.patience.expect_more(self.timings(wire.tree), wire);
            return self.into();
        }
        let ended_by_hash = || option_of(options, &typed_before).filter(|_| key == Key::HASH);
        match option_of(options, &self.typed).or_else(ended_by_hash) {
            Some(option) => self.take(option, wire),
            None => self.no_match(wire),
        }
    }

    fn due(self, reason: Reason, wire: &mut Wire<'_>) -> State {
        let menu = &wire.tree[self.menu];
        if reason == Reason::NoInput {
            let again = self.patience.no_input(&self.question(wire.tree), wire);
            return self.again(again);
        }
        match option_of(&menu.options, &self.typed) {
            Some(option) => self.take(option, wire),
            None => self.no_match(wire),
        }
    }
}

/// The place of the option that was typed.
fn option_of(options: &[MenuOption], typed: &Keys) -> Option<usize> {
    options.iter().position(|option| option.keys == *typed)
}
