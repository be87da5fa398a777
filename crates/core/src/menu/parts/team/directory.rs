//! A directory: callers spell a name on the keypad.

use std::ops::Range;

use crate::menu::ids::{PromptId, TeamId};
use crate::menu::parts::{Fact, GiveUp, Key, Keys, Onward, Timings};

/// A node in which callers find a person by spelling their name on the keypad.
#[derive(Debug)]
pub struct NameDirectory {
    /// Its name in the file.
    pub id: Box<str>,
    /// Which name is spelled.
    pub by: SpelledBy,
    /// Asks for the name.
    pub ask: PromptId,
    /// The people in it, in file order.
    pub people: Vec<TeamId>,
    /// Their names as they are spelled, in the order of their keys.
    pub names: Vec<SpelledName>,
    /// The lists of people that may be read out, because the same keys spell the beginning of their names.
    pub choices: Vec<NameChoice>,
    /// How each person is found; those who never are, are left out.
    pub ways: Vec<WayToPerson>,
    /// Spoken when nothing was pressed: the n-th time the n-th, or the last.
    pub no_input: Vec<PromptId>,
    /// Spoken when no name begins like that: the n-th time the n-th, or the last.
    pub no_match: Vec<PromptId>,
    /// Spoken when too many names begin like that.
    pub too_many: Vec<PromptId>,
    /// Spoken when people were read out, and another key than theirs was pressed.
    pub no_match_choice: Vec<PromptId>,
    /// How long it waits, and how many times it asks.
    pub timings: Timings,
    /// Where `*` leads; else it begins the name again.
    pub star_to: Option<Onward>,
    /// Where a caller goes who failed too often.
    pub give_up: GiveUp,
    /// Where this is from.
    pub fact: Fact,
}

/// Which name callers spell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SpelledBy {
    /// The last name.
    #[default]
    LastName,
    /// The first name.
    FirstName,
    /// The one or the other.
    EitherName,
}

/// A name, as it is spelled on the keypad.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SpelledName {
    /// A key for each letter.
    pub keys: Keys,
    /// Whose name it is.
    pub team: TeamId,
}

/// People who are read out, so that the caller chooses one.
#[derive(Debug)]
pub struct NameChoice {
    /// The first is key 1.
    pub people: Vec<TeamId>,
    /// Reads them out.
    pub prompt: PromptId,
}

/// How a person is found.
#[derive(Clone, Debug)]
pub struct WayToPerson {
    /// Whom one reaches.
    pub team: TeamId,
    /// The beginning of the name, `#`, and the key of the person where several are read out.
    pub keys: Keys,
}

/// What comes of a name that was spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamesFound {
    /// No name begins like that.
    Nobody,
    /// One person.
    One(TeamId),
    /// Several, who are read out: a place in the directory's choices.
    Several(usize),
    /// More than can be read out.
    TooMany,
}

impl NameDirectory {
    /// So many letters may be the beginning of a name; fewer are all of it.
    pub const FEWEST_LETTERS: usize = 3;
    /// No more people are read out: there are no more keys.
    pub const MOST_READ_OUT: usize = 9;

    /// What comes of these keys.
    pub fn found(&self, typed: &Keys) -> NamesFound {
        let people = self.people_at(typed);
        match people.as_slice() {
            [] => NamesFound::Nobody,
            [one] => NamesFound::One(*one),
            several => {
                let choice = self.choices.iter().position(|choice| choice.people == several);
                choice.map_or(NamesFound::TooMany, NamesFound::Several)
            }
        }
    }

    /// The people whose names these keys may mean, in file order.
    pub(in crate::menu) fn people_at(&self, typed: &Keys) -> Vec<TeamId> {
        let names = &self.names[self.range(typed)];
        let fits = |name: &&SpelledName| {
            typed.len() >= Self::FEWEST_LETTERS || name.keys.len() == typed.len()
        };
        let fitting: Vec<TeamId> = names.iter().filter(fits).map(|name| name.team).collect();
        if fitting.len() < 2 {
            return fitting;
        }
        self.people.iter().copied().filter(|team| fitting.contains(team)).collect()
    }

    /// The names that begin with these keys.
    fn range(&self, typed: &Keys) -> Range<usize> {
        let begins = |name: &SpelledName| name.keys.starts_with(typed);
        let from = self.names.partition_point(|name| name.keys < *typed);
        from..from + self.names[from..].iter().take_while(|name| begins(name)).count()
    }

    /// The fewest keys after which the same can still be found as after these; none where it is nobody.
    pub fn alike(&self, typed: &Keys) -> Option<Keys> {
        let names = self.range(typed);
        if names.is_empty() {
            return None;
        }
        let lengths = Self::FEWEST_LETTERS..=typed.len();
        let shorter = lengths.map(|length| typed.iter().copied().take(length).collect::<Keys>());
        let same = shorter.into_iter().find(|keys| self.range(keys) == names);
        Some(same.unwrap_or_else(|| typed.clone()))
    }

    /// The next letters of names that begin with these keys, and a key that continues none of them.
    pub fn next_letters(&self, typed: &Keys) -> Vec<Key> {
        let names = self.names[self.range(typed)].iter();
        let mut next: Vec<Key> =
            names.filter_map(|name| name.keys.get(typed.len()).copied()).collect();
        next.dedup();
        let digits = Key::ALL.into_iter().filter(|key| key.is_digit());
        let nobody = digits.into_iter().find(|key| !next.contains(key));
        next.extend(nobody);
        next
    }
}
