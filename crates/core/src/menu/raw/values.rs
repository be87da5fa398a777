//! The values that only menu files have.

use serde_json::{Value, json};

use crate::document::{Diagnostics, Item, Problem, Raw, parsed};
use crate::language::EXTENSION_SIGNS;
use crate::menu::parts::{
    Email, Key, KeyPattern, Keys, MOST_KEYS, PhoneNumber, Speaker, SpelledBy, Status, Url,
};

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

/// "on" or "off".
#[derive(Clone, Copy, Debug)]
pub(in crate::menu) struct OnOff(pub(in crate::menu) bool);

impl Raw for OnOff {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        parsed(item, report, "\"on\" or \"off\" in quotes", |text| match text {
            "on" => Ok(Self(true)),
            "off" => Ok(Self(false)),
            _ => Err("is neither \"on\" nor \"off\"".to_owned()),
        })
    }
    fn schema() -> Value {
        json!({ "enum": ["on", "off"] })
    }
}

impl Raw for SpelledBy {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let names = "\"last-name\", \"first-name\" or \"either-name\"";
        parsed(item, report, names, |text| match text {
            "last-name" => Ok(Self::LastName),
            "first-name" => Ok(Self::FirstName),
            "either-name" => Ok(Self::EitherName),
            _ => Err(format!("is no name that callers spell; write {names}")),
        })
    }
    fn schema() -> Value {
        json!({ "enum": ["last-name", "first-name", "either-name"] })
    }
}

impl Raw for KeyPattern {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        parsed(item, report, "keys in quotes, such as \"1\"", Self::parse)
    }
    fn schema() -> Value {
        let one = "(?:[0-9*#XxZzNn]|\\[[0-9*#-]+\\])";
        let pattern = format!("^(?:_?{one}{{1,{MOST_KEYS}}}|[0-9]+ *[-\u{2013}] *[0-9]+)$");
        json!({ "type": "string", "pattern": pattern, "examples": ["1", "*", "#", "12", "1XX", "1000-1019"] })
    }
}

/// How many keys a menu waits for.
#[derive(Clone, Copy, Debug)]
pub(in crate::menu) struct KeyLength(pub(in crate::menu) u8);

impl Raw for KeyLength {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let keys = u8::try_from(u32::read(item, report)?).ok();
        let keys = keys.filter(|keys| (1..=MOST_KEYS).contains(&usize::from(*keys)));
        if keys.is_none() {
            report.add(
                Problem::new(item.span(), "a menu can't wait for so many keys")
                    .help(format!("write 1 to {MOST_KEYS}")),
            );
        }
        keys.map(Self)
    }
    fn schema() -> Value {
        json!({ "type": "integer", "minimum": 1, "maximum": MOST_KEYS })
    }
}

impl Raw for Keys {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        parsed(item, report, "keys in quotes, such as \"1\"", Self::parse)
    }
    fn schema() -> Value {
        json!({ "type": "string", "pattern": format!("^[0-9*#]{{1,{MOST_KEYS}}}$"), "examples": ["1", "*", "#", "12"] })
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
        // 7 to 15 digits behind a `+`, and perhaps `(0)`; else 10, or 11 with the 1 in front. Then an extension.
        let pattern = format!(
            r"^\s*(?:tel:)?(?:\+(?:[-+. ()]*[0-9]){{7,16}}|(?:[-+. ()]*[0-9]){{10,11}})[-+. ()]*(?:[-,;. (]*{EXTENSION_SIGNS}[-,.:= ]*(?:ext=)?[0-9]{{1,11}}\)?)?\s*$"
        );
        json!({ "type": "string", "pattern": pattern, "examples": ["+1-202-555-0142", "(202) 555-0142", "+1-202-555-0142 ext. 107"] })
    }
}

impl Raw for Email {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        parsed(item, report, "an email address in quotes", Self::parse)
    }
    fn schema() -> Value {
        // Letters of all scripts, and a domain of two parts.
        let part = r#"[^\s<>()\[\]"@,:;?!#$%*/\\^`{|}]+"#;
        let pattern = format!(r"^{part}@{part}\.{part}$");
        json!({ "type": "string", "format": "idn-email", "pattern": pattern, "examples": ["help@example.org"] })
    }
}

impl Raw for Url {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        parsed(item, report, "a web address in quotes", Self::parse)
    }
    fn schema() -> Value {
        json!({ "type": "string", "format": "iri", "pattern": r#"^[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"]+$"#, "examples": ["https://example.org/help"] })
    }
}

impl Raw for Speaker {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        parsed(item, report, "\"embedded\", \"command\", \"server\" or \"system\"", |text| {
            match text {
                "embedded" => Ok(Self::Embedded),
                "command" => Ok(Self::Command),
                "server" => Ok(Self::Server),
                "system" => Ok(Self::System),
                _ => {
                    Err("is not a voice; write \"embedded\", \"command\", \"server\" or \"system\""
                        .to_owned())
                }
            }
        })
    }
    fn schema() -> Value {
        json!({ "enum": ["embedded", "command", "server", "system"] })
    }
}

/// The address of a speech server. One that can't be read is there all the same: nothing else is wrong
/// then with what belongs to the server.
#[derive(Debug)]
pub(in crate::menu) struct ServerUrl(pub(in crate::menu) Url);

impl AsRef<str> for ServerUrl {
    fn as_ref(&self) -> &str {
        self.0.as_str()
    }
}

impl Raw for ServerUrl {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        Some(Self(Url::read(item, report).unwrap_or_else(Url::nowhere)))
    }
    fn schema() -> Value {
        Url::schema()
    }
}

/// The name of an environment variable.
#[derive(Clone, Debug)]
pub(in crate::menu) struct VariableName(pub(in crate::menu) String);

impl Raw for VariableName {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let name = |text: &str| {
            let letters = |c: char| c.is_ascii_alphanumeric() || c == '_';
            match text.starts_with(|c: char| !c.is_ascii_digit()) && text.chars().all(letters) {
                true => Ok(Self(text.to_owned())),
                false => Err(
                    "is not the name of an environment variable; write one such as \"SPEECH_KEY\", \
                     and keep the key itself out of the file"
                        .to_owned(),
                ),
            }
        };
        parsed(item, report, "the name of an environment variable in quotes", name)
    }
    fn schema() -> Value {
        json!({ "type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$" })
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
