//! A phone on the screen of a terminal.
//!
//! In come the effects of a call and what a hand does; out come keys, and a picture. [`View`] is
//! what is to be seen, as plain values; [`draw`] turns it into cells; [`Screen`] is the phone
//! between them, and [`hold_calls`] holds one call after the other on it. To go back is to hold
//! the call again without its last key: a call is a pure function of its inputs, and so nothing
//! here knows how to undo anything. The room decides neither order nor meaning: it only
//! shows where a call is.
mod act;
mod aloud;
mod beginning;
mod board;
mod calls;
mod desk;
mod draw;
mod glass;
mod hands;
#[cfg(test)]
mod looks;
mod map;
mod record;
#[expect(clippy::module_inception, reason = "the phone on the screen is what it is about")]
mod screen;
mod spoken;
mod view;
mod watch;

pub use beginning::Beginning;
pub use board::{Posted, Presence};
pub use calls::{Held, hold_calls};
pub use desk::{Desk, Drilled, Pane, Panel};
pub use draw::{draw, fitting, keypad_in, smallest};
pub use glass::Glass;
pub use hands::Hands;
pub use map::Row;
pub use screen::Screen;
pub use view::{Doing, Kind, Said, Told, View};
