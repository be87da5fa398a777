//! A menu file as typed: every value with its place, nothing believed yet.
//!
//! Each table of the format is defined once, in [`tables`]: its fields, their types and their
//! documentation. The reader and the JSON Schema both come from that definition. Files of written
//! calls are read in the same way: `script` defines its tables with the same [`table`].
mod confirmed;
mod invariants;
mod leaf;
mod phrases;
mod read;
mod spoken;
mod tables;

pub(super) use invariants::{RawAlways, RawNever};
pub(crate) use leaf::{At, ById, Many, Millis};
pub(super) use phrases::PHRASES;
pub(crate) use read::{Item, Raw, Report, about, key, table};
pub(super) use spoken::{RawSay, RawText, RawTopic};
pub(super) use tables::{
    RawBranch, RawCase, RawEntry, RawFile, RawMailbox, RawMenu, RawMessage, RawOption, RawTeam,
    RawTimings, RawVoice, RawWaiver,
};

use serde_json::{Value, json};
use toml::de::DeTable;

use super::problem::Problem;

/// Reads a text as far as it can be read; what is wrong goes into the report.
pub(crate) fn read<File: Raw>(text: &str, report: &mut Report) -> Option<File> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let span = error.span().unwrap_or(0..text.len().min(1));
        report.add(Problem::new(span, "this is not TOML").label(error.message()));
    }
    if !errors.is_empty() {
        // What could be read of a broken file would only add errors that are none.
        return None;
    }
    let span = table.span();
    let value = toml::de::DeValue::Table(table.into_inner());
    File::read(&toml::Spanned::new(span, value), report)
}

/// The JSON Schema (draft 2020-12) of a menu file.
pub(super) fn schema() -> Value {
    let mut schema = RawFile::schema();
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("phonetree menu file, format 1");
    schema["$defs"] = spoken::definitions();
    schema
}
