//! What a voice said, as a telephone wants it: without the silence around it, at one level, at the
//! rate that is wanted, with soft edges.

use biquad::{
    Biquad as _, Coefficients, DirectForm2Transposed, Q_BUTTERWORTH_F64, ToHertz as _, Type,
};

use super::level::{TARGET_RMS, active_rms};
use super::pcm::Pcm;
use super::resample::resampled;

/// No sample gets louder than this: a decibel below full scale.
const PEAK: f64 = 29_200.0;
/// How long sound fades in and out, in milliseconds, so that nothing clicks.
const FADE_MS: usize = 20;
/// What is this far below the loudest sample is silence, at the edges (40 dB).
const SILENCE: u16 = 100;

/// The silence that is left around a take, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edges {
    /// Before it.
    pub lead_ms: u16,
    /// After it.
    pub tail_ms: u16,
}

impl Edges {
    /// A whole prompt: takes in a row sound like sentences in a row.
    pub const WHOLE: Self = Self { lead_ms: 20, tail_ms: 200 };
    /// A part of a sentence, with other parts after it: takes in a row sound like words in a row.
    pub const PART: Self = Self { lead_ms: 20, tail_ms: 40 };
}

/// Telephone sound has so many samples a second, or fewer.
const TELEPHONE_RATE: u32 = 8_000;
/// What is raised for the telephone by so much: most consonants of the embedded voice are up there, too
/// quiet to be told apart. By measure (docs/voices.md): more, or compression on top, gains nothing.
const TREBLE_HZ: f64 = 2_500.0;
const TREBLE_DB: f64 = 16.0;

/// Finishes a take: trimmed, resampled once, active speech at -19 dBm0 (less where a peak would
/// clip), 20 ms fades; with triangular dither where samples are kept as linear numbers.
pub fn finished(sound: &Pcm, rate: u32, edges: Edges, dither: bool) -> Pcm {
    finish(trimmed(sound, edges), sound.rate, rate, dither)
}

/// Finishes a take of a dull voice, as the embedded one: as [`finished`], and for a telephone with more
/// treble.
pub fn finished_clearer(sound: &Pcm, rate: u32, edges: Edges, dither: bool) -> Pcm {
    let mut samples = trimmed(sound, edges);
    if is_for_telephone(rate) {
        raise_treble(&mut samples, sound.rate);
    }
    finish(samples, sound.rate, rate, dither)
}

/// Whether sound of so many samples a second has no more than a telephone carries.
pub fn is_for_telephone(rate: u32) -> bool {
    rate <= TELEPHONE_RATE
}

fn finish(samples: Vec<f64>, from: u32, rate: u32, dither: bool) -> Pcm {
    let mut samples = resampled(samples, from, rate);
    level(&mut samples, rate);
    fade(&mut samples, rate as usize * FADE_MS / 1_000);
    let mut noise = Noise(0x2545_F491_4F6C_DD1D);
    let rounded = |sample: f64| {
        let dithered = if dither { sample + noise.triangular() } else { sample };
        #[expect(clippy::cast_possible_truncation, reason = "the peak is bounded")]
        let rounded = dithered.round() as i16;
        rounded
    };
    Pcm { samples: samples.into_iter().map(rounded).collect(), rate }
}

/// Without the silence around it, but for the edges.
fn trimmed(sound: &Pcm, edges: Edges) -> Vec<f64> {
    let of_ms = |ms: u16| usize::from(ms) * sound.rate as usize / 1_000;
    let floor = (sound.peak() / SILENCE).max(4);
    let loud = |sample: &i16| sample.unsigned_abs() > floor;
    let Some(first) = sound.samples.iter().position(loud) else { return Vec::new() };
    let last = sound.samples.iter().rposition(loud).unwrap_or(first);
    let (lead, tail) = (of_ms(edges.lead_ms), of_ms(edges.tail_ms));
    let silence = |missing: usize| std::iter::repeat_n(0.0, missing);
    let from = first.saturating_sub(lead);
    let until = (last + 1 + tail).min(sound.samples.len());
    silence(lead - (first - from))
        .chain(sound.samples[from..until].iter().copied().map(f64::from))
        .chain(silence(last + 1 + tail - until))
        .collect()
}

/// A shelf: all above it is louder. Sound that has nothing up there stays as it is.
fn raise_treble(samples: &mut [f64], rate: u32) {
    let kind = Type::HighShelf(TREBLE_DB);
    let (rate, from) = (f64::from(rate).hz(), TREBLE_HZ.hz());
    let Ok(shelf) = Coefficients::<f64>::from_params(kind, rate, from, Q_BUTTERWORTH_F64) else {
        return;
    };
    let mut shelf = DirectForm2Transposed::new(shelf);
    for sample in samples {
        *sample = shelf.run(*sample);
    }
}

fn level(samples: &mut [f64], rate: u32) {
    let Some(rms) = active_rms(samples.iter().copied(), rate) else { return };
    let peak = samples.iter().map(|sample| sample.abs()).fold(1.0, f64::max);
    let gain = (TARGET_RMS / rms).min(PEAK / peak);
    for sample in samples {
        *sample *= gain;
    }
}

/// In and out along half a cosine.
fn fade(samples: &mut [f64], length: usize) {
    let length = length.min(samples.len() / 2);
    let count = samples.len();
    for n in 0..length {
        let part = (n as f64 + 0.5) / length as f64;
        let gain = 0.5 - 0.5 * (std::f64::consts::PI * part).cos();
        samples[n] *= gain;
        samples[count - 1 - n] *= gain;
    }
}

/// Noise that is the same each time (xorshift64*, Vigna 2016).
struct Noise(u64);

impl Noise {
    /// From -1 to 1 in units of the last bit, most often near 0.
    fn triangular(&mut self) -> f64 {
        self.uniform() - self.uniform()
    }

    fn uniform(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let mixed = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D);
        (mixed >> 11) as f64 / (1_u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::{Edges, TREBLE_DB, finished, finished_clearer};
    use crate::sound::{Pcm, active_level_dbm0};

    /// A tone with silence around it.
    fn hum(amplitude: f64, rate: u32) -> Pcm {
        let wave = |n: u32| {
            let turns = 700.0 * f64::from(n) / f64::from(rate);
            #[expect(clippy::cast_possible_truncation, reason = "below full scale")]
            let sample = (amplitude * (std::f64::consts::TAU * turns).sin()) as i16;
            sample
        };
        let silence = vec![0; rate as usize];
        let samples = [silence.clone(), (0..rate).map(wave).collect(), silence].concat();
        Pcm { samples, rate }
    }

    #[test]
    fn at_every_rate_it_has_the_level_the_length_and_the_edges() {
        for rate in [8_000, 16_000, 22_050, 44_100, 48_000] {
            for amplitude in [300.0, 3_000.0, 32_000.0] {
                let take = finished(&hum(amplitude, 16_000), rate, Edges::WHOLE, true);
                let level = active_level_dbm0(&take).unwrap();
                assert!((level + 19.0).abs() < 0.2, "{rate} Hz: {level}");
                assert!(take.ms().abs_diff(20 + 1_000 + 200) < 3, "{rate} Hz: {} ms", take.ms());
                let edge = |sample: Option<&i16>| sample.unwrap().unsigned_abs();
                assert!(edge(take.samples.first()) < 3 && edge(take.samples.last()) < 3);
            }
        }
    }

    #[test]
    fn what_a_lower_rate_cannot_hold_is_filtered_out_and_not_folded_back() {
        let rate = 16_000;
        let wave = |hertz: f64| {
            move |n: u32| 6_000.0 * (std::f64::consts::TAU * hertz * f64::from(n) / 16_000.0).sin()
        };
        let both = |n: u32| wave(1_000.0)(n) + wave(5_000.0)(n);
        #[expect(clippy::cast_possible_truncation, reason = "below full scale")]
        let samples = (0..rate).map(|n| both(n) as i16).collect();
        let take = finished(&Pcm { samples, rate }, 8_000, Edges::WHOLE, false);
        // 5 kHz would come back as 3 kHz.
        let power = |hertz: f64| crate::sound::dtmf::tone::power(&take.samples, hertz, 8_000.0);
        assert!(power(3_000.0) < power(1_000.0) / 1e5, "{} {}", power(3_000.0), power(1_000.0));
    }

    /// Two tones, one below the shelf and one above it.
    fn low_and_high(rate: u32) -> Pcm {
        let wave = |n: u32| {
            let of =
                |hertz: f64| (std::f64::consts::TAU * hertz * f64::from(n) / f64::from(rate)).sin();
            #[expect(clippy::cast_possible_truncation, reason = "below full scale")]
            let sample = (3_000.0 * of(500.0) + 300.0 * of(3_500.0)) as i16;
            sample
        };
        Pcm { samples: (0..rate * 2).map(wave).collect(), rate }
    }

    #[test]
    fn for_a_telephone_what_is_high_is_louder_and_the_level_is_the_same() {
        for rate in [8_000, 16_000] {
            let sound = low_and_high(16_000);
            let plain = finished(&sound, rate, Edges::WHOLE, false);
            let clearer = finished_clearer(&sound, rate, Edges::WHOLE, false);
            let level = active_level_dbm0(&clearer).unwrap();
            assert!((level + 19.0).abs() < 0.2, "{rate} Hz: {level}");
            let high_over_low = |take: &Pcm| {
                let power = |hertz: f64| {
                    crate::sound::dtmf::tone::power(&take.samples[400..], hertz, f64::from(rate))
                };
                10.0 * (power(3_500.0) / power(500.0)).log10()
            };
            let raised = high_over_low(&clearer) - high_over_low(&plain);
            // Half of the shelf is reached at 2.5 kHz, most of it half an octave above.
            let wanted = if rate == 8_000 { TREBLE_DB - 4.0..=TREBLE_DB } else { -0.01..=0.01 };
            assert!(wanted.contains(&raised), "{rate} Hz: {raised} dB");
        }
    }

    /// Even of sound that is all treble, as loud as there is.
    #[test]
    fn nothing_is_cut_off_by_more_treble() {
        let loud = |n: u32| if n.is_multiple_of(5) { i16::MAX } else { i16::MIN };
        let sound = Pcm { samples: (0..16_000).map(loud).collect(), rate: 16_000 };
        let take = finished_clearer(&sound, 8_000, Edges::WHOLE, false);
        assert!(take.peak() <= 29_200, "{}", take.peak());
        assert_eq!(crate::sound::measured(&take).clipped, 0);
    }

    #[test]
    fn silence_stays_silence() {
        let silence = Pcm { samples: vec![0; 16_000], rate: 16_000 };
        assert_eq!(finished(&silence, 8_000, Edges::WHOLE, true).samples.len(), 0);
    }
}
