//! Hears which keys are pressed (ITU-T Q.23, Q.24).
//!
//! Every 5 ms the last 20 ms are looked at, through a Hann window, at the eight frequencies of the
//! keys (Goertzel's filter). Two tones are a key when
//!
//! - each is within 2.5 % of its frequency (Q.24 wants 1.5 % accepted, 3.5 % refused), told from
//!   how far its phase moved in 5 ms, which is exact to about a hertz;
//! - the two together are nearly all that is heard: this is what keeps speech from being keys;
//! - neither is much louder than the other;
//! - and all of it lasts.
//!
//! Nothing is allocated, and a sample is looked at once: it can listen to a call as it goes on.

use std::f64::consts::TAU;

/// The frequencies of rows and columns (ITU-T Q.23), in Hz.
const FREQUENCIES: [f64; 8] = [697.0, 770.0, 852.0, 941.0, 1209.0, 1336.0, 1477.0, 1633.0];
const KEYS: [[char; 4]; 4] =
    [['1', '2', '3', 'A'], ['4', '5', '6', 'B'], ['7', '8', '9', 'C'], ['*', '0', '#', 'D']];
/// How much is looked at, in milliseconds, and how often.
const WINDOW_MS: usize = 20;
const HOP_MS: usize = 5;
/// The highest rate, in Hz, and what is looked at then, in samples.
const MOST_RATE: u32 = 48_000;
const MOST_SAMPLES: usize = MOST_RATE as usize * WINDOW_MS / 1_000;
/// How far a tone may be off, as a part of its frequency.
const OFF: f64 = 0.025;
/// How much of what is heard may be something else than the two tones.
const MOST_ELSE: f64 = 0.12;
/// How much louder the row may be than the column, and the column than the row: as power. Q.24
/// wants 4 dB and 8 dB accepted.
const ROW_LOUDER: f64 = 5.0;
const COLUMN_LOUDER: f64 = 12.6;
/// Quieter than this is silence: -42 dBm0 for both tones, as power of samples.
const QUIET: f64 = 184.0 * 184.0;
/// How many looks in a row must agree, so that 40 ms are heard and 20 ms are not.
const LOOKS: u8 = 4;
/// How many looks without the key end it: a gap of 40 ms does, a drop-out of 10 ms does not.
const ENDS: u8 = 8;

/// A key that was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeardKey {
    /// Which: `0`-`9`, `*`, `#`, and `A`-`D`, which no telephone of today has.
    pub key: char,
    /// When it began, in samples since the first.
    pub at: u64,
}

/// Listens for keys, sample by sample.
///
/// ```
/// use phonetree::menu::Key;
/// use phonetree::sound::{KeyDetector, dtmf};
///
/// let tone = dtmf(Key::from_char('7').unwrap(), 60, 8_000);
/// let mut detector = KeyDetector::new(8_000);
/// let heard: String = detector.hear(&tone.samples).map(|heard| heard.key).collect();
/// assert_eq!(heard, "7");
/// ```
#[derive(Clone, Debug)]
pub struct KeyDetector {
    rate: f64,
    window: usize,
    hop: usize,
    weights: [f32; MOST_SAMPLES],
    weights_sum: f64,
    weights_power: f64,
    /// The last samples, round and round.
    ring: [f32; MOST_SAMPLES],
    next: usize,
    until_look: usize,
    taken: u64,
    tones: [Tone; 8],
    /// The key of the last looks, and how many they are.
    candidate: Option<char>,
    looks: u8,
    /// The key that is down, and how many looks it has been missed for.
    down: Option<char>,
    missed: u8,
}

/// One frequency: what Goertzel's filter needs, and what it found last.
#[derive(Clone, Copy, Debug, Default)]
struct Tone {
    turn: f64,
    cos: f64,
    sin: f64,
    re: f64,
    im: f64,
    /// How far the phase moved since the look before, beyond what its own frequency moves it.
    drift: f64,
}

impl KeyDetector {
    /// A detector for sound of a rate in Hz.
    ///
    /// # Panics
    /// The rate is below 4,000 or above 48,000 Hz.
    pub fn new(rate: u32) -> Self {
        assert!((4_000..=MOST_RATE).contains(&rate), "{rate} Hz is not a rate of telephone sound");
        let of_ms = |ms: usize| rate as usize * ms / 1_000;
        let (window, hop) = (of_ms(WINDOW_MS), of_ms(HOP_MS));
        let mut weights = [0.0; MOST_SAMPLES];
        let (mut weights_sum, mut weights_power) = (0.0, 0.0);
        for (n, weight) in weights[..window].iter_mut().enumerate() {
            let hann = 0.5 - 0.5 * (TAU * (n as f64 + 0.5) / window as f64).cos();
            weights_sum += hann;
            weights_power += hann * hann;
            #[expect(clippy::cast_possible_truncation, reason = "a weight from 0 to 1")]
            let hann = hann as f32;
            *weight = hann;
        }
        let tones = FREQUENCIES.map(|hertz| {
            let (sin, cos) = (TAU * hertz / f64::from(rate)).sin_cos();
            Tone { turn: 2.0 * cos, cos, sin, ..Tone::default() }
        });
        Self {
            rate: f64::from(rate),
            window,
            hop,
            weights,
            weights_sum,
            weights_power,
            ring: [0.0; MOST_SAMPLES],
            next: 0,
            until_look: hop,
            taken: 0,
            tones,
            candidate: None,
            looks: 0,
            down: None,
            missed: 0,
        }
    }

    /// Listens to what comes next. The keys that are heard in it, in order; sound that is not
    /// drawn from the iterator is not listened to.
    pub fn hear(&mut self, samples: &[i16]) -> impl Iterator<Item = HeardKey> {
        samples.iter().filter_map(|sample| self.take(*sample))
    }

    fn take(&mut self, sample: i16) -> Option<HeardKey> {
        self.ring[self.next] = f32::from(sample);
        self.next = if self.next + 1 == self.window { 0 } else { self.next + 1 };
        self.taken += 1;
        self.until_look -= 1;
        if self.until_look > 0 {
            return None;
        }
        self.until_look = self.hop;
        let seen = self.look();
        self.follow(seen)
    }

    /// Which key the last 20 ms are, if they are one.
    fn look(&mut self) -> Option<char> {
        let mut weighted = [0.0_f32; MOST_SAMPLES];
        let weighted = &mut weighted[..self.window];
        let (newer, older) = self.ring[..self.window].split_at(self.next);
        let in_order = older.iter().chain(newer);
        for ((to, sample), weight) in weighted.iter_mut().zip(in_order).zip(&self.weights) {
            *to = sample * weight;
        }
        let power = weighted.iter().map(|x| f64::from(x * x)).sum::<f64>() / self.weights_power;
        if power < QUIET {
            return None;
        }
        let hop_seconds = self.hop as f64 / self.rate;
        for (tone, hertz) in self.tones.iter_mut().zip(FREQUENCIES) {
            tone.look(weighted, TAU * hertz * hop_seconds);
        }
        let (rows, columns) = self.tones.split_at(4);
        let (row, column) = (loudest(rows), loudest(columns));
        let mut powers = [0.0; 2];
        for (power, place) in powers.iter_mut().zip([row, 4 + column]) {
            let tone = &self.tones[place];
            let off = tone.drift / (TAU * hop_seconds);
            if off.abs() > OFF * FREQUENCIES[place] {
                return None;
            }
            let seen = hann_gain(off * self.window as f64 / self.rate);
            let amplitude = 2.0 * tone.power().sqrt() / (self.weights_sum * seen);
            *power = amplitude * amplitude / 2.0;
        }
        let [row_power, column_power] = powers;
        let balanced =
            row_power < ROW_LOUDER * column_power && column_power < COLUMN_LOUDER * row_power;
        let alone = row_power + column_power > (1.0 - MOST_ELSE) * power;
        (balanced && alone).then(|| KEYS[row][column])
    }

    /// A key begins after some looks that agree, and ends after some that do not.
    fn follow(&mut self, seen: Option<char>) -> Option<HeardKey> {
        if seen.is_some() && seen == self.down {
            self.missed = 0;
            return None;
        }
        self.missed = self.missed.saturating_add(1);
        if self.missed >= ENDS {
            self.down = None;
        }
        self.looks = if seen.is_some() && seen == self.candidate { self.looks + 1 } else { 1 };
        self.candidate = seen;
        let key = seen.filter(|_| self.looks >= LOOKS)?;
        (self.down, self.missed, self.looks) = (Some(key), 0, 0);
        let since = self.window + (usize::from(LOOKS) - 1) * self.hop;
        Some(HeardKey { key, at: self.taken.saturating_sub(since as u64) })
    }
}

impl Tone {
    fn look(&mut self, samples: &[f32], expected: f64) {
        let (mut last, mut before) = (0.0, 0.0);
        for sample in samples {
            (last, before) = (f64::from(*sample) + self.turn * last - before, last);
        }
        let (re, im) = (last - before * self.cos, before * self.sin);
        // The angle from the last look to this one, without what the frequency itself explains.
        let moved = (im * self.re - re * self.im).atan2(re * self.re + im * self.im) - expected;
        self.drift = moved - TAU * (moved / TAU).round();
        (self.re, self.im) = (re, im);
    }

    fn power(&self) -> f64 {
        self.re * self.re + self.im * self.im
    }
}

fn loudest(tones: &[Tone]) -> usize {
    let louder = |a: &usize, b: &usize| tones[*a].power().total_cmp(&tones[*b].power());
    (0..tones.len()).max_by(louder).unwrap_or_default()
}

/// How much of a tone a Hann window shows that is so many bins beside it, from 0 to 1.
fn hann_gain(bins: f64) -> f64 {
    if bins.abs() < 1e-6 {
        return 1.0;
    }
    let x = std::f64::consts::PI * bins;
    x.sin() / (x * (1.0 - bins * bins))
}
