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
#[error("{why}")]
pub struct VoiceError {
    why: String,
    is_for_all: bool,
}

impl VoiceError {
    /// These words are not spoken; others may be.
    pub(super) fn new(why: impl Into<String>) -> Self {
        Self { why: why.into(), is_for_all: false }
    }

    /// No words are spoken: nothing else need be tried.
    pub(super) fn for_all(why: impl Into<String>) -> Self {
        Self { why: why.into(), is_for_all: true }
    }

    /// Whether no other words would be spoken either.
    pub fn is_for_all(&self) -> bool {
        self.is_for_all
    }
}
