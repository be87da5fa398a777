//! A phone on the screen of a terminal.
//!
//! In come the effects of a call and what a hand does; out come keys, and a picture. [`View`] is
//! what is to be seen, as plain values; [`draw`] turns it into cells; [`Screen`] is the phone
//! between them, and [`hold_calls`] holds one call after the other on it. To go back is to hold
//! the call again without its last key: a call is a pure function of its inputs, and so nothing
//! here knows how to undo anything. The room decides neither order nor meaning: it only
//! shows where a call is.
mod calls;
mod draw;
mod input;
mod playback;
#[expect(clippy::module_inception, reason = "the phone on the screen is what it is about")]
mod screen;
mod settings;
#[cfg(test)]
mod snapshot_tests;
mod start;
mod terminal;
mod view;

pub use calls::{Held, hold_calls};
pub use draw::{draw, fitting, keypad_in, smallest};
pub use input::Touches;
pub use screen::Screen;
pub use settings::{Drilled, Pane, Panel, Settings, TimeLimit};
pub use start::CallStart;
pub use terminal::ScreenTerminal;
pub use view::{
    Contact, ContactKind, Doing, MapRow, Posted, Presence, SpokenSoFar, StoryKind, StoryLine, View,
};
