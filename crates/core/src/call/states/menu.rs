//! A menu: options are spoken, and a key leads on.

use super::{Behavior, Goodbye, KeyHandling, State};
use crate::call::context::{Arrival, Context};
use crate::call::effect::{Ending, Report, Timer};
use crate::call::retries::{Prompting, Retries, Retry};
use crate::call::shape::{Asked, Choices, Question};
use crate::call::time::CallTime;
use crate::menu::{Key, Keys, Lead, MenuId, Node, Timings, Tree};

/// A menu speaks its options, or waits for a key.
#[derive(Clone, Debug)]
pub(in crate::call) struct MenuState {
    menu: MenuId,
    /// Keys pressed so far that more could follow.
    typed: Keys,
    retries: Retries,
}

impl MenuState {
    pub(super) fn enter(menu: MenuId, context: &mut Context<'_>) -> Self {
        // What is offered stays so until the menu is entered anew: a caller may rely on what was said.
        context.withheld = context.tree[menu].withheld_at(context.instant());
        let greeting = match context.arrive(menu) {
            Arrival::New => context.tree[menu].greeting,
            Arrival::Returned => None,
        };
        context.speech.say(greeting.into_iter().chain([context.tree[menu].prompt]));
        let retries = Retries::new(context.tree[menu].timings);
        Self { menu, typed: Keys::default(), retries }
    }

    fn timings(&self, tree: &Tree) -> Timings {
        tree[self.menu].timings
    }

    fn take(self, place: usize, keys: &Keys, context: &mut Context<'_>) -> State {
        let option = &context.tree[self.menu].options[place];
        if let Some(language) = option.language {
            context.language = language;
            context.report(Report::LanguageChosen(language));
        }
        context.report(Report::Chosen { menu: self.menu, option: place });
        match option.lead {
            Lead::To(node) | Lead::Operator(node) => State::enter(node, context),
            Lead::Extension => match option.team_of(keys) {
                Some(team) => State::enter(Node::Team(team), context),
                None => self.no_match(context),
            },
            Lead::Repeat => Self::enter_again(self.menu, context),
            Lead::Back => Self::enter_again(context.before().unwrap_or(self.menu), context),
            Lead::Top => Self::enter_again(context.first().unwrap_or(self.menu), context),
            Lead::HangUp => Goodbye::say(context.tree.shared.goodbye, Ending::HungUp, context),
        }
    }

    /// A menu on the path: it does not greet again, and its failures are counted anew.
    fn enter_again(menu: MenuId, context: &mut Context<'_>) -> State {
        State::enter(Node::Menu(menu), context)
    }

    fn no_match(self, context: &mut Context<'_>) -> State {
        let retry = self.retries.no_match(&self.question(context.tree), context);
        self.retry(retry, context)
    }

    /// The last key makes a number that is none. Where longer ones lead somewhere, the caller may still be
    /// dialing: the rest of the number means nothing.
    fn wrong_number(self, begun: &Keys, context: &mut Context<'_>) -> State {
        let menu = &context.tree[self.menu];
        let longest = menu.longest_from(begun, &context.withheld);
        let may_be_a_number = longest > 1 && (!begun.is_empty() || menu.takes_numbers());
        if may_be_a_number && self.typed.last().is_some_and(|key| key.is_digit()) {
            let left = longest.saturating_sub(self.typed.len());
            context.expect_rest(left, menu.timings.inter_digit_ms);
        }
        self.no_match(context)
    }

    fn retry(self, retry: Retry, context: &mut Context<'_>) -> State {
        match retry {
            Retry::Asks(retries) => {
                Self { menu: self.menu, typed: Keys::default(), retries }.into()
            }
            Retry::GivesUp(to) => State::give_up(to, context.before(), context),
        }
    }

    fn question<'t>(&self, tree: &'t Tree) -> Prompting<'t> {
        let menu = &tree[self.menu];
        Prompting {
            node: Node::Menu(self.menu),
            again: &menu.again,
            value: None,
            no_input: &menu.no_input,
            no_match: &menu.no_match,
            timings: menu.timings,
            give_up: menu.give_up,
        }
    }
}

impl Behavior for MenuState {
    fn key_handling(&self) -> KeyHandling {
        KeyHandling::Listens
    }

    fn keeps_type_ahead(&self, context: &Context<'_>) -> bool {
        self.timings(context.tree).keeps_type_ahead
    }

    fn deadline(&self) -> Option<(CallTime, Timer)> {
        self.retries.until
    }

    fn ignores(&self, key: Key, tree: &Tree) -> bool {
        let menu = &tree[self.menu];
        menu.timings.ignores_wrong_keys
            && !menu.options.iter().any(|option| option.begins_with(&[key]))
    }

    fn asked(&self) -> Option<Asked> {
        Some(
            Asked::of(Question::Menu(self.menu))
                .after(self.retries.failures())
                .with_keys(&self.typed)
                .ignoring_wrong_keys(self.retries.ignores_wrong_keys()),
        )
    }

    /// A key for each different thing that the next key can do, `#` where it ends an option, and one key that
    /// leads nowhere.
    fn keys_that_differ(&self, tree: &Tree) -> Choices {
        tree[self.menu].next_keys(&self.typed).into_iter().collect()
    }

    fn earlier(mut self, ms: u64) -> State {
        self.retries = self.retries.earlier(ms);
        self.into()
    }

    fn spoken(mut self, context: &mut Context<'_>) -> State {
        self.retries = self.retries.listen(self.timings(context.tree), context);
        self.into()
    }

    fn key(mut self, key: Key, context: &mut Context<'_>) -> State {
        let menu = &context.tree[self.menu];
        if !self.typed.push(key) {
            return self.no_match(context);
        }
        if menu.may_continue(&self.typed, &context.withheld) {
            self.retries = self.retries.expect_more(self.timings(context.tree), context);
            return self.into();
        }
        if let Some(option) = menu.option_offered(&self.typed, &context.withheld) {
            let keys = self.typed.clone();
            return self.take(option, &keys, context);
        }
        let before = self.typed.iter().take(self.typed.len() - 1);
        let typed_before: Keys = before.copied().collect();
        match menu.option_offered(&typed_before, &context.withheld).filter(|_| key == Key::HASH) {
            Some(option) => self.take(option, &typed_before, context),
            None => self.wrong_number(&typed_before, context),
        }
    }

    fn due(self, timer: Timer, context: &mut Context<'_>) -> State {
        let menu = &context.tree[self.menu];
        if timer == Timer::NoInput {
            let retry = self.retries.no_input(&self.question(context.tree), context);
            return self.retry(retry, context);
        }
        let keys = self.typed.clone();
        match menu.option_offered(&keys, &context.withheld) {
            Some(option) => self.take(option, &keys, context),
            None => self.no_match(context),
        }
    }
}
