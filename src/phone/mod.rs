//! The world: keyboard, screen, wall clock, loudspeaker.
//!
//! In come the effects of a call; out come the caller's keys, in time. A [`Handset`] is the phone
//! of a person at a terminal, or of a program at a pipe; a [`Screen`](screen::Screen) is one that
//! can be seen. They decide nothing: when a prompt is cut, what a key means and
//! how long a call waits is the call's to say.
#![expect(clippy::disallowed_methods, reason = "this is where the call meets the wall clock")]

mod clock;
mod handset;
mod live;
pub mod screen;
mod sound;
mod speaker;
pub(crate) mod terminal;

pub use handset::{Handset, Pace};
pub use speaker::SoundError;
pub use terminal::{Answers, Keyboard, StdinLines};
