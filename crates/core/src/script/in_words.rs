//! What happens in a call, as a person reads it.

use super::event::{Event, Happening};
use crate::call::{Action, Effect};

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
        Happening::Prompt { text, .. } => text.clone(),
        Happening::Key { key } => format!("  > {key}"),
        Happening::NoInput { count, .. } => format!("(no key was pressed, {})", times(*count)),
        Happening::NoMatch { count, .. } => format!("(that key leads nowhere, {})", times(*count)),
        Happening::Entered { value, .. } => format!("(entered: {value})"),
        Happening::Transferred { name, open: Some(_), .. } => format!("(to {name}, open now)"),
        Happening::Transferred { name, open: None, .. } => {
            format!("(to {name}; when they answer is not published)")
        }
        Happening::Closed { name, .. } => format!("({name} is closed)"),
        Happening::Ended { reason, by } => match *reason {
            "connected" => "You are connected. The call ends here.".to_owned(),
            "closed" => "The team is closed. The call ends here.".to_owned(),
            "message_taken" => "A message was taken. The call ends here.".to_owned(),
            "gave_up" => "The line gave up. The call ends here.".to_owned(),
            _ if *by == "caller" => "You hung up.".to_owned(),
            _ => "The line hung up.".to_owned(),
        },
    })
}

fn times(count: u8) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}
