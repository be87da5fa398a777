//! Prompts of a page for browsers that can't play Opus in Ogg: Safari before 18.4.
//!
//! In comes an Ogg Opus file, out comes a WAV file that every browser plays. A page has this as WebAssembly
//! of its own, beside the engine and only where it has prompts; it is unpacked where it is needed.
#[cfg(target_arch = "wasm32")]
mod border;

use opus_pure::{Error, MAX_PACKET_SAMPLES, OggOpusReader, OggPacket, Trim};

/// Enough for a telephone and for a good voice; Opus decodes to it by itself (Hz).
const RATE: u16 = 24_000;

/// An Ogg Opus file as a WAV file: 16 bits, one channel, 24 kHz.
///
/// # Errors
/// That it is no Ogg Opus file, or a broken one.
pub fn wav(file: &[u8]) -> Result<Vec<u8>, Error> {
    let mut file = OggOpusReader::new(file)?;
    let channels = usize::from(file.head().channel_count);
    let mut decoder = file.head().decoder(RATE.into())?;
    let mut trim = Trim::new(file.head(), RATE.into(), channels)?;
    let mut packet = OggPacket::default();
    let mut block = vec![0.0; MAX_PACKET_SAMPLES * channels];
    let mut sound = vec![0; HEAD];
    while file.read_packet_into(&mut packet)? {
        let length = decoder.decode(&packet.data, MAX_PACKET_SAMPLES, &mut block)?;
        for at_once in trim.keep(&packet, &block[..length * channels]).chunks_exact(channels) {
            let mixed = at_once.iter().sum::<f32>() / f32::from(file.head().channel_count);
            sound.extend(rounded(mixed).to_le_bytes());
        }
    }
    let head = head(u32::try_from(sound.len() - HEAD).unwrap_or(u32::MAX));
    sound[..HEAD].copy_from_slice(&head);
    Ok(sound)
}

#[expect(clippy::cast_possible_truncation, reason = "what is too loud is as loud as can be")]
fn rounded(sample: f32) -> i16 {
    (sample * 32_768.0).round() as i16
}

const HEAD: usize = 44;

/// The head of a WAV file with so many bytes of samples.
fn head(length: u32) -> [u8; HEAD] {
    let mut head = Vec::with_capacity(HEAD);
    head.extend(b"RIFF");
    head.extend((length.saturating_add(36)).to_le_bytes());
    head.extend(b"WAVEfmt ");
    head.extend(16_u32.to_le_bytes());
    // PCM, one channel.
    head.extend([1, 0, 1, 0]);
    head.extend(u32::from(RATE).to_le_bytes());
    head.extend((2 * u32::from(RATE)).to_le_bytes());
    head.extend([2, 0, 16, 0]);
    head.extend(b"data");
    head.extend(length.to_le_bytes());
    std::array::from_fn(|n| head[n])
}

#[cfg(test)]
mod tests {
    use super::{HEAD, wav};

    const GREETING: &[u8] =
        include_bytes!("../../../audio/kaiser-small-business/main/greeting.opus");

    #[test]
    fn a_prompt_becomes_a_wav_file_of_its_length() {
        let wav = wav(GREETING).expect("it is an Ogg Opus file");
        let number = |at: usize| u32::from_le_bytes([0, 1, 2, 3].map(|n| wav[at + n]));
        assert_eq!((number(24), number(40) as usize), (24_000, wav.len() - HEAD));
        let loudest =
            wav[HEAD..].chunks_exact(2).map(|it| i16::from_le_bytes([it[0], it[1]]).abs());
        assert!(loudest.max() > Some(8_000), "somebody speaks");
    }

    #[test]
    fn what_is_no_prompt_is_refused() {
        assert!(wav(b"RIFF").is_err());
        assert!(wav(&GREETING[..GREETING.len() / 2]).is_err());
    }
}
