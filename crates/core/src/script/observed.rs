//! What is observed of a call, as a person reads it: live, and in the transcript of a written call.

use super::event::{Event, Happening};
use super::transcript::quoted;
use crate::call::{Action, CallTime, Effect, Ending, Side, TransferOutcome, minutes};
use crate::language::{LiveTexts, Locale};

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
        Happening::Answered { .. } | Happening::Decided { usual: true, .. } => return None,
        Happening::Decided { name, answer, .. } => {
            ("decided", format!("{} {answer}", name.as_deref().unwrap_or("caller")))
        }
        Happening::Prompt { text, .. } => ("hears", quoted(text)),
        Happening::Key { key } => ("presses", key.to_string()),
        Happening::NoInput { node, count } => ("no_input", format!("{node}, {count}")),
        Happening::NoMatch { node, count } => ("no_match", format!("{node}, {count}")),
        Happening::Entered { node, value } => ("enters", format!("{node}, {value}")),
        Happening::Transferred { team, .. } => ("reaches", team.clone()),
        Happening::NotReached { team, outcome, .. } => {
            ("not_reached", format!("{team}, {}", outcome.name()))
        }
        Happening::InLine { queue, position, .. } => ("waits", format!("{queue}, {position}")),
        Happening::WaitedTooLong { queue, .. } => ("too_long", queue.clone()),
        Happening::QueueFull { queue, .. } => ("full", queue.clone()),
        Happening::CallbackRequested { node, number } => {
            ("call_back", format!("{node}, {}", number.as_deref().unwrap_or(OWN_NUMBER)))
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

/// What a person reads of an effect, if anything. `event` is the event that it is, if it is one, as its
/// reporter tells it in that language.
pub fn in_words(effect: &Effect, event: Option<&Event>, locale: &Locale) -> Option<String> {
    let told = locale.live();
    if let Effect::Do(Action::Transfer { .. }) = effect {
        return Some(told.it_rings().to_owned());
    }
    if let Effect::Do(Action::PlayMessage { .. }) = effect {
        return Some(told.hears_message().to_owned());
    }
    if let Effect::Do(Action::Record { .. }) = effect {
        return Some(told.beep().to_owned());
    }
    Some(match &event?.what {
        Happening::Answered { .. } | Happening::Decided { usual: true, .. } => return None,
        Happening::Decided { what, name, answer, .. } => {
            in_other_words(what, name.as_deref().unwrap_or_default(), answer, told)
        }
        // What is said in several lines is a line of the call all the same.
        Happening::Prompt { text, .. } => text.replace(['\n', '\r', '\t'], " "),
        Happening::Key { key } => format!("  > {key}"),
        Happening::NoInput { count, .. } => told.no_key(&times(*count, told)),
        Happening::NoMatch { count, .. } => told.not_an_option(&times(*count, told)),
        Happening::Entered { value, .. } => told.entered(value),
        Happening::Transferred { name, open: Some(_), .. } => told.to_open(name),
        Happening::Transferred { name, may_be_closed: Some(holiday), .. } => {
            told.to_perhaps_closed(name, holiday)
        }
        Happening::Transferred { name, open: None, .. } => told.to_unpublished(name),
        Happening::NotReached { name, outcome, .. } => match outcome {
            TransferOutcome::Busy => told.is_busy(name),
            TransferOutcome::Failed => told.out_of_reach(name),
            TransferOutcome::Answered | TransferOutcome::NoAnswer => told.nobody_answers(name),
        },
        Happening::InLine { name, position, wait_ms, .. } => {
            told.in_line(name, position, &locale.wait(minutes(*wait_ms)))
        }
        Happening::WaitedTooLong { name, .. } => told.waited_too_long(name),
        Happening::QueueFull { name, .. } => told.queue_full(name),
        Happening::CallbackRequested { number: Some(number), .. } => told.call_back_at(number),
        Happening::CallbackRequested { number: None, .. } => told.call_back().to_owned(),
        Happening::Closed { name, .. } => told.is_closed(name),
        Happening::Ended { reason, by } => match (reason, by) {
            (Ending::Connected, _) => told.connected(),
            (Ending::Closed, _) => told.team_closed(),
            (Ending::MessageTaken, _) => told.message_saved(),
            (Ending::CallbackRequested, _) => told.callback_requested(),
            (Ending::GaveUp, _) => told.gave_up(),
            (Ending::HungUp, Side::Caller) => locale.calls().you_hung_up(),
            (Ending::HungUp, Side::Line) => locale.calls().it_hung_up(),
        }
        .to_owned(),
    })
}

/// What was decided that the call could not know by itself.
fn in_other_words(what: &str, name: &str, answer: &str, told: &LiveTexts) -> String {
    match (what, answer) {
        ("switch", "on") => told.is_on(&name),
        ("switch", _) => told.is_off(&name),
        ("mailbox", "full") => told.is_full(&name),
        ("mailbox", _) => told.has_room(&name),
        ("outside", "yes") => told.answered_yes(&name),
        ("outside", _) => told.answered_no(&name),
        (_, "withheld") => told.number_withheld().to_owned(),
        (_, "known") => told.number_known().to_owned(),
        (_, number) => told.calls_from(&number),
    }
}
/// In place of a number: the one that the caller calls from.
const OWN_NUMBER: &str = "own number";

fn times(count: u8, told: &LiveTexts) -> String {
    match count {
        1 => told.once().to_owned(),
        2 => told.twice().to_owned(),
        n => told.times(&n),
    }
}
