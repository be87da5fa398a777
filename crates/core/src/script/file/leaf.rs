//! The values that only written calls have.

use std::cmp::Ordering;

use regex::{Regex, RegexBuilder};
use serde_json::{Value, json};

use crate::call::{CallerNumber, Ending, TransferOutcome};
use crate::document::{Diagnostics, Item, LENGTH_PATTERN, Problem, Raw, parsed};
use crate::hours::names_a_year;
use crate::script::{DialError, DialString};

/// The longest pattern, in letters.
pub const MOST_PATTERN_LETTERS: usize = 1_000;
/// The largest pattern once it is compiled, in bytes: `\w{20}` still fits.
const MOST_PATTERN_BYTES: usize = 1024 * 1024;
/// The most patterns of a file.
pub const MOST_PATTERNS: usize = 500;

/// Words to be heard.
#[derive(Clone, Debug)]
pub(in crate::script) enum RawWords {
    /// Contained in a prompt.
    Text(String),
    /// A pattern that a prompt matches.
    Matches(Regex),
}

impl Raw for RawWords {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let wanted = "words in quotes, or { matches = \"...\" }";
        if item.get_ref().is_str() {
            return report.prose(item, wanted).map(|text| Self::Text(text.to_owned()));
        }
        let table = report.table(item, wanted)?;
        let mut read = None;
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "matches" => read = pattern(value, report),
                unknown => {
                    report.unknown(name.span(), "key in words", unknown, &["matches"]);
                }
            }
        }
        if !table.contains_key("matches") && report.is_clean_within(item.span()) {
            report.add(Problem::new(item.span(), "words are a text or { matches = \"...\" }"));
        }
        read.map(Self::Matches)
    }
    fn schema() -> Value {
        json!({ "anyOf": [{ "type": "string" }, {
            "type": "object",
            "properties": { "matches": {
                "type": "string", "format": "regex",
                "description": "A regular expression that a prompt matches.",
            } },
            "required": ["matches"],
            "additionalProperties": false,
        }] })
    }
}

fn pattern(item: &Item<'_>, report: &mut Diagnostics) -> Option<Regex> {
    let text = report.prose(item, "a pattern in quotes")?;
    if !report.is_no_longer_than(MOST_PATTERN_LETTERS, text, item.span()) {
        return None;
    }
    match report.count("patterns", 1).cmp(&MOST_PATTERNS) {
        Ordering::Less => {}
        Ordering::Equal => {
            report.add(
                Problem::new(item.span(), format!("there are more than {MOST_PATTERNS} patterns"))
                    .help("a text without { matches } is searched for as is; or split the file"),
            );
            return None;
        }
        Ordering::Greater => return None,
    }
    RegexBuilder::new(text)
        .size_limit(MOST_PATTERN_BYTES)
        .dfa_size_limit(MOST_PATTERN_BYTES / 4)
        .build()
        .map_err(|error| {
            let said = error.to_string();
            let why = said.lines().last().unwrap_or_default().trim_start_matches("error: ");
            report.add(
                Problem::new(item.span(), format!("this pattern does not compile: {why}")).help(
                    "patterns are regular expressions; a text without { matches } needs none",
                ),
            );
        })
        .ok()
}

/// Keys as a dial string has them: a comma waits two seconds, `{1.5s}` that long; `{at 1.5s}1` presses 1 at that moment.
#[derive(Clone, Debug)]
pub(in crate::script) struct RawKeys(pub(in crate::script) DialString);

impl Raw for RawKeys {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let text = report.text(item, "keys in quotes, such as \"1\"")?;
        let keys = text.parse().map_err(|wrong: DialError| {
            report.add(Problem::new(item.span(), wrong.to_string()));
        });
        keys.map(Self).ok()
    }
    fn schema() -> Value {
        let pause = format!(r"\{{{LENGTH_PATTERN}\}}");
        let moment = format!(r"\{{ *at +{LENGTH_PATTERN} *\}}[ -]*[0-9*#]");
        let pattern = format!(r"^([0-9*#, -]|{pause}|{moment})*$");
        json!({ "type": "string", "pattern": pattern, "examples": ["1", "2,1", "{1.5s}12345678#", "{at 1.5s}1"] })
    }
}

/// An instant as written. What it means, the zone of the menu decides.
#[derive(Clone, Debug)]
pub(in crate::script) struct RawWhen(pub(in crate::script) String);

impl Raw for RawWhen {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        if let Some(date) = item.get_ref().as_datetime() {
            return Some(Self(date.to_string()));
        }
        let text = report.text(item, "a date and time, such as \"2026-11-23 07:15\"")?;
        if !names_a_year(text) {
            report.add(
                Problem::new(item.span(), format!("\"{text}\" is not a date with a time"))
                    .help("a written call happens at one fixed time: \"2026-11-23 07:15\""),
            );
            return None;
        }
        Some(Self(text.to_owned()))
    }
    fn schema() -> Value {
        json!({ "type": "string", "pattern": "[0-9]{4}" })
    }
}

/// What a word names that is one of a few.
fn named<T>(
    item: &Item<'_>,
    report: &mut Diagnostics,
    wanted: &str,
    named: impl Fn(&str) -> Option<T>,
    (what, all): (&str, &[&str]),
) -> Option<T> {
    let text = report.text(item, wanted)?;
    let known = named(text);
    if known.is_none() {
        report.unknown(item.span(), what, text, all);
    }
    known
}

/// How a switch stands.
#[derive(Clone, Copy, Debug)]
pub(in crate::script) struct RawPosition(pub(in crate::script) bool);

impl Raw for RawPosition {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let position = |text: &str| ["off", "on"].iter().position(|it| *it == text);
        let what = ("position of a switch", &["off", "on"][..]);
        let read = named(item, report, "\"on\" or \"off\" in quotes", position, what);
        read.map(|place| Self(place == 1))
    }
    fn schema() -> Value {
        json!({ "enum": ["on", "off"] })
    }
}

/// An answer from outside.
#[derive(Clone, Copy, Debug)]
pub(in crate::script) struct RawYesNo(pub(in crate::script) bool);

impl Raw for RawYesNo {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let answer = |text: &str| ["no", "yes"].iter().position(|it| *it == text);
        let what = ("answer", &["no", "yes"][..]);
        let read = named(item, report, "\"yes\" or \"no\" in quotes", answer, what);
        read.map(|place| Self(place == 1))
    }
    fn schema() -> Value {
        json!({ "enum": ["no", "yes"] })
    }
}

/// The number a call comes from.
#[derive(Clone, Copy, Debug)]
pub(in crate::script) struct RawFrom(pub(in crate::script) CallerNumber);

impl Raw for RawFrom {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let wanted = "a phone number in quotes, \"withheld\" or \"known\"";
        parsed(item, report, wanted, CallerNumber::parse).map(Self)
    }
    fn schema() -> Value {
        json!({ "type": "string", "examples": ["withheld", "known", "+1-202-555-0100"] })
    }
}

/// How a call ends, by the word of the transcript.
#[derive(Clone, Copy, Debug)]
pub(in crate::script) struct RawEnding(pub(in crate::script) Ending);

/// Every ending.
const ENDINGS: [&str; 6] = {
    let [a, b, c, d, e, f] = Ending::ALL;
    [a.name(), b.name(), c.name(), d.name(), e.name(), f.name()]
};

impl Raw for RawEnding {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let wanted = "an ending in quotes, such as \"connected\"";
        named(item, report, wanted, Ending::named, ("ending", &ENDINGS)).map(Self)
    }
    fn schema() -> Value {
        json!({ "enum": ENDINGS })
    }
}

/// What comes of ringing a team, by its name in events.
#[derive(Clone, Copy, Debug)]
pub(in crate::script) struct RawOutcome(pub(in crate::script) TransferOutcome);

/// Every outcome.
const OUTCOMES: [&str; 4] = {
    let [a, b, c, d] = TransferOutcome::ALL;
    [a.name(), b.name(), c.name(), d.name()]
};

impl Raw for RawOutcome {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let wanted = "an outcome in quotes, such as \"no-answer\"";
        named(item, report, wanted, TransferOutcome::named, ("outcome", &OUTCOMES)).map(Self)
    }
    fn schema() -> Value {
        json!({ "enum": OUTCOMES })
    }
}
