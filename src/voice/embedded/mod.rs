//! The embedded voice: SVOX Pico, compiled in, with its language files.

mod language_files;
mod pico;

use std::fmt;

use self::language_files::LanguageFile;
use self::pico::Pico;
use super::speak::{Voice, VoiceError};
use crate::packed::{self, Packed};
use crate::sound::Pcm;

/// Samples a second of what the voice says (Hz).
const RATE: u32 = 16_000;
/// The longest prompt that is spoken, in bytes: about 20 minutes of speech.
const MOST_BYTES: usize = 20_000;
/// The longest piece the voice is given at once, in bytes.
const PIECE_BYTES: usize = 1_500;
/// No second of speech takes more steps than this; a voice that takes more has lost its way.
const MOST_STEPS: usize = 2_000_000;

/// The languages embedded: tag, text analysis, signal generation.
const LANGUAGES: &[(&str, Data, Data)] = &[
    (
        "en-US",
        Data("en-US_ta.bin", packed::EN_US_TA),
        Data("en-US_lh0_sg.bin", packed::EN_US_LH0_SG),
    ),
    (
        "en-GB",
        Data("en-GB_ta.bin", packed::EN_GB_TA),
        Data("en-GB_kh0_sg.bin", packed::EN_GB_KH0_SG),
    ),
    (
        "es-ES",
        Data("es-ES_ta.bin", packed::ES_ES_TA),
        Data("es-ES_zl0_sg.bin", packed::ES_ES_ZL0_SG),
    ),
];

/// A language file: its name and its bytes.
struct Data(&'static str, Packed);

fn cannot(what: &str, why: impl fmt::Display) -> VoiceError {
    VoiceError::new(format!("the embedded voice cannot {what}: {why}"))
}

/// The embedded voice in one language. Each prompt is spoken by an engine of its own, opened in a
/// millisecond: what an engine said before is heard in how it says the next thing.
pub struct Embedded {
    tag: &'static str,
    /// Its files: text analysis, signal generation.
    files: [LanguageFile; 2],
    speed: u8,
    pitch: u8,
}

impl Embedded {
    /// Opens the voice for a language (BCP 47): the same tag, else the same primary language.
    ///
    /// # Errors
    /// No voice for the language; no folder to put its files in.
    pub fn open(language: &str) -> Result<Self, VoiceError> {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let exact = LANGUAGES.iter().find(|(tag, ..)| tag.eq_ignore_ascii_case(language));
        let found =
            exact.or_else(|| LANGUAGES.iter().find(|(tag, ..)| primary(tag) == primary(language)));
        let Some((tag, analysis, signal)) = found else {
            let known: Vec<&str> = LANGUAGES.iter().map(|(tag, ..)| *tag).collect();
            return Err(cannot(
                &format!("speak {language}"),
                format!("it speaks {}", known.join(", ")),
            ));
        };
        let file = |Data(name, bytes): &Data| {
            LanguageFile::put(name, bytes).map_err(|why| cannot("put its files anywhere", why))
        };
        let voice = Self { tag, files: [file(analysis)?, file(signal)?], speed: 100, pitch: 100 };
        voice.engine()?;
        Ok(voice)
    }

    fn engine(&self) -> Result<Pico, VoiceError> {
        let files = self.files.each_ref().map(LanguageFile::path);
        Pico::open(self.tag, files).map_err(|why| cannot("start", why))
    }

    /// The same voice, faster or higher: in percent, 50 to 200.
    #[must_use]
    pub fn with(self, speed: u8, pitch: u8) -> Self {
        Self { speed, pitch, ..self }
    }

    fn speak_piece(
        &self,
        engine: &mut Pico,
        piece: &str,
        samples: &mut Vec<i16>,
    ) -> Result<(), VoiceError> {
        // At its own volume the voice clips; the level is set afterwards.
        let (mut before, mut after) = ("<volume level='60'>".to_owned(), "</volume>\0".to_owned());
        for (mark, percent) in [("speed", self.speed), ("pitch", self.pitch)] {
            if percent != 100 {
                before = format!("{before}<{mark} level='{percent}'>");
                after = format!("</{mark}>{after}");
            }
        }
        let marked = format!("{before}{piece}{after}");
        let mut rest = marked.as_bytes();
        let mut buffer = [0_i16; 1_024];
        for _ in 0..MOST_STEPS {
            if !rest.is_empty() {
                let taken = engine.put(rest).map_err(|why| cannot("speak", why))?;
                rest = &rest[taken.min(rest.len())..];
            }
            let (made, silent) = engine.take(&mut buffer).map_err(|why| cannot("speak", why))?;
            samples.extend_from_slice(&buffer[..made]);
            if silent && rest.is_empty() {
                return Ok(());
            }
        }
        Err(cannot("speak", "it does not end"))
    }
}

/// The same words give the same samples, in every process.
impl Voice for Embedded {
    /// # Errors
    /// More than 20,000 bytes; a voice that fails.
    fn speak(&mut self, words: &str) -> Result<Pcm, VoiceError> {
        if words.len() > MOST_BYTES {
            return Err(cannot(
                "speak so much",
                format!("{} bytes; {MOST_BYTES} are the most", words.len()),
            ));
        }
        let mut engine = self.engine()?;
        let mut samples = Vec::new();
        for piece in pieces(&plain(words)) {
            self.speak_piece(&mut engine, piece, &mut samples)?;
        }
        Ok(Pcm { samples, rate: RATE })
    }
}

impl fmt::Debug for Embedded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Embedded")
    }
}

/// Without what the voice would take for markup, or choke on; very long words are cut, and so are long
/// numbers: of more than fifty digits it reads memory that nobody wrote, and fails. At the end of a
/// sentence it would read `org.` as an abbreviation: "organization".
fn plain(words: &str) -> String {
    const LONGEST_WORD: usize = 60;
    const LONGEST_NUMBER: usize = 20;
    let (mut run, mut digits) = (0, 0);
    let mut plain = String::with_capacity(words.len());
    for c in words.chars() {
        let c = match c {
            '<' | '>' | '&' | '\\' => ' ',
            c if c.is_control() || !c.is_alphanumeric() && u32::from(c) > 0x24F => ' ',
            c if u32::from(c) > 0x24F => ' ',
            c => c,
        };
        run = if c == ' ' { 0 } else { run + 1 };
        digits = if c.is_numeric() { digits + 1 } else { 0 };
        if run > LONGEST_WORD || digits > LONGEST_NUMBER {
            plain.push(' ');
            (run, digits) = (1, usize::from(c.is_numeric()));
        }
        plain.push(c);
    }
    plain.replace(" org.", " org .")
}

/// Cut at the ends of sentences, else between words.
fn pieces(words: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = words.trim();
    while rest.len() > PIECE_BYTES {
        let mut most = PIECE_BYTES;
        while !rest.is_char_boundary(most) {
            most -= 1;
        }
        let sentence = rest[..most].rfind(['.', '?', '!']).map(|at| at + 1);
        let word = || rest[..most].rfind(' ');
        let cut = sentence.or_else(word).filter(|at| *at > 0).unwrap_or(most);
        pieces.push(rest[..cut].trim());
        rest = rest[cut..].trim_start();
    }
    if rest.chars().any(char::is_alphanumeric) {
        pieces.push(rest);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn neither_a_word_nor_a_number_is_longer_than_the_voice_can_read() {
        let longest = |text: &str, part: fn(char) -> bool| {
            let text = plain(text);
            text.split(|c| !part(c)).map(|run| run.chars().count()).max()
        };
        let digits = |c: char| c.is_numeric();
        for text in
            ["1".repeat(60), "12345678901234567890".repeat(9), "x".to_owned() + &"7".repeat(99)]
        {
            assert_eq!(longest(&text, digits), Some(20), "{text}");
        }
        for odd in ["a", "\u{e9}", "'", "]", "1a"] {
            assert_eq!(longest(&odd.repeat(300), |c| c != ' '), Some(60), "{odd}");
        }
        assert_eq!(
            plain("1-800-790-4661, or 12345678901234567890"),
            "1-800-790-4661, or 12345678901234567890"
        );
        assert_eq!(plain("123456789012345678901"), "12345678901234567890 1");
    }
}
