//! How loud speech is.

use super::pcm::Pcm;

/// Active speech of -19 dBm0: RMS 2,600 of 32,768 (RFC 7874, section 4).
pub(super) const TARGET_RMS: f64 = 2_600.0;
const TARGET_DBM0: f64 = -19.0;
/// A stretch counts as speech if it is no more than this much below the loudest.
const ACTIVE_BELOW_LOUDEST_DB: f64 = 30.0;
/// The stretches that are looked at, in milliseconds.
const FRAME_MS: usize = 20;

/// The level of active speech in dBm0 (RFC 7874, section 4: RMS after a second-order high-pass at
/// 300 Hz, pauses left out). `None` for silence.
pub fn active_level_dbm0(sound: &Pcm) -> Option<f64> {
    let samples = sound.samples.iter().copied().map(f64::from);
    active_rms(samples, sound.rate).map(|rms| TARGET_DBM0 + 20.0 * (rms / TARGET_RMS).log10())
}

/// The RMS of active speech. `None` for silence.
pub(super) fn active_rms(samples: impl Iterator<Item = f64>, rate: u32) -> Option<f64> {
    let powers = powers(samples, rate);
    let loudest = powers.iter().copied().fold(0.0, f64::max);
    if loudest < 1.0 {
        return None;
    }
    let floor = loudest / 10_f64.powf(ACTIVE_BELOW_LOUDEST_DB / 10.0);
    let active: Vec<f64> = powers.into_iter().filter(|power| *power >= floor).collect();
    Some((active.iter().sum::<f64>() / active.len() as f64).sqrt())
}

/// The power of each stretch behind the high-pass.
fn powers(samples: impl Iterator<Item = f64>, rate: u32) -> Vec<f64> {
    let frame = (rate as usize * FRAME_MS / 1_000).max(1);
    let (mut powers, mut sum, mut count) = (Vec::new(), 0.0, 0_usize);
    for sample in high_pass(samples, rate) {
        sum += sample * sample;
        count += 1;
        if count == frame {
            powers.push(sum / frame as f64);
            (sum, count) = (0.0, 0);
        }
    }
    if count > 0 {
        powers.push(sum / count as f64);
    }
    powers
}

/// A second-order Butterworth high-pass at 300 Hz.
fn high_pass(samples: impl Iterator<Item = f64>, rate: u32) -> impl Iterator<Item = f64> {
    const CUT_HZ: f64 = 300.0;
    let k = (std::f64::consts::PI * CUT_HZ / f64::from(rate)).tan();
    let norm = 1.0 / (1.0 + std::f64::consts::SQRT_2 * k + k * k);
    let (a1, a2) =
        (2.0 * (k * k - 1.0) * norm, (1.0 - std::f64::consts::SQRT_2 * k + k * k) * norm);
    let (mut x1, mut x2, mut y1, mut y2) = (0.0, 0.0, 0.0, 0.0);
    samples.map(move |x| {
        let y = norm * (x - 2.0 * x1 + x2) - a1 * y1 - a2 * y2;
        (x2, x1, y2, y1) = (x1, x, y1, y);
        y
    })
}
