//! Sound files of any kind we know, read: which kind it is, and what has no header.

use std::time::Duration;

use audio_codec::Decoder as _;
use audio_codec::g722::G722Decoder;

use super::g711::Law;
use super::recording::{Encoding, LONGEST_PROMPT, Recording, Unreadable};
use super::{opus, wav};
use crate::sound::pcm::Pcm;

/// Endings of headerless files, as Asterisk names them.
pub const RAW_ENDINGS: [&str; 8] =
    ["ulaw", "alaw", "sln", "sln16", "sln48", "g722", "pcmu", "pcma"];

impl Recording {
    /// Reads a prompt's file. `ending` is what its name ends with (`wav`, `ulaw`): headerless sound is
    /// known by nothing else.
    ///
    /// # Errors
    /// Not a sound file, or one that is broken, in another format, or longer than [`LONGEST_PROMPT`].
    pub fn read(bytes: &[u8], ending: &str) -> Result<Self, Unreadable> {
        Self::read_at_most(bytes, ending, LONGEST_PROMPT)
    }

    /// Reads a sound file that lasts so long at most. Of one that lasts longer, no more is decoded.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_at_most(bytes: &[u8], ending: &str, most: Duration) -> Result<Self, Unreadable> {
        match bytes {
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => {
                wav::read(bytes, most)
            }
            [b'O', b'g', b'g', b'S', ..] => opus::read(bytes, most),
            _ => headerless(bytes, &ending.to_ascii_lowercase(), most),
        }
    }
}

/// Whether this many things, so many to a second, last no longer than they may.
pub(super) fn in_time(count: usize, per_second: usize, most: Duration) -> Result<(), Unreadable> {
    let seconds = count as f64 / per_second as f64;
    if seconds > most.as_secs_f64() { Err(Unreadable::TooLong(most)) } else { Ok(()) }
}

fn headerless(bytes: &[u8], ending: &str, most: Duration) -> Result<Recording, Unreadable> {
    let (encoding, bytes_per_second, rate) = match ending {
        "ulaw" | "pcmu" => (Encoding::MuLaw, 8_000, 8_000),
        "alaw" | "pcma" => (Encoding::ALaw, 8_000, 8_000),
        "sln" => (Encoding::Linear(16), 16_000, 8_000),
        "sln16" => (Encoding::Linear(16), 32_000, 16_000),
        "sln48" => (Encoding::Linear(16), 96_000, 48_000),
        "g722" => (Encoding::G722, 8_000, 16_000),
        _ => return Err(looks_like(bytes).map_or(Unreadable::Unknown, Unreadable::LooksLike)),
    };
    in_time(bytes.len(), bytes_per_second, most)?;
    let samples = match encoding {
        Encoding::MuLaw => Law::Mu.decoded(bytes),
        Encoding::ALaw => Law::A.decoded(bytes),
        Encoding::G722 => G722Decoder::new().decode(bytes),
        Encoding::Linear(_) | Encoding::Float(_) | Encoding::Opus => linear(bytes),
    };
    let sound = Pcm { samples, rate };
    Ok(Recording { container: "raw", encoding, channels: 1, cut_short: false, sound })
}

fn linear(bytes: &[u8]) -> Vec<i16> {
    let (twos, _) = bytes.as_chunks::<2>();
    twos.iter().map(|two| i16::from_le_bytes(*two)).collect()
}

/// What other kinds of sound begin with.
fn looks_like(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'I', b'D', b'3', ..] | [0xFF, 0xE2..=0xFF, ..] => Some("MP3"),
        [b'f', b'L', b'a', b'C', ..] => Some("FLAC"),
        [b'F', b'O', b'R', b'M', ..] => Some("AIFF"),
        [b'.', b's', b'n', b'd', ..] => Some("a Sun audio file"),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Some("MP4"),
        _ => None,
    }
}
