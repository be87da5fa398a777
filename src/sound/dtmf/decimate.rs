//! Sound of any rate, at a rate that is low enough to be cheap: 8,000 Hz or a little more.
//!
//! A key has nothing above 1,690 Hz. What could be taken for it after the rate is lowered, from
//! 6,300 Hz on, is filtered out; speech to 3,400 Hz stays, because it tells that there is no key.

use std::f64::consts::TAU;

use super::goertzel::{LANES, dot, single};

/// The highest rate, in Hz.
pub(super) const MOST_RATE: u32 = 48_000;
/// The rate is lowered by a whole number, to this or more.
const LEAST_INNER: u32 = 8_000;
const MOST_TAPS: usize = LANES * (MOST_RATE / LEAST_INNER) as usize;
/// The most samples in 5 ms, and the most of them at the lower rate.
const MOST_STEP: usize = 320;
/// Where the filter is halfway down, in Hz.
const CUT: f64 = 4_400.0;

/// Takes samples in pieces of any length, and gives them back in steps at the lower rate.
#[derive(Clone, Debug)]
pub(super) struct Decimator {
    /// One of so many samples is kept.
    pub(super) every: usize,
    /// How many samples make one step, at the lower rate.
    pub(super) step: usize,
    taps: usize,
    filter: [f32; MOST_TAPS],
    /// The samples of this step, after as many as the filter reaches back.
    input: [f32; MOST_TAPS + MOST_STEP],
    filled: usize,
}

impl Decimator {
    /// For steps of so many milliseconds.
    pub(super) fn new(rate: u32, step_ms: usize) -> Self {
        let every = (rate / LEAST_INNER).max(1) as usize;
        let taps = LANES * every;
        let mut filter = [0.0; MOST_TAPS];
        if every == 1 {
            filter[taps - 1] = 1.0;
        } else {
            let weights = |n: usize| {
                let at = n as f64 + 0.5 - taps as f64 / 2.0;
                let hann = 0.5 + 0.5 * (TAU * at / taps as f64).cos();
                hann * (TAU * at * CUT / f64::from(rate)).sin() / at
            };
            let sum: f64 = (0..taps).map(weights).sum();
            for (n, tap) in filter[..taps].iter_mut().enumerate() {
                *tap = single(weights(n) / sum);
            }
        }
        let input = [0.0; MOST_TAPS + MOST_STEP];
        let step = in_ms(rate, every, step_ms);
        Self { every, step, taps, filter, input, filled: taps }
    }

    /// Takes the first of these samples, as many as this step lacks. What is left of them, and
    /// whether the step is whole.
    pub(super) fn take<'s>(&mut self, samples: &'s [i16]) -> (&'s [i16], bool) {
        let whole = self.taps + self.step * self.every;
        let (now, later) = samples.split_at(samples.len().min(whole - self.filled));
        for (to, sample) in self.input[self.filled..].iter_mut().zip(now) {
            *to = f32::from(*sample);
        }
        self.filled += now.len();
        (later, self.filled == whole)
    }

    /// Gives a whole step, and begins the next.
    pub(super) fn give(&mut self, to: &mut [f32]) {
        let filter = &self.filter[..self.taps];
        for (n, to) in to.iter_mut().enumerate() {
            *to = dot(&self.input[(n + 1) * self.every..][..self.taps], filter);
        }
        let whole = self.step * self.every;
        self.input.copy_within(whole..whole + self.taps, 0);
        self.filled = self.taps;
    }
}

/// So many milliseconds in samples, when one of `every` is kept.
pub(super) fn in_ms(rate: u32, every: usize, ms: usize) -> usize {
    (rate as usize * ms + every * 500) / (every * 1_000)
}
