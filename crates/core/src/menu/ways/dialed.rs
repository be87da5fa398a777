//! What the keys that a caller presses in a menu are: an option, the beginning of one, or neither.

use chrono::{DateTime, Utc};

use crate::menu::ids::{Node, TeamId};
use crate::menu::parts::{Key, KeyPattern, KeySet, Keys, Lead, Menu, MenuOption};

impl MenuOption {
    /// Whether it leads to the team of an extension.
    fn is_for_extensions(&self) -> bool {
        self.lead == Lead::Extension
    }

    /// Whether these keys choose it.
    pub fn is_chosen_by(&self, keys: &Keys) -> bool {
        match self.is_for_extensions() {
            true => self.team_of(keys).is_some(),
            false => self.keys.matches(keys),
        }
    }

    /// The team of an extension.
    pub fn team_of(&self, extension: &Keys) -> Option<TeamId> {
        let found = self.extensions.binary_search_by(|(keys, _)| keys.cmp(extension)).ok()?;
        Some(self.extensions[found].1)
    }

    /// The node that these keys lead to, where they lead to one.
    pub fn node_of(&self, keys: &Keys) -> Option<Node> {
        match self.lead {
            Lead::To(node) | Lead::Operator(node) => Some(node),
            Lead::Extension => self.team_of(keys).map(Node::Team),
            Lead::Repeat | Lead::Back | Lead::Top | Lead::HangUp => None,
        }
    }

    /// Whether these keys choose it, or longer ones that begin with them.
    pub(crate) fn begins_with(&self, keys: &[Key]) -> bool {
        match self.is_for_extensions() {
            true => self.extensions.iter().any(|(own, _)| own.starts_with(keys)),
            false => self.keys.begins_with(keys),
        }
    }

    /// Whether keys that match a pattern begin some that choose it.
    pub fn may_begin_with(&self, pattern: &KeyPattern) -> bool {
        match self.is_for_extensions() {
            true => self.extensions.iter().any(|(own, _)| {
                own.get(..pattern.len()).is_some_and(|begun| pattern.matches(begun))
            }),
            false => pattern.begins(&self.keys).is_some(),
        }
    }

    /// The most keys that choose it.
    fn longest(&self) -> usize {
        self.keys.len()
    }

    /// For each place of its keys, those that fit there.
    pub(crate) fn rows(&self) -> Vec<Box<[KeySet]>> {
        let row = |(keys, _): &(Keys, TeamId)| keys.iter().map(|key| KeySet::one(*key)).collect();
        match self.is_for_extensions() {
            true => self.extensions.iter().map(row).collect(),
            false => self.keys.rows().collect(),
        }
    }
}

impl Menu {
    /// The place of the option that these keys choose. Keys of its own go before a pattern.
    pub fn option_of(&self, keys: &Keys) -> Option<usize> {
        self.option_offered(keys, &[])
    }

    /// The same, but for the options at these places.
    pub fn option_offered(&self, keys: &Keys, withheld: &[u16]) -> Option<usize> {
        let own = |option: &MenuOption| option.keys.plain() == Some(keys);
        let fits = |option: &MenuOption| option.keys.plain().is_none() && option.is_chosen_by(keys);
        let place = |is_it: &dyn Fn(&MenuOption) -> bool| {
            self.offered(withheld).find(|(_, option)| is_it(option)).map(|(place, _)| place)
        };
        place(&own).or_else(|| place(&fits))
    }

    /// The options, each with its place, but for those at these places.
    fn offered<'m>(&'m self, withheld: &'m [u16]) -> impl Iterator<Item = (usize, &'m MenuOption)> {
        let options = self.options.iter().enumerate();
        options.filter(|(place, _)| withheld.iter().all(|at| usize::from(*at) != *place))
    }

    /// Whether more keys after these may choose an option, but for those at these places, or are waited for.
    pub fn may_continue(&self, keys: &Keys, withheld: &[u16]) -> bool {
        let mut offered = self.offered(withheld).map(|(_, option)| option);
        let begins = |option: &MenuOption| option.begins_with(keys);
        match self.key_length {
            // `#` ends what was typed, unless an option has it among its keys.
            Some(_) if keys.last() == Some(&Key::HASH) && !offered.any(begins) => false,
            Some(length) => keys.len() < usize::from(length),
            None => offered.any(|it| it.longest() > keys.len() && begins(it)),
        }
    }

    /// How many keys the longest number may have that begins with these, but for the options at these places.
    pub fn longest_from(&self, keys: &[Key], withheld: &[u16]) -> usize {
        let options = self.offered(withheld).filter(|(_, option)| option.begins_with(keys));
        options.map(|(_, option)| option.longest()).max().unwrap_or_default()
    }

    /// The places of the options that are not offered at an instant: it is outside their hours.
    pub fn withheld_at(&self, at: DateTime<Utc>) -> Box<[u16]> {
        let options = (0u16..).zip(&self.options);
        let is_closed =
            |option: &MenuOption| option.during.as_ref().is_some_and(|hours| !hours.is_open(at));
        options.filter(|(_, option)| is_closed(option)).map(|(place, _)| place).collect()
    }

    /// Whether a wrong first key may be that of a number: some option is a pattern, or has three or more keys.
    pub fn takes_numbers(&self) -> bool {
        self.options.iter().any(|option| option.longest() > 2 || option.keys.plain().is_none())
    }

    /// One key for each different thing that a key can lead to after these, and one that leads to nothing. `#`
    /// is none of the latter where it ends what was typed.
    pub fn next_keys(&self, typed: &Keys) -> Vec<Key> {
        let at = typed.len();
        let sets: Vec<KeySet> = self
            .options
            .iter()
            .flat_map(MenuOption::rows)
            .filter(|row| row.len() > at && fits(row, typed))
            .map(|row| row[at])
            .collect();
        let mut found: Vec<Key> = Vec::new();
        for set in &sets {
            for key in set.keys() {
                if !found.iter().any(|other| are_alike(&sets, key, *other)) {
                    found.push(key);
                }
            }
        }
        let ends = self.key_length.is_some() || self.option_of(typed).is_some();
        if ends && !found.contains(&Key::HASH) {
            found.push(Key::HASH);
        }
        let leads_nowhere =
            |key: &Key| !found.contains(key) && !sets.iter().any(|set| set.has(*key));
        let nowhere = Key::ALL.into_iter().find(leads_nowhere);
        found.extend(nowhere);
        found
    }

    /// The first keys that may become the same options as these.
    pub fn alike(&self, typed: &Keys) -> Keys {
        if self.options.iter().all(|option| option.keys.plain().is_some()) {
            return typed.clone();
        }
        let mut rows: Vec<Box<[KeySet]>> = self.options.iter().flat_map(MenuOption::rows).collect();
        let mut alike = Keys::default();
        for (at, key) in typed.iter().enumerate() {
            rows.retain(|row| row.len() > at);
            let sets: Vec<KeySet> = rows.iter().map(|row| row[at]).collect();
            let all = KeySet::ALL.keys();
            let first = all.into_iter().find(|other| are_alike(&sets, *key, *other));
            let _ = alike.push(first.unwrap_or(*key));
            rows.retain(|row| row[at].has(*key));
        }
        alike
    }
}

/// Whether the same sets have both keys.
fn are_alike(sets: &[KeySet], one: Key, other: Key) -> bool {
    sets.iter().all(|set| set.has(one) == set.has(other))
}

/// Whether keys begin a row.
fn fits(row: &[KeySet], keys: &[Key]) -> bool {
    row.iter().zip(keys).all(|(set, key)| set.has(*key))
}
