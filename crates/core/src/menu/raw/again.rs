//! How a question is asked again: how often, what is counted, what is said.

use serde_json::{Value, json};

use super::spoken::RawSay;
use crate::document::{At, Diagnostics, Item, Problem, Raw, parsed};
use crate::menu::parts::{FailureCount, SaidAgain, Tries};

/// The most times that a node asks.
const MOST_TRIES: u8 = 20;

/// A number, or "forever".
impl Raw for Tries {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        if let Some(text) = item.get_ref().as_str() {
            if text == "forever" {
                return Some(Self::Forever);
            }
            match text.trim().parse::<u32>() {
                Ok(times) => report.add(
                    Problem::new(item.span(), "a number of tries stands without quotes")
                        .help(format!("write {times}")),
                ),
                Err(_) => {
                    report.unknown(item.span(), "number of tries", text, &["forever"]);
                }
            }
            return None;
        }
        let times = u32::read(item, report)?;
        let times = u8::try_from(times).ok().filter(|times| (1..=MOST_TRIES).contains(times));
        if times.is_none() {
            report.add(
                Problem::new(item.span(), format!("a node asks 1 to {MOST_TRIES} times"))
                    .help("write \"forever\" to ask until the longest call is over"),
            );
        }
        times.map(Self::Times)
    }
    fn schema() -> Value {
        let times = json!({ "type": "integer", "minimum": 1, "maximum": MOST_TRIES });
        json!({ "anyOf": [times, { "enum": ["forever"] }] })
    }
}

impl Raw for FailureCount {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        parsed(item, report, "\"apart\" or \"together\"", |text| match text {
            "apart" => Ok(Self::Apart),
            "together" => Ok(Self::Together),
            _ => Err("is not a way to count; write \"apart\" or \"together\"".to_owned()),
        })
    }
    fn schema() -> Value {
        json!({ "enum": ["apart", "together"] })
    }
}

impl Raw for SaidAgain {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        parsed(item, report, "\"options\" or \"all\"", |text| match text {
            "options" => Ok(Self::Options),
            "all" => Ok(Self::All),
            _ => Err("can't be said again; write \"options\" or \"all\"".to_owned()),
        })
    }
    fn schema() -> Value {
        json!({ "enum": ["options", "all"] })
    }
}

/// What is said again at one node: a word of the format, or the words themselves.
#[derive(Debug)]
pub(in crate::menu) enum RawAgain {
    /// "options" or "all".
    Said(SaidAgain),
    /// Words of their own.
    Say(At<RawSay>),
}

impl RawAgain {
    /// The words of their own.
    pub(in crate::menu) fn say(&self) -> Option<&At<RawSay>> {
        match self {
            Self::Said(_) => None,
            Self::Say(say) => Some(say),
        }
    }
}

impl Raw for RawAgain {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let is_one_word = |text: &str| !text.trim().contains(char::is_whitespace);
        match item.get_ref().as_str() {
            Some("options") => Some(Self::Said(SaidAgain::Options)),
            Some("all") => Some(Self::Said(SaidAgain::All)),
            Some(word) if is_one_word(word) => {
                report
                    .add(Problem::new(item.span(), format!("\"{word}\" can't be said again")).help(
                    "write \"options\" or \"all\"; for a prompt of one word { say = \"Again?\" }",
                ));
                None
            }
            _ => At::read(item, report).map(Self::Say),
        }
    }
    fn schema() -> Value {
        json!({ "anyOf": [SaidAgain::schema(), RawSay::schema()] })
    }
}

/// What a wrong key does while a node speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::menu) enum RawWrongKey {
    /// It cuts the words short and counts.
    Counts,
    /// Nothing.
    Ignored,
}

impl Raw for RawWrongKey {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        parsed(item, report, "\"counts\" or \"ignored\"", |text| match text {
            "counts" => Ok(Self::Counts),
            "ignored" => Ok(Self::Ignored),
            _ => Err("is not what a key does; write \"counts\" or \"ignored\"".to_owned()),
        })
    }
    fn schema() -> Value {
        json!({ "enum": ["counts", "ignored"] })
    }
}
