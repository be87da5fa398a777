//! The tones of a telephone.

use std::f64::consts::TAU;

use crate::sound::pcm::Pcm;
use phonetree_core::menu::Key;

/// The loudest a single tone gets, of 32,768. Two of them together stay below full scale.
const AMPLITUDE: f64 = 6_000.0;
/// How long a tone fades in and out, in milliseconds, so that nothing clicks.
const FADE_MS: usize = 5;

/// The tone of a key: the two frequencies of its row and its column (ITU-T Q.23), in Hz.
pub fn dtmf(key: Key, ms: u32, rate: u32) -> Pcm {
    let (row, column) = match key.as_char() {
        '1' => (697.0, 1209.0),
        '2' => (697.0, 1336.0),
        '3' => (697.0, 1477.0),
        '4' => (770.0, 1209.0),
        '5' => (770.0, 1336.0),
        '6' => (770.0, 1477.0),
        '7' => (852.0, 1209.0),
        '8' => (852.0, 1336.0),
        '9' => (852.0, 1477.0),
        '*' => (941.0, 1209.0),
        '0' => (941.0, 1336.0),
        _ => (941.0, 1477.0),
    };
    tones(&[row, column], ms, rate)
}

/// What a caller hears while it rings, for so long: 440 and 480 Hz, two seconds on and four off
/// (North America: Telcordia GR-506; listed in ITU-T E.180 Supplement 2).
pub fn ringback(ms: u32, rate: u32) -> Pcm {
    const ON_MS: u32 = 2_000;
    const CADENCE_MS: u32 = 6_000;
    let mut ringing = Pcm { samples: Vec::new(), rate };
    let mut left = ms;
    while left > 0 {
        let cadence = left.min(CADENCE_MS);
        let on = cadence.min(ON_MS);
        ringing.samples.extend(tones(&[440.0, 480.0], on, rate).samples);
        ringing.samples.resize(ringing.samples.len() + length(cadence - on, rate), 0);
        left -= cadence;
    }
    ringing
}

/// The beep of a mailbox: 1,000 Hz for half a second.
pub fn beep(rate: u32) -> Pcm {
    beep_for(500, rate)
}

/// A beep that lasts so many milliseconds.
pub fn beep_for(ms: u32, rate: u32) -> Pcm {
    tones(&[1_000.0], ms, rate)
}

fn length(ms: u32, rate: u32) -> usize {
    (u64::from(ms) * u64::from(rate) / 1_000) as usize
}

/// Sine waves together. Rounded to samples in one place.
fn tones(frequencies: &[f64], ms: u32, rate: u32) -> Pcm {
    let count = length(ms, rate);
    let fade = (length(1, rate) * FADE_MS).clamp(1, count.max(2) / 2);
    let sample = |n: usize| {
        let seconds = n as f64 / f64::from(rate);
        let wave: f64 = frequencies.iter().map(|hertz| (TAU * hertz * seconds).sin()).sum();
        let edge = n.min(count - 1 - n).min(fade) as f64 / fade as f64;
        #[expect(clippy::cast_possible_truncation, reason = "at most 12,000 of 32,767")]
        let rounded = (wave * AMPLITUDE * edge).round() as i16;
        rounded
    };
    Pcm { samples: (0..count).map(sample).collect(), rate }
}

#[cfg(test)]
/// The power of one frequency among samples (Goertzel), per sample.
pub(in crate::sound) fn power(samples: &[i16], hertz: f64, rate: f64) -> f64 {
    let turn = 2.0 * (std::f64::consts::TAU * hertz / rate).cos();
    let (mut last, mut before) = (0.0, 0.0);
    for sample in samples {
        (last, before) = (f64::from(*sample) + turn * last - before, last);
    }
    (last * last + before * before - turn * last * before) / (samples.len() as f64).powi(2)
}

#[cfg(test)]
mod tests {
    use super::{dtmf, power, ringback};
    use phonetree_core::menu::Key;

    #[test]
    fn every_key_has_its_two_frequencies_and_no_other() {
        let all = [697.0, 770.0, 852.0, 941.0, 1209.0, 1336.0, 1477.0];
        for key in Key::ALL {
            let tone = dtmf(key, 200, 16_000);
            let mut powers: Vec<f64> =
                all.iter().map(|hertz| power(&tone.samples, *hertz, 16_000.0)).collect();
            powers.sort_by(f64::total_cmp);
            assert!(powers[5] > 100.0 * powers[4], "{key}: {powers:?}");
        }
    }

    #[test]
    fn ringback_is_two_seconds_on_and_four_off() {
        let ringing = ringback(6_000, 8_000);
        assert_eq!(ringing.ms(), 6_000);
        assert!(ringing.samples[..16_000].iter().any(|sample| *sample > 5_000));
        assert!(ringing.samples[16_000..].iter().all(|sample| *sample == 0));
    }
}
