//! WAV files (RIFF/WAVE: Microsoft's "Multimedia Programming Interface", 1991; RFC 2361 for tags).
//!
//! Our own, as no free crate both writes G.711 in WAV and reads what voices write to a pipe: a
//! header whose lengths are lies, as the writer did not know yet how long the sound would be.

use std::time::Duration;

use super::g711::Law;
use super::read::in_time;
use super::recording::{Encoding, Recording, Unreadable};
use crate::sound::pcm::{Pcm, mixed};

const PCM: u16 = 1;
const FLOAT: u16 = 3;
const A_LAW: u16 = 6;
const MU_LAW: u16 = 7;
const EXTENSIBLE: u16 = 0xFFFE;

/// 16-bit linear samples as a WAV file.
pub(in crate::sound) fn linear(sound: &Pcm) -> Vec<u8> {
    let data: Vec<u8> = sound.samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
    let mut file = header(PCM, sound.rate, 16, data.len(), None);
    file.extend(data);
    file
}

/// G.711 as a WAV file, with the `fact` chunk that everything but PCM must have.
pub(in crate::sound) fn companded(law: Law, rate: u32, data: &[u8]) -> Vec<u8> {
    let tag = match law {
        Law::Mu => MU_LAW,
        Law::A => A_LAW,
    };
    let mut file = header(tag, rate, 8, data.len(), Some(data.len()));
    file.extend(data);
    if data.len() % 2 == 1 {
        file.push(0);
    }
    file
}

fn header(tag: u16, rate: u32, bits: u16, data: usize, fact: Option<usize>) -> Vec<u8> {
    let length = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
    let block = bits / 8;
    let format = if tag == PCM { 16 } else { 18 };
    let body = 4 + 8 + format + fact.map_or(0, |_| 12) + 8 + data + data % 2;
    let mut header = Vec::with_capacity(64);
    header.extend(b"RIFF");
    header.extend(length(body));
    header.extend(b"WAVEfmt ");
    header.extend(length(format));
    header.extend(tag.to_le_bytes());
    header.extend(1_u16.to_le_bytes());
    header.extend(rate.to_le_bytes());
    header.extend((rate * u32::from(block)).to_le_bytes());
    header.extend(block.to_le_bytes());
    header.extend(bits.to_le_bytes());
    if tag != PCM {
        header.extend(0_u16.to_le_bytes());
    }
    if let Some(samples) = fact {
        header.extend(b"fact");
        header.extend(length(4));
        header.extend(length(samples));
    }
    header.extend(b"data");
    header.extend(length(data));
    header
}

/// What the `fmt ` chunk says.
struct WavFormat {
    tag: u16,
    channels: u16,
    rate: u32,
    bits: u16,
}

/// From this length on, the header was written before the sound was known.
const STREAMED: usize = 0x7FFF_0000;

/// Reads a WAV file. Lengths that lead past the end of the file are taken to mean its end.
pub(in crate::sound) fn read(bytes: &[u8], most: Duration) -> Result<Recording, Unreadable> {
    let mut rest = bytes.get(12..).ok_or(Unreadable::CutShort)?;
    let mut layout = None;
    while let Some((name, length)) = chunk(rest) {
        let body = &rest[8..];
        let body = &body[..body.len().min(length)];
        match name {
            b"fmt " => layout = Some(layout_of(body)?),
            b"data" => {
                let layout = layout.ok_or(Unreadable::CutShort)?;
                // Who writes to a pipe promises as much as there can be, and is believed.
                let cut_short = length > body.len() && length < STREAMED;
                return Ok(Recording { cut_short, ..decode(&layout, body, most)? });
            }
            _ => {}
        }
        let next = length.saturating_add(8 + length % 2);
        rest = rest.get(next..).unwrap_or_default();
    }
    Err(Unreadable::CutShort)
}

fn chunk(bytes: &[u8]) -> Option<(&[u8; 4], usize)> {
    let name = bytes.first_chunk()?;
    let length = u32::from_le_bytes(*bytes.get(4..)?.first_chunk()?);
    Some((name, usize::try_from(length).unwrap_or(usize::MAX)))
}

fn layout_of(body: &[u8]) -> Result<WavFormat, Unreadable> {
    let u16_at = |at: usize| {
        let two = body.get(at..).and_then(|rest| rest.first_chunk());
        two.map(|two| u16::from_le_bytes(*two)).ok_or(Unreadable::CutShort)
    };
    let rate = u32::from(u16_at(4)?) | u32::from(u16_at(6)?) << 16;
    let tag = match u16_at(0)? {
        EXTENSIBLE => u16_at(24)?,
        tag => tag,
    };
    let layout = WavFormat { tag, channels: u16_at(2)?, rate, bits: u16_at(14)? };
    let sane = (1..=64).contains(&layout.channels) && (1_000..=768_000).contains(&rate);
    if sane { Ok(layout) } else { Err(Unreadable::Nonsense) }
}

fn decode(layout: &WavFormat, data: &[u8], most: Duration) -> Result<Recording, Unreadable> {
    // Of G.711 some say 16 bits, which is what comes out.
    let width = if matches!(layout.tag, MU_LAW | A_LAW) { 1 } else { usize::from(layout.bits / 8) };
    let frame = usize::from(layout.channels) * width.max(1);
    in_time(data.len() / frame, layout.rate as usize, most)?;
    let (encoding, samples): (_, Vec<i16>) = match (layout.tag, layout.bits) {
        (PCM, 8) => {
            let wide = |byte: &u8| (i16::from(*byte) - 128) << 8;
            (Encoding::Linear(8), data.iter().map(wide).collect())
        }
        (PCM, 16) => {
            let (twos, _) = data.as_chunks::<2>();
            (Encoding::Linear(16), twos.iter().map(|two| i16::from_le_bytes(*two)).collect())
        }
        (PCM, 24) => {
            let (threes, _) = data.as_chunks::<3>();
            let high = |three: &[u8; 3]| i16::from_le_bytes([three[1], three[2]]);
            (Encoding::Linear(24), threes.iter().map(high).collect())
        }
        (PCM, 32) => {
            let (fours, _) = data.as_chunks::<4>();
            let high = |four: &[u8; 4]| i16::from_le_bytes([four[2], four[3]]);
            (Encoding::Linear(32), fours.iter().map(high).collect())
        }
        (FLOAT, 32) => {
            let (fours, _) = data.as_chunks::<4>();
            let sample = |four: &[u8; 4]| rounded(f32::from_le_bytes(*four));
            (Encoding::Float(32), fours.iter().map(sample).collect())
        }
        (FLOAT, 64) => {
            let (eights, _) = data.as_chunks::<8>();
            #[expect(clippy::cast_possible_truncation, reason = "16 bits are wanted")]
            let sample = |eight: &[u8; 8]| rounded(f64::from_le_bytes(*eight) as f32);
            (Encoding::Float(64), eights.iter().map(sample).collect())
        }
        (MU_LAW, _) => (Encoding::MuLaw, Law::Mu.decoded(data)),
        (A_LAW, _) => (Encoding::ALaw, Law::A.decoded(data)),
        (tag, _) => return Err(Unreadable::Encoding(tag)),
    };
    let sound = mixed(samples, usize::from(layout.channels), layout.rate);
    let channels = layout.channels;
    Ok(Recording { container: "wav", encoding, channels, cut_short: false, sound })
}

/// A sample from -1 to 1, in 16 bits.
pub(in crate::sound) fn rounded(sample: f32) -> i16 {
    #[expect(clippy::cast_possible_truncation, reason = "`as` saturates, and makes NaN 0")]
    let rounded = (sample * 32_768.0).round() as i16;
    rounded
}
