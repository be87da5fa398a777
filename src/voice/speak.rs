//! What a voice is.

use crate::sound::Pcm;

/// Says words. What it makes is raw: [`finished`](crate::sound::finished) makes a prompt of it.
pub trait Voice {
    /// Speaks words, written as a voice should read them ([`said`](super::said)).
    ///
    /// # Errors
    /// The voice cannot say this, or nothing at all; what it said is in the error.
    fn speak(&mut self, words: &str) -> Result<Pcm, VoiceError>;
}

/// Why a voice does not speak.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct VoiceError(String);

impl VoiceError {
    pub(super) fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}
