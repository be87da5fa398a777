//! A directory: a name is spelled on the keypad; where it fits several people, they are read out.

use super::{Behavior, KeyHandling, State};
use crate::call::context::Context;
use crate::call::effect::Timer;
use crate::call::retries::{Prompting, Retries, Retry};
use crate::call::shape::{Asked, Choices, Question};
use crate::call::time::CallTime;
use crate::menu::{DirectoryId, Key, Keys, NamesFound, Node, PromptId, Tree};

/// A directory asks for a name, or reads out the people whose names begin alike.
#[derive(Clone, Debug)]
pub(in crate::call) struct DirectoryState {
    directory: DirectoryId,
    stage: DirectoryStage,
    retries: Retries,
}

/// How far it is.
#[derive(Clone, Debug)]
enum DirectoryStage {
    /// Letters typed so far.
    Spelling(Keys),
    /// These people are read out: a place in the directory's choices.
    Choosing(usize),
}

impl DirectoryState {
    pub(super) fn enter(directory: DirectoryId, context: &mut Context<'_>) -> Self {
        context.speech.say([context.tree[directory].ask]);
        let stage = DirectoryStage::Spelling(Keys::default());
        Self { directory, stage, retries: Retries::new(context.tree[directory].timings) }
    }

    /// A key while a name is spelled. No letter is wrong before the name has ended: the rest of a wrong name
    /// chooses nothing.
    fn spell(mut self, mut typed: Keys, key: Key, context: &mut Context<'_>) -> State {
        let directory = &context.tree[self.directory];
        if key == Key::HASH {
            return self.look_up(&typed, context);
        }
        if key == Key::STAR {
            if let Some(to) = directory.star_to {
                return State::go_on(to, context);
            }
            self.stage = DirectoryStage::Spelling(Keys::default());
            return self.spoken(context);
        }
        // No name has more letters than there is room for.
        let _ = typed.push(key);
        self.stage = DirectoryStage::Spelling(typed);
        self.retries = self.retries.expect_more(directory.timings, context);
        self.into()
    }

    /// The name has ended.
    fn look_up(self, typed: &Keys, context: &mut Context<'_>) -> State {
        let directory = &context.tree[self.directory];
        match directory.found(typed) {
            NamesFound::Nobody => self.no_match(&directory.no_match, context),
            NamesFound::TooMany => self.no_match(&directory.too_many, context),
            NamesFound::One(team) => State::enter(Node::Team(team), context),
            NamesFound::Several(choice) => {
                context.speech.say([directory.choices[choice].prompt]);
                let stage = DirectoryStage::Choosing(choice);
                Self { stage, retries: Retries::new(directory.timings), ..self }.into()
            }
        }
    }

    /// A key when people were read out.
    fn choose(self, choice: usize, key: Key, context: &mut Context<'_>) -> State {
        let directory = &context.tree[self.directory];
        if key == Key::STAR {
            return Self::enter(self.directory, context).into();
        }
        let people = &directory.choices[choice].people;
        let place = key.as_char().to_digit(10).and_then(|digit| digit.checked_sub(1));
        match place.and_then(|place| people.get(place as usize)) {
            Some(team) => State::enter(Node::Team(*team), context),
            None => self.no_match(&directory.no_match_choice, context),
        }
    }

    fn no_match<'t>(self, remarks: &'t [PromptId], context: &mut Context<'t>) -> State {
        let retry = self.retries.no_match(&self.question(remarks, context.tree), context);
        self.retry(retry, context)
    }

    fn no_input(self, context: &mut Context<'_>) -> State {
        let retry = self.retries.no_input(&self.question(&[], context.tree), context);
        self.retry(retry, context)
    }

    /// Asks once more, for the name from the beginning or for one of the people; or gives up.
    fn retry(self, retry: Retry, context: &mut Context<'_>) -> State {
        let stage = match self.stage {
            DirectoryStage::Spelling(_) => DirectoryStage::Spelling(Keys::default()),
            choosing @ DirectoryStage::Choosing(_) => choosing,
        };
        match retry {
            Retry::Asks(retries) => Self { directory: self.directory, stage, retries }.into(),
            Retry::GivesUp(to) => State::give_up(to, context.last(), context),
        }
    }

    /// What is asked, and what is said when it is not answered.
    fn question<'t>(&self, no_match: &'t [PromptId], tree: &'t Tree) -> Prompting<'t> {
        let directory = &tree[self.directory];
        let again = match &self.stage {
            DirectoryStage::Spelling(_) => &directory.ask,
            DirectoryStage::Choosing(choice) => &directory.choices[*choice].prompt,
        };
        Prompting {
            node: Node::Directory(self.directory),
            again: std::slice::from_ref(again),
            value: None,
            no_input: &directory.no_input,
            no_match,
            timings: directory.timings,
            give_up: directory.give_up,
        }
    }
}

impl Behavior for DirectoryState {
    fn key_handling(&self) -> KeyHandling {
        KeyHandling::Listens
    }

    fn keeps_type_ahead(&self, context: &Context<'_>) -> bool {
        context.tree[self.directory].timings.keeps_type_ahead
    }

    fn deadline(&self) -> Option<(CallTime, Timer)> {
        self.retries.until
    }

    fn asked(&self) -> Option<Asked> {
        let failures = self.retries.failures();
        Some(match &self.stage {
            DirectoryStage::Spelling(typed) => {
                Asked::of(Question::Directory(self.directory)).after(failures).with_keys(typed)
            }
            DirectoryStage::Choosing(choice) => {
                let choice = u32::try_from(*choice).unwrap_or(u32::MAX);
                Asked::of(Question::Name(self.directory, choice)).after(failures)
            }
        })
    }

    /// The next letters of names, one that is in none, what ends the name and what begins it again. Of people
    /// who are read out: their keys, star, and one that is neither.
    fn keys_that_differ(&self, tree: &Tree) -> Choices {
        let directory = &tree[self.directory];
        let mut keys = Choices::default();
        match &self.stage {
            DirectoryStage::Spelling(typed) => keys.extend(directory.next_letters(typed)),
            DirectoryStage::Choosing(choice) => {
                let count = directory.choices[*choice].people.len();
                keys.extend(Key::ALL.into_iter().filter(|key| key.is_digit()).take(count));
            }
        }
        keys.extend([Key::HASH, Key::STAR]);
        keys
    }

    fn earlier(mut self, ms: u64) -> State {
        self.retries = self.retries.earlier(ms);
        self.into()
    }

    fn spoken(mut self, context: &mut Context<'_>) -> State {
        self.retries = self.retries.listen(context.tree[self.directory].timings, context);
        self.into()
    }

    fn key(self, key: Key, context: &mut Context<'_>) -> State {
        match self.stage.clone() {
            DirectoryStage::Spelling(typed) => self.spell(typed, key, context),
            DirectoryStage::Choosing(choice) => self.choose(choice, key, context),
        }
    }

    fn due(self, timer: Timer, context: &mut Context<'_>) -> State {
        match self.stage.clone() {
            DirectoryStage::Spelling(typed) if timer != Timer::NoInput => {
                let timings = context.tree[self.directory].timings;
                context.expect_late_keys(Some(Key::HASH), timings);
                self.look_up(&typed, context)
            }
            DirectoryStage::Spelling(_) | DirectoryStage::Choosing(_) => self.no_input(context),
        }
    }
}
