//! A call written down, as a TOML file that people read and tests replay.

use std::fmt;

use chrono::DateTime;
use chrono_tz::Tz;
use toml_writer::{ToTomlValue as _, TomlStringBuilder};

use super::event::{Event, Happening};
use crate::call::{Side, TransferOutcome};

/// What happened in one call, under a name. Written out it is a file with one call, whose steps
/// are all that happened: played again it passes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transcript {
    name: String,
    events: Vec<Event>,
}

impl Transcript {
    /// Writes down what happened, under a name.
    pub fn new(name: impl Into<String>, events: Vec<Event>) -> Self {
        Self { name: name.into(), events }
    }
}

/// The file: TOML, one `[[call]]`.
impl fmt::Display for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "[[call]]\nname  = {}", quoted(&self.name))?;
        if let Some(Event { what: Happening::Answered { number, .. }, at, .. }) =
            self.events.first()
        {
            writeln!(f, "dial  = {}\nat    = {}", quoted(number), quoted(&clock(*at)))?;
        }
        let positions = positions(&self.events);
        if !positions.is_empty() {
            writeln!(f, "set   = {{ {positions} }}")?;
        }
        if let Some(from) = from(&self.events) {
            writeln!(f, "from  = {}", quoted(from))?;
        }
        let answers = answers(&self.events);
        if !answers.is_empty() {
            writeln!(f, "assume = {{ {answers} }}")?;
        }
        let rings = rings(&self.events);
        if !rings.is_empty() {
            writeln!(f, "rings = {{ {rings} }}")?;
        }
        let free = super::waits::free(&self.events);
        if !free.is_empty() {
            writeln!(f, "free  = {{ {free} }}")?;
        }
        let happened = self.events.iter().map(|event| (event.elapsed_ms, &event.what));
        write!(f, "exact = true\nsteps = [\n{}]\n", steps(happened, true))
    }
}

/// The switches that were not as usual, as a call says it.
fn positions(events: &[Event]) -> String {
    let unusual = events.iter().filter_map(|event| {
        let Happening::Decided { what, name: Some(name), answer, usual: false } = &event.what
        else {
            return None;
        };
        (what == "switch").then(|| format!("{name} = \"{answer}\""))
    });
    unusual.collect::<Vec<_>>().join(", ")
}

/// The number that the call came from, where that was not as usual.
fn from(events: &[Event]) -> Option<&str> {
    events.iter().find_map(|event| {
        let Happening::Decided { what, answer, usual: false, .. } = &event.what else {
            return None;
        };
        (what == "caller").then_some(answer.as_str())
    })
}

/// What was answered outside where it was not always no, as a call says it.
fn answers(events: &[Event]) -> String {
    let mut questions: Vec<(&str, Vec<&str>)> = Vec::new();
    for Event { what, .. } in events {
        let Happening::Decided { what, name: Some(name), answer, .. } = what else { continue };
        if what != "outside" {
            continue;
        }
        match questions.iter_mut().find(|(known, _)| known == name) {
            Some((_, answers)) => answers.push(answer),
            None => questions.push((name, vec![answer])),
        }
    }
    questions.retain(|(_, answers)| answers.contains(&"yes"));
    let said = questions.iter().map(|(name, answers)| match answers.as_slice() {
        [one] => format!("{name} = \"{one}\""),
        several => format!("{name} = [\"{}\"]", several.join("\", \"")),
    });
    said.collect::<Vec<_>>().join(", ")
}

/// What came of ringing the teams that did not always answer, as a call says it.
fn rings(events: &[Event]) -> String {
    let mut teams: Vec<(&str, Vec<&str>)> = Vec::new();
    for Event { what, .. } in events {
        if let Happening::Transferred { team, .. } = what {
            match teams.iter_mut().find(|(known, _)| known == team) {
                Some((_, outcomes)) => outcomes.push(ANSWERED),
                None => teams.push((team, vec![ANSWERED])),
            }
        } else if let Happening::NotReached { team, outcome, .. } = what {
            let outcomes = teams.iter_mut().find(|(known, _)| known == team);
            if let Some(last) = outcomes.and_then(|(_, outcomes)| outcomes.last_mut()) {
                *last = outcome.name();
            }
        }
    }
    let unsure = teams.iter().filter(|(_, outcomes)| outcomes.iter().any(|it| *it != ANSWERED));
    let said = unsure.map(|(team, outcomes)| match outcomes.as_slice() {
        [one] => format!("{team} = \"{one}\""),
        several => format!("{team} = [\"{}\"]", several.join("\", \"")),
    });
    said.collect::<Vec<_>>().join(", ")
}

const ANSWERED: &str = TransferOutcome::Answered.name();

/// What happened as steps, one a line. Keys and hanging up are left out where the call says for
/// itself what the caller does.
pub(super) fn steps<'h>(
    happened: impl IntoIterator<Item = (u64, &'h Happening)>,
    with_acts: bool,
) -> String {
    let (mut steps, mut last_ms) = (String::new(), 0);
    for (elapsed_ms, what) in happened {
        let act = matches!(what, Happening::Key { .. } | Happening::Ended { by: Side::Caller, .. });
        let is_given = matches!(what, Happening::Answered { .. } | Happening::Decided { .. });
        if is_given || (act && !with_acts) {
            continue;
        }
        steps.push_str(&format!("  {{ {} }},\n", step(what, elapsed_ms - last_ms)));
        last_ms = elapsed_ms;
    }
    steps
}

/// One step; a key says how long after the step before it (or the answer) it was pressed.
fn step(what: &Happening, since_ms: u64) -> String {
    match what {
        Happening::Answered { line, .. } => format!("answers = {}", quoted(line)),
        Happening::Decided { answer, .. } => format!("decided = {}", quoted(answer)),
        Happening::Prompt { text, .. } => format!("hears = {}", quoted(text)),
        Happening::Key { key } => {
            format!("presses = \"{key}\", after = {}", quoted(&seconds(since_ms)))
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
        Happening::NotReached { team, outcome, .. } => {
            format!("not_reached = {}, because = \"{}\"", quoted(team), outcome.name())
        }
        Happening::InLine { queue, position, .. } => {
            format!("waits = {}, position = {position}", quoted(queue))
        }
        Happening::WaitedTooLong { queue, .. } => format!("too_long = {}", quoted(queue)),
        Happening::QueueFull { queue, .. } => format!("full = {}", quoted(queue)),
        Happening::CallbackRequested { node, number } => match number {
            Some(number) => format!("call_back = {}, value = {}", quoted(node), quoted(number)),
            None => format!("call_back = {}", quoted(node)),
        },
        Happening::Closed { team, next_open, .. } => match next_open {
            Some(opens) => format!("closed = {}, until = {}", quoted(team), quoted(&clock(*opens))),
            None => format!("closed = {}", quoted(team)),
        },
        Happening::Ended { by: Side::Caller, .. } => {
            format!("hangs_up = true, after = {}", quoted(&seconds(since_ms)))
        }
        Happening::Ended { reason, .. } => format!("ends = {}", quoted(reason.name())),
    }
}

/// A text as TOML writes it, on one line.
pub(super) fn quoted(text: &str) -> String {
    match text.contains(char::is_control) {
        // TOML reads every escape of JSON's texts.
        true => serde_json::to_string(text).unwrap_or_default(),
        false => TomlStringBuilder::new(text).as_default().to_toml_value(),
    }
}

/// RFC 3339 with the offset, so that a time that comes twice a year is one time only.
fn clock(at: DateTime<Tz>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false)
}

pub(super) fn seconds(ms: u64) -> String {
    if ms.is_multiple_of(1_000) { format!("{}s", ms / 1_000) } else { format!("{ms}ms") }
}
