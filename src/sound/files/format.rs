//! The formats that prompt files are written in.

use std::fmt;

use audio_codec::Encoder as _;
use audio_codec::g722::G722Encoder;

use super::g711::Law;
use super::{opus, wav};
use crate::sound::pcm::Pcm;

/// Why a sound is not written in a format: what the encoder says.
#[derive(Debug, thiserror::Error)]
#[error("Opus: {0:?}")]
pub struct EncodeError(opus_pure::Error);

/// A format of prompt files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// 16-bit linear WAV at 8 kHz.
    Pcm8k,
    /// 16-bit linear WAV at 16 kHz.
    Pcm16k,
    /// 16-bit linear WAV at 22.05 kHz.
    Pcm22k,
    /// 16-bit linear WAV at 44.1 kHz.
    Pcm44k,
    /// 16-bit linear WAV at 48 kHz.
    Pcm48k,
    /// G.711 μ-law WAV.
    Ulaw,
    /// G.711 A-law WAV.
    Alaw,
    /// G.711 μ-law without a header.
    UlawRaw,
    /// G.711 A-law without a header.
    AlawRaw,
    /// 16-bit linear at 8 kHz without a header: Asterisk's `sln`.
    Sln,
    /// 16-bit linear at 16 kHz without a header: Asterisk's `sln16`.
    Sln16,
    /// G.722 at 64 kbit/s without a header.
    G722,
    /// Opus in Ogg.
    Opus,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Pcm8k,
        Self::Pcm16k,
        Self::Pcm22k,
        Self::Pcm44k,
        Self::Pcm48k,
        Self::Ulaw,
        Self::Alaw,
        Self::UlawRaw,
        Self::AlawRaw,
        Self::Sln,
        Self::Sln16,
        Self::G722,
        Self::Opus,
    ];

    /// Its name on the command line and in manifests.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pcm8k => "pcm8k",
            Self::Pcm16k => "pcm16k",
            Self::Pcm22k => "pcm22k",
            Self::Pcm44k => "pcm44k",
            Self::Pcm48k => "pcm48k",
            Self::Ulaw => "ulaw",
            Self::Alaw => "alaw",
            Self::UlawRaw => "ulaw-raw",
            Self::AlawRaw => "alaw-raw",
            Self::Sln => "sln",
            Self::Sln16 => "sln16",
            Self::G722 => "g722",
            Self::Opus => "opus",
        }
    }

    /// The format of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// What its files' names end with.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pcm8k
            | Self::Pcm16k
            | Self::Pcm22k
            | Self::Pcm44k
            | Self::Pcm48k
            | Self::Ulaw
            | Self::Alaw => "wav",
            Self::UlawRaw => "ulaw",
            Self::AlawRaw => "alaw",
            Self::Sln => "sln",
            Self::Sln16 => "sln16",
            Self::G722 => "g722",
            Self::Opus => "opus",
        }
    }

    /// Samples a second that go in (Hz).
    pub const fn rate(self) -> u32 {
        match self {
            Self::Pcm8k | Self::Ulaw | Self::Alaw | Self::UlawRaw | Self::AlawRaw | Self::Sln => {
                8_000
            }
            Self::Pcm16k | Self::Sln16 | Self::G722 | Self::Opus => 16_000,
            Self::Pcm22k => 22_050,
            Self::Pcm44k => 44_100,
            Self::Pcm48k => 48_000,
        }
    }

    /// Whether samples are kept as numbers on a straight line: only then does dither help. The
    /// steps of G.711 grow with the sample, and G.722 and Opus add noise of their own.
    pub const fn is_linear(self) -> bool {
        matches!(
            self,
            Self::Pcm8k
                | Self::Pcm16k
                | Self::Pcm22k
                | Self::Pcm44k
                | Self::Pcm48k
                | Self::Sln
                | Self::Sln16
        )
    }

    /// A whole file of a sound, which must be at the format's [`rate`](Self::rate).
    ///
    /// # Errors
    /// The encoder refuses the sound.
    ///
    /// # Panics
    /// The sound is at another rate.
    pub fn file(self, sound: &Pcm) -> Result<Vec<u8>, EncodeError> {
        assert_eq!(sound.rate, self.rate(), "a sound is resampled before it is written");
        Ok(match self {
            Self::Pcm8k | Self::Pcm16k | Self::Pcm22k | Self::Pcm44k | Self::Pcm48k => {
                wav::linear(sound)
            }
            Self::Ulaw => wav::companded(Law::Mu, sound.rate, &Law::Mu.encoded(&sound.samples)),
            Self::Alaw => wav::companded(Law::A, sound.rate, &Law::A.encoded(&sound.samples)),
            Self::UlawRaw => Law::Mu.encoded(&sound.samples),
            Self::AlawRaw => Law::A.encoded(&sound.samples),
            Self::Sln | Self::Sln16 => {
                sound.samples.iter().flat_map(|sample| sample.to_le_bytes()).collect()
            }
            Self::G722 => {
                // Two samples make a byte.
                let mut samples = sound.samples.clone();
                samples.resize(samples.len().next_multiple_of(2), 0);
                G722Encoder::new().encode(&samples)
            }
            Self::Opus => opus::written(sound).map_err(EncodeError)?,
        })
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
