//! Keys over a dial tone: what is left of a sound without the two tones of a key and a dial tone.
//!
//! A caller dials while the dial tone goes on. It is as loud as the keys or louder, so the two tones
//! of a key are far from all that is heard. The tones of the key and those of each dial tone in use
//! are fitted to the window together (least squares). If little is left, it is a key and a dial
//! tone - when the dial tone goes on as steadily as only a machine makes it. Speech does not.

use std::f64::consts::{PI, TAU};

use super::goertzel::{Folded, Goertzel, LANES, Spectrum, drift};

/// What dial and ringing tones are made of (ITU-T E.180 Supplement 2), in Hz.
const HERTZ: [f64; 6] = [350.0, 400.0, 425.0, 440.0, 450.0, 480.0];
/// The tones in use, by their places above: most of Europe; Japan; France; China; North America;
/// the United Kingdom; ringing in North America; ringing in the United Kingdom.
const TONES: [&[usize]; 8] = [&[2], &[1], &[3], &[4], &[0, 3], &[0, 4], &[3, 5], &[1, 4]];
const MOST_TONES: usize = 2;
/// How many tones are fitted at most: two of the key, and the dial tone.
const MOST_FITTED: usize = 2 + MOST_TONES;
/// How much may be left of the window, as a part of the key's power.
const MOST_LEFT: f64 = 0.10;
/// With so little left, no other dial tone is tried.
const CLEARLY: f64 = 0.015;
/// How far the phase of a steady tone is off from look to look, in radians: 13 Hz for a pair; a
/// single tone may be 30 Hz off. And how much its power may change (1.5 dB).
const PAIR_DRIFT: f64 = 0.41;
const SINGLE_DRIFT: f64 = 1.0;
const STEADY_POWER: f64 = 1.41;

/// A dial tone that was found: which, and its tones as complex numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct DialTone {
    which: usize,
    tones: [(f64, f64); MOST_TONES],
}

/// What is looked at: samples folded and weighted twice, and what they weigh.
pub(super) struct Mixture<'w> {
    pub(super) twice: &'w Folded,
    pub(super) half: usize,
    pub(super) rate: f64,
    /// The sum of the squares of the weights.
    pub(super) weights: f64,
    pub(super) power: f64,
    /// The frequencies of the key's two tones, as they were measured.
    pub(super) key: [f64; 2],
    /// The dial tone that was found before, which is tried first.
    pub(super) first: usize,
}

impl Mixture<'_> {
    /// The dial tone that explains what is heard besides the key, if one does.
    pub(super) fn dial_tone(&self) -> Option<DialTone> {
        let [row, column] = self.key;
        let mut hertz = [row, column, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        hertz[2..].copy_from_slice(&HERTZ);
        let even = &self.twice.even[..self.half];
        let seen = Goertzel::new(hertz, self.rate).look(even, &self.twice.odd[..self.half]);
        let mut best: Option<(f64, DialTone)> = None;
        for which in (0..TONES.len()).map(|n| (self.first + n) % TONES.len()) {
            let (left, tones) = self.left_without(which, &hertz, &seen);
            // Two tones always fit better than one: they must be worth it.
            let worth = if TONES[which].len() > 1 { 2.0 } else { 1.0 };
            let score = worth * left.max(0.01);
            if left < MOST_LEFT && best.as_ref().is_none_or(|(least, _)| score < *least) {
                best = Some((score, DialTone { which, tones }));
                if score < CLEARLY {
                    break;
                }
            }
        }
        best.map(|(_, tone)| tone)
    }

    /// What is left without the key and one dial tone, as a part of the key's power; and the tones
    /// of the dial tone. Cosines and sines about the middle of the window know nothing of each
    /// other, so each has its own small equations.
    fn left_without(
        &self,
        which: usize,
        hertz: &[f64; LANES],
        seen: &Spectrum,
    ) -> (f64, [(f64, f64); MOST_TONES]) {
        let count = 2 + TONES[which].len();
        let mut bins = [0.0; MOST_FITTED];
        let mut heard = [(0.0, 0.0); MOST_FITTED];
        let lanes = [0, 1].into_iter().chain(TONES[which].iter().map(|tone| 2 + tone));
        for ((bin, heard), lane) in bins.iter_mut().zip(&mut heard).zip(lanes) {
            let (re, im) = seen.at(lane);
            *bin = hertz[lane] * 2.0 * self.half as f64 / self.rate;
            *heard = (re / self.weights, im / self.weights);
        }
        let cosines = fitted(&bins[..count], 1.0, heard.map(|(re, _)| re));
        let sines = fitted(&bins[..count], -1.0, heard.map(|(_, im)| im));
        let explained: f64 = (0..count)
            .map(|tone| cosines[tone] * heard[tone].0 + sines[tone] * heard[tone].1)
            .sum();
        let power = |tone: usize| f64::midpoint(cosines[tone].powi(2), sines[tone].powi(2));
        let tones = std::array::from_fn(|tone| (cosines[2 + tone], sines[2 + tone]));
        ((self.power - explained) / (power(0) + power(1)).max(1e-9), tones)
    }
}

impl DialTone {
    pub(super) fn which(&self) -> usize {
        self.which
    }

    /// Whether it goes on from the look before, so many seconds ago, as a machine's tone does.
    pub(super) fn goes_on_from(&self, before: &Self, seconds: f64) -> bool {
        let tones = TONES[self.which];
        let most = if tones.len() > 1 { PAIR_DRIFT } else { SINGLE_DRIFT };
        let size = |(re, im): (f64, f64)| re * re + im * im;
        self.which == before.which
            && tones.iter().zip(self.tones.iter().zip(&before.tones)).all(|(tone, (now, then))| {
                let louder = size(*now) / size(*then).max(1e-9);
                drift(*now, *then, TAU * HERTZ[*tone] * seconds).abs() <= most
                    && (STEADY_POWER.recip()..=STEADY_POWER).contains(&louder)
            })
    }
}

/// How much of each tone there is (least squares, solved by elimination): of cosines for a `sign`
/// of 1, of sines for -1.
fn fitted(bins: &[f64], sign: f64, heard: [f64; MOST_FITTED]) -> [f64; MOST_FITTED] {
    let count = bins.len();
    let mut rows = [[0.0; MOST_FITTED + 1]; MOST_FITTED];
    for (row, (left, heard)) in rows.iter_mut().zip(bins.iter().zip(heard)) {
        for (cell, right) in row.iter_mut().zip(bins) {
            *cell = f64::midpoint(overlap(left - right), sign * overlap(left + right));
        }
        row[MOST_FITTED] = heard;
    }
    for done in 0..count {
        let pivot = rows[done];
        for row in &mut rows[done + 1..count] {
            let times = row[done] / pivot[done];
            for (cell, above) in row.iter_mut().zip(pivot) {
                *cell -= times * above;
            }
        }
    }
    let mut found = [0.0; MOST_FITTED];
    for place in (0..count).rev() {
        let known: f64 = (place + 1..count).map(|after| rows[place][after] * found[after]).sum();
        found[place] = (rows[place][MOST_FITTED] - known) / rows[place][place];
    }
    found
}

/// How alike two tones are that are so many bins apart, under a Hann window squared: 1 if they are the same.
fn overlap(bins: f64) -> f64 {
    // Between whole numbers the formula is exact; on -2 to 2 it would divide by zero.
    let bins = if (bins - bins.round()).abs() < 1e-5 { bins + 1e-5 } else { bins };
    let over = |away: f64| 1.0 / (bins - away) + 1.0 / (bins + away);
    (PI * bins).sin() / PI * (1.0 / bins - 2.0 / 3.0 * over(1.0) + over(2.0) / 6.0)
}
