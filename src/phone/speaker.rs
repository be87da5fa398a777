//! The machine's loudspeaker.

use crate::sound::Pcm;
use crate::voice::VoiceError;

/// Why nothing can be heard.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SoundError {
    /// There is no device, or it does not take sound.
    #[error("this machine has no usable sound device")]
    NoDevice,
    /// Linux plays sound by ALSA, and it is not installed.
    #[error(
        "this machine has no ALSA (libasound.so.2); on Debian or Ubuntu: apt install libasound2"
    )]
    NoAlsa,
    /// The program was built without a loudspeaker.
    #[error("this program was built without the feature `speaker`")]
    NotBuiltIn,
    /// The menu wants a voice that does not speak.
    #[error(transparent)]
    Voice(#[from] VoiceError),
}

#[cfg(feature = "speaker")]
pub(super) use with_speaker::Loudspeaker;
#[cfg(not(feature = "speaker"))]
pub(super) use without_speaker::Loudspeaker;

#[cfg(feature = "speaker")]
mod with_speaker {
    use std::num::NonZero;

    use rodio::buffer::SamplesBuffer;
    use rodio::{DeviceSinkBuilder, MixerDeviceSink, Player};

    use super::{Pcm, SoundError};

    /// The machine's loudspeaker: one voice, and tones over it.
    pub(in crate::phone) struct Loudspeaker {
        voice: Player,
        tones: Player,
        /// Sound ends when this is dropped.
        _device: MixerDeviceSink,
    }

    impl Loudspeaker {
        /// # Errors
        /// There is no device, or it does not take sound.
        pub(in crate::phone) fn open() -> Result<Self, SoundError> {
            #[cfg(target_os = "linux")]
            if !phonetree_alsa::load() {
                return Err(SoundError::NoAlsa);
            }
            // libasound writes what it misses over the screen; the error below says it in a line.
            #[cfg(target_os = "linux")]
            let _quiet = alsa::Output::local_error_handler();
            let mut device =
                DeviceSinkBuilder::open_default_sink().map_err(|_| SoundError::NoDevice)?;
            device.log_on_drop(false);
            let voice = Player::connect_new(device.mixer());
            let tones = Player::connect_new(device.mixer());
            Ok(Self { voice, tones, _device: device })
        }

        /// Says something in place of what is being said.
        pub(in crate::phone) fn say(&self, sound: &Pcm) {
            self.voice.stop();
            append(&self.voice, sound);
        }

        /// Silence, at once; tones go on.
        pub(in crate::phone) fn hush(&self) {
            self.voice.stop();
        }

        /// Holds what is being said, or lets it go on.
        pub(in crate::phone) fn hold(&self, held: bool) {
            if held { self.voice.pause() } else { self.voice.play() }
        }

        /// How fast it speaks, in percent.
        pub(in crate::phone) fn set_pace(&self, percent: u32) {
            self.voice.set_speed(percent as f32 / 100.0);
        }

        /// Whether anything can be heard.
        pub(in crate::phone) fn mute(&self, muted: bool) {
            let volume = if muted { 0.0 } else { 1.0 };
            self.voice.set_volume(volume);
            self.tones.set_volume(volume);
        }

        /// Sounds a tone over what is being said.
        pub(in crate::phone) fn sound(&self, tone: &Pcm) {
            append(&self.tones, tone);
        }
    }

    fn append(player: &Player, sound: &Pcm) {
        let Some(rate) = NonZero::new(sound.rate) else { return };
        let samples: Vec<f32> = sound.samples.iter().map(|s| f32::from(*s) / 32_768.0).collect();
        player.append(SamplesBuffer::new(NonZero::<u16>::MIN, rate, samples));
        player.play();
    }
}

#[cfg(not(feature = "speaker"))]
mod without_speaker {
    use super::{Pcm, SoundError};

    /// No loudspeaker: this program was built without one.
    pub(in crate::phone) enum Loudspeaker {}

    impl Loudspeaker {
        /// # Errors
        /// Always.
        pub(in crate::phone) fn open() -> Result<Self, SoundError> {
            Err(SoundError::NotBuiltIn)
        }

        pub(in crate::phone) fn say(&self, _sound: &Pcm) {
            match *self {}
        }

        pub(in crate::phone) fn hush(&self) {
            match *self {}
        }

        pub(in crate::phone) fn hold(&self, _held: bool) {
            match *self {}
        }

        pub(in crate::phone) fn set_pace(&self, _percent: u32) {
            match *self {}
        }

        pub(in crate::phone) fn mute(&self, _muted: bool) {
            match *self {}
        }

        pub(in crate::phone) fn sound(&self, _tone: &Pcm) {
            match *self {}
        }
    }
}
