//! What a caller notices of a call, in words.

use crate::call::{Action, Call, Effect, Report, Side};

/// What a caller meets, in words that are the same in both trees; `None` for what nobody notices.
pub(super) fn told(call: &Call<'_>, effect: &Effect) -> Option<String> {
    let tree = call.tree();
    Some(match effect {
        Effect::Do(action) => return asks(call, action),
        Effect::Report(report) => match report {
            Report::Answered(_)
            | Report::Chosen { .. }
            | Report::ChosenAtMailbox { .. }
            | Report::ChosenInLine { .. }
            | Report::LanguageChosen(_)
            | Report::Decided(_)
            | Report::Branched { .. }
            | Report::Pressed(_) => return None,
            Report::Reached(node) => format!("reaches {}", tree.node_id(*node)),
            Report::NoInput { node, count } => {
                format!("no input at {}, {count}", tree.node_id(*node))
            }
            Report::NoMatch { node, count } => {
                format!("no match at {}, {count}", tree.node_id(*node))
            }
            Report::Entered { entry, value } => format!("{value} entered at {}", tree[*entry].id),
            Report::Transferred { team, hours_known } => {
                let hours = if *hours_known { "open" } else { "hours not published" };
                format!("reaches {}, {hours}", tree[*team].id)
            }
            Report::NotReached { team, outcome } => {
                format!("{} is not reached: {}", tree[*team].id, outcome.name())
            }
            Report::InLine { queue, position, .. } => {
                format!("waits in {}, at place {position}", tree[*queue].id)
            }
            Report::WaitedTooLong(queue) => format!("waited too long in {}", tree[*queue].id),
            Report::QueueFull(queue) => format!("{} is full", tree[*queue].id),
            Report::CallbackRequested { callback, number } => match number {
                Some(number) => format!("{} is to call back {number}", tree[*callback].id),
                None => format!("{} is to call back", tree[*callback].id),
            },
            Report::Closed { team, opens, .. } => match opens {
                Some(opens) => format!("{} is closed until {opens}", tree[*team].id),
                None => format!("{} is closed", tree[*team].id),
            },
            Report::Ended { ending, by } => {
                let by = if *by == Side::Caller { "the caller" } else { "the line" };
                format!("ends: {ending:?}, by {by}")
            }
        },
    })
}

/// The same for what a call asks of its phone.
fn asks(call: &Call<'_>, action: &Action) -> Option<String> {
    Some(match action {
        Action::Stop(_) | Action::StopMessage | Action::Decide { .. } | Action::HangUp => {
            return None;
        }
        Action::Play { utterance, barge_in, .. } => {
            let must = match (barge_in, call.keeps_type_ahead()) {
                (true, _) => "",
                (false, true) => " (no key cuts it; keys are kept)",
                (false, false) => " (no key cuts it; keys are dropped)",
            };
            format!("says \"{}\"{must}", utterance.words(call.tree()))
        }
        Action::Transfer { ring_ms, .. } => format!("rings for {ring_ms} ms"),
        Action::Queue { queue, music, .. } => {
            let between = if *music { "music" } else { "silence" };
            format!("joins {}, with {between}", call.tree()[*queue].id)
        }
        Action::Beep { ms } => format!("beeps for {ms} ms"),
        Action::PlayMessage { .. } => "plays the caller's message".to_owned(),
        Action::Record { longest_ms } => format!("records for {longest_ms} ms"),
    })
}
