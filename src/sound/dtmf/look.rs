//! One look at the last 20 ms: whether they are the two tones of a key.

use std::f64::consts::{PI, TAU};

use super::decimate::{Decimator, in_ms};
use super::dial_tone::{DialTone, Mixture};
use super::goertzel::{Folded, Goertzel, LANES, Lanes, MOST_HALF, Spectrum, dot, drift, single};

/// The frequencies of rows and columns (ITU-T Q.23), in Hz.
const FREQUENCIES: [f64; LANES] = [697.0, 770.0, 852.0, 941.0, 1209.0, 1336.0, 1477.0, 1633.0];
const KEYS: [[char; 4]; 4] =
    [['1', '2', '3', 'A'], ['4', '5', '6', 'B'], ['7', '8', '9', 'C'], ['*', '0', '#', 'D']];
/// Half of what is looked at, in milliseconds.
const HALF_MS: usize = 10;
/// How far a tone may be off, as a part of its frequency. Q.24 wants 1.5 % accepted, 3.5 % refused.
const OFF: f64 = 0.025;
/// How much may be heard besides the two tones, as a part of their power (8.2 dB below).
const MOST_ELSE: f64 = 0.15;
/// How much stronger the row may be than the column (11 dB), and the column than the row (9 dB), as
/// power. Q.24 wants 8 dB and 4 dB accepted: a line weakens the high tones.
const ROW_STRONGER: f64 = 12.6;
const COLUMN_STRONGER: f64 = 7.9;
/// A tone is so much stronger than its neighbors, as power: noise is put aside early.
const STANDS_OUT: f32 = 2.5;
/// Quieter than this is silence: -42 dBm0 for each tone, as power of samples.
const QUIET: f64 = 184.0 * 184.0;
/// How far the two tones may move from look to look: in Hz, and as power (3 dB).
const STEADY_HERTZ: f64 = 8.0;
const STEADY_POWER: f64 = 2.0;

/// The key that a look saw.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glimpse {
    pub(super) key: char,
    powers: [f64; 2],
    /// How far each tone is off, in Hz.
    off: [f64; 2],
    pub(super) under: Under,
}

/// What is heard under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Under {
    Silence,
    /// What may be a dial tone, if it goes on.
    NewTone,
    DialTone,
}

impl Glimpse {
    pub(super) fn power(&self) -> f64 {
        self.powers[0] + self.powers[1]
    }

    /// Whether it is the same key as in the look before, as steadily as a machine sends it.
    pub(super) fn goes_on_from(&self, before: &Self) -> bool {
        let under = match self.under {
            Under::Silence => before.under != Under::NewTone,
            Under::NewTone => false,
            Under::DialTone => true,
        };
        under && self.key == before.key
    }

    /// Whether both tones are as high and as strong as in the look before.
    pub(super) fn is_steady_from(&self, before: &Self) -> bool {
        (0..2).all(|tone| {
            let louder = self.powers[tone] / before.powers[tone];
            (self.off[tone] - before.off[tone]).abs() <= STEADY_HERTZ
                && (STEADY_POWER.recip()..=STEADY_POWER).contains(&louder)
        })
    }
}

/// The last 20 ms, and what is remembered of the look before.
#[derive(Clone, Debug)]
pub(super) struct Looker {
    rate: f64,
    half: usize,
    hop_seconds: f64,
    samples: [f32; 2 * MOST_HALF],
    /// The newer half of a Hann window.
    weights: [f32; MOST_HALF],
    weights_sum: f64,
    weights_power: f64,
    goertzel: Goertzel,
    before: Option<Spectrum>,
    dial_tone: Option<DialTone>,
    /// Which dial tone was found last, of all that there are.
    usual: usize,
}

impl Looker {
    pub(super) fn new(rate: u32, decimator: &Decimator) -> Self {
        let half = in_ms(rate, decimator.every, HALF_MS);
        let rate = f64::from(rate) / decimator.every as f64;
        let mut weights = [0.0; MOST_HALF];
        let (mut weights_sum, mut weights_power) = (0.0, 0.0);
        for (n, weight) in weights[..half].iter_mut().enumerate() {
            let hann = 0.5 + 0.5 * (PI * (n as f64 + 0.5) / half as f64).cos();
            weights_sum += 2.0 * hann;
            weights_power += 2.0 * hann * hann;
            *weight = single(hann);
        }
        Self {
            rate,
            half,
            hop_seconds: decimator.step as f64 / rate,
            samples: [0.0; 2 * MOST_HALF],
            weights,
            weights_sum,
            weights_power,
            goertzel: Goertzel::new(FREQUENCIES, rate),
            before: None,
            dial_tone: None,
            usual: 0,
        }
    }

    /// How many samples are looked at, at the rate of the decimator.
    pub(super) fn window(&self) -> usize {
        2 * self.half
    }

    /// Takes one step of samples, and looks at the last 20 ms.
    pub(super) fn look(&mut self, decimator: &mut Decimator) -> Option<Glimpse> {
        let window = self.window();
        self.samples.copy_within(decimator.step..window, 0);
        decimator.give(&mut self.samples[window - decimator.step..window]);

        let mut folded = self.folded();
        let (before, dial_tone) = (self.before.take(), self.dial_tone.take());
        let power = self.power(&folded);
        if power < QUIET {
            return None;
        }
        let seen = self.goertzel.look(&folded.even[..self.half], &folded.odd[..self.half]);
        self.before = Some(seen);
        let glimpse = self.key(&seen, &before?)?;
        let other = power / glimpse.power() - 1.0;
        let alone = (other < MOST_ELSE).then_some(glimpse);
        if dial_tone.is_none() && alone.is_some() {
            return alone;
        }

        self.weigh_again(&mut folded);
        let [row, column] = places(&seen.powers());
        let key = [FREQUENCIES[row] + glimpse.off[0], FREQUENCIES[column] + glimpse.off[1]];
        let mixture = Mixture {
            twice: &folded,
            half: self.half,
            rate: self.rate,
            weights: self.weights_power,
            power,
            key,
            first: self.usual,
        };
        let Some(found) = mixture.dial_tone() else { return alone };
        self.dial_tone = Some(found);
        self.usual = found.which();
        if dial_tone.is_some_and(|before| found.goes_on_from(&before, self.hop_seconds)) {
            return Some(Glimpse { under: Under::DialTone, ..glimpse });
        }
        alone.or(Some(Glimpse { under: Under::NewTone, ..glimpse }))
    }

    fn folded(&self) -> Folded {
        let mut folded = Folded { even: [0.0; MOST_HALF], odd: [0.0; MOST_HALF] };
        let (older, newer) = self.samples[..2 * self.half].split_at(self.half);
        let sides = newer.iter().zip(older.iter().rev());
        let to = folded.even.iter_mut().zip(&mut folded.odd);
        for (((even, odd), (newer, older)), weight) in to.zip(sides).zip(&self.weights) {
            *even = weight * (newer + older);
            *odd = weight * (newer - older);
        }
        folded
    }

    /// The power of the samples, without what never changes (direct current).
    fn power(&self, folded: &Folded) -> f64 {
        let (even, odd) = (&folded.even[..self.half], &folded.odd[..self.half]);
        let all = f64::from(dot(even, even) + dot(odd, odd)) / (2.0 * self.weights_power);
        let level = f64::from(dot(even, &self.weights[..self.half])) / self.weights_power;
        all - level * level
    }

    fn weigh_again(&self, folded: &mut Folded) {
        for side in [&mut folded.even, &mut folded.odd] {
            for (sample, weight) in side.iter_mut().zip(&self.weights) {
                *sample *= weight;
            }
        }
    }

    /// The key of the strongest row and column, if they stand out, are where they should be and
    /// neither is much stronger than the other.
    fn key(&self, seen: &Spectrum, before: &Spectrum) -> Option<Glimpse> {
        let powers = seen.powers();
        let [row, column] = places(&powers);
        let stands_out = |lane: usize, power: &f32| {
            let of = if lane < 4 { row } else { column };
            lane == of || power * STANDS_OUT <= powers[of]
        };
        if !powers.iter().enumerate().all(|(lane, power)| stands_out(lane, power)) {
            return None;
        }
        let (mut tones, mut off) = ([0.0; 2], [0.0; 2]);
        for ((power, off), lane) in tones.iter_mut().zip(&mut off).zip([row, column]) {
            let expected = TAU * FREQUENCIES[lane] * self.hop_seconds;
            *off = drift(seen.at(lane), before.at(lane), expected) / (TAU * self.hop_seconds);
            if off.abs() > OFF * FREQUENCIES[lane] {
                return None;
            }
            let shown = hann_gain(*off * self.window() as f64 / self.rate);
            let amplitude = 2.0 * f64::from(powers[lane]).sqrt() / (self.weights_sum * shown);
            *power = amplitude * amplitude / 2.0;
        }
        let [row_power, column_power] = tones;
        let balanced =
            row_power < ROW_STRONGER * column_power && column_power < COLUMN_STRONGER * row_power;
        let loud = row_power + column_power >= QUIET;
        let key = KEYS[row][column - 4];
        let glimpse = Glimpse { key, powers: tones, off, under: Under::Silence };
        (balanced && loud).then_some(glimpse)
    }
}

/// The strongest row and the strongest column, by their places among the frequencies.
fn places(powers: &Lanes) -> [usize; 2] {
    let loudest = |lanes: std::ops::Range<usize>| {
        lanes.max_by(|a, b| powers[*a].total_cmp(&powers[*b])).unwrap_or_default()
    };
    [loudest(0..4), loudest(4..LANES)]
}

/// How much of a tone a Hann window shows that is so many bins beside it, from 0 to 1.
fn hann_gain(bins: f64) -> f64 {
    if bins.abs() < 1e-6 {
        return 1.0;
    }
    let x = PI * bins;
    x.sin() / (x * (1.0 - bins * bins))
}
