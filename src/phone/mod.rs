//! The world: keyboard, wall clock, loudspeaker.
//!
//! In come the effects of a call; out come the caller's keys, in time. A [`Handset`] is the phone
//! of a person at a terminal, or of a program at a pipe. It has no loop and decides nothing: when
//! a prompt is cut, what a key means and how long a call waits is the call's to say.
#![expect(clippy::disallowed_methods, reason = "this is where the call meets the wall clock")]

mod handset;
mod keyboard;
mod sound;
mod speaker;

pub use handset::{Handset, Pace, interrupted};
pub use keyboard::Keyboard;
