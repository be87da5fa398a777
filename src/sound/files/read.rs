//! Sound files of any kind we know, read: which kind it is, and what has no header.

use audio_codec::Decoder as _;
use audio_codec::g722::G722Decoder;

use super::g711::Law;
use super::recording::{Encoding, Recording, Unreadable};
use super::{opus, wav};
use crate::sound::pcm::Pcm;

/// Endings of headerless files, as Asterisk names them.
pub const RAW_ENDINGS: [&str; 8] =
    ["ulaw", "alaw", "sln", "sln16", "sln48", "g722", "pcmu", "pcma"];

impl Recording {
    /// Reads a sound file. `ending` is what its name ends with (`wav`, `ulaw`): headerless sound is
    /// known by nothing else.
    ///
    /// # Errors
    /// Not a sound file, or one that is broken or in another format.
    pub fn read(bytes: &[u8], ending: &str) -> Result<Self, Unreadable> {
        match bytes {
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => wav::read(bytes),
            [b'O', b'g', b'g', b'S', ..] => opus::read(bytes),
            _ => Self::headerless(bytes, &ending.to_ascii_lowercase()).ok_or_else(|| {
                looks_like(bytes).map_or(Unreadable::Unknown, Unreadable::LooksLike)
            }),
        }
    }

    fn headerless(bytes: &[u8], ending: &str) -> Option<Self> {
        let (encoding, samples, rate) = match ending {
            "ulaw" | "pcmu" => (Encoding::MuLaw, Law::Mu.decoded(bytes), 8_000),
            "alaw" | "pcma" => (Encoding::ALaw, Law::A.decoded(bytes), 8_000),
            "sln" => (Encoding::Linear(16), linear(bytes), 8_000),
            "sln16" => (Encoding::Linear(16), linear(bytes), 16_000),
            "sln48" => (Encoding::Linear(16), linear(bytes), 48_000),
            "g722" => {
                let mut decoder = G722Decoder::new();
                (Encoding::G722, decoder.decode(bytes), 16_000)
            }
            _ => return None,
        };
        let sound = Pcm { samples, rate };
        Some(Self { container: "raw", encoding, channels: 1, cut_short: false, sound })
    }
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
