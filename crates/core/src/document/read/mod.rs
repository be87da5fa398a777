//! How a document is read.
//!
//! In comes a text; out comes its table, or why it is not TOML: the first cause of each fault, at the place
//! where a person mends it.
mod characters;
#[cfg(feature = "written-by-hand")]
mod syntax;

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub(super) use characters::more_than_a_line;

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
    if let Some(error) = errors.first() {
        // One forgotten quote makes nonsense of all that follows: what the parser says of it, and what
        // could be read of a broken file, would only add errors that are none.
        #[cfg(feature = "written-by-hand")]
        let causes = syntax::causes(text);
        #[cfg(not(feature = "written-by-hand"))]
        let causes = Vec::new();
        if causes.is_empty() {
            let span = error.span().unwrap_or(0..text.len().min(1));
            report.add(Problem::new(span, "this is not TOML").label(error.message()));
        }
        for cause in causes {
            report.add(cause);
        }
        return None;
    }
    let span = table.span();
    let item = Spanned::new(span, DeValue::Table(table.into_inner()));
    #[cfg(feature = "written-by-hand")]
    characters::check(text, &item, report);
    File::read(&item, report)
}
