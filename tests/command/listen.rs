//! `phonetree listen` through the program itself: what it hears in good files, and in bad ones.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use phonetree::menu::Key;
use phonetree::sound::{Format, Pcm, dtmf};
use serde_json::Value;

use crate::program::Program;

fn listen(args: &[&str], files: &[&Path]) -> Output {
    let files = files.iter().map(|file| file.to_str().unwrap());
    Program::phonetree().arg("listen").args(args).args(files).output()
}

fn stdout(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Keys, 60 ms each with 50 ms between, at a rate.
fn keys(keys: &str, rate: u32) -> Pcm {
    let silence = vec![0; rate as usize / 20];
    let tone = |key| dtmf(Key::from_char(key).unwrap(), 60, rate).samples;
    let samples = keys.chars().flat_map(|key| [silence.clone(), tone(key)].concat()).collect();
    Pcm { samples, rate }
}

/// A file in a format.
fn file(folder: &Path, name: &str, format: Format, sound: &Pcm) -> PathBuf {
    let path = folder.join(format!("{name}.{}", format.ending()));
    fs::write(&path, format.file(sound).unwrap()).unwrap();
    path
}

#[test]
fn keys_are_heard_in_every_format_and_digits_prints_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    for format in Format::ALL {
        let dialed = "18007904661#*";
        let file = file(folder.path(), format.name(), format, &keys(dialed, format.rate()));
        assert_eq!(stdout(&listen(&["--digits"], &[&file])), format!("{dialed}\n"), "{format}");
    }
    let silent =
        file(folder.path(), "none", Format::Pcm8k, &Pcm { samples: vec![0; 800], rate: 8_000 });
    let some = file(folder.path(), "some", Format::Pcm16k, &keys("42", 16_000));
    assert_eq!(stdout(&listen(&["--digits"], &[&silent, &some])), "\n42\n");
}

#[test]
fn it_measures_what_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut sound = keys("5", 8_000);
    sound.samples.extend(vec![0; 800]);
    let plain = file(folder.path(), "plain", Format::Pcm8k, &sound);
    let heard: Value = serde_json::from_str(&stdout(&listen(&["--json"], &[&plain]))).unwrap();
    assert_eq!((&heard["container"], &heard["encoding"]), (&"wav".into(), &"pcm 16 bit".into()));
    assert_eq!((heard["ms"].as_u64(), heard["rate"].as_u64()), (Some(210), Some(8_000)));
    assert_eq!(heard["digits"], "5");
    assert!(heard["lead_ms"].as_u64().unwrap().abs_diff(50) < 4, "{heard}");
    assert!(heard["tail_ms"].as_u64().unwrap().abs_diff(100) < 4, "{heard}");
    assert_eq!(heard["clipped"], 0);

    for sample in &mut sound.samples {
        *sample = sample.saturating_mul(20);
    }
    let loud = file(folder.path(), "loud", Format::Pcm8k, &sound);
    let told = stdout(&listen(&[], &[&loud]));
    let told = told.split_once('\n').unwrap().1;
    snapbox::assert_data_eq!(
        told,
        snapbox::str![[r"
  format     wav pcm 16 bit, 8000 Hz, one channel
  length     0.21 s
  level      0.5 dBm0 active speech: too loud; peak 100 %
  clipping   148 samples are cut off
  silence    50 ms before, 100 ms after, 0 ms the longest within
  asterisk   takes it
  freeswitch takes it
  3cx        takes it
  twilio     takes it
  connect    no: it wants u-law WAV at 8 kHz
  web        takes it

"]]
    );
}

#[test]
fn two_channels_and_odd_widths_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let sound = keys("79", 8_000);
    let wav = |bits: u16, tag: u16, channels: u16, data: Vec<u8>| {
        let block = channels * bits / 8;
        let mut file = b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0".to_vec();
        file.extend(tag.to_le_bytes());
        file.extend(channels.to_le_bytes());
        file.extend(8_000_u32.to_le_bytes());
        file.extend((8_000 * u32::from(block)).to_le_bytes());
        file.extend(block.to_le_bytes());
        file.extend(bits.to_le_bytes());
        // A chunk that nobody knows, of odd length, before the data.
        file.extend(b"LIST\x03\0\0\0abc\0data");
        file.extend(u32::try_from(data.len()).unwrap().to_le_bytes());
        file.extend(data);
        file
    };
    let each =
        |f: &dyn Fn(i16) -> Vec<u8>| sound.samples.iter().flat_map(|s| f(*s)).collect::<Vec<u8>>();
    let cases = [
        wav(8, 1, 1, each(&|s| vec![(s >> 8).wrapping_add(128).to_le_bytes()[0]])),
        wav(16, 1, 2, each(&|s| [s.to_le_bytes(), s.to_le_bytes()].concat())),
        wav(24, 1, 1, each(&|s| [&[0][..], &s.to_le_bytes()].concat())),
        wav(32, 1, 1, each(&|s| [&[0, 0][..], &s.to_le_bytes()].concat())),
        wav(32, 3, 1, each(&|s| (f32::from(s) / 32_768.0).to_le_bytes().to_vec())),
        wav(64, 3, 1, each(&|s| (f64::from(s) / 32_768.0).to_le_bytes().to_vec())),
    ];
    for (n, bytes) in cases.into_iter().enumerate() {
        let path = folder.path().join(format!("{n}.wav"));
        fs::write(&path, bytes).unwrap();
        assert_eq!(stdout(&listen(&["--digits"], &[&path])), "79\n", "case {n}");
    }
}

#[test]
fn a_file_that_ends_too_early_is_told_and_no_system_takes_it() {
    let folder = tempfile::tempdir().unwrap();
    let whole = file(folder.path(), "whole.wav", Format::Pcm8k, &keys("1", 8_000));
    let mut bytes = fs::read(&whole).unwrap();
    let cut = folder.path().join("cut.wav");
    bytes.truncate(bytes.len() - 100);
    fs::write(&cut, &bytes).unwrap();
    let told = stdout(&listen(&[], &[&cut]));
    assert!(
        told.contains("cut short") && told.contains("asterisk   no: it wants a whole"),
        "{told}"
    );
    assert!(!stdout(&listen(&[], &[&whole])).contains("cut short"));
    // Whoever writes to a pipe cannot know the length.
    bytes[40..44].copy_from_slice(&0xFFFF_FFFF_u32.to_le_bytes());
    fs::write(&cut, &bytes).unwrap();
    assert!(!stdout(&listen(&[], &[&cut])).contains("cut short"));
}

#[test]
fn what_is_no_sound_is_told_and_the_others_are_still_heard() {
    let folder = tempfile::tempdir().unwrap();
    let good = file(folder.path(), "good", Format::Pcm8k, &keys("1", 8_000));
    let whole = fs::read(&good).unwrap();
    for (name, bytes, said) in [
        ("empty.wav", &b""[..], "not a supported sound file"),
        ("text.wav", b"hello", "not a supported sound file"),
        ("song.mp3", b"ID3\x04", "this is MP3"),
        ("song.flac", b"fLaC\0", "this is FLAC"),
        ("short.wav", &whole[..20], "cut short"),
        ("ogg.opus", b"OggS\0\0\0\0", "Ogg"),
        (
            "gsm.wav",
            b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x31\0\x01\0\x40\x1f\0\0\0\0\0\0\x41\0\0\0data\0\0\0\0",
            "format tag 49",
        ),
        (
            "mad.wav",
            b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\x10\0data\0\0\0\0",
            "impossible numbers",
        ),
    ] {
        let bad = folder.path().join(name);
        fs::write(&bad, bytes).unwrap();
        let output = listen(&["--digits"], &[&bad, &good]);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(stderr.contains(said) && stderr.contains(name), "{name}: {stderr}");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "1\n", "{name}");
    }
    let missing = listen(&[], &[&folder.path().join("missing.wav")]);
    assert_eq!(missing.status.code(), Some(2));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 500, ..Default::default() })]

    #[test]
    fn no_bytes_make_the_reader_panic(
        format in 0..Format::ALL.len(), cut in 0_usize..4_000, at in 0_usize..200, byte in 0..=255_u8,
    ) {
        let format = Format::ALL[format];
        let mut bytes = format.file(&keys("1", format.rate())).unwrap();
        bytes.truncate(cut.max(4));
        let at = at.min(bytes.len() - 1);
        bytes[at] = byte;
        let _ = phonetree::sound::Recording::read(&bytes, format.ending());
    }
}
