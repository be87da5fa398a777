//! The system's own voice: speech-dispatcher, macOS, Windows. It only speaks aloud.

#[cfg(feature = "system-voice")]
pub use with_system::SystemVoice;
#[cfg(not(feature = "system-voice"))]
pub use without_system::SystemVoice;

#[cfg(feature = "system-voice")]
mod with_system {
    use std::sync::mpsc::{self, Sender};
    use std::thread;
    use std::time::Duration;

    use tts::Tts;

    use crate::voice::VoiceError;
    use phonetree_core::menu::VoiceSettings;

    /// How long the system may take to say whether it has a voice.
    const PATIENCE: Duration = Duration::from_secs(2);

    /// The system's voice, on a thread of its own: some of what it is asked it answers after half a
    /// minute, and a call does not wait for it.
    #[derive(Debug)]
    pub struct SystemVoice {
        orders: Sender<SpeechOrder>,
        speed: u8,
    }

    enum SpeechOrder {
        Say { language: String, words: String },
        Hush,
    }

    impl SystemVoice {
        /// Opens the system's voice, with a menu's speed and pitch.
        ///
        /// # Errors
        /// There is none, or it does not answer.
        pub fn open(voicing: &VoiceSettings) -> Result<Self, VoiceError> {
            let (orders, taken) = mpsc::channel();
            let (ready, opened) = mpsc::channel();
            let (speed, pitch) = (voicing.speed, voicing.pitch);
            thread::spawn(move || {
                let mut voice = match Tts::default() {
                    Ok(voice) => voice,
                    Err(why) => return drop(ready.send(Err(why.to_string()))),
                };
                // A system that cannot change its voice speaks as it does.
                let (low, usual, high) = (voice.min_rate(), voice.normal_rate(), voice.max_rate());
                let _ = voice.set_rate(percent(speed, low, usual, high));
                let (low, usual, high) =
                    (voice.min_pitch(), voice.normal_pitch(), voice.max_pitch());
                let _ = voice.set_pitch(percent(pitch, low, usual, high));
                if ready.send(Ok(())).is_err() {
                    return;
                }
                let mut speaks = String::new();
                for order in taken {
                    match order {
                        SpeechOrder::Say { language, words } => {
                            if speaks != language {
                                choose(&mut voice, &language);
                                speaks = language;
                            }
                            let _ = voice.speak(words, true);
                        }
                        SpeechOrder::Hush => drop(voice.stop()),
                    }
                }
            });
            let no_voice = |why: &str| VoiceError::new(format!("the system has no voice: {why}"));
            match opened.recv_timeout(PATIENCE) {
                Ok(Ok(())) => Ok(Self { orders, speed }),
                Ok(Err(why)) => Err(no_voice(&why)),
                Err(_) => Err(no_voice("it does not answer")),
            }
        }

        /// Speaks words aloud, written as a voice should read them, in place of what it is saying.
        /// How long that takes, in milliseconds: an estimate, as not every system tells its end.
        pub fn say(&self, language: &str, words: &str) -> u64 {
            let ms = estimate(words) * 100 / u64::from(self.speed.max(1));
            let (language, words) = (language.to_owned(), words.to_owned());
            // A voice that has gone away is silent.
            let _ = self.orders.send(SpeechOrder::Say { language, words });
            ms
        }

        /// Silence, at once.
        pub fn hush(&self) {
            let _ = self.orders.send(SpeechOrder::Hush);
        }
    }

    /// How long words take, in milliseconds, from what espeak-ng takes at its usual speed for the
    /// prompts of the first line: never less than it by more than 5 %.
    fn estimate(words: &str) -> u64 {
        const LETTER_MS: u64 = 62;
        const SPELLED_MS: u64 = 360;
        let word = |word: &str| {
            let core = word.trim_end_matches(['.', ',', ';', ':', '?', '!']);
            let letters = core.chars().count() as u64;
            let digits = core.chars().filter(char::is_ascii_digit).count() as u64;
            let said = match letters {
                0 => 0,
                1 => SPELLED_MS,
                letters => LETTER_MS * (letters + 1 + digits),
            };
            let pause = match word.chars().next_back() {
                Some('.' | '?' | '!' | ';') => 350,
                Some(',' | ':') => 150,
                _ => 0,
            };
            said + pause
        };
        words.split_whitespace().map(word).sum()
    }

    /// The first voice of a language, the same region first.
    fn choose(voice: &mut Tts, language: &str) {
        let Ok(voices) = voice.voices() else { return };
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_lowercase();
        let exact = voices.iter().find(|it| it.language().as_str().eq_ignore_ascii_case(language));
        let near = || voices.iter().find(|it| primary(it.language().as_str()) == primary(language));
        if let Some(found) = exact.or_else(near) {
            let _ = voice.set_voice(found);
        }
    }

    /// 50 % is the lowest there is, 100 % the usual, 200 % the highest.
    fn percent(percent: u8, low: f32, usual: f32, high: f32) -> f32 {
        let part = f32::from(percent);
        if percent < 100 {
            low + (usual - low) * (part - 50.0) / 50.0
        } else {
            usual + (high - usual) * (part - 100.0) / 100.0
        }
    }
}

#[cfg(not(feature = "system-voice"))]
mod without_system {
    use crate::voice::VoiceError;
    use phonetree_core::menu::VoiceSettings;

    /// The system's voice: this program was built without it.
    #[derive(Debug)]
    pub enum SystemVoice {}

    impl SystemVoice {
        /// # Errors
        /// Always.
        pub fn open(_voicing: &VoiceSettings) -> Result<Self, VoiceError> {
            Err(VoiceError::new(
                "this program was built without the system's voice (`make system-voice` builds it)",
            ))
        }

        /// Speaks words aloud.
        pub fn say(&self, _language: &str, _words: &str) -> u64 {
            match *self {}
        }

        /// Silence, at once.
        pub fn hush(&self) {
            match *self {}
        }
    }
}
