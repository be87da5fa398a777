//! Levels, silence and edges: what is measured, and what mastering makes of it, near each limit.

use std::f64::consts::TAU;

use phonetree::sound::{Edges, Pcm, active_level_dbm0, finished, measured};

const RATE: u32 = 8_000;

/// A tone of 1 kHz.
fn tone(amplitude: f64, ms: usize) -> Vec<i16> {
    let wave = |n: usize| (amplitude * (TAU * n as f64 / 8.0).sin()).round() as i16;
    (0..ms * 8).map(wave).collect()
}

fn of(samples: Vec<i16>) -> Pcm {
    Pcm { samples, rate: RATE }
}

#[test]
fn the_level_of_speech_is_that_of_its_root_mean_square() {
    // -19 dBm0 is 2,600 of 32,768 (RFC 7874).
    for (times, level) in [(1.0, -19.0), (2.0, -12.98), (0.1, -39.0)] {
        let amplitude = 2_600.0 * 2_f64.sqrt() * times;
        let found = active_level_dbm0(&of(tone(amplitude, 1_000))).unwrap();
        assert!((found - level).abs() < 0.1, "{found} and not {level}");
    }
    assert_eq!(active_level_dbm0(&of(vec![0; 800])), None);
}

/// A pause is 30 dB below the loudest.
#[test]
fn what_is_31_db_below_the_loudest_is_a_pause_and_what_is_29_db_below_is_speech() {
    let alone = active_level_dbm0(&of(tone(10_000.0, 1_000))).unwrap();
    let with = |db: f64| {
        let quiet = tone(10_000.0 * 10_f64.powf(-db / 20.0), 1_000);
        active_level_dbm0(&of([tone(10_000.0, 1_000), quiet].concat())).unwrap()
    };
    assert!((with(31.0) - alone).abs() < 0.1, "{} and not {alone}", with(31.0));
    assert!((with(29.0) - alone + 3.0).abs() < 0.1, "{} and not 3 dB less", with(29.0));
}

/// Hum below 300 Hz is not speech.
#[test]
fn what_a_telephone_does_not_carry_does_not_count() {
    let hum = |hertz: f64| {
        let wave = |n: u32| (8_000.0 * (TAU * hertz * f64::from(n) / 8_000.0).sin()) as i16;
        active_level_dbm0(&of((0..16_000).map(wave).collect())).unwrap()
    };
    let plain = hum(1_000.0);
    // A second-order filter: 3 dB at its edge, and 12 dB for each octave below it.
    for (hertz, below) in [(300.0, 3.0), (150.0, 12.3), (75.0, 24.1)] {
        assert!((plain - hum(hertz) - below).abs() < 0.5, "{hertz}: {}", plain - hum(hertz));
    }
}

#[test]
fn silence_is_what_is_forty_decibels_below_the_loudest_sample() {
    let edges = |quiet: i16| {
        let sound =
            [vec![quiet; 80], vec![10_000; 8], vec![quiet; 160], vec![10_000; 8], vec![quiet; 240]];
        let found = measured(&of(sound.concat()));
        (found.lead_ms, found.longest_pause_ms, found.tail_ms, found.peak)
    };
    assert_eq!(edges(100), (10, 20, 30, 10_000));
    assert_eq!(edges(101), (0, 0, 0, 10_000));
    // Of very quiet sound, and of none.
    let quiet = |sample| measured(&of(vec![sample; 80])).lead_ms;
    assert_eq!([0, 4, 5].map(quiet), [10, 10, 0]);
}

#[test]
fn three_samples_in_a_row_at_the_top_are_cut_off_and_two_are_not() {
    let clipped = |top: i16, run: usize| {
        measured(&of([vec![0; 8], vec![top; run], vec![0; 8]].concat())).clipped
    };
    assert_eq!([2, 3, 4, 100].map(|run| clipped(32_767, run)), [0, 3, 4, 100]);
    assert_eq!([2, 3, 4, 100].map(|run| clipped(-32_768, run)), [0, 3, 4, 100]);
    // The top of u-law is the lowest there is.
    assert_eq!([32_123, 32_124].map(|top| clipped(top, 10)), [0, 10]);
    let twice = [vec![32_767; 3], vec![0], vec![32_767; 2], vec![0], vec![32_767; 3]].concat();
    assert_eq!(measured(&of(twice)).clipped, 6);
}

/// No sample of a finished take is louder than a decibel below full scale, whatever its level.
#[test]
fn a_peak_keeps_a_take_below_the_level_and_fills_what_there_is() {
    // Short clicks in a quiet hum: 20 times as loud.
    let mut samples = tone(400.0, 1_000);
    samples.iter_mut().skip(400).step_by(160).for_each(|sample| *sample = 16_000);
    let take = finished(&of(samples), RATE, Edges::WHOLE, false);
    assert_eq!(take.peak(), 29_200);
    assert!(active_level_dbm0(&take).unwrap() < -20.0);
    // A tone reaches the level, and is not near the top.
    let take = finished(&of(tone(400.0, 1_000)), RATE, Edges::WHOLE, false);
    assert!((take.peak().abs_diff(3_677)) < 60, "{}", take.peak());
}

/// 20 ms before a take, and 200 after a whole one or 40 after a part: as much as there was is kept, and
/// what was missing is added.
#[test]
fn the_silence_around_a_take_is_as_long_as_it_should_be() {
    for (edges, length) in [(Edges::WHOLE, 20 + 100 + 200), (Edges::PART, 20 + 100 + 40)] {
        for (before, after) in [(0, 0), (19, 39), (20, 200), (500, 700)] {
            let silence = |ms: usize| vec![0; ms * 8];
            // Of constant loudness, so that its first and its last sample count.
            let sound = [silence(before), vec![3_000; 800], silence(after)].concat();
            let take = finished(&of(sound), RATE, edges, false);
            assert_eq!(take.ms(), length, "{before} ms before, {after} ms after");
            let first = take.samples.iter().position(|sample| *sample != 0);
            assert_eq!(first, Some(160), "{before} ms before, {after} ms after");
        }
    }
}
