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

    /// The sample farthest from silence, from 0 to 32,768.
    pub fn peak(&self) -> u16 {
        self.samples.iter().map(|sample| sample.unsigned_abs()).max().unwrap_or_default()
    }
}

/// Samples of several channels, by turns, as one: their mean.
pub(super) fn mixed(samples: Vec<i16>, channels: usize, rate: u32) -> Pcm {
    let mean = |frame: &[i16]| {
        let sum: i32 = frame.iter().map(|sample| i32::from(*sample)).sum();
        i16::try_from(sum / i32::try_from(frame.len()).unwrap_or(1)).unwrap_or_default()
    };
    let samples = match channels {
        1 => samples,
        channels => samples.chunks_exact(channels).map(mean).collect(),
    };
    Pcm { samples, rate }
}
