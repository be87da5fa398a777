//! Which names of a text are taken, and where: what is written twice has two places.

use std::collections::HashMap;
use std::ops::Range;

/// The names so far.
#[derive(Debug, Default)]
pub(super) struct TakenNames {
    names: HashMap<String, (Range<usize>, Holds)>,
    /// How many tables a list of tables has.
    lists: HashMap<String, usize>,
    /// The table that keys go into.
    table: String,
    /// How many tables have no name.
    nameless: usize,
}

/// What a name holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Value,
    /// A table with a header of its own.
    Table,
    List,
    /// A table that only stands before a dot: it may still get a header, or keys.
    Way,
}

impl TakenNames {
    /// A header; where its name was written before, if it may not be again.
    pub(super) fn header(
        &mut self,
        parts: &[String],
        place: Range<usize>,
        is_list: bool,
    ) -> Option<Range<usize>> {
        let mut path = String::new();
        let (last, before) = parts.split_last()?;
        for part in before {
            step(&mut path, part);
            if let Some(n) = self.lists.get(&path) {
                path += &format!("\u{1}{n}");
                continue;
            }
            match self.names.get(&path) {
                None => {
                    self.names.insert(path.clone(), (place.clone(), Holds::Way));
                }
                Some((first, Holds::Value)) => {
                    let first = first.clone();
                    self.nameless();
                    return Some(first);
                }
                Some(_) => {}
            }
        }
        step(&mut path, last);
        let wanted = if is_list { Holds::List } else { Holds::Table };
        let clash = match self.names.get(&path) {
            None => None,
            Some((_, Holds::Way)) if !is_list => None,
            Some((_, Holds::List)) if is_list => None,
            Some((first, _)) => Some(first.clone()),
        };
        if clash.is_some() {
            // Its keys are not twice there because it is.
            self.nameless();
            return clash;
        }
        if !self.names.get(&path).is_some_and(|(_, holds)| *holds == Holds::List) {
            self.names.insert(path.clone(), (place, wanted));
        }
        if is_list {
            let n = self.lists.entry(path.clone()).or_default();
            *n += 1;
            path += &format!("\u{1}{n}");
        }
        self.table = path;
        None
    }

    /// A key in the table at hand; where its name was written before.
    pub(super) fn key(&mut self, parts: &[String], place: Range<usize>) -> Option<Range<usize>> {
        let mut path = self.table.clone();
        let (last, before) = parts.split_last()?;
        for part in before {
            step(&mut path, part);
            match self.names.get(&path) {
                None => {
                    self.names.insert(path.clone(), (place.clone(), Holds::Way));
                }
                Some((first, Holds::Value | Holds::List)) => return Some(first.clone()),
                Some((_, Holds::Table | Holds::Way)) => {}
            }
        }
        step(&mut path, last);
        match self.names.get(&path) {
            Some((first, _)) => Some(first.clone()),
            None => {
                self.names.insert(path, (place, Holds::Value));
                None
            }
        }
    }

    /// Enters a list or a table in braces, whose keys are its own; what to leave it with.
    pub(super) fn enter(&mut self) -> String {
        let inside = self.a_table_without_a_name();
        std::mem::replace(&mut self.table, inside)
    }

    pub(super) fn leave(&mut self, outside: String) {
        self.table = outside;
    }

    /// From here on, keys go into a table whose name can't be read.
    pub(super) fn nameless(&mut self) {
        self.table = self.a_table_without_a_name();
    }

    fn a_table_without_a_name(&mut self) -> String {
        self.nameless += 1;
        format!("\u{2}{}", self.nameless)
    }
}

fn step(path: &mut String, part: &str) {
    path.push('\0');
    path.push_str(part);
}
