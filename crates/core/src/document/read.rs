//! How a document is read.

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::characters;
use super::problem::Problem;
use super::report::{Diagnostics, Item};

/// Something that can be read from a value of the file.
pub(crate) trait Raw: Sized {
    /// Reads it; what is wrong goes into the report.
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self>;
    /// Its JSON Schema.
    fn schema() -> Value;
}

/// Reads a text as far as it can be read; what is wrong goes into the report.
pub(crate) fn read<File: Raw>(text: &str, report: &mut Diagnostics) -> Option<File> {
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
    let item = Spanned::new(span, DeValue::Table(table.into_inner()));
    characters::check(text, &item, report);
    File::read(&item, report)
}
