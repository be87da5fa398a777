//! The key detector against what ITU-T Q.24 and the tests of telephony libraries ask for. Every
//! case is generated: tones of any frequency, level, length and balance, in noise.

use phonetree::sound::{Edges, KeyDetector, Law, finished};
use phonetree::voice::{Embedded, Voice as _};

use super::sent_keys::{KEYS, Numbers, PLAIN, Sent, heard, heard_of, sent};

#[test]
fn what_must_be_heard_is_heard() {
    const HIGH: [f64; 2] = [1.5, 1.5];
    const LOW: [f64; 2] = [-1.5, -1.5];
    for (what, how) in [
        ("40 ms on, 40 ms off", PLAIN),
        ("+1.5 %", Sent { off_percent: HIGH, ..PLAIN }),
        ("-1.5 %", Sent { off_percent: LOW, ..PLAIN }),
        ("apart by 1.5 % each", Sent { off_percent: [-1.5, 1.5], ..PLAIN }),
        ("8 Hz off", Sent { shifted_hertz: 8.0, ..PLAIN }),
        ("column 8 dB weaker", Sent { twist_db: 8.0, ..PLAIN }),
        ("column 4 dB stronger", Sent { twist_db: -4.0, ..PLAIN }),
        ("0 dBm0, clipped", Sent { level_dbm0: 0.0, ..PLAIN }),
        ("3 dBm0, much clipped", Sent { level_dbm0: 3.0, ..PLAIN }),
        ("-25 dBm0", Sent { level_dbm0: -25.0, ..PLAIN }),
        ("direct current", Sent { level_dbm0: -25.0, offset: 500.0, ..PLAIN }),
        ("noise 12 dB below", Sent { noise_db: Some(12.0), ..PLAIN }),
        ("noise 15 dB below, +1.5 %", Sent { noise_db: Some(15.0), off_percent: HIGH, ..PLAIN }),
        (
            "noise, -1.5 %, -25",
            Sent { noise_db: Some(12.0), off_percent: LOW, level_dbm0: -25.0, ..PLAIN },
        ),
        ("noise, twist 8", Sent { noise_db: Some(15.0), twist_db: 8.0, ..PLAIN }),
        ("noise, twist -4", Sent { noise_db: Some(15.0), twist_db: -4.0, ..PLAIN }),
        ("a third tone 12 dB below", Sent { over: &[(1_050.0, -12.0)], ..PLAIN }),
        ("an echo", Sent { echo: Some((20.0, -10.0)), ..PLAIN }),
        ("an early echo", Sent { echo: Some((7.0, -10.0)), ..PLAIN }),
        ("long", Sent { on_ms: 1_000.0, ..PLAIN }),
        ("50 ms on, 45 ms off", Sent { on_ms: 50.0, off_ms: 45.0, ..PLAIN }),
        ("16 kHz", Sent { rate: 16_000, ..PLAIN }),
        ("22.05 kHz, +1.5 %", Sent { rate: 22_050, off_percent: HIGH, ..PLAIN }),
        ("44.1 kHz", Sent { rate: 44_100, ..PLAIN }),
        ("48 kHz, noise", Sent { rate: 48_000, noise_db: Some(12.0), ..PLAIN }),
    ] {
        assert_eq!(heard_of(5, how), (5, 80), "{what}: sentences, and keys");
    }
}

#[test]
fn what_is_no_key_is_not_heard() {
    for (what, how) in [
        ("+3.5 %", Sent { off_percent: [3.5, 3.5], on_ms: 100.0, ..PLAIN }),
        ("-3.5 %", Sent { off_percent: [-3.5, -3.5], on_ms: 100.0, ..PLAIN }),
        ("row +3.5 %", Sent { off_percent: [3.5, 0.0], on_ms: 100.0, ..PLAIN }),
        (
            "column -3.5 %, noise",
            Sent { off_percent: [0.0, -3.5], on_ms: 100.0, noise_db: Some(15.0), ..PLAIN },
        ),
        (
            "+3.5 %, dial tone",
            Sent { off_percent: [3.5, 3.5], on_ms: 100.0, over: DIAL_TONE, ..PLAIN },
        ),
        ("20 ms, dial tone", Sent { on_ms: 20.0, over: DIAL_TONE, ..PLAIN }),
        ("another tone as strong", Sent { on_ms: 100.0, over: &[(1_050.0, 0.0)], ..PLAIN }),
        ("20 ms", Sent { on_ms: 20.0, ..PLAIN }),
        ("23 ms", Sent { on_ms: 23.0, ..PLAIN }),
        ("20 ms, noise", Sent { on_ms: 20.0, noise_db: Some(15.0), ..PLAIN }),
        ("10 ms", Sent { on_ms: 10.0, ..PLAIN }),
        ("-50 dBm0", Sent { level_dbm0: -50.0, ..PLAIN }),
        ("one tone alone", Sent { twist_db: 60.0, on_ms: 100.0, ..PLAIN }),
        ("more noise than tone", Sent { noise_db: Some(-3.0), on_ms: 100.0, ..PLAIN }),
    ] {
        assert_eq!(heard_of(20, how), (0, 0), "{what}: sentences, and keys");
    }
}

/// That of North America, as strong as the keys.
const DIAL_TONE: &[(f64, f64)] = &[(350.0, 0.0), (440.0, 0.0)];

/// Where the detector itself draws its lines, between what Q.24 wants heard and what it wants refused.
mod limit {
    pub(super) const OFF_PERCENT: f64 = 2.5;
    pub(super) const ROW_STRONGER_DB: f64 = 11.0;
    pub(super) const COLUMN_STRONGER_DB: f64 = 9.0;
    /// Of each of the two tones.
    pub(super) const QUIET_DBM0: f64 = -41.9;
    /// Below each of the two tones, which are 3 dB stronger together.
    pub(super) const ELSE_BELOW_DB: f64 = 5.2;
    pub(super) const ELSE_INSIDE: &[(f64, f64)] = &[(2_000.0, -ELSE_BELOW_DB - 0.4)];
    pub(super) const ELSE_OUTSIDE: &[(f64, f64)] = &[(2_000.0, -ELSE_BELOW_DB + 0.4)];
}

#[test]
fn just_inside_each_limit_a_key_is_heard_and_just_outside_it_is_not() {
    for rate in [8_000, 48_000] {
        let long = Sent { rate, on_ms: 100.0, ..PLAIN };
        let off = |percent| Sent { off_percent: [percent; 2], ..long };
        let twist = |twist_db| Sent { twist_db, ..long };
        let level = |level_dbm0| Sent { level_dbm0, ..long };
        let over = |over| Sent { over, ..long };
        for (what, inside, outside) in [
            ("too high", off(limit::OFF_PERCENT - 0.2), off(limit::OFF_PERCENT + 0.2)),
            ("too low", off(0.2 - limit::OFF_PERCENT), off(-0.2 - limit::OFF_PERCENT)),
            (
                "row stronger",
                twist(limit::ROW_STRONGER_DB - 0.5),
                twist(limit::ROW_STRONGER_DB + 0.5),
            ),
            (
                "column stronger",
                twist(0.5 - limit::COLUMN_STRONGER_DB),
                twist(-0.5 - limit::COLUMN_STRONGER_DB),
            ),
            ("quiet", level(limit::QUIET_DBM0 + 0.5), level(limit::QUIET_DBM0 - 0.5)),
            ("something else", over(limit::ELSE_INSIDE), over(limit::ELSE_OUTSIDE)),
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
        for (off_ms, count) in [(10.0, 1), (15.0, 1), (30.0, 2), (40.0, 2)] {
            let sent = sent(&twice, Sent { off_ms, on_ms: 60.0, ..PLAIN }, &mut numbers);
            assert_eq!(heard(&sent, 8_000), twice[..count], "{off_ms} ms");
        }
        let echoed = Sent { off_ms: 40.0, on_ms: 60.0, echo: Some((20.0, -10.0)), ..PLAIN };
        assert_eq!(heard(&sent(&twice, echoed, &mut numbers), 8_000), twice, "the pause has echo");
    }
}

#[test]
fn a_drop_out_of_10_ms_anywhere_in_a_key_neither_loses_nor_doubles_it() {
    let mut numbers = Numbers(11);
    for key in KEYS.chars() {
        for into_ms in (0..=50).step_by(5) {
            let one = Sent { on_ms: 60.0, ..PLAIN };
            let mut sent = sent(&key.to_string(), one, &mut numbers);
            sent[8 * (40 + into_ms)..][..80].fill(0);
            assert_eq!(heard(&sent, 8_000), key.to_string(), "{key}, {into_ms} ms");
        }
    }
}

#[test]
fn a_key_that_gets_weaker_while_it_is_held_is_one_key() {
    let mut sent = sent("5", Sent { on_ms: 600.0, ..PLAIN }, &mut Numbers(5));
    sent[8 * 240..].iter_mut().for_each(|sample| *sample /= 4);
    assert_eq!(heard(&sent, 8_000), "5");
}

#[test]
fn keys_are_heard_over_the_dial_tones_of_many_countries() {
    const NORTH_AMERICA: &[(f64, f64)] = &[(350.0, 10.0), (440.0, 10.0)];
    const UNITED_KINGDOM: &[(f64, f64)] = &[(350.0, 10.0), (450.0, 10.0)];
    const OFF: &[(f64, f64)] = &[(352.0, 6.0), (438.0, 6.0)];
    for (what, over) in [
        ("North America", NORTH_AMERICA),
        ("North America, as strong", DIAL_TONE),
        ("North America, 8 dB weaker", &[(350.0, -8.0), (440.0, -8.0)]),
        ("North America, 0.5 % off", OFF),
        ("the United Kingdom", UNITED_KINGDOM),
        ("most of Europe", &[(425.0, 10.0)]),
        ("most of Europe, 6 dB weaker", &[(425.0, -6.0)]),
        ("Japan", &[(400.0, 10.0)]),
        ("France", &[(440.0, 10.0)]),
        ("China", &[(450.0, 10.0)]),
        ("ringing, North America", &[(440.0, 6.0), (480.0, 6.0)]),
        ("ringing, the United Kingdom", &[(400.0, 6.0), (450.0, 6.0)]),
    ] {
        let over = Sent { over, level_dbm0: -15.0, ..PLAIN };
        for (how, sent) in [
            ("plain", over),
            ("1.5 % off", Sent { off_percent: [1.5, -1.5], ..over }),
            ("column 8 dB weaker", Sent { twist_db: 8.0, ..over }),
            ("noise", Sent { noise_db: Some(15.0), ..over }),
            ("48 kHz", Sent { rate: 48_000, ..over }),
        ] {
            assert_eq!(heard_of(2, sent), (2, 32), "{what}, {how}: sentences, and keys");
        }
    }
}

#[test]
fn a_dial_tone_alone_and_chords_are_no_key() {
    const CHORD: &[(f64, f64)] = &[(261.6, 0.0), (329.6, 0.0), (392.0, 0.0), (1_046.5, -6.0)];
    for over in [DIAL_TONE, &[(425.0, 0.0)], &[(480.0, 0.0), (620.0, 0.0)], CHORD] {
        let nothing = Sent { on_ms: 0.0, off_ms: 200.0, over, ..PLAIN };
        assert_eq!(heard_of(1, nothing), (0, 0), "{over:?}");
    }
}

#[test]
fn pieces_of_any_length_are_heard_as_the_whole() {
    for rate in [8_000, 22_050, 48_000] {
        let samples = sent(KEYS, Sent { rate, ..PLAIN }, &mut Numbers(2));
        let whole: Vec<_> = KeyDetector::new(rate).hear(&samples).collect();
        for length in [1, 7, 160, 1_000] {
            let mut detector = KeyDetector::new(rate);
            let mut pieces = Vec::new();
            samples.chunks(length).for_each(|piece| pieces.extend(detector.hear(piece)));
            assert_eq!(pieces, whole, "{rate} Hz, {length} samples");
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
        ("es-ES", include_str!("../../crates/core/src/language/es/reading.rs")),
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
        include_str!("../../crates/core/src/language/es/reading.rs"),
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
