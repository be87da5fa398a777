//! Samples.
//!
//! In come keys, durations, samples and the bytes of sound files; out come samples, the bytes of
//! sound files, and what can be heard in them: tones as a telephone makes them, speech finished for
//! a telephone ([`finished`]), prompt files in every [`Format`], files read ([`Recording`]), and
//! the keys somebody pressed ([`KeyDetector`]). Sound has one channel of 16-bit samples. The room
//! knows no loudspeaker, no folder and no clock.
mod dtmf;
mod files;
mod level;
mod mastering;
mod measure;
mod pcm;
mod prompt_targets;
mod resample;

pub use dtmf::{HeardKey, KeyDetector, beep, beep_for, dtmf, ringback};
pub use files::{
    EncodeError, Encoding, Format, LONGEST_PROMPT, Law, RAW_ENDINGS, Recording, Unreadable,
};
pub use level::active_level_dbm0;
pub use mastering::{Edges, finished, finished_clearer, is_for_telephone};
pub use measure::{Measured, measured};
pub use pcm::Pcm;
pub use prompt_targets::PromptTarget;
