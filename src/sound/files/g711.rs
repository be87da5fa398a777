//! G.711: the telephone's eight bits (ITU-T G.711, 1988).

use std::sync::LazyLock;

use audio_codec::pcma::PcmaDecoder;
use audio_codec::pcmu::PcmuDecoder;

/// One of the two laws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// μ-law: North America, Japan.
    Mu,
    /// A-law: everywhere else.
    A,
}

/// What the 256 codes of a law mean, and the code nearest to each of the 65,536 samples.
struct Table {
    samples: [i16; 256],
    codes: Vec<u8>,
}

static MU: LazyLock<Table> = LazyLock::new(|| Table::of(&mut PcmuDecoder::new()));
static A: LazyLock<Table> = LazyLock::new(|| Table::of(&mut PcmaDecoder::new()));

impl Law {
    /// 16-bit samples as codes, each the nearest there is: no encoder comes closer.
    pub fn encoded(self, samples: &[i16]) -> Vec<u8> {
        let codes = &self.table().codes;
        let place = |sample: i16| usize::from(sample.cast_unsigned() ^ 0x8000);
        samples.iter().map(|sample| codes[place(*sample)]).collect()
    }

    /// Codes as 16-bit samples, to the bit as the recommendation has them.
    pub fn decoded(self, codes: &[u8]) -> Vec<i16> {
        let samples = &self.table().samples;
        codes.iter().map(|code| samples[usize::from(*code)]).collect()
    }

    fn table(self) -> &'static Table {
        match self {
            Self::Mu => &MU,
            Self::A => &A,
        }
    }
}

impl Table {
    fn of(decoder: &mut impl audio_codec::Decoder) -> Self {
        let all: [u8; 256] = std::array::from_fn(|code| u8::try_from(code).unwrap_or_default());
        let mut samples = [0; 256];
        decoder.decode_into(&all, &mut samples).expect("256 codes are 256 samples");
        // μ-law has two zeros: the last one, 0xFF, is the positive.
        let mut sorted = all;
        sorted.sort_by_key(|code| (samples[usize::from(*code)], *code));
        let mut codes = Vec::with_capacity(65_536);
        let mut at = 0;
        for sample in i16::MIN..=i16::MAX {
            let far = |n: usize| i32::from(samples[usize::from(sorted[n])]) - i32::from(sample);
            while at + 1 < sorted.len() && far(at + 1).abs() <= far(at).abs() {
                at += 1;
            }
            codes.push(sorted[at]);
        }
        Self { samples, codes }
    }
}

#[cfg(test)]
mod tests {
    use super::Law;

    #[test]
    fn values_from_the_tables_of_the_recommendation() {
        // G.711 tables 2a and 1a (13 and 14 bits, here in 16): the outermost and innermost values.
        assert_eq!(Law::Mu.decoded(&[0x00, 0x7F, 0x80, 0xFF]), [-32_124, 0, 32_124, 0]);
        assert_eq!(Law::A.decoded(&[0x2A, 0xAA, 0xD5, 0x55]), [-32_256, 32_256, 8, -8]);
    }

    #[test]
    fn every_code_comes_back_and_no_code_is_nearer() {
        for law in [Law::Mu, Law::A] {
            let all: Vec<u8> = (0..=255).collect();
            let meant = law.decoded(&all);
            assert_eq!(law.decoded(&law.encoded(&meant)), meant);
            for sample in (i16::MIN..=i16::MAX).step_by(7) {
                let far = |other: i16| (i32::from(other) - i32::from(sample)).abs();
                let ours = far(law.decoded(&law.encoded(&[sample]))[0]);
                assert_eq!(Some(ours), meant.iter().map(|other| far(*other)).min(), "{sample}");
            }
        }
    }
}
