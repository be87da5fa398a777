//! Another rate.

use rubato::audioadapter_buffers::direct::InterleavedSlice;
use rubato::{
    Async, FixedAsync, Resampler as _, SincInterpolationParameters, SincInterpolationType,
    WindowFunction, calculate_cutoff,
};

/// Samples at another rate, without what lies above half the lower rate: at 8 kHz all is there up to 3.4 kHz, where the band
/// of a telephone ends (ITU-T G.712), and nothing from 4.2 kHz (-65 dB).
pub(super) fn resampled(samples: Vec<f64>, from: u32, to: u32) -> Vec<f64> {
    const CHUNK: usize = 1_024;
    const WINDOW: WindowFunction = WindowFunction::BlackmanHarris2;
    if from == to || samples.is_empty() {
        return samples;
    }
    let wanted = samples.len() * to as usize / from as usize;
    // From twice the rate on it lasts 128 samples of the lower rate, whatever the higher is, and ends as high.
    let taps = (128 * from / to).max(256) as usize;
    // Of a multiple, such as 16 kHz for 8, each new sample stands where an old one was.
    let between = match from % to {
        0 => SincInterpolationType::Nearest,
        _ => SincInterpolationType::Cubic,
    };
    let filter = SincInterpolationParameters::new(taps, WINDOW)
        .f_cutoff(calculate_cutoff(256, WINDOW))
        .interpolation(between);
    let ratio = f64::from(to) / f64::from(from);
    let mut resampler = Async::<f64>::new_sinc(ratio, 1.0, &filter, CHUNK, 1, FixedAsync::Input)
        .expect("both rates are at least 1,000 Hz");
    let frames = InterleavedSlice::new(&samples, 1, samples.len()).expect("one channel");
    let made = resampler.process_all(&frames, samples.len(), None).expect("memory for it is made");
    let mut made = made.take_data();
    made.truncate(wanted);
    made
}

#[cfg(test)]
mod tests {
    use super::resampled;

    /// How much of a tone is left at 8 kHz, in dB.
    fn left(hertz: f64, from: u32) -> f64 {
        let angle = |n: u32| std::f64::consts::TAU * hertz * f64::from(n) / f64::from(from);
        let tone = (0..from).map(|n| 10_000.0 * angle(n).sin()).collect();
        let made = resampled(tone, from, 8_000);
        // Where it begins and where it ends, a tone is not one.
        let middle = &made[1_000..7_000];
        let power = middle.iter().map(|sample| sample * sample).sum::<f64>() / 6_000.0;
        10.0 * (power / 5e7).log10()
    }

    #[test]
    fn what_a_telephone_carries_is_kept_and_what_would_be_folded_into_it_is_gone() {
        for from in [16_000, 22_050, 24_000, 44_100, 48_000] {
            for hertz in [100.0, 300.0, 1_000.0, 3_000.0, 3_400.0] {
                let lost = left(hertz, from);
                assert!(lost.abs() < 0.1, "{hertz} Hz at {from} Hz: {lost:.2} dB");
            }
            for hertz in [4_200.0, 4_500.0, 5_000.0, 6_500.0, 7_900.0] {
                let left = left(hertz, from);
                assert!(left < -65.0, "{hertz} Hz at {from} Hz: {left:.2} dB");
            }
        }
    }
}
