//! The embedded voice: SVOX Pico, compiled in, with its language files.

use std::collections::hash_map::DefaultHasher;
use std::fmt;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use super::pico::Pico;
use super::speak::{Voice, VoiceError};
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
        Data("en-US_ta.bin", include_bytes!(concat!(env!("PICO_LANG"), "/en-US_ta.bin"))),
        Data("en-US_lh0_sg.bin", include_bytes!(concat!(env!("PICO_LANG"), "/en-US_lh0_sg.bin"))),
    ),
    (
        "en-GB",
        Data("en-GB_ta.bin", include_bytes!(concat!(env!("PICO_LANG"), "/en-GB_ta.bin"))),
        Data("en-GB_kh0_sg.bin", include_bytes!(concat!(env!("PICO_LANG"), "/en-GB_kh0_sg.bin"))),
    ),
    (
        "es-ES",
        Data("es-ES_ta.bin", include_bytes!(concat!(env!("PICO_LANG"), "/es-ES_ta.bin"))),
        Data("es-ES_zl0_sg.bin", include_bytes!(concat!(env!("PICO_LANG"), "/es-ES_zl0_sg.bin"))),
    ),
];

/// A language file: its name and its bytes.
struct Data(&'static str, &'static [u8]);

fn cannot(what: &str, why: impl fmt::Display) -> VoiceError {
    VoiceError::new(format!("the embedded voice cannot {what}: {why}"))
}

/// The embedded voice in one language. Each prompt is spoken by an engine of its own, opened in a
/// millisecond: what an engine said before is heard in how it says the next thing.
pub struct Embedded {
    tag: &'static str,
    /// Its files: text analysis, signal generation.
    files: [String; 2],
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
        let file = |data: &Data| {
            let file = data.on_disk()?;
            let path = file.into_os_string().into_string();
            path.map_err(|_| cannot("read its files", "the path is not UTF-8"))
        };
        let voice = Self { tag, files: [file(analysis)?, file(signal)?], speed: 100, pitch: 100 };
        voice.engine()?;
        Ok(voice)
    }

    fn engine(&self) -> Result<Pico, VoiceError> {
        Pico::open(self.tag, &self.files).map_err(|why| cannot("start", why))
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
        Err(cannot("speak", "it does not come to an end"))
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

/// Without what the voice would take for markup, or choke on; very long words are cut. At the end
/// of a sentence it would read `org.` as an abbreviation: "organization".
fn plain(words: &str) -> String {
    const LONGEST_WORD: usize = 60;
    let mut run = 0;
    let mut plain = String::with_capacity(words.len());
    for c in words.chars() {
        let c = match c {
            '<' | '>' | '&' | '\\' => ' ',
            c if c.is_control() || !c.is_alphanumeric() && u32::from(c) > 0x24F => ' ',
            c if u32::from(c) > 0x24F => ' ',
            c => c,
        };
        run = if c == ' ' { 0 } else { run + 1 };
        if run > LONGEST_WORD {
            plain.push(' ');
            run = 1;
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

impl Data {
    /// The voice reads files only: this is the one with these bytes, written once, whole or not at
    /// all, into the user's cache, else into a folder for temporary files.
    fn on_disk(&self) -> Result<PathBuf, VoiceError> {
        let Self(name, bytes) = self;
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        let name = format!("{:016x}-{name}", hasher.finish());
        let folders =
            cache_folder().into_iter().chain([std::env::temp_dir().join("phonetree-voice")]);
        let mut why = String::new();
        for folder in folders {
            match self.put(&folder, &folder.join(&name)) {
                Ok(file) => return Ok(file),
                Err(error) => why = format!("{}: {error}", folder.display()),
            }
        }
        Err(cannot("put its files anywhere", why))
    }

    fn put(&self, folder: &Path, file: &Path) -> std::io::Result<PathBuf> {
        if fs::read(file).is_ok_and(|found| found == self.1) {
            return Ok(file.to_owned());
        }
        fs::create_dir_all(folder)?;
        let mut whole = tempfile::NamedTempFile::new_in(folder)?;
        whole.write_all(self.1)?;
        whole.persist(file).map_err(|error| error.error)?;
        Ok(file.to_owned())
    }
}

/// Where a program may keep what it can make again.
fn cache_folder() -> Option<PathBuf> {
    let folders = etcetera::base_strategy::choose_native_strategy().ok()?;
    Some(folders.cache_dir().join("phonetree").join("voice"))
}
