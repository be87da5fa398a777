//! Samples.
//!
//! In come keys, durations, samples and the bytes of sound files; out come samples, the bytes of
//! sound files, and what can be heard in them: tones as a telephone makes them, speech finished for
//! a telephone ([`finished`]), prompt files in every [`Format`], files read ([`Recording`]), and
//! the keys somebody pressed ([`KeyDetector`]). Sound has one channel of 16-bit samples. The room
//! knows no loudspeaker, no folder and no clock.
mod detect;
mod finish;
mod format;
mod g711;
mod level;
mod measure;
mod opus;
mod pcm;
mod recording;
mod resample;
mod systems;
mod tone;
mod wav;

pub use detect::{Heard, KeyDetector};
pub use finish::{Edges, finished};
pub use format::Format;
pub use g711::Law;
pub use level::active_level_dbm0;
pub use measure::{Measured, measured};
pub use pcm::Pcm;
pub use recording::{Encoding, RAW_ENDINGS, Recording, Unreadable};
pub use systems::System;
pub use tone::{beep, dtmf, ringback};
