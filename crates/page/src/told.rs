//! Answers as a page reads them: what happens in a call, and where it is.

use phonetree_core::call::{Ending, Side};
use phonetree_core::script::Event;
use serde::Serialize;

/// Something that happened in a call, or that the page's phone has to do.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Told {
    /// As `phonetree call --json` tells it; of a prompt also how it is said.
    Event {
        #[serde(flatten)]
        event: Box<Event>,
        #[serde(skip_serializing_if = "Option::is_none")]
        say: Option<SpokenPrompt>,
    },
    /// What only a phone has to know.
    Phone {
        #[serde(flatten)]
        act: PhoneAct,
        elapsed_ms: u64,
    },
}

/// What a phone has to do.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub(crate) enum PhoneAct {
    /// Is silent at once.
    Stop { play: u32 },
    /// Rings a team.
    Ring { team: String, name: String, ms: u64 },
    /// Beeps, and records.
    Record { ms: u64 },
    /// Ends the connection.
    HangUp,
}

/// How a prompt is said.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SpokenPrompt {
    /// Which playing this is, from 0.
    pub(crate) play: u32,
    pub(crate) prompt: String,
    pub(crate) language: String,
    /// The words, cut as takes are.
    pub(crate) pieces: Vec<String>,
    pub(crate) ms: u64,
    pub(crate) barge_in: bool,
}

/// What happened, and where the call is since.
#[derive(Debug, Serialize)]
pub(crate) struct CallAnswer {
    /// All that happened since the answer, in place of what was told before.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) again: bool,
    pub(crate) effects: Vec<Told>,
    pub(crate) call: Standing,
}

/// Where a call is.
#[derive(Debug, Serialize)]
pub(crate) struct Standing {
    pub(crate) line: String,
    pub(crate) number: String,
    /// The instant of the answer.
    pub(crate) at: i64,
    pub(crate) clock: String,
    pub(crate) elapsed: u64,
    pub(crate) due: Option<u64>,
    pub(crate) waits: Option<&'static str>,
    /// Whether a key that is pressed now counts.
    pub(crate) listens: bool,
    pub(crate) node: Option<String>,
    pub(crate) path: Vec<String>,
    /// For each of them, the keys that were pressed on the way from the one before.
    pub(crate) by: Vec<String>,
    pub(crate) language: String,
    pub(crate) choices: Vec<KeyChoice>,
    pub(crate) digits: Option<Digits>,
    pub(crate) keys: String,
    pub(crate) can_undo: bool,
    pub(crate) ended: Option<Ended>,
    pub(crate) next: Option<Next>,
    pub(crate) link: String,
}

/// An option of a menu.
#[derive(Debug, Serialize)]
pub(crate) struct KeyChoice {
    pub(crate) key: String,
    pub(crate) label: String,
    pub(crate) to: Option<String>,
    /// What it does where it leads to no other node: `repeat`, `back`, `top` or `hang_up`.
    pub(crate) does: Option<&'static str>,
}

/// Digits that are asked for.
#[derive(Debug, Serialize)]
pub(crate) struct Digits {
    pub(crate) fewest: u8,
    pub(crate) most: u8,
    pub(crate) terminator: Option<String>,
}

/// How a call ended.
#[derive(Debug, Serialize)]
pub(crate) struct Ended {
    pub(crate) reason: Ending,
    pub(crate) by: Side,
    pub(crate) words: String,
}

/// Whom the call came to, and what can be done now.
#[derive(Debug, Serialize)]
pub(crate) struct Next {
    pub(crate) team: String,
    pub(crate) name: String,
    pub(crate) email: Option<String>,
    pub(crate) fax: Option<String>,
    pub(crate) fax_for: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) hours: Option<String>,
    pub(crate) opens: Option<String>,
    /// Whether they are open, and until when, in words.
    pub(crate) words: String,
}
