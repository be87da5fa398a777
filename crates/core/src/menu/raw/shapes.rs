//! The shapes of texts whose meaning is read later: hours, time zones, languages. An editor flags with
//! them what can't be right. They take all that the loader takes, and some of what it refuses.

use chrono_tz::TZ_VARIANTS;
use serde_json::{Value, json};

/// Hours: their definition stands once.
pub(super) fn hours() -> Value {
    json!({ "$ref": "#/$defs/hours" })
}

/// A time zone: the names stand once.
pub(super) fn timezone() -> Value {
    json!({ "$ref": "#/$defs/timezone" })
}

/// The tag of a language.
pub(super) fn language() -> Value {
    json!({ "type": "string", "pattern": LANGUAGE_TAG, "examples": ["en-US", "es-US", "fr"] })
}

/// Tags of languages.
pub(super) fn languages() -> Value {
    json!({ "type": "array", "items": language() })
}

const LANGUAGE_TAG: &str = "^[A-Za-z0-9-]+$";

/// The names of texts in several languages.
pub(super) fn language_tags() -> Value {
    json!({ "pattern": LANGUAGE_TAG })
}

/// The names of all zones, so that an editor can offer them.
pub(super) fn timezone_definition() -> Value {
    let names: Vec<&str> = TZ_VARIANTS.iter().map(|zone| zone.name()).collect();
    json!({
        "description": "A time zone by its IANA name.",
        "type": "string",
        "enum": names,
        "examples": ["America/New_York", "America/Los_Angeles", "Europe/London"],
    })
}

/// Hours as OpenStreetMap writes them: the words, digits and signs they may have. What stands behind a
/// day of the week and a blank is a time, with a colon. Comments in quotes may say anything.
pub(super) fn hours_definition() -> Value {
    let day = "(?:[Mm][Oo]|[Tt][Uu]|[Ww][Ee]|[Tt][Hh]|[Ff][Rr]|[Ss][AaUu]|PH)";
    let month = "[Jj](?:[Aa][Nn]|[Uu][NnLl])|[Ff][Ee][Bb]|[Mm][Aa][RrYy]|[Aa](?:[Pp][Rr]|[Uu][Gg])|\
                 [Ss][Ee][Pp]|[Oo][Cc][Tt]|[Nn][Oo][Vv]|[Dd][Ee][Cc]";
    let word = "[Ee][Aa][Ss][Tt][Ee][Rr]|[Oo](?:[Ff][Ff]|[Pp][Ee][Nn])|[Cc][Ll][Oo][Ss][Ee][Dd]|\
                week ?[0-9]|[0-9] days?";
    let pattern = format!(r#"^(?:[-+0-9:;,|/ \[\]]|{day}|{month}|{word}|"[^"]+")+$"#);
    let no_time = format!(r#"^(?:[^"]|"[^"]*")*{day} [0-9]+(?:[^0-9:]|$)"#);
    json!({
        "description": "Hours as OpenStreetMap opening_hours writes them: days of two letters, times from 00:00 to 24:00, rules with \"; \" between them.",
        "type": "string",
        "pattern": pattern,
        "not": { "pattern": no_time },
        "examples": [
            "Mo-Fr 08:00-18:00", "Mo-Th 09:00-17:00; Fr 09:00-12:00; PH off", "24/7",
            "Mo-Fr 08:00-12:00,13:00-17:00", "Jun-Aug Mo-Fr 08:00-14:00",
        ],
    })
}
