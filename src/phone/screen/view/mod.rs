//! What is to be seen: everything a screen shows, as plain values.

mod contacts;
mod map;
mod presence;
mod progress;
mod spoken;

use std::borrow::Cow;

use chrono::{DateTime, TimeDelta};
use chrono_tz::Tz;

use super::settings::Settings;
pub use contacts::{Contact, ContactKind};
pub use map::MapRow;
use phonetree_core::call::CallTime;
use phonetree_core::menu::Key;
pub use presence::{Posted, Presence};
pub(super) use progress::CallProgress;

/// Everything that is to be seen at one moment of a call. Anything that can fill it can be shown.
#[derive(Clone, Debug)]
pub struct View<'v> {
    /// The number that was dialed, as its file writes it.
    pub number: &'v str,
    /// What people call the line.
    pub name: &'v str,
    /// What a caller must know about the menu.
    pub notice: Option<&'v str>,
    /// The wall clock when the line answered, in the menu's zone.
    pub answered: DateTime<Tz>,
    /// The moment of the call.
    pub now: CallTime,
    /// What goes on.
    pub doing: Doing,
    /// The names of the nodes the caller came through; the last is the present one.
    pub path: Vec<Cow<'v, str>>,
    /// What is being said, or was said last.
    pub said: SpokenSoFar<'v>,
    /// The key that is being pressed.
    pub lit: Option<Key>,
    /// The keys that lead somewhere now.
    pub live: Vec<Key>,
    /// What happened so far.
    pub story: &'v [StoryLine],
    /// The menu as an outline.
    pub map: &'v [MapRow<'v>],
    /// The rows of the outline that the call came through; the last is where it is.
    pub trail: &'v [usize],
    /// Who is open now.
    pub board: &'v [Posted<'v>],
    /// Once it is over: how the team it came to is reached otherwise.
    pub contacts: &'v [Contact],
    /// Of practice against the clock: milliseconds until its time is up.
    pub left_ms: Option<u64>,
    /// What the person has set up.
    pub settings: &'v Settings,
}

impl View<'_> {
    /// The pretended wall clock, to the second. It ticks together with the clock of the call.
    pub fn wall(&self) -> DateTime<Tz> {
        let whole = i64::try_from(self.now.as_ms() / 1_000).ok().and_then(TimeDelta::try_seconds);
        let elapsed = whole.and_then(|s| self.answered.checked_add_signed(s));
        elapsed.unwrap_or(self.answered)
    }
}

/// What goes on in a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doing {
    /// A prompt is being said.
    Speaks,
    /// It waits for a key, so many milliseconds more.
    Listens(u64),
    /// It rings at a team.
    Rings,
    /// A message may be left, for so many milliseconds more.
    Records(u64),
    /// The caller waits in line, at this place.
    Waits(u16),
    /// It is over: what came of it.
    Over(String),
}

/// Words, and how far they have been said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpokenSoFar<'v> {
    /// What was said before them since the last key, the oldest first.
    pub earlier: Vec<&'v str>,
    /// The words.
    pub words: Vec<&'v str>,
    /// How many of them have begun.
    pub begun: usize,
    /// Whether the last of those is sounding now.
    pub sounds: bool,
}

/// Something that happened, as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryLine {
    /// When.
    pub at: CallTime,
    /// Of what kind.
    pub kind: StoryKind,
    /// In words; of a key, the key alone.
    pub text: String,
}

/// The kinds of things that happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoryKind {
    /// A prompt was heard.
    Heard,
    /// A key was pressed.
    Pressed,
    /// Anything else.
    Remark,
}
