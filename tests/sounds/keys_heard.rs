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
        }));
    }
    samples.extend(std::iter::repeat_n(0.0, of_ms(60.0)));
    samples.into_iter().map(|sample| (sample + noise * numbers.normal()).round() as i16).collect()
}

fn heard(samples: &[i16], rate: u32) -> String {
    KeyDetector::new(rate).hear(samples).map(|heard| heard.key).collect()
}

/// Sends all 16 keys 20 times over; how many sentences come back as they were sent.
fn sentences_heard(how: Sent) -> usize {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    (0..20).filter(|_| heard(&sent(KEYS, how, &mut numbers), how.rate) == KEYS).count()
}

/// Sends all 16 keys 20 times over; how many keys are heard at all.
fn keys_heard(how: Sent) -> usize {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    (0..20).map(|_| heard(&sent(KEYS, how, &mut numbers), how.rate).len()).sum()
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
        let heard = sentences_heard(how);
        println!("{what}: {heard} of 20 sentences of 16 keys");
        assert_eq!(heard, 20, "{what}");
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
        let heard = keys_heard(how);
        println!("{what}: {heard} of 320 keys");
        assert_eq!(heard, 0, "{what}");
    }
}

#[test]
fn a_key_held_with_a_short_drop_out_is_one_key_and_two_presses_are_two() {
    let mut numbers = Numbers(7);
    let twice = |off_ms: f64, numbers: &mut Numbers| {
        heard(&sent("55", Sent { off_ms, on_ms: 60.0, ..PLAIN }, numbers), 8_000)
    };
    assert_eq!(twice(40.0, &mut numbers), "55");
    assert_eq!(twice(10.0, &mut numbers), "5");
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
        ("es-ES", include_str!("../../crates/core/src/menu/phrases.toml")),
    ] {
        seconds += talk(language, text, 2_500);
    }
    println!("nothing heard in {seconds} s of speech");
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
        include_str!("../../crates/core/src/menu/phrases.toml"),
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
