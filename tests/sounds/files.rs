//! Sound files to the byte, and at the edge of what is taken: lengths, rates, sizes, times.

use phonetree::sound::{Format, Law, Pcm, PromptTarget, Recording, Unreadable, measured};

fn of(samples: &[i16], rate: u32) -> Pcm {
    Pcm { samples: samples.to_vec(), rate }
}

/// Numbers and texts of a header, one after the other.
fn bytes(parts: &[&[u8]]) -> Vec<u8> {
    parts.concat()
}

#[test]
fn a_linear_file_is_a_header_and_its_samples() {
    let file = Format::Pcm8k.file(&of(&[1, -2, 256], 8_000)).unwrap();
    let expected = bytes(&[
        b"RIFF\x2a\0\0\0WAVEfmt \x10\0\0\0",
        b"\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0",
        b"data\x06\0\0\0\x01\0\xfe\xff\0\x01",
    ]);
    assert_eq!(file, expected);
}

/// In RIFF a chunk of odd length is followed by a byte that the chunk's length does not count, but
/// the length of the file does.
#[test]
fn g711_of_an_odd_length_has_a_byte_more_which_only_the_length_of_the_file_counts() {
    for (format, law, tag) in [(Format::Ulaw, Law::Mu, 7), (Format::Alaw, Law::A, 6)] {
        for (samples, pad) in [(&[0, 9_000, -1][..], &[0][..]), (&[0, 9_000, -1, 5], &[])] {
            let count = samples.len() as u8;
            let file = format.file(&of(samples, 8_000)).unwrap();
            let expected = bytes(&[
                b"RIFF",
                &[50 + count + pad.len() as u8, 0, 0, 0],
                b"WAVEfmt \x12\0\0\0",
                &[tag, 0, 1, 0],
                b"\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0\0\0",
                &[b'f', b'a', b'c', b't', 4, 0, 0, 0, count, 0, 0, 0],
                &[b'd', b'a', b't', b'a', count, 0, 0, 0],
                &law.encoded(samples),
                pad,
            ]);
            assert_eq!(file, expected, "{format}, {count} samples");
            assert_eq!(file.len(), usize::from(file[4]) + 8, "the length is that of the rest");
            let read = Recording::read(&file, "wav").unwrap();
            assert_eq!(read.sound.samples, law.decoded(&law.encoded(samples)));
            assert!(!read.cut_short);
        }
    }
}

#[test]
fn g722_of_an_odd_length_has_a_sample_more() {
    let lengths = [1, 2, 3].map(|n| Format::G722.file(&of(&vec![0; n], 16_000)).unwrap().len());
    assert_eq!(lengths, [1, 1, 2]);
}

/// A WAV file of 16-bit samples whose header says this.
fn wav(channels: u16, rate: u32, promised: u32, data: &[u8]) -> Vec<u8> {
    bytes(&[
        b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0",
        &channels.to_le_bytes(),
        &rate.to_le_bytes(),
        &[0; 6],
        &16_u16.to_le_bytes(),
        b"data",
        &promised.to_le_bytes(),
        data,
    ])
}

#[test]
fn a_header_is_believed_from_one_channel_to_64_and_from_1_kilohertz_to_768() {
    let read = |channels, rate| Recording::read(&wav(channels, rate, 0, &[]), "wav");
    for (channels, rate) in [(1, 1_000), (64, 768_000)] {
        let read = read(channels, rate).unwrap();
        assert_eq!((read.channels, read.sound.rate), (channels, rate));
    }
    for (channels, rate) in [(0, 8_000), (65, 8_000), (1, 999), (1, 768_001)] {
        assert_eq!(read(channels, rate), Err(Unreadable::Nonsense), "{channels} at {rate} Hz");
    }
}

#[test]
fn a_file_is_cut_short_by_one_byte_unless_it_was_written_to_a_pipe() {
    let cut_short =
        |promised| Recording::read(&wav(1, 8_000, promised, &[0; 4]), "wav").unwrap().cut_short;
    assert_eq!([3, 4, 5].map(cut_short), [false, false, true]);
    assert_eq!([0x7FFE_FFFF, 0x7FFF_0000, 0xFFFF_FFFF].map(cut_short), [true, false, false]);
}

#[test]
fn a_chunk_of_odd_length_is_passed_over_with_its_byte_more() {
    let whole = wav(1, 8_000, 4, &[1, 0, 2, 0]);
    for chunk in [b"LIST\x01\0\0\0a\0", b"LIST\x02\0\0\0ab"] {
        let file = bytes(&[&whole[..12], chunk, &whole[12..]]);
        let read = Recording::read(&file, "wav").unwrap();
        assert_eq!(read.sound.samples, [1, 2]);
    }
}

#[test]
fn several_channels_are_heard_as_their_mean() {
    let two = |left: i16, right: i16| bytes(&[&left.to_le_bytes(), &right.to_le_bytes()]);
    let data = [two(100, 300), two(-32_768, -32_768), two(32_767, 32_767), two(7, -7)].concat();
    let read = Recording::read(&wav(2, 8_000, 16, &data), "wav").unwrap();
    assert_eq!(read.sound.samples, [200, -32_768, 32_767, 0]);
}

/// What a system says of a file of a format, so large, with so many milliseconds of sound.
fn objections(system: PromptTarget, format: Format, bytes: u64, ms: u64) -> Vec<String> {
    let file = format.file(&of(&[0; 800], format.rate())).unwrap();
    let recording = Recording::read(&file, format.ending()).unwrap();
    let mut measured = measured(&recording.sound);
    measured.ms = ms;
    system.objections(&recording, &measured, bytes)
}

#[test]
fn a_file_is_taken_up_to_the_size_and_the_length_that_its_system_names() {
    let none = Vec::<String>::new();
    let connect = |bytes, ms| objections(PromptTarget::Connect, Format::Ulaw, bytes, ms);
    assert_eq!(connect(49_999_999, 299_999), none);
    assert_eq!(connect(50_000_000, 299_999), ["it wants less than 50 MB"]);
    assert_eq!(connect(49_999_999, 300_000), ["it wants less than five minutes"]);
    let three_cx = |bytes| objections(PromptTarget::ThreeCx, Format::Pcm8k, bytes, 300_000);
    assert_eq!(three_cx(100_000_000), none);
    assert_eq!(three_cx(100_000_001), ["it wants at most 100 MB"]);
}

/// Every system and every format: `x` is what it takes.
#[test]
fn each_system_takes_its_formats_and_no_other() {
    let table: String = Format::ALL
        .map(|format| {
            let takes = |system| objections(system, format, 1_000, 100).is_empty();
            let row: String = PromptTarget::ALL
                .map(|system| if takes(system) { 'x' } else { '.' })
                .iter()
                .collect();
            format!("{row} {format}\n")
        })
        .concat();
    snapbox::assert_data_eq!(
        table,
        snapbox::str![[r"
xxxx.x pcm8k
xx.x.x pcm16k
...x.x pcm22k
...x.x pcm44k
.x.x.x pcm48k
.x.xxx ulaw
.x.x.x alaw
x..x.. ulaw-raw
x..... alaw-raw
x..... sln
x..... sln16
x..... g722
.....x opus

"]]
    );
}
