//! What was told of a call while it was played, as a person reads it.

use super::event::Happening;
use super::transcript::quoted;
use crate::call::CallTime;

/// Something that happened, or a node that the call came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// The call came to a node.
    Came(String),
    /// Something happened by name.
    Event(Happening),
}

/// What a person reads of it beside its time; nothing of what only a judge needs.
pub(super) fn line(at: CallTime, told: &Told) -> Option<String> {
    let Told::Event(what) = told else { return None };
    let (verb, rest) = match what {
        Happening::Answered { .. } => return None,
        Happening::Prompt { text, .. } => ("hears", quoted(text)),
        Happening::Key { key } => ("presses", key.to_string()),
        Happening::NoInput { node, count } => ("no_input", format!("{node}, {count}")),
        Happening::NoMatch { node, count } => ("no_match", format!("{node}, {count}")),
        Happening::Entered { node, value } => ("enters", format!("{node}, {value}")),
        Happening::Transferred { team, .. } => ("reaches", team.clone()),
        Happening::Closed { team, next_open, .. } => {
            let until = next_open.map(|at| format!(" until {}", at.format("%Y-%m-%d %H:%M:%S")));
            ("closed", format!("{team}{}", until.unwrap_or_default()))
        }
        Happening::Ended { by: "caller", .. } => ("hangs_up", String::new()),
        Happening::Ended { reason, .. } => ("ends", (*reason).to_owned()),
    };
    Some(format!("{at}  {verb:<8}  {rest}").trim_end().to_owned())
}
