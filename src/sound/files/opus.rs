//! Opus in Ogg (RFC 6716, RFC 7845): small files for the web, and for a call at the keyboard.

use std::time::Duration;

use opus_pure::{
    Application, MAX_PACKET_BYTES, MAX_PACKET_SAMPLES, OggOpusReader, OggOpusWriter, OggPacket,
    OpusEncoder, OpusHead, Trim, packet,
};

use super::read::in_time;
use super::recording::{Encoding, Recording, Unreadable};
use super::wav::rounded;
use crate::sound::pcm::{Pcm, mixed};

/// Bits a second. Speech at 16 kHz is recognized as well as before the coding (docs/voices.md).
const BIT_RATE: i32 = 24_000;
/// Decoded at the rate that our voices speak at; Opus decodes to any of its own (Hz).
const RATE: i32 = 16_000;

/// Sound as an Ogg Opus file, of exactly its length.
///
/// # Errors
/// A rate that Opus does not have (8, 12, 16, 24 or 48 kHz).
pub(in crate::sound) fn written(sound: &Pcm) -> Result<Vec<u8>, opus_pure::Error> {
    let rate = i32::try_from(sound.rate).unwrap_or(i32::MAX);
    let mut encoder = OpusEncoder::new(rate, 1, Application::Audio)?;
    encoder.bitrate_bps = BIT_RATE;
    let head = OpusHead::for_encoder(&encoder, sound.rate);
    // All in units of 1/48,000 s, which Ogg Opus counts in (RFC 7845, section 4).
    let ticks = 48_000 / sound.rate as usize;
    let skipped = usize::from(head.pre_skip);
    let frame = sound.rate as usize / 50;
    let frames = (sound.samples.len() + skipped.div_ceil(ticks)).div_ceil(frame).max(1);
    let end = i64::try_from(skipped + sound.samples.len() * ticks).unwrap_or(i64::MAX);
    // The serial number is any number (RFC 3533); a fixed one makes the file depend on its sound alone.
    let mut file = OggOpusWriter::with_serial(Vec::new(), head, opus_pure::OpusTags::new(), 1)?;
    let mut packet = vec![0; MAX_PACKET_BYTES];
    let mut block = vec![0.0; frame];
    for n in 0..frames {
        let samples = sound.samples.iter().skip(n * frame).copied().map(f32::from);
        let padded = samples.map(|sample| sample / 32_768.0).chain(std::iter::repeat(0.0));
        for (to, sample) in block.iter_mut().zip(padded) {
            *to = sample;
        }
        let length = encoder.encode(&block, frame, &mut packet)?;
        if n + 1 == frames {
            let left = u32::try_from(end - file.granule()).unwrap_or_default();
            file.write_packet_with_duration(&packet[..length], left)?;
        } else {
            file.write_packet(&packet[..length])?;
        }
    }
    file.finish()
}

/// Reads an Ogg Opus file, at 16 kHz, once its packets say that it does not last too long: a byte may
/// stand for an eighth of a second.
pub(in crate::sound) fn read(bytes: &[u8], most: Duration) -> Result<Recording, Unreadable> {
    let broken = |_| Unreadable::CutShort;
    let rate = RATE.unsigned_abs();
    let open = || OggOpusReader::new(bytes).map_err(|_| Unreadable::Ogg);
    let mut packet = OggPacket::default();
    let mut counted = open()?;
    let mut count = 0;
    while counted.read_packet_into(&mut packet).map_err(broken)? {
        // A packet that is lost may stand for as many samples as there can be.
        count += packet::samples(&packet.data, RATE).unwrap_or(MAX_PACKET_SAMPLES);
        in_time(count, rate as usize, most)?;
    }
    let mut file = open()?;
    let channels = usize::from(file.head().channel_count);
    let mut decoder = file.head().decoder(RATE).map_err(broken)?;
    let mut trim = Trim::new(file.head(), RATE, channels).map_err(broken)?;
    let mut block = vec![0.0; MAX_PACKET_SAMPLES * channels];
    let mut samples = Vec::new();
    while file.read_packet_into(&mut packet).map_err(broken)? {
        let length =
            decoder.decode(&packet.data, MAX_PACKET_SAMPLES, &mut block).map_err(broken)?;
        let kept = trim.keep(&packet, &block[..length * channels]);
        let kept = kept.iter().map(|sample| rounded(*sample)).collect();
        samples.extend(mixed(kept, channels, rate).samples);
    }
    Ok(Recording {
        container: "ogg",
        encoding: Encoding::Opus,
        channels: u16::from(file.head().channel_count),
        cut_short: false,
        sound: Pcm { samples, rate },
    })
}
