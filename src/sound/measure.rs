//! What can be said of a sound by measuring it.

use super::dtmf::{HeardKey, KeyDetector};
use super::level::active_level_dbm0;
use super::pcm::Pcm;
use super::resample::resampled;

/// What was measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// How long it lasts, in milliseconds.
    pub ms: u64,
    /// The sample farthest from silence, from 0 to 32,768.
    pub peak: u16,
    /// Level of active speech in dBm0; `None` for silence.
    pub level_dbm0: Option<f64>,
    /// Samples in runs of three or more at full scale: cut off, most likely.
    pub clipped: u64,
    /// Silence before, after, and the longest in between, in milliseconds.
    pub lead_ms: u64,
    /// Silence after.
    pub tail_ms: u64,
    /// The longest silence in between.
    pub longest_pause_ms: u64,
    /// The keys pressed in it, each with its beginning in milliseconds.
    pub keys: Vec<(char, u64)>,
}

/// Measures a sound. Silence is what is 40 dB below the loudest sample.
pub fn measured(sound: &Pcm) -> Measured {
    let peak = sound.peak();
    let floor = (peak / 100).max(4);
    let to_ms = |samples: usize| samples as u64 * 1_000 / u64::from(sound.rate.max(1));
    let (mut first, mut last, mut longest) = (None, None, 0);
    let (mut clipped, mut run) = (0, 0);
    for (n, sample) in sound.samples.iter().enumerate() {
        let size = sample.unsigned_abs();
        if size > floor {
            longest = longest.max(last.map_or(0, |last| n - last - 1));
            first = first.or(Some(n));
            last = Some(n);
        }
        // The loudest values of 16-bit, μ-law (32,124) and A-law (32,256) sound.
        run = if size >= 32_124 && size == peak { run + 1 } else { 0 };
        clipped += match run {
            3 => 3,
            run if run > 3 => 1,
            _ => 0,
        };
    }
    let count = sound.samples.len();
    Measured {
        ms: sound.ms(),
        peak,
        level_dbm0: active_level_dbm0(sound),
        clipped,
        lead_ms: to_ms(first.unwrap_or(count)),
        tail_ms: to_ms(last.map_or(0, |last| count - last - 1)),
        longest_pause_ms: to_ms(longest),
        keys: keys(sound),
    }
}

/// The keys pressed in a sound, each with its beginning in milliseconds.
fn keys(sound: &Pcm) -> Vec<(char, u64)> {
    let heard: Vec<HeardKey>;
    let rate = match sound.rate {
        rate @ 4_000..=48_000 => {
            heard = KeyDetector::new(rate).hear(&sound.samples).collect();
            rate
        }
        rate => {
            let samples = sound.samples.iter().copied().map(f64::from).collect();
            #[expect(clippy::cast_possible_truncation, reason = "`as` saturates")]
            let samples: Vec<i16> =
                resampled(samples, rate, 8_000).into_iter().map(|s| s.round() as i16).collect();
            heard = KeyDetector::new(8_000).hear(&samples).collect();
            8_000
        }
    };
    let ms = |at: u64| at * 1_000 / u64::from(rate);
    heard.into_iter().map(|heard| (heard.key, ms(heard.at))).collect()
}
