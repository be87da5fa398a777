//! A call written down, as a TOML file that people read and tests replay.

use std::fmt::{self, Write as _};

use chrono::DateTime;
use chrono_tz::Tz;

use super::event::{Event, Happening};

/// A call written down: who was dialled, when, and step by step what was heard and pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenCall {
    name: String,
    events: Vec<Event>,
}

impl WrittenCall {
    /// Writes down what happened, under a name.
    pub fn new(name: impl Into<String>, events: Vec<Event>) -> Self {
        Self { name: name.into(), events }
    }
}

/// The file: TOML, one `[[call]]`.
impl fmt::Display for WrittenCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut steps = String::new();
        let mut last_ms = 0;
        writeln!(f, "[[call]]\nname  = {}", quoted(&self.name))?;
        for Event { what, at, elapsed_ms } in &self.events {
            if let Happening::Answered { number, .. } = what {
                writeln!(f, "dial  = {}\nat    = {}", quoted(number), quoted(&clock(*at)))?;
                continue;
            }
            let step = step(what, elapsed_ms - last_ms);
            if matches!(what, Happening::Key { .. }) {
                last_ms = *elapsed_ms;
            }
            writeln!(steps, "  {{ {step} }},")?;
        }
        write!(f, "steps = [\n{steps}]\n")
    }
}

/// One step; a key says how long after the key before it (or the answer) it was pressed.
fn step(what: &Happening, since_key_ms: u64) -> String {
    match what {
        Happening::Answered { line, .. } => format!("answers = {}", quoted(line)),
        Happening::Prompt { text, .. } => format!("hears = {}", quoted(text)),
        Happening::Key { key } => {
            format!("presses = \"{key}\", after = {}", quoted(&seconds(since_key_ms)))
        }
        Happening::NoInput { node, count } => {
            format!("no_input = {}, count = {count}", quoted(node))
        }
        Happening::NoMatch { node, count } => {
            format!("no_match = {}, count = {count}", quoted(node))
        }
        Happening::Entered { node, value } => {
            format!("enters = {}, value = {}", quoted(node), quoted(value))
        }
        Happening::Transferred { team, .. } => format!("reaches = {}", quoted(team)),
        Happening::Closed { team, next_open, .. } => match next_open {
            Some(opens) => format!("closed = {}, until = {}", quoted(team), quoted(&clock(*opens))),
            None => format!("closed = {}", quoted(team)),
        },
        Happening::Ended { by: "caller", .. } => {
            format!("hangs_up = true, after = {}", quoted(&seconds(since_key_ms)))
        }
        Happening::Ended { reason, .. } => format!("ends = {}", quoted(reason)),
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// RFC 3339 with the offset, so that a time that comes twice a year is one time only.
fn clock(at: DateTime<Tz>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false)
}

fn seconds(ms: u64) -> String {
    if ms.is_multiple_of(1_000) { format!("{}s", ms / 1_000) } else { format!("{ms}ms") }
}
