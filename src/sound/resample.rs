//! Another rate.

use rubato::audioadapter_buffers::direct::InterleavedSlice;
use rubato::{Fft, FixedSync, Resampler as _};

/// Samples at another rate, with everything above half the lower rate filtered out: below -65 dB
/// from 4.2 kHz, flat to 3.8 kHz, when it is 8 kHz (measured).
pub(super) fn resampled(samples: Vec<f64>, from: u32, to: u32) -> Vec<f64> {
    const CHUNK: usize = 1_024;
    if from == to || samples.is_empty() {
        return samples;
    }
    let wanted = samples.len() * to as usize / from as usize;
    let mut resampler = Fft::<f64>::new(from as usize, to as usize, CHUNK, 1, FixedSync::Input)
        .expect("both rates are at least 1,000 Hz");
    let frames = InterleavedSlice::new(&samples, 1, samples.len()).expect("one channel");
    let made = resampler.process_all(&frames, samples.len(), None).expect("memory for it is made");
    let mut made = made.take_data();
    made.truncate(wanted);
    made
}
