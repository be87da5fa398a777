//! Sound as numbers.

/// Sound with one channel: 16-bit samples, so many a second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pcm {
    /// The samples, from -32,768 to 32,767.
    pub samples: Vec<i16>,
    /// Samples a second (Hz).
    pub rate: u32,
}

impl Pcm {
    /// How long it lasts, in milliseconds.
    pub fn ms(&self) -> u64 {
        self.samples.len() as u64 * 1_000 / u64::from(self.rate.max(1))
    }
}
