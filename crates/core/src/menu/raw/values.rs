//! The values that only menu files have.

use serde_json::{Value, json};

use crate::document::{Diagnostics, Item, Problem, Raw, parsed};
use crate::menu::parts::{Email, Key, Keys, MOST_KEYS, PhoneNumber, Speaker, Status, Url};

/// How many digits: exactly so many, or from fewest to most.
#[derive(Clone, Copy, Debug)]
pub(in crate::menu) struct Length {
    pub(in crate::menu) fewest: u8,
    pub(in crate::menu) most: u8,
}

impl Raw for Length {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let (fewest, most) = match item.get_ref().as_table() {
            None => u32::read(item, report).map(|n| (n, n))?,
            Some(table) => {
                let (mut min, mut max) = (None, None);
                for (name, value) in table {
                    match name.get_ref().as_ref() {
                        "min" => min = u32::read(value, report),
                        "max" => max = u32::read(value, report),
                        unknown => {
                            report.unknown(
                                name.span(),
                                "key in a length",
                                unknown,
                                &["min", "max"],
                            );
                        }
                    }
                }
                (min.unwrap_or(1), max.unwrap_or_default())
            }
        };
        let fits = 1 <= fewest && fewest <= most && most as usize <= MOST_KEYS;
        let pair = u8::try_from(fewest).ok().zip(u8::try_from(most).ok()).filter(|_| fits);
        if pair.is_none() {
            report.add(Problem::new(item.span(), "no such number of digits can be entered").help(format!(
                "write 1 to {MOST_KEYS}, or {{ min = 4, max = 10 }} with 1 <= min <= max <= {MOST_KEYS}"
            )));
        }
        pair.map(|(fewest, most)| Self { fewest, most })
    }
    fn schema() -> Value {
        let digits = json!({ "type": "integer", "minimum": 1, "maximum": MOST_KEYS });
        let told = |about: &str| json!({ "type": "integer", "minimum": 1, "maximum": MOST_KEYS, "description": about });
        json!({ "anyOf": [digits, {
            "type": "object",
            "properties": {
                "min": told("The fewest. Default 1."), "max": told("The most; then the entry ends."),
            },
            "required": ["max"],
            "additionalProperties": false,
        }] })
    }
}

impl Raw for Keys {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        parsed(item, report, "keys in quotes, such as \"1\"", Self::parse)
    }
    fn schema() -> Value {
        json!({ "type": "string", "pattern": format!("^[0-9*#]{{1,{MOST_KEYS}}}$") })
    }
}

/// `None` where the file says "none".
impl Raw for Option<Key> {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        parsed(item, report, "a key in quotes, or \"none\"", |text| match text {
            "none" => Ok(None),
            _ => match Keys::parse(text).map_err(|wrong| wrong.to_string())?.as_ref() {
                [key] => Ok(Some(*key)),
                _ => Err("is more than one key".to_owned()),
            },
        })
    }
    fn schema() -> Value {
        json!({ "type": "string", "pattern": "^([0-9*#]|none)$" })
    }
}

impl Raw for PhoneNumber {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        parsed(item, report, "a phone number in quotes", Self::parse)
    }
    fn schema() -> Value {
        json!({ "type": "string", "pattern": r"^(tel:)?[0-9+\-. ()]{7,}$" })
    }
}

impl Raw for Email {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        parsed(item, report, "an email address in quotes", Self::parse)
    }
    fn schema() -> Value {
        json!({ "type": "string", "format": "email", "pattern": r#"^[^\s<>"@]+@[^\s<>"@]+$"# })
    }
}

impl Raw for Url {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        parsed(item, report, "a web address in quotes", Self::parse)
    }
    fn schema() -> Value {
        json!({ "type": "string", "format": "uri", "pattern": r#"^[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"]+$"# })
    }
}

impl Raw for Speaker {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        parsed(item, report, "\"embedded\", \"command\" or \"system\"", |text| match text {
            "embedded" => Ok(Self::Embedded),
            "command" => Ok(Self::Command),
            "system" => Ok(Self::System),
            _ => Err("is not a voice; write \"embedded\", \"command\" or \"system\"".to_owned()),
        })
    }
    fn schema() -> Value {
        json!({ "enum": ["embedded", "command", "system"] })
    }
}

impl Raw for Status {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        parsed(item, report, "\"published\", \"disputed\" or \"assumed\"", |text| match text {
            "published" => Ok(Self::Published),
            "disputed" => Ok(Self::Disputed),
            "assumed" => Ok(Self::Assumed),
            _ => {
                Err("is not a status; write \"published\", \"disputed\" or \"assumed\"".to_owned())
            }
        })
    }
    fn schema() -> Value {
        json!({ "enum": ["published", "disputed", "assumed"] })
    }
}
