//! Who speaks the prompts of a tree, and where their sound is.

/// Who speaks the prompts of a tree, and where their sound is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoiceSettings {
    /// Which voice.
    pub by: Speaker,
    /// For [`Speaker::Command`]: the program and its arguments.
    pub command: Vec<Box<str>>,
    /// How long the program may take for a prompt, in milliseconds. Default 30 seconds.
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
    /// The system's own, which only speaks aloud.
    System,
}

impl Default for VoiceSettings {
    fn default() -> Self {
        Self {
            by: Speaker::Embedded,
            command: Vec::new(),
            patience_ms: 30_000,
            speed: 100,
            pitch: 100,
            recordings: None,
            audio: None,
        }
    }
}
