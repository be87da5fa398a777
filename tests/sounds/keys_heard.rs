//! The key detector against what ITU-T Q.24 and the tests of telephony libraries ask for. Every
//! case is generated: tones of any frequency, level, length and balance, in noise.

use std::f64::consts::TAU;

use phonetree::sound::{Edges, KeyDetector, Law, finished};
use phonetree::voice::{Embedded, Voice as _};

const KEYS: &str = "123A456B789C*0#D";
const ROWS: [f64; 4] = [697.0, 770.0, 852.0, 941.0];
const COLUMNS: [f64; 4] = [1209.0, 1336.0, 1477.0, 1633.0];

/// What a key is sent like.
#[derive(Clone, Copy, Debug)]
struct Sent {
    rate: u32,
    on_ms: f64,
    off_ms: f64,
    /// How far both tones are off, in percent.
    off_percent: f64,
    /// How much louder the row is than the column, in dB.
    twist_db: f64,
    /// The level of the louder tone, in dBm0; 0 is 3.14 dB below a full-scale sine (G.711).
    level_dbm0: f64,
    /// How far a third tone, of 400 Hz, is below the two, in dB.
    hum_db: Option<f64>,
    /// How far noise (white, to 4 kHz) is below the two tones, in dB.
    noise_db: Option<f64>,
}

const PLAIN: Sent = Sent {
    rate: 8_000,
    on_ms: 40.0,
    off_ms: 40.0,
    off_percent: 0.0,
    twist_db: 0.0,
    level_dbm0: -10.0,
    hum_db: None,
    noise_db: None,
};

/// Numbers that are the same each time (xorshift).
struct Numbers(u64);

impl Numbers {
    fn uniform(&mut self) -> f64 {
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
fn sent(keys: &str, how: Sent, numbers: &mut Numbers) -> Vec<i16> {
    const FULL_SCALE_DBM0: f64 = 3.139;
    let full = 32_767.0 / 10_f64.powf(FULL_SCALE_DBM0 / 20.0);
    let louder = full * 10_f64.powf(how.level_dbm0 / 20.0);
    let quieter = louder * 10_f64.powf(-how.twist_db.abs() / 20.0);
    let (row_size, column_size) =
        if how.twist_db >= 0.0 { (louder, quieter) } else { (quieter, louder) };
    let power = f64::midpoint(row_size * row_size, column_size * column_size);
    let noise = how.noise_db.map_or(0.0, |db| (power / 10_f64.powf(db / 10.0)).sqrt());
    let hum = how.hum_db.map_or(0.0, |db| (2.0 * power / 10_f64.powf(db / 10.0)).sqrt());
    let of_ms = |ms: f64| (ms * f64::from(how.rate) / 1_000.0).round() as usize;
    let mut samples = Vec::new();
    for key in keys.chars() {
        let place = KEYS.find(key).unwrap();
        let off = 1.0 + how.off_percent / 100.0;
        let (row, column) = (ROWS[place / 4] * off, COLUMNS[place % 4] * off);
        let phases = [numbers.uniform() * TAU, numbers.uniform() * TAU];
        samples.extend(std::iter::repeat_n(0.0, of_ms(how.off_ms)));
        samples.extend((0..of_ms(how.on_ms)).map(|n| {
            let seconds = n as f64 / f64::from(how.rate);
            row_size * (TAU * row * seconds + phases[0]).sin()
                + column_size * (TAU * column * seconds + phases[1]).sin()
                + hum * (TAU * 400.0 * seconds).sin()
        }));
    }
    samples.extend(std::iter::repeat_n(0.0, of_ms(60.0)));
    let mut noisy = |sample| if noise > 0.0 { sample + noise * numbers.normal() } else { sample };
    samples.into_iter().map(|sample| noisy(sample).round() as i16).collect()
}

fn heard(samples: &[i16], rate: u32) -> String {
    KeyDetector::new(rate).hear(samples).map(|heard| heard.key).collect()
}

/// Sends all 16 keys so many times over. How many sentences come back as they were sent, and how
/// many keys are heard at all.
fn heard_of(times: usize, how: Sent) -> (usize, usize) {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut one = |_| heard(&sent(KEYS, how, &mut numbers), how.rate);
    let heard: Vec<String> = (0..times).map(&mut one).collect();
    (heard.iter().filter(|keys| *keys == KEYS).count(), heard.iter().map(String::len).sum())
}

#[test]
fn what_must_be_heard_is_heard() {
    for (what, how) in [
        ("40 ms on, 40 ms off", PLAIN),
        ("+1.5 %", Sent { off_percent: 1.5, ..PLAIN }),
        ("-1.5 %", Sent { off_percent: -1.5, ..PLAIN }),
        ("row 4 dB louder", Sent { twist_db: 4.0, ..PLAIN }),
        ("column 8 dB louder", Sent { twist_db: -8.0, ..PLAIN }),
        ("0 dBm0, clipped", Sent { level_dbm0: 0.0, ..PLAIN }),
        ("-25 dBm0", Sent { level_dbm0: -25.0, ..PLAIN }),
        ("noise 15 dB below", Sent { noise_db: Some(15.0), ..PLAIN }),
        ("noise 20 dB below, +1.5 %", Sent { noise_db: Some(20.0), off_percent: 1.5, ..PLAIN }),
        (
            "noise, -1.5 %, -25",
            Sent { noise_db: Some(15.0), off_percent: -1.5, level_dbm0: -25.0, ..PLAIN },
        ),
        ("noise, twist -8", Sent { noise_db: Some(15.0), twist_db: -8.0, ..PLAIN }),
        ("noise, twist 4", Sent { noise_db: Some(15.0), twist_db: 4.0, off_percent: 1.5, ..PLAIN }),
        ("long", Sent { on_ms: 1_000.0, ..PLAIN }),
        ("50 ms on, 45 ms off", Sent { on_ms: 50.0, off_ms: 45.0, ..PLAIN }),
        ("16 kHz", Sent { rate: 16_000, ..PLAIN }),
        ("22.05 kHz, +1.5 %", Sent { rate: 22_050, off_percent: 1.5, ..PLAIN }),
        ("44.1 kHz", Sent { rate: 44_100, ..PLAIN }),
        ("48 kHz, noise", Sent { rate: 48_000, noise_db: Some(15.0), ..PLAIN }),
    ] {
        assert_eq!(heard_of(20, how), (20, 320), "{what}: sentences, and keys");
    }
}

#[test]
fn what_is_no_key_is_not_heard() {
    for (what, how) in [
        ("+3.5 %", Sent { off_percent: 3.5, on_ms: 100.0, ..PLAIN }),
        ("-3.5 %", Sent { off_percent: -3.5, on_ms: 100.0, ..PLAIN }),
        ("+3.5 %, noise", Sent { off_percent: 3.5, on_ms: 100.0, noise_db: Some(15.0), ..PLAIN }),
        ("20 ms", Sent { on_ms: 20.0, ..PLAIN }),
        ("20 ms, noise", Sent { on_ms: 20.0, noise_db: Some(15.0), ..PLAIN }),
        ("10 ms", Sent { on_ms: 10.0, ..PLAIN }),
        ("-50 dBm0", Sent { level_dbm0: -50.0, ..PLAIN }),
        ("one tone alone", Sent { twist_db: 60.0, on_ms: 100.0, ..PLAIN }),
        ("more noise than tone", Sent { noise_db: Some(-3.0), on_ms: 100.0, ..PLAIN }),
    ] {
        assert_eq!(heard_of(20, how), (0, 0), "{what}: sentences, and keys");
    }
}

/// Where the detector itself draws its lines, between what Q.24 wants heard and what it wants refused.
mod limit {
    pub(super) const OFF_PERCENT: f64 = 2.5;
    pub(super) const ROW_LOUDER_DB: f64 = 7.0;
    pub(super) const COLUMN_LOUDER_DB: f64 = 11.0;
    /// Of each of the two tones.
    pub(super) const QUIET_DBM0: f64 = -41.9;
    pub(super) const ELSE_BELOW_DB: f64 = 8.7;
}

#[test]
fn just_inside_each_limit_a_key_is_heard_and_just_outside_it_is_not() {
    for rate in [8_000, 48_000] {
        let long = Sent { rate, on_ms: 100.0, ..PLAIN };
        let off = |off_percent| Sent { off_percent, ..long };
        let twist = |twist_db| Sent { twist_db, ..long };
        let level = |level_dbm0| Sent { level_dbm0, ..long };
        let hum = |below| Sent { hum_db: Some(below), ..long };
        for (what, inside, outside) in [
            ("too high", off(limit::OFF_PERCENT - 0.2), off(limit::OFF_PERCENT + 0.2)),
            ("too low", off(0.2 - limit::OFF_PERCENT), off(-0.2 - limit::OFF_PERCENT)),
            ("row louder", twist(limit::ROW_LOUDER_DB - 0.5), twist(limit::ROW_LOUDER_DB + 0.5)),
            (
                "column louder",
                twist(0.5 - limit::COLUMN_LOUDER_DB),
                twist(-0.5 - limit::COLUMN_LOUDER_DB),
            ),
            ("quiet", level(limit::QUIET_DBM0 + 0.5), level(limit::QUIET_DBM0 - 0.5)),
            ("something else", hum(limit::ELSE_BELOW_DB + 0.4), hum(limit::ELSE_BELOW_DB - 0.4)),
            ("short", Sent { on_ms: 34.0, ..long }, Sent { on_ms: 24.0, ..long }),
        ] {
            assert_eq!(heard_of(3, inside), (3, 48), "{what}, just inside, at {rate} Hz");
            assert_eq!(heard_of(3, outside), (0, 0), "{what}, just outside, at {rate} Hz");
        }
    }
}

#[test]
fn a_key_held_with_a_short_drop_out_is_one_key_and_two_presses_are_two() {
    let mut numbers = Numbers(7);
    for key in KEYS.chars() {
        let twice = key.to_string().repeat(2);
        for (off_ms, count) in [(10.0, 1), (24.0, 1), (32.0, 2), (40.0, 2)] {
            let sent = sent(&twice, Sent { off_ms, on_ms: 60.0, ..PLAIN }, &mut numbers);
            assert_eq!(heard(&sent, 8_000), twice[..count], "{off_ms} ms");
        }
    }
}

#[test]
fn keys_survive_the_telephone_and_say_when_they_began() {
    let mut numbers = Numbers(3);
    let samples = sent(KEYS, PLAIN, &mut numbers);
    for law in [Law::Mu, Law::A] {
        assert_eq!(heard(&law.decoded(&law.encoded(&samples)), 8_000), KEYS);
    }
    let mut detector = KeyDetector::new(8_000);
    for (n, heard) in detector.hear(&samples).enumerate() {
        let began = 8 * 40 + n as u64 * 8 * 80;
        assert!(heard.at.abs_diff(began) <= 8 * 10, "{heard:?} began at {began}");
    }
}

#[test]
fn speech_is_no_key() {
    let mut seconds = 0;
    for (language, text) in [
        ("en-US", include_str!("../../README.md")),
        ("en-GB", include_str!("../../ARCHITECTURE.md")),
        ("es-ES", include_str!("../../crates/core/src/language/es.rs")),
    ] {
        seconds += talk(language, text, 2_500);
    }
    assert!(seconds > 300, "{seconds} s");
}

/// Half an hour of speech: by hand, `cargo test --release --test sounds keys_heard -- --ignored --nocapture`.
#[test]
#[ignore = "takes a minute"]
fn half_an_hour_of_speech_is_no_key() {
    let texts = [
        include_str!("../../README.md"),
        include_str!("../../ARCHITECTURE.md"),
        include_str!("../../CONTRIBUTING.md"),
        include_str!("../../menus/kaiser-small-business.toml"),
        include_str!("../../crates/core/src/language/es.rs"),
        include_str!("../../Makefile"),
    ];
    for language in ["en-US", "en-GB", "es-ES"] {
        let seconds: u64 = texts.iter().map(|text| talk(language, text, usize::MAX)).sum();
        println!("{language}: nothing heard in {seconds} s of speech");
    }
}

/// Speaks a text and listens to it; how long it was, in seconds.
fn talk(language: &str, text: &str, most: usize) -> u64 {
    let mut voice = Embedded::open(language).unwrap();
    let mut ms = 0;
    for paragraph in text.chars().take(most).collect::<String>().split("\n\n") {
        let take = voice.speak(paragraph).unwrap();
        let take = finished(&take, 8_000, Edges::WHOLE, false);
        ms += take.ms();
        assert_eq!(heard(&take.samples, 8_000), "", "{language}: {paragraph}");
    }
    ms / 1_000
}
