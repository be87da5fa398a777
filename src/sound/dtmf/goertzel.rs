//! How much there is of eight frequencies, all at once (Goertzel's filter).
//!
//! The samples come folded about the middle of the window: a cosine is the same on both sides, a
//! sine is opposite, and so half the steps do. Eight numbers side by side become vector instructions.

use std::f64::consts::PI;

pub(super) const LANES: usize = 8;
pub(super) type Lanes = [f32; LANES];
/// Half a window, in samples, at the highest rate that is looked at.
pub(super) const MOST_HALF: usize = 160;

/// A window of samples, folded about its middle: how both sides add up, and how they differ.
#[derive(Clone, Debug)]
pub(super) struct Folded {
    pub(super) even: [f32; MOST_HALF],
    pub(super) odd: [f32; MOST_HALF],
}

/// What a look at eight frequencies finds: the amplitude of each at the middle of the window, as a
/// complex number, not yet divided by the weights.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spectrum {
    pub(super) re: Lanes,
    pub(super) im: Lanes,
}

/// Eight frequencies to look for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Goertzel {
    turn: Lanes,
    cos: Lanes,
    sin: Lanes,
}

impl Goertzel {
    pub(super) fn new(hertz: [f64; LANES], rate: f64) -> Self {
        let halves = hertz.map(|hertz| PI * hertz / rate);
        Self {
            turn: halves.map(|half| single(2.0 * (2.0 * half).cos())),
            cos: halves.map(|half| single(half.cos())),
            sin: halves.map(|half| single(half.sin())),
        }
    }

    pub(super) fn look(&self, even: &[f32], odd: &[f32]) -> Spectrum {
        let [mut last, mut before, mut odd_last, mut odd_before] = [[0.0; LANES]; 4];
        for (even, odd) in even.iter().zip(odd).rev() {
            for lane in 0..LANES {
                let now = (even - before[lane]) + self.turn[lane] * last[lane];
                (before[lane], last[lane]) = (last[lane], now);
                let now = (odd - odd_before[lane]) + self.turn[lane] * odd_last[lane];
                (odd_before[lane], odd_last[lane]) = (odd_last[lane], now);
            }
        }
        let mut seen = Spectrum::default();
        for lane in 0..LANES {
            seen.re[lane] = self.cos[lane] * (last[lane] - before[lane]);
            seen.im[lane] = -self.sin[lane] * (odd_last[lane] + odd_before[lane]);
        }
        seen
    }
}

impl Spectrum {
    /// One of the eight, as a complex number.
    pub(super) fn at(&self, lane: usize) -> (f64, f64) {
        (f64::from(self.re[lane]), f64::from(self.im[lane]))
    }

    pub(super) fn powers(&self) -> Lanes {
        std::array::from_fn(|lane| self.re[lane].powi(2) + self.im[lane].powi(2))
    }
}

/// The sum of the products of two rows of numbers.
pub(super) fn dot(left: &[f32], right: &[f32]) -> f32 {
    let mut sums = [0.0; LANES];
    let (lefts, rights) = (left.chunks_exact(LANES), right.chunks_exact(LANES));
    let rest: f32 = lefts.remainder().iter().zip(rights.remainder()).map(|(l, r)| l * r).sum();
    for (left, right) in lefts.zip(rights) {
        for lane in 0..LANES {
            sums[lane] += left[lane] * right[lane];
        }
    }
    sums.iter().sum::<f32>() + rest
}

/// How far the phase moved between two complex numbers, beyond what was expected: from -PI to PI.
pub(super) fn drift((re, im): (f64, f64), before: (f64, f64), expected: f64) -> f64 {
    let moved = (im * before.0 - re * before.1).atan2(re * before.0 + im * before.1) - expected;
    moved - 2.0 * PI * (moved / (2.0 * PI)).round()
}

#[expect(clippy::cast_possible_truncation, reason = "24 bits are enough for 16-bit samples")]
pub(super) fn single(number: f64) -> f32 {
    number as f32
}
