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
            "ms" => 1,
            "s" => 1_000,
            "m" => 60_000,
            "h" => 3_600_000,
            _ => return Err(NotALength),
        };
        match times(number, unit_ms) {
            Some(ms) if ms <= 86_400_000 => Ok(Self(ms)),
            _ => Err(NotALength),
        }
    }
}

/// A number as [`LENGTH_PATTERN`] has it, so many times, rounded. Exact; and reading any float there is
/// would weigh down the page, with tables that cannot be packed.
fn times(number: &str, unit: u128) -> Option<u64> {
    let (number, exponent) = match number.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, exponent.parse::<i32>().ok()?),
        None => (number, 0),
    };
    let number = number.strip_prefix('+').unwrap_or(number);
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let all = format!("{whole}{part}");
    if all.is_empty() || !all.bytes().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let digits = all.trim_start_matches('0');
    let leading = i32::try_from(all.len() - digits.len()).ok()?;
    // How many digits stand before the point: of an hour, a tenth of a billionth is nothing, and with
    // twenty it is more than a day.
    let before = i32::try_from(whole.len()).ok()?.saturating_add(exponent) - leading;
    match before {
        _ if digits.is_empty() => Some(0),
        ..=-10 => Some(0),
        -9..=20 => {
            let kept = &digits[..digits.len().min(25)];
            let after = i32::try_from(kept.len()).ok()? - before;
            let power = 10_u128.pow(after.unsigned_abs());
            let units = kept.parse::<u128>().ok()? * unit;
            let rounded = if after < 0 { units * power } else { (units + power / 2) / power };
            u64::try_from(rounded).ok()
        }
        21.. => None,
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Millis;

    #[test]
    fn halves_are_rounded_up_and_a_day_is_the_most() {
        let read = |text| Millis::parse(text).ok().map(|Millis(ms)| ms);
        assert_eq!(read("0.5ms"), Some(1));
        assert_eq!(read("1.0005s"), Some(1001));
        assert_eq!(read(".25m"), Some(15_000));
        assert_eq!(read("+5.s"), Some(5_000));
        assert_eq!(read("0e99h"), Some(0));
        assert_eq!(read("1e-99h"), Some(0));
        assert_eq!(read("24h"), Some(86_400_000));
        assert_eq!(read("24.0000001h"), Some(86_400_000));
        for wrong in ["24.000001h", "1e9h", "", "s", ".s", "1e s", "1..5s", "-1s", "1", "5 s"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_length_is_the_float_of_it_rounded(
            number in r"\+?([0-9]{1,12}\.?[0-9]{0,12}|\.[0-9]{1,12})([eE][-+]?[0-9]{1,2})?",
            (unit, unit_ms) in prop::sample::select(vec![("ms", 1.0), ("s", 1e3), ("m", 6e4), ("h", 3.6e6)]),
        ) {
            let float = number.parse::<f64>().unwrap() * unit_ms;
            match Millis::parse(&format!("{number}{unit}")) {
                Ok(Millis(ms)) => {
                    let ms = f64::from(u32::try_from(ms).unwrap());
                    prop_assert!((ms - float).abs() <= 0.500_001, "{ms} for {float}");
                }
                Err(_) => prop_assert!(float > 86_400_000.4),
            }
        }
    }
}
