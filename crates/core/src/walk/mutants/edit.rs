//! Small changes to the text of a menu file; comments and layout stay.

use std::ops::Range;

use toml_edit::{Document, DocumentMut, Item, TableLike, Value};

/// A table of the file: `[menus.main]`, or the n-th of a list in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Site {
    pub(super) kind: &'static str,
    pub(super) id: String,
    /// A list in the table, and a place in it: the n-th of `options`.
    pub(super) part: Option<(&'static str, usize)>,
}

/// A change of one value.
#[derive(Clone, Debug)]
pub(super) enum Edit {
    /// Writes a value, in place of the old one if there is one.
    Set(Site, &'static str, Value),
    /// Writes a value into a table of its own in this table: `timings = { ... }`.
    SetIn(Site, &'static str, &'static str, Value),
    /// Takes a value away.
    Drop(Site, &'static str),
    /// Takes an entry out of a table of the file: a key of `[keys]`.
    DropEntry(&'static str, String),
    /// Takes the table away.
    DropPart(Site),
    /// Lets two tables exchange a value; one that only one of them has, moves.
    Swap(Site, Site, &'static str),
}

impl Site {
    pub(super) fn new(kind: &'static str, id: &str) -> Self {
        Self { kind, id: id.to_owned(), part: None }
    }

    pub(super) fn part(&self, list: &'static str, n: usize) -> Self {
        Self { part: Some((list, n)), ..self.clone() }
    }

    /// The table, to read.
    pub(super) fn read<'d>(&self, file: &'d dyn TableLike) -> Option<&'d dyn TableLike> {
        let table = file.get(self.kind)?.as_table_like()?.get(&self.id)?.as_table_like()?;
        let Some((list, n)) = self.part else { return Some(table) };
        match table.get(list)? {
            Item::Value(Value::Array(array)) => {
                array.get(n)?.as_inline_table().map(|table| table as &dyn TableLike)
            }
            Item::ArrayOfTables(tables) => tables.get(n).map(|table| table as &dyn TableLike),
            Item::None | Item::Value(_) | Item::Table(_) => None,
        }
    }

    /// A text in the table.
    pub(super) fn text<'d>(&self, file: &'d dyn TableLike, key: &str) -> Option<&'d str> {
        self.read(file)?.get(key)?.as_str()
    }

    /// Where a value stands, or the table itself.
    pub(super) fn place(&self, file: &Document<&str>, key: Option<&str>) -> Range<usize> {
        let table = self.read(file.as_table());
        let value = key.and_then(|key| table?.get(key)?.span());
        let whole = || {
            let table = file.as_table().get(self.kind)?.as_table_like()?;
            match self.part {
                Some((list, n)) => match table.get(&self.id)?.get(list)? {
                    Item::Value(Value::Array(array)) => array.get(n)?.span(),
                    Item::ArrayOfTables(tables) => tables.get(n)?.span(),
                    Item::None | Item::Value(_) | Item::Table(_) => None,
                },
                None => {
                    table.get_key_value(&self.id).and_then(|(key, item)| item.span().or(key.span()))
                }
            }
        };
        value.or_else(whole).unwrap_or_default()
    }

    fn write<'d>(&self, file: &'d mut DocumentMut) -> Option<&'d mut dyn TableLike> {
        let table = file.get_mut(self.kind)?.as_table_like_mut()?.get_mut(&self.id)?;
        let Some((list, n)) = self.part else { return table.as_table_like_mut() };
        match table.as_table_like_mut()?.get_mut(list)? {
            Item::Value(Value::Array(array)) => {
                array.get_mut(n)?.as_inline_table_mut().map(|table| table as &mut dyn TableLike)
            }
            Item::ArrayOfTables(tables) => {
                tables.get_mut(n).map(|table| table as &mut dyn TableLike)
            }
            Item::None | Item::Value(_) | Item::Table(_) => None,
        }
    }
}

impl Edit {
    /// Makes the change; `None` where there is nothing to change.
    pub(super) fn apply(&self, file: &mut DocumentMut) -> Option<()> {
        match self {
            Self::Set(site, key, value) => set(site.write(file)?, key, value.clone()),
            Self::SetIn(site, table, key, value) => {
                let outer = site.write(file)?;
                if outer.get(table).is_none() {
                    outer.insert(
                        table,
                        Item::Value(Value::InlineTable(toml_edit::InlineTable::new())),
                    );
                }
                set(outer.get_mut(table)?.as_table_like_mut()?, key, value.clone());
            }
            Self::Drop(site, key) => drop(site.write(file)?.remove(key)?),
            Self::DropEntry(table, key) => {
                drop(file.get_mut(table)?.as_table_like_mut()?.remove(key)?);
            }
            Self::DropPart(site) => {
                let (list, n) = site.part?;
                let whole = Site { part: None, ..site.clone() };
                match whole.write(file)?.get_mut(list)? {
                    Item::Value(Value::Array(array)) => drop(array.remove(n)),
                    Item::ArrayOfTables(tables) => drop(tables.remove(n)),
                    Item::None | Item::Value(_) | Item::Table(_) => return None,
                }
            }
            Self::Swap(one, other, key) => {
                let first = one.write(file)?.get(key).and_then(Item::as_value).cloned();
                let second = other.write(file)?.get(key).and_then(Item::as_value).cloned();
                let mut give = |site: &Site, value: Option<Value>| {
                    let table = site.write(file)?;
                    match value {
                        Some(value) => set(table, key, value),
                        None => drop(table.remove(key)),
                    }
                    Some(())
                };
                give(one, second)?;
                give(other, first)?;
            }
        }
        Some(())
    }
}

/// Writes a value where the old one stood, with the blanks and comments around it.
fn set(table: &mut dyn TableLike, key: &str, mut value: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => {
            value.decor_mut().clear();
            table.insert(key, Item::Value(value));
        }
    }
}
