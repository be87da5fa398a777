//! Telephone systems, and the prompt files they take.

use std::fmt;

use super::files::Format;
use super::files::{Encoding, Recording};
use super::measure::Measured;

/// A telephone system, or whatever else plays prompt files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptTarget {
    /// Asterisk, and what is built on it (FreePBX): files by language, one for each codec.
    Asterisk,
    /// FreeSWITCH: a folder for each rate.
    FreeSwitch,
    /// 3CX: 16-bit WAV at 8 kHz, up to 100 MB.
    ThreeCx,
    /// Twilio's `<Play>`: WAV of any kind, best as the telephone network has it.
    Twilio,
    /// Amazon Connect: μ-law WAV at 8 kHz, under 50 MB and five minutes.
    Connect,
    /// A page in a browser.
    Web,
}

impl PromptTarget {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Asterisk, Self::FreeSwitch, Self::ThreeCx, Self::Twilio, Self::Connect, Self::Web];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asterisk => "asterisk",
            Self::FreeSwitch => "freeswitch",
            Self::ThreeCx => "3cx",
            Self::Twilio => "twilio",
            Self::Connect => "connect",
            Self::Web => "web",
        }
    }

    /// The system of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|system| system.name() == name)
    }

    /// The formats it takes best, without converting anything while a call waits.
    pub const fn formats(self) -> &'static [Format] {
        match self {
            Self::Asterisk => &[Format::UlawRaw, Format::Sln16, Format::G722],
            Self::FreeSwitch => &[Format::Pcm8k, Format::Pcm16k, Format::Pcm48k],
            Self::ThreeCx => &[Format::Pcm8k],
            Self::Twilio | Self::Connect => &[Format::Ulaw],
            Self::Web => &[Format::Opus],
        }
    }

    /// Why it would not take a file; empty if it would. `bytes` is the length of the file.
    pub fn objections(self, file: &Recording, measured: &Measured, bytes: u64) -> Vec<String> {
        const MB: u64 = 1_000_000;
        let mut wrong = Vec::new();
        let mut must = |holds: bool, wants: &str| {
            if !holds {
                wrong.push(format!("it wants {wants}"));
            }
        };
        let (encoding, rate) = (file.encoding, file.sound.rate);
        let is_wav = file.container == "wav";
        let linear = encoding == Encoding::Linear(16);
        must(!file.cut_short, "a whole file, and this one ends too early");
        if self != Self::Web {
            must(file.channels == 1, "one channel");
        }
        match self {
            Self::Asterisk => {
                let wav = is_wav && linear && [8_000, 16_000].contains(&rate);
                must(
                    wav || file.container == "raw",
                    "16-bit WAV at 8 kHz (.wav) or 16 kHz (.wav16), or headerless sound",
                );
            }
            Self::FreeSwitch => {
                let known = [8_000, 16_000, 32_000, 48_000].contains(&rate);
                must(is_wav, "WAV");
                must(known, "8, 16, 32 or 48 kHz, as others are converted during the call");
            }
            Self::ThreeCx => {
                must(is_wav && linear && rate == 8_000, "16-bit WAV at 8 kHz");
                must(bytes <= 100 * MB, "at most 100 MB");
            }
            Self::Twilio => must(is_wav || encoding == Encoding::MuLaw, "WAV, or headerless u-law"),
            Self::Connect => {
                must(is_wav && encoding == Encoding::MuLaw && rate == 8_000, "u-law WAV at 8 kHz");
                must(bytes < 50 * MB, "less than 50 MB");
                must(measured.ms < 300_000, "less than five minutes");
            }
            Self::Web => must(is_wav || encoding == Encoding::Opus, "Opus or WAV"),
        }
        wrong
    }
}

impl fmt::Display for PromptTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
