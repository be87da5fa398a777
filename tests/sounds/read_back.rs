//! What `render` writes, read by sox and ffmpeg: rate, channels, encoding, length, level, and G.711
//! to the bit. Run by tests/hear.sh, which installs nothing and says what it lacks.

use std::fs;
use std::path::Path;
use std::time::Duration;

use phonetree::sound::{Format, Law};
use phonetree::voice::render::Manifest;

use crate::program::Program;

fn run(program: &str, args: &[&str]) -> String {
    let output = Program::named(program).args(args).limit(Duration::from_secs(600)).output();
    let (stdout, stderr) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{program} {args:?}: {stderr}");
    format!("{stdout}{stderr}")
}

/// How ffmpeg and sox are told what a file without a header is.
fn told(format: Format) -> (&'static [&'static str], &'static [&'static str]) {
    match format.name() {
        "ulaw-raw" => (&["-f", "mulaw", "-ar", "8000"], &["-t", "ul", "-r", "8000", "-c", "1"]),
        "alaw-raw" => (&["-f", "alaw", "-ar", "8000"], &["-t", "al", "-r", "8000", "-c", "1"]),
        "sln" => (&["-f", "s16le", "-ar", "8000"], &["-t", "sw", "-r", "8000", "-c", "1"]),
        "sln16" => (&["-f", "s16le", "-ar", "16000"], &["-t", "sw", "-r", "16000", "-c", "1"]),
        "g722" => (&["-f", "g722"], &[]),
        _ => (&[], &[]),
    }
}

#[test]
#[ignore = "needs sox and ffmpeg: tests/hear.sh"]
fn every_format_is_read_by_sox_and_ffmpeg_as_the_manifest_says() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let all: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    // The first line takes a minute; its turn comes with ALL=1.
    let menu =
        if std::env::var_os("ALL").is_some() { "menus" } else { "tests/menus/fernwood.toml" };
    let formats = all.join(",");
    let render = ["render", "--menu", menu, "--out", out, "--format", &formats];
    run(Program::PHONETREE, &render);
    let manifest = fs::read_to_string(folder.path().join("manifest.json")).unwrap();
    let manifest = Manifest::read(&manifest).unwrap();
    let mut worst: f64 = 0.0;
    for entry in &manifest.takes {
        let format = Format::named(&entry.format).unwrap();
        let file = folder.path().join(&entry.file);
        let file = file.to_str().unwrap();
        let (to_ffmpeg, to_sox) = told(format);
        // ffmpeg's own idea of the file, and the samples it decodes.
        let wave = folder.path().join("ffmpeg.wav");
        let wave = wave.to_str().unwrap();
        let rate = entry.rate.to_string();
        let ffmpeg = [&["-v", "error", "-y"], to_ffmpeg, &["-i", file, "-ar", &rate, wave]];
        run("ffmpeg", &ffmpeg.concat());
        let length = samples_of(wave);
        let tolerance = u64::from(format == Format::G722);
        assert!(length.abs_diff(entry.samples) <= tolerance, "{}: {length}", entry.file);
        worst = worst.max((level(wave) + 19.0).abs());
        if !matches!(format, Format::G722 | Format::Opus) {
            let sox = folder.path().join("sox.wav");
            let sox = sox.to_str().unwrap();
            run("sox", &[to_sox, &[file, "-e", "signed-integer", "-b", "16", sox]].concat());
            assert!(read(sox) == read(wave), "sox and ffmpeg decode {} differently", entry.file);
            assert_eq!(samples_of(sox), entry.samples);
        }
        if format.ending() == "wav" {
            let told = run("soxi", &[file]);
            let encoding = match entry.format.as_str() {
                "ulaw" => "8-bit u-law",
                "alaw" => "8-bit A-law",
                _ => "16-bit Signed Integer PCM",
            };
            let says = |what: &str| assert!(told.contains(what), "{what} is not in: {told}");
            says(encoding);
            says("Channels       : 1");
            says(&format!("Sample Rate    : {}", entry.rate));
            says(&format!("= {} samples", entry.samples));
        }
    }
    println!("{} files, level at most {worst:.2} dB off", manifest.takes.len());
    assert!(worst < 1.0);
}

#[test]
#[ignore = "needs sox and ffmpeg: tests/hear.sh"]
fn g711_is_decoded_to_the_bit_and_encoded_no_worse() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let all: Vec<i16> = (i16::MIN..=i16::MAX).collect();
    let bytes: Vec<u8> = all.iter().flat_map(|sample| sample.to_le_bytes()).collect();
    fs::write(at("all.s16"), bytes).unwrap();
    let codes: Vec<u8> = (0..=255).collect();
    fs::write(at("codes.raw"), &codes).unwrap();
    let (raw, s16) = (at("codes.raw"), at("all.s16"));
    for (law, sox_name, ffmpeg_name) in [(Law::Mu, "ul", "mulaw"), (Law::A, "al", "alaw")] {
        let ours = law.decoded(&codes);
        let sox = at("sox.s16");
        run("sox", &["-t", sox_name, "-r", "8000", "-c", "1", &raw, "-t", "sw", &sox]);
        let ffmpeg = at("ffmpeg.s16");
        run(
            "ffmpeg",
            &["-v", "error", "-y", "-f", ffmpeg_name, "-i", &raw, "-f", "s16le", &ffmpeg],
        );
        assert!(
            ours == raw_samples(&sox) && ours == raw_samples(&ffmpeg),
            "{law:?} decodes otherwise"
        );

        let ours = law.encoded(&all);
        let sox = at("sox.law");
        run("sox", &["-D", "-t", "sw", "-r", "8000", "-c", "1", &s16, "-t", sox_name, &sox]);
        let ffmpeg = at("ffmpeg.law");
        run(
            "ffmpeg",
            &[
                "-v",
                "error",
                "-y",
                "-f",
                "s16le",
                "-ar",
                "8000",
                "-i",
                &s16,
                "-f",
                ffmpeg_name,
                &ffmpeg,
            ],
        );
        for other in [sox, ffmpeg] {
            let theirs = fs::read(&other).unwrap();
            let far = |codes: &[u8]| -> Vec<i32> {
                let decoded = law.decoded(codes);
                decoded
                    .iter()
                    .zip(&all)
                    .map(|(a, b)| (i32::from(*a) - i32::from(*b)).abs())
                    .collect()
            };
            let (ours_far, theirs_far) = (far(&ours), far(&theirs));
            assert!(
                ours_far.iter().zip(&theirs_far).all(|(a, b)| a <= b),
                "{law:?}: {other} is nearer"
            );
            let differ = ours.iter().zip(&theirs).filter(|(a, b)| a != b).count();
            println!("{law:?}: {differ} of 65,536 codes differ from {other}");
        }
    }
}

/// The level of active speech by other means: ffmpeg filters, and takes the RMS of each 20 ms.
fn level(wave: &str) -> f64 {
    let rate = f64::from(u32::from_le_bytes(fs::read(wave).unwrap()[24..28].try_into().unwrap()));
    let filter = format!(
        "highpass=f=300:poles=2,asetnsamples=n={}:p=0,astats=metadata=1:reset=1,ametadata=print:key=lavfi.astats.Overall.RMS_level:file=-",
        rate / 50.0
    );
    let told = run("ffmpeg", &["-v", "error", "-i", wave, "-af", &filter, "-f", "null", "-"]);
    let levels: Vec<f64> = told
        .lines()
        .filter_map(|line| line.strip_prefix("lavfi.astats.Overall.RMS_level="))
        .filter_map(|level| level.parse().ok())
        .filter(|level: &f64| level.is_finite())
        .collect();
    let loudest = levels.iter().copied().fold(f64::MIN, f64::max);
    let active: Vec<f64> = levels
        .into_iter()
        .filter(|level| *level > loudest - 30.0)
        .map(|db| 10_f64.powf(db / 10.0))
        .collect();
    let mean = active.iter().sum::<f64>() / active.len() as f64;
    // 0 dBFS of a full-scale square wave is RMS 32,768; -19 dBm0 is RMS 2,600.
    10.0 * mean.log10() - 20.0 * (2_600.0_f64 / 32_768.0).log10() - 19.0
}

fn read(wave: &str) -> Vec<u8> {
    let bytes = fs::read(wave).unwrap();
    let data = bytes.windows(4).position(|four| four == b"data").unwrap();
    bytes[data + 8..].to_vec()
}

fn samples_of(wave: &str) -> u64 {
    read(wave).len() as u64 / 2
}

fn raw_samples(file: impl AsRef<Path>) -> Vec<i16> {
    let bytes = fs::read(file).unwrap();
    bytes.chunks_exact(2).map(|two| i16::from_le_bytes([two[0], two[1]])).collect()
}
