//! Sound files of any kind we know, read.

use std::fmt;

use audio_codec::Decoder as _;
use audio_codec::g722::G722Decoder;

use super::g711::Law;
use super::{opus, wav};
use crate::sound::pcm::Pcm;

/// A sound file, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording {
    /// What the samples are wrapped in: `wav`, `ogg` or `raw`.
    pub container: &'static str,
    /// How the samples are written.
    pub encoding: Encoding,
    /// Channels in the file. The sound below has one: their mean.
    pub channels: u16,
    /// Whether the file ends before the sound that its header promises.
    pub cut_short: bool,
    /// The sound, in 16 bits.
    pub sound: Pcm,
}

/// How samples are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Linear, so many bits a sample.
    Linear(u8),
    /// Floating point, so many bits a sample.
    Float(u8),
    /// G.711 μ-law.
    MuLaw,
    /// G.711 A-law.
    ALaw,
    /// G.722, 64 kbit/s.
    G722,
    /// Opus.
    Opus,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Linear(bits) => write!(f, "pcm {bits} bit"),
            Self::Float(bits) => write!(f, "float {bits} bit"),
            Self::MuLaw => f.write_str("u-law"),
            Self::ALaw => f.write_str("a-law"),
            Self::G722 => f.write_str("g722"),
            Self::Opus => f.write_str("opus"),
        }
    }
}

/// Why a file is no sound that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It ends in the middle of its header or its data.
    CutShort,
    /// Its header has impossible numbers.
    Nonsense,
    /// A WAV file with an encoding that is not read here: its tag.
    Encoding(u16),
    /// An Ogg file without Opus in it.
    Ogg,
    /// Nothing that is known; what it looks like, if that can be told.
    Unknown(Option<&'static str>),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CutShort => f.write_str("the file is cut short"),
            Self::Nonsense => f.write_str("its header has impossible numbers"),
            Self::Encoding(tag) => write!(
                f,
                "a WAV file in an encoding that is not read here (format tag {tag}); convert it to 16-bit PCM"
            ),
            Self::Ogg => f.write_str("an Ogg file without readable Opus in it"),
            Self::Unknown(Some(like)) => write!(
                f,
                "this is {like}, which is not read here; convert it to WAV"
            ),
            Self::Unknown(None) => f.write_str(
                "not a sound file: WAV, Ogg Opus, or by its name headerless .ulaw .alaw .sln .sln16 .g722",
            ),
        }
    }
}

impl std::error::Error for Unreadable {}

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
            _ => Self::headerless(bytes, &ending.to_ascii_lowercase())
                .ok_or_else(|| Unreadable::Unknown(looks_like(bytes))),
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
