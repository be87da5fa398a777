//! The terminal: raw mode, the alternate screen, the one reader of its events, and waits.
//!
//! In come keys and clicks as the terminal sends them, and signals that ask the program to end; out
//! come [`Woken`], [`Answers`] and a [`Keyboard`]. Whatever was taken of the terminal is given back when
//! its guard is dropped, also by a panic. The room doesn't know what a call is.

mod alternate;
mod events;
mod keyboard;
mod prompt;
mod raw;
mod wait;

pub(crate) use alternate::{AlternateScreen, TerminalOutput};
pub(crate) use events::listen;
pub(super) use keyboard::Hand;
pub use keyboard::Keyboard;
pub use prompt::{Answers, StdinLines};
pub(crate) use wait::{Waiting, Woken};
