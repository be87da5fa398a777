//! Samples.
//!
//! In come keys, durations and samples; out come samples: tones as a telephone makes them, and
//! speech at the level of a telephone. All of it is 16-bit PCM with one channel. The room knows no
//! loudspeaker, no file and no clock.
mod level;
mod pcm;
mod tone;

pub use level::{active_level_dbm0, levelled, trimmed};
pub use pcm::Pcm;
pub use tone::{beep, dtmf, ringback};
