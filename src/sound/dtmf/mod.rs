//! Tones as a telephone makes them (ITU-T Q.23, E.180), and the keys that are heard in a sound (Q.24).

mod decimate;
mod detect;
mod dial_tone;
mod goertzel;
mod look;
pub(super) mod tone;

pub use detect::{HeardKey, KeyDetector};
pub use tone::{beep, beep_for, dtmf, ringback};
