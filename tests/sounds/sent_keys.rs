//! Keys as a telephone and a line send them: tones of any frequency, level, length and balance, in
//! noise, over other tones.

use std::f64::consts::TAU;

use phonetree::sound::KeyDetector;

pub(crate) const KEYS: &str = "123A456B789C*0#D";
const ROWS: [f64; 4] = [697.0, 770.0, 852.0, 941.0];
const COLUMNS: [f64; 4] = [1209.0, 1336.0, 1477.0, 1633.0];

/// What a key is sent like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sent {
    pub(crate) rate: u32,
    pub(crate) on_ms: f64,
    pub(crate) off_ms: f64,
    /// How far the row and the column are off, in percent.
    pub(crate) off_percent: [f64; 2],
    /// How far all of it is off, in Hz, as an old carrier line makes it.
    pub(crate) shifted_hertz: f64,
    /// How much stronger the row is than the column, in dB.
    pub(crate) twist_db: f64,
    /// The level of the stronger tone, in dBm0; 0 is 3.14 dB below a full-scale sine (G.711).
    pub(crate) level_dbm0: f64,
    /// Other tones that go on all the time: in Hz, and how much stronger each is than the stronger
    /// of the two, in dB.
    pub(crate) over: &'static [(f64, f64)],
    /// Direct current, in steps of 16 bits.
    pub(crate) offset: f64,
    /// How far noise (white, to 4 kHz) is below the stronger tone, in dB.
    pub(crate) noise_db: Option<f64>,
    /// An echo: how late, in milliseconds, and how much stronger it is (so a negative number), in dB.
    pub(crate) echo: Option<(f64, f64)>,
}

pub(crate) const PLAIN: Sent = Sent {
    rate: 8_000,
    on_ms: 40.0,
    off_ms: 40.0,
    off_percent: [0.0; 2],
    shifted_hertz: 0.0,
    twist_db: 0.0,
    level_dbm0: -10.0,
    over: &[],
    offset: 0.0,
    noise_db: None,
    echo: None,
};

/// Numbers that are the same each time (xorshift).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn uniform(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        let (a, b) = (self.uniform().max(1e-12), self.uniform());
        (-2.0 * a.ln()).sqrt() * (TAU * b).cos()
    }
}

/// A sentence of keys, each with a pause before it, in clipped 16 bits.
pub(crate) fn sent(keys: &str, how: Sent, numbers: &mut Numbers) -> Vec<i16> {
    const FULL_SCALE_DBM0: f64 = 3.139;
    let times = |db: f64| 10_f64.powf(db / 20.0);
    let stronger = 32_767.0 * times(how.level_dbm0 - FULL_SCALE_DBM0);
    let weaker = stronger * times(-how.twist_db.abs());
    let (row_size, column_size) =
        if how.twist_db >= 0.0 { (stronger, weaker) } else { (weaker, stronger) };
    let of_ms = |ms: f64| (ms * f64::from(how.rate) / 1_000.0).round() as usize;
    let seconds = |n: usize| n as f64 / f64::from(how.rate);
    let mut samples = Vec::new();
    for key in keys.chars() {
        let place = KEYS.find(key).unwrap();
        let [row_off, column_off] = how.off_percent.map(|percent| 1.0 + percent / 100.0);
        let row = ROWS[place / 4] * row_off + how.shifted_hertz;
        let column = COLUMNS[place % 4] * column_off + how.shifted_hertz;
        let phases = [numbers.uniform() * TAU, numbers.uniform() * TAU];
        samples.extend(std::iter::repeat_n(0.0, of_ms(how.off_ms)));
        samples.extend((0..of_ms(how.on_ms)).map(|n| {
            row_size * (TAU * row * seconds(n) + phases[0]).sin()
                + column_size * (TAU * column * seconds(n) + phases[1]).sin()
        }));
    }
    samples.extend(std::iter::repeat_n(0.0, of_ms(60.0)));
    if let Some((late_ms, db)) = how.echo {
        let late = of_ms(late_ms);
        for n in (late..samples.len()).rev() {
            samples[n] += samples[n - late] * times(db);
        }
    }
    for (hertz, db) in how.over {
        let phase = numbers.uniform() * TAU;
        for (n, sample) in samples.iter_mut().enumerate() {
            *sample += stronger * times(*db) * (TAU * hertz * seconds(n) + phase).sin();
        }
    }
    if let Some(db) = how.noise_db {
        let size = stronger / 2_f64.sqrt() * times(-db) * (f64::from(how.rate) / 8_000.0).sqrt();
        for sample in &mut samples {
            *sample += size * numbers.normal();
        }
    }
    samples.into_iter().map(|sample| (sample + how.offset).round() as i16).collect()
}

pub(crate) fn heard(samples: &[i16], rate: u32) -> String {
    KeyDetector::new(rate).hear(samples).map(|heard| heard.key).collect()
}

/// Sends all 16 keys so many times over. How many sentences come back as they were sent, and how
/// many keys are heard at all.
pub(crate) fn heard_of(times: usize, how: Sent) -> (usize, usize) {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut one = |_| heard(&sent(KEYS, how, &mut numbers), how.rate);
    let heard: Vec<String> = (0..times).map(&mut one).collect();
    (heard.iter().filter(|keys| *keys == KEYS).count(), heard.iter().map(String::len).sum())
}
