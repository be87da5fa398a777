//! The values that any table may be made of: texts, numbers, dates, durations, lists, names.

use std::fmt;
use std::ops::Range;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::problem::Problem;
use super::read::Raw;
use super::report::{Diagnostics, Item};

/// The longest name of a node, a line, a source or a caller, in letters.
pub const MOST_ID_LETTERS: usize = 100;

/// A value and its place in the file.
#[derive(Clone, Debug)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) span: Range<usize>,
}

impl<T: Raw> At<T> {
    pub(crate) fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        T::read(item, report).map(|value| Self { value, span: item.span() })
    }
}

impl<T: Raw> Raw for At<T> {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        Self::read(item, report)
    }
    fn schema() -> Value {
        T::schema()
    }
}

impl Raw for String {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        report.text(item, "a text in quotes").map(str::to_owned)
    }
    fn schema() -> Value {
        json!({ "type": "string" })
    }
}

/// A text that may have more than one line.
#[derive(Clone, Debug)]
pub(crate) struct Prose(pub(crate) String);

impl Raw for Prose {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        report.prose(item, "a text in quotes").map(|text| Self(text.to_owned()))
    }
    fn schema() -> Value {
        String::schema()
    }
}

impl Raw for bool {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let value = item.get_ref().as_bool();
        if value.is_none() {
            report.wrong_type(item, "true or false");
        }
        value
    }
    fn schema() -> Value {
        json!({ "type": "boolean" })
    }
}

impl Raw for u32 {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let value = item
            .get_ref()
            .as_integer()
            .and_then(|n| Self::from_str_radix(&n.as_str().replace('_', ""), n.radix()).ok());
        if value.is_none() {
            report.wrong_type(item, "a whole number that is not negative");
        }
        value
    }
    fn schema() -> Value {
        json!({ "type": "integer", "minimum": 0 })
    }
}

impl Raw for NaiveDate {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let date = item.get_ref().as_datetime().and_then(|at| at.date).and_then(|date| {
            Self::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
        });
        if date.is_none() {
            report.wrong_type(item, "a date such as 2026-11-23, without quotes");
        }
        date
    }
    // TOML has dates and JSON has none: editors show a TOML date to the schema as a string.
    fn schema() -> Value {
        json!({ "type": "string", "format": "date" })
    }
}

impl<T: Raw> Raw for Vec<T> {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let Some(array) = item.get_ref().as_array() else {
            report.wrong_type(item, "a list in [ ]");
            return None;
        };
        Some(array.iter().filter_map(|item| T::read(item, report)).collect())
    }
    fn schema() -> Value {
        json!({ "type": "array", "items": T::schema() })
    }
}

/// Tables by their name, in file order.
#[derive(Debug)]
pub(crate) struct ById<T>(pub(crate) Vec<(At<String>, At<T>)>);

impl<T: Raw> Raw for ById<T> {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let table = report.table(item, "tables by their names")?;
        let mut read = Vec::with_capacity(table.len());
        for (name, value) in table {
            let id = At { value: name.get_ref().to_string(), span: name.span() };
            let fits = id.value.starts_with(|c: char| c.is_ascii_lowercase())
                && id.value.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'));
            if id.value.len() > MOST_ID_LETTERS {
                report.is_no_longer_than(MOST_ID_LETTERS, &id.value, name.span());
            } else if !fits {
                report.add(
                    Problem::new(name.span(), format!("`{}` is not a valid name", id.value)).help(
                        "names are lowercase letters, digits and dashes, and begin with a letter",
                    ),
                );
            }
            if let Some(value) = At::read(value, report) {
                read.push((id, value));
            }
        }
        Some(Self(read))
    }
    fn schema() -> Value {
        json!({
            "type": "object",
            "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" },
            "additionalProperties": T::schema(),
        })
    }
}

/// One, or a list of them.
#[derive(Debug)]
pub(crate) struct Many<T>(pub(crate) Vec<At<T>>);

impl<T: Raw> Raw for Many<T> {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        match item.get_ref().as_array() {
            Some(_) => Vec::read(item, report).map(Self),
            None => At::read(item, report).map(|one| Self(vec![one])),
        }
    }
    fn schema() -> Value {
        json!({ "anyOf": [T::schema(), { "type": "array", "items": T::schema() }] })
    }
}

/// Reads a text that stands for something else.
pub(crate) fn parsed<T, Wrong: fmt::Display>(
    item: &Item<'_>,
    report: &mut Diagnostics,
    wanted: &str,
    parse: impl FnOnce(&str) -> Result<T, Wrong>,
) -> Option<T> {
    let text = report.text(item, wanted)?;
    parse(text)
        .map_err(|wrong| report.add(Problem::new(item.span(), format!("\"{text}\" {wrong}"))))
        .ok()
}

/// A length of time, in milliseconds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Millis(pub(crate) u64);

impl Millis {
    /// Reads `500ms`, `5s`, `1.5s`, `2m`, `1h`; a day at the most.
    ///
    /// # Errors
    /// It is not a length of time.
    pub(crate) fn parse(text: &str) -> Result<Self, NotALength> {
        let number = text.trim_end_matches(char::is_alphabetic);
        let unit_ms = match &text[number.len()..] {
            "ms" => 1.0,
            "s" => 1_000.0,
            "m" => 60_000.0,
            "h" => 3_600_000.0,
            _ => f64::NAN,
        };
        let ms = number.parse::<f64>().map_or(f64::NAN, |n| n * unit_ms);
        if !(0.0..=86_400_000.0).contains(&ms) {
            return Err(NotALength);
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to a day")]
        Ok(Self(ms.round() as u64))
    }
}

/// A length of time in a schema's pattern: all that [`Millis::parse`] reads.
pub(crate) const LENGTH_PATTERN: &str =
    r"\+?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?(?:ms|s|m|h)";

/// Why a text can't be read as [`Millis`], as a phrase that fits after the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotALength;

impl fmt::Display for NotALength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "is not a length of time; write \"500ms\", \"5s\", \"1.5s\" or \"2m\", up to \"24h\"",
        )
    }
}

impl std::error::Error for NotALength {}

impl Raw for Millis {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        parsed(item, report, "a length of time in quotes, such as \"5s\"", Self::parse)
    }
    fn schema() -> Value {
        json!({ "type": "string", "pattern": format!("^{LENGTH_PATTERN}$"), "examples": ["5s", "1.5s", "500ms", "2m"] })
    }
}
