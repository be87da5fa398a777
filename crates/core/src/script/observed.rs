//! What is observed of a call, as a person reads it: live, and in the transcript of a written call.

use super::event::{Event, Happening};
use super::transcript::quoted;
use crate::call::{Action, CallTime, Effect, Ending, Side, TransferOutcome};

/// Something that happened, or a node that the call came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Observed {
    /// The call reached a node.
    Reached(String),
    /// Something happened by name.
    Event(Happening),
}

/// What a person reads of it beside its time; nothing of what only a judge needs.
pub(super) fn line(at: CallTime, observed: &Observed) -> Option<String> {
    let Observed::Event(what) = observed else { return None };
    let (verb, rest) = match what {
        Happening::Answered { .. } => return None,
        Happening::Prompt { text, .. } => ("hears", quoted(text)),
        Happening::Key { key } => ("presses", key.to_string()),
        Happening::NoInput { node, count } => ("no_input", format!("{node}, {count}")),
        Happening::NoMatch { node, count } => ("no_match", format!("{node}, {count}")),
        Happening::Entered { node, value } => ("enters", format!("{node}, {value}")),
        Happening::Transferred { team, .. } => ("reaches", team.clone()),
        Happening::NotReached { team, outcome, .. } => {
            ("not_reached", format!("{team}, {}", outcome.name()))
        }
        Happening::Closed { team, next_open, .. } => {
            let until = next_open.map(|at| format!(" until {}", at.format("%Y-%m-%d %H:%M:%S")));
            ("closed", format!("{team}{}", until.unwrap_or_default()))
        }
        Happening::Ended { by: Side::Caller, .. } => ("hangs_up", String::new()),
        Happening::Ended { reason, .. } => ("ends", reason.to_string()),
    };
    Some(format!("{at}  {verb:<8}  {rest}").trim_end().to_owned())
}

/// What a person reads of an effect, if anything. `event` is the event that it is, if it is one.
pub fn in_words(effect: &Effect, event: Option<&Event>) -> Option<String> {
    if let Effect::Do(Action::Transfer { .. }) = effect {
        return Some("(it rings)".to_owned());
    }
    if let Effect::Do(Action::Record { .. }) = effect {
        return Some("(beep: leave a message, # ends it; nothing is recorded here)".to_owned());
    }
    Some(match &event?.what {
        Happening::Answered { .. } => return None,
        // What is said in several lines is a line of the call all the same.
        Happening::Prompt { text, .. } => text.replace(['\n', '\r', '\t'], " "),
        Happening::Key { key } => format!("  > {key}"),
        Happening::NoInput { count, .. } => format!("(no key pressed, {})", times(*count)),
        Happening::NoMatch { count, .. } => format!("(not an option, {})", times(*count)),
        Happening::Entered { value, .. } => format!("(entered: {value})"),
        Happening::Transferred { name, open: Some(_), .. } => format!("(to {name}, open now)"),
        Happening::Transferred { name, may_be_closed: Some(holiday), .. } => {
            format!("(to {name}; it may be closed for {holiday})")
        }
        Happening::Transferred { name, open: None, .. } => {
            format!("(to {name}; hours not published)")
        }
        Happening::NotReached { name, outcome, .. } => match outcome {
            TransferOutcome::Busy => format!("({name} is busy)"),
            TransferOutcome::Failed => format!("({name} can't be reached)"),
            TransferOutcome::Answered | TransferOutcome::NoAnswer => {
                format!("(nobody answers at {name})")
            }
        },
        Happening::Closed { name, .. } => format!("({name} is closed)"),
        Happening::Ended { reason, by } => match (reason, by) {
            (Ending::Connected, _) => "You are connected. The call ends here.",
            (Ending::Closed, _) => "The team is closed. The call ends here.",
            (Ending::MessageTaken, _) => "Your message was saved. The call ends here.",
            (Ending::GaveUp, _) => "The line couldn't help. The call ends here.",
            (Ending::HungUp, Side::Caller) => "You hung up.",
            (Ending::HungUp, Side::Line) => "The line hung up.",
        }
        .to_owned(),
    })
}

fn times(count: u8) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}
