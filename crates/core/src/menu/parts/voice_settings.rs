//! Who speaks the prompts of a tree, and where their sound is.

use super::contact::Url;
use super::prompt::Text;

/// Who speaks the prompts of a tree, and where their sound is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoiceSettings {
    /// Which voice.
    pub by: Speaker,
    /// For [`Speaker::Command`]: the program and its arguments.
    pub command: Vec<Box<str>>,
    /// For [`Speaker::Server`]: the server, and what to ask of it.
    pub server: Option<SpeechServer>,
    /// How long the program or the server may take for a prompt, in milliseconds. Default 30 seconds.
    pub patience_ms: u64,
    /// How fast it speaks, in percent, 50 to 200.
    pub speed: u8,
    /// How high it speaks, in percent, 50 to 200.
    pub pitch: u8,
    /// The folder of recordings, as written: from the folder of the menu file.
    pub recordings: Option<Box<str>>,
    /// The folder of rendered prompts, as written: from the folder of the menu file.
    pub audio: Option<Box<str>>,
}

/// A kind of voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// SVOX Pico, inside this program.
    Embedded,
    /// Any program: text on its stdin, WAV on its stdout.
    Command,
    /// A speech server: OpenAI's `POST /v1/audio/speech`, which many programs and services offer.
    Server,
    /// The system's own, which only speaks aloud.
    System,
}

impl Default for VoiceSettings {
    fn default() -> Self {
        Self {
            by: Speaker::Embedded,
            command: Vec::new(),
            server: None,
            patience_ms: 30_000,
            speed: 100,
            pitch: 100,
            recordings: None,
            audio: None,
        }
    }
}

/// A speech server, and what to ask of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeechServer {
    /// Where it takes requests.
    pub url: Url,
    /// The model, as the server names it.
    pub model: Box<str>,
    /// The voice in each language, as the server names it.
    pub voice: Text,
    /// How to speak, in each language, for models that take instructions.
    pub instructions: Option<Text>,
    /// The environment variable that has the key. The key itself is in no file.
    pub key_env: Option<Box<str>>,
}
