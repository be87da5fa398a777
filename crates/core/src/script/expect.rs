//! What is expected of a call, and whether it happened.

use std::fmt;

use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Tz;
use regex::Regex;

use super::event::Happening;
use super::observed::Observed;
use super::transcript::quoted;
use crate::call::{Ending, TransferOutcome};

/// What is expected of a whole call.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Expected {
    /// Each of them comes, in any order.
    pub(super) comes: Vec<Expectation>,
    /// None of them comes.
    pub(super) never: Vec<Expectation>,
    /// So soon after the answer, in milliseconds.
    pub(super) within_ms: Option<u64>,
    /// After so many keys at the most.
    pub(super) within_keys: Option<u32>,
}

/// One thing that may happen in a call. Nodes are named as in the menu, which has them all.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expectation {
    /// A prompt has these words.
    Hears(Words),
    /// The team answers.
    Reaches(String),
    /// The call reaches the node; a team counts even when it is closed.
    ComesTo(String),
    /// The caller hears that the team is closed, and when it opens.
    Closed { team: String, until: Option<DateTime<Utc>>, zone: Tz },
    /// The team does not answer.
    NotReached { team: String, because: Option<TransferOutcome> },
    /// Nothing was pressed in time.
    NoInput { node: String, count: Option<u32> },
    /// What was pressed leads nowhere.
    NoMatch { node: String, count: Option<u32> },
    /// A value is entered.
    Enters { entry: String, value: Option<String> },
    /// The caller waits in line, at this place.
    Waits { queue: String, position: Option<u32> },
    /// The caller has waited for as long as one may.
    TooLong(String),
    /// The queue takes nobody more.
    Full(String),
    /// The caller is to be called back, at this number.
    CallsBack { node: String, number: Option<String> },
    /// The call ends so.
    Ends(Ending),
}

/// Words that are looked for in prompts.
#[derive(Clone, Debug)]
pub(super) enum Words {
    Contained(String),
    Matched(Regex),
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.as_written() == other.as_written()
    }
}

impl Words {
    fn are_in(&self, prompt: &str) -> bool {
        match self {
            Self::Contained(text) => prompt.contains(text),
            Self::Matched(pattern) => pattern.is_match(prompt),
        }
    }

    fn are_all_of(&self, prompt: &str) -> bool {
        match self {
            Self::Contained(text) => prompt == text,
            Self::Matched(pattern) => pattern.is_match(prompt),
        }
    }

    fn as_written(&self) -> &str {
        match self {
            Self::Contained(text) => text,
            Self::Matched(pattern) => pattern.as_str(),
        }
    }
}

impl Expectation {
    /// Whether this is what happened.
    pub(super) fn is_met_by(&self, observed: &Observed) -> bool {
        match (self, observed) {
            (Self::ComesTo(node), Observed::Reached(to)) => node == to,
            (Self::Hears(words), Observed::Event(Happening::Prompt { text, .. })) => {
                words.are_in(text)
            }
            (Self::Reaches(wanted), Observed::Event(Happening::Transferred { team, .. })) => {
                wanted == team
            }
            (
                Self::Closed { team: wanted, until, .. },
                Observed::Event(Happening::Closed { team, next_open, .. }),
            ) => {
                wanted == team && until.is_none_or(|until| next_open.is_some_and(|at| at == until))
            }
            (
                Self::NotReached { team: wanted, because },
                Observed::Event(Happening::NotReached { team, outcome, .. }),
            ) => wanted == team && because.is_none_or(|because| because == *outcome),
            (
                Self::NoInput { node: wanted, count: nth },
                Observed::Event(Happening::NoInput { node, count }),
            )
            | (
                Self::NoMatch { node: wanted, count: nth },
                Observed::Event(Happening::NoMatch { node, count }),
            ) => wanted == node && nth.is_none_or(|nth| nth == u32::from(*count)),
            (
                Self::Enters { entry, value: wanted },
                Observed::Event(Happening::Entered { node, value }),
            ) => entry == node && wanted.as_ref().is_none_or(|wanted| wanted == value),
            (
                Self::Waits { queue: wanted, position: place },
                Observed::Event(Happening::InLine { queue, position, .. }),
            ) => wanted == queue && place.is_none_or(|place| place == u32::from(*position)),
            (Self::TooLong(wanted), Observed::Event(Happening::WaitedTooLong { queue, .. }))
            | (Self::Full(wanted), Observed::Event(Happening::QueueFull { queue, .. })) => {
                wanted == queue
            }
            (
                Self::CallsBack { node: wanted, number: at },
                Observed::Event(Happening::CallbackRequested { node, number }),
            ) => wanted == node && at.as_ref().is_none_or(|at| Some(at) == number.as_ref()),
            (Self::Ends(wanted), Observed::Event(Happening::Ended { reason, .. })) => {
                wanted == reason
            }
            (_, Observed::Reached(_) | Observed::Event(_)) => false,
        }
    }

    /// Whether this is all of what happened: the words are the whole prompt.
    pub(super) fn is_exactly(&self, observed: &Observed) -> bool {
        match (self, observed) {
            (Self::Hears(words), Observed::Event(Happening::Prompt { text, .. })) => {
                words.are_all_of(text)
            }
            _ => self.is_met_by(observed),
        }
    }

    /// How near to it something came that did happen: from 0, not at all, to 1.
    pub(super) fn nearness(&self, observed: &Observed) -> f64 {
        match (self, observed) {
            (Self::Hears(words), Observed::Event(Happening::Prompt { text, .. })) => {
                strsim::sorensen_dice(words.as_written(), text)
            }
            (
                Self::Reaches(wanted) | Self::ComesTo(wanted) | Self::Closed { team: wanted, .. },
                Observed::Event(
                    Happening::Transferred { team, .. } | Happening::Closed { team, .. },
                ),
            ) => {
                if wanted == team {
                    1.0
                } else {
                    0.5 + 0.4 * strsim::jaro_winkler(wanted, team)
                }
            }
            (Self::NotReached { .. }, Observed::Event(Happening::NotReached { .. }))
            | (Self::NoInput { .. }, Observed::Event(Happening::NoInput { .. }))
            | (Self::NoMatch { .. }, Observed::Event(Happening::NoMatch { .. }))
            | (Self::Enters { .. }, Observed::Event(Happening::Entered { .. }))
            | (Self::Waits { .. }, Observed::Event(Happening::InLine { .. }))
            | (Self::CallsBack { .. }, Observed::Event(Happening::CallbackRequested { .. }))
            | (Self::Ends(_), Observed::Event(Happening::Ended { .. })) => 0.9,
            (_, Observed::Event(Happening::Ended { .. })) => 0.1,
            (_, Observed::Event(_) | Observed::Reached(_)) => 0.0,
        }
    }
}

/// With the verbs of a transcript, as it would be written.
impl fmt::Display for Expectation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nth = |count: &Option<u32>| {
            count.map_or_else(String::new, |count| format!(", count {count}"))
        };
        match self {
            Self::Hears(Words::Contained(text)) => write!(f, "hears {}", quoted(text)),
            Self::Hears(Words::Matched(pattern)) => write!(f, "hears a match of {pattern}"),
            Self::Reaches(node) | Self::ComesTo(node) => write!(f, "reaches {node}"),
            Self::Closed { team, until: None, .. } => write!(f, "closed {team}"),
            Self::Closed { team, until: Some(until), zone } => {
                let until = until.with_timezone(zone);
                write!(
                    f,
                    "closed {team} until {}",
                    until.to_rfc3339_opts(SecondsFormat::AutoSi, false)
                )
            }
            Self::NotReached { team, because: None } => write!(f, "not_reached {team}"),
            Self::NotReached { team, because: Some(outcome) } => {
                write!(f, "not_reached {team}: {}", outcome.name())
            }
            Self::NoInput { node, count } => write!(f, "no_input {node}{}", nth(count)),
            Self::NoMatch { node, count } => write!(f, "no_match {node}{}", nth(count)),
            Self::Enters { entry, value: None } => write!(f, "enters {entry}"),
            Self::Enters { entry, value: Some(value) } => write!(f, "enters {entry} {value}"),
            Self::Waits { queue, position: None } => write!(f, "waits {queue}"),
            Self::Waits { queue, position: Some(place) } => write!(f, "waits {queue}, {place}"),
            Self::TooLong(queue) => write!(f, "too_long {queue}"),
            Self::Full(queue) => write!(f, "full {queue}"),
            Self::CallsBack { node, number: None } => write!(f, "call_back {node}"),
            Self::CallsBack { node, number: Some(number) } => {
                write!(f, "call_back {node} {number}")
            }
            Self::Ends(how) => write!(f, "ends {how}"),
        }
    }
}
