//! What is known of a sound file that was read, or why it was not.

use std::fmt;
use std::time::Duration;

use crate::sound::pcm::Pcm;

/// The longest prompt: what the embedded voice makes of the longest text that it reads takes twenty
/// minutes. A few bytes may stand for hours of sound.
pub const LONGEST_PROMPT: Duration = Duration::from_secs(30 * 60);

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

/// Why a file is not sound that can be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It ends in the middle of its header or its data.
    #[error("the file is cut short")]
    CutShort,
    /// Its header has impossible numbers.
    #[error("its header has impossible numbers")]
    Nonsense,
    /// A WAV file with an encoding that is not read here: its tag.
    #[error("a WAV file in an unsupported encoding (format tag {0}); convert it to 16-bit PCM")]
    Encoding(u16),
    /// An Ogg file without Opus in it.
    #[error("an Ogg file with no readable Opus in it")]
    Ogg,
    /// It lasts longer than this.
    #[error("it lasts longer than {} minutes", .0.as_secs() / 60)]
    TooLong(Duration),
    /// Nothing that is read here; it looks like this.
    #[error("this is {0}, which is not supported; convert it to WAV")]
    LooksLike(&'static str),
    /// Nothing that is known.
    #[error(
        "not a supported sound file: use WAV, Ogg Opus, or headerless .ulaw .alaw .sln .sln16 .g722"
    )]
    Unknown,
}
