//! Files of written calls.
//!
//! In comes the text of a file; out come [`WrittenCall`]s that fit a menu, or everything that is
//! wrong, with its place and what to do. What is typed is read once ([`CallFile::read`]); what it
//! means, the menu decides ([`CallFile::fit`]): which line a number is, when a clock shows a time.
mod call;
mod cases;
mod decided;
mod fit;
mod fitting;
mod free;
mod leaf;
mod rings;
mod steps;
mod tables;
mod update;

use serde_json::{Value, json};

pub use cases::{MOST_CALLS, MOST_CASES_BYTES};
pub use leaf::{MOST_PATTERN_LETTERS, MOST_PATTERNS};

use super::written::WrittenCall;
use crate::document::{self, Diagnosis, Diagnostics, Problem, Problems, Raw as _};
use crate::menu::Tree;

/// A file of written calls, as typed.
#[derive(Debug)]
pub struct CallFile {
    name: String,
    text: String,
    raw: tables::RawCalls,
    /// What is wrong with it, whatever the menu.
    wrong: Diagnosis,
}

impl CallFile {
    /// Reads a file. `name` is what errors call it.
    ///
    /// # Errors
    /// Everything that is wrong with it, whatever the menu.
    pub fn read(name: &str, text: &str) -> Result<Self, Problems> {
        let file = Self::read_to_fit(name, text)?;
        match file.wrong.problems.is_empty() {
            true => Ok(file),
            false => Err(Problems::new(name, text, file.wrong)),
        }
    }

    /// Reads a file that is made to fit a menu next: what is wrong with it is said then, together with
    /// what does not fit.
    ///
    /// # Errors
    /// It can't be read at all: it is not TOML.
    pub fn read_to_fit(name: &str, text: &str) -> Result<Self, Problems> {
        let mut report = Diagnostics::default();
        let raw: Option<tables::RawCalls> = document::read(text, &mut report);
        if let Some(raw) = &raw {
            not_too_many(raw, &mut report);
        }
        let wrong = report.into_diagnosis();
        match raw {
            Some(raw) => Ok(Self { name: name.to_owned(), text: text.to_owned(), raw, wrong }),
            None => Err(Problems::new(name, text, wrong)),
        }
    }

    /// The file as it is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The menu that the file is about, as it writes it: a path from the file.
    pub fn menu(&self) -> Option<&str> {
        self.raw.menu.as_ref().map(|menu| menu.value.as_str())
    }

    /// The calls, in file order, as they fit a menu.
    ///
    /// # Errors
    /// Everything that is wrong with the file, and that does not fit: lines, teams and nodes that the menu has not, instants that
    /// its clock skips or shows twice.
    pub fn fit(&self, tree: &Tree) -> Result<Vec<WrittenCall>, Problems> {
        let mut report = Diagnostics::after(&self.wrong);
        let calls = fit::fit(&self.raw, &self.text, tree, &mut report);
        if report.is_clean() {
            return Ok(calls);
        }
        Err(Problems::new(&self.name, &self.text, report.into_diagnosis()))
    }
}

fn not_too_many(raw: &tables::RawCalls, report: &mut Diagnostics) {
    let single = raw.call.iter().flat_map(|calls| &calls.value);
    let tables = raw.table.iter().flat_map(|tables| &tables.value);
    let mut calls: Vec<_> = single.chain(tables.flat_map(|table| &table.value.0)).collect();
    calls.sort_by_key(|call| call.span.start);
    if let Some(call) = calls.get(MOST_CALLS) {
        let message = format!("there are {} calls", calls.len());
        report.add(
            Problem::new(call.span.clone(), message)
                .label("this is one too many")
                .help(format!("{MOST_CALLS} are the most; split the file")),
        );
    }
}

/// The JSON Schema (draft 2020-12) of a file of written calls.
pub fn schema() -> Value {
    let mut schema = tables::RawCalls::schema();
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("phonetree written calls");
    schema
}
