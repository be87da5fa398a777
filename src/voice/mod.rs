//! Words to takes.
//!
//! In come the words of a prompt and its language; out comes the sound of them, at the level of a
//! telephone. [`said`] writes words as a voice should read them, [`Voice`] is the embedded voice
//! (SVOX Pico), and a [`Prefetch`] prepares takes ahead, so that a call never waits for one. The
//! room knows no calls and no loudspeaker.
#![expect(
    clippy::disallowed_methods,
    reason = "the voice's data goes into a cache folder, and takes are prepared on a thread"
)]

mod command;
mod embedded;
mod lexicon;
mod open;
mod prefetch;
pub mod render;
mod server;
mod speak;
mod system;
mod takes;

pub use command::CommandVoice;
pub use embedded::Embedded;
pub use lexicon::said;
pub use open::{VoiceSource, name};
pub use prefetch::{Prefetch, WantedSound};
pub use server::{ServerLink, host_of};
pub use speak::{Voice, VoiceError};
pub use system::SystemVoice;
pub use takes::{Takes, TakesError, UnusableTake, lengths};
