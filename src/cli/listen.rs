//! `phonetree listen`: what is in a sound file.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use crate::cli::output::{called, print};
use crate::cli::{Failure, Verdict};
use crate::files::{self, ReadError};
use crate::sound::{Measured, PromptTarget, Recording, measured};

/// The largest file that is read, in bytes, and the longest sound.
const MOST_BYTES: u64 = 1024 * 1024 * 1024;
const LONGEST: Duration = Duration::from_secs(60 * 60);
/// Prompts should be this loud, give or take (RFC 7874, section 4), in dBm0.
const LEVEL: std::ops::RangeInclusive<f64> = -25.0..=-13.0;

/// Inspects a sound file: format, length, level, silence, keys pressed, and which telephone
/// systems accept it as a prompt.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Reads WAV (8 to 32 bit, float, u-law, A-law), Ogg Opus, and, by extension, headerless .ulaw
.alaw .sln .sln16 .sln48 .g722. Keys are detected as ITU-T Q.24 requires: 40 ms of tone, 1.5 % off, 8
dB of twist. A sound may last up to an hour.

Examples:
  phonetree listen prompt.wav
  phonetree listen --digits *.wav       only the keys pressed, one line per file
  phonetree listen --json prompt.wav    all of it, for programs

Exit code: 0 all files were read; 2 one could not be.")]
pub(super) struct Command {
    /// Sound files.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print only the keys pressed, one line per file.
    #[arg(long, conflicts_with = "json")]
    digits: bool,
    /// Print one JSON object per line, one line per file.
    #[arg(long)]
    json: bool,
}

impl Command {
    pub(super) fn run(&self) -> Result<Verdict, Failure> {
        let mut unread = Vec::new();
        for file in &self.files {
            match read(file) {
                Ok((recording, bytes)) => {
                    let measured = measured(&recording.sound);
                    print(&if self.digits {
                        format!("{}\n", digits(&measured))
                    } else if self.json {
                        format!("{}\n", as_json(file, &recording, &measured, bytes))
                    } else {
                        as_text(file, &recording, &measured, bytes)
                    })?;
                }
                Err(why) => unread.push(format!("{}: {why}", called(file))),
            }
        }
        if unread.is_empty() { Ok(Verdict::Fine) } else { Err(Failure(unread.join("\n"))) }
    }
}

fn read(file: &Path) -> Result<(Recording, u64), String> {
    let bytes = files::read_named(file, MOST_BYTES).map_err(|why| {
        match matches!(why, ReadError::TooLarge(_)) {
            true => "larger than 1 GB: no prompt is".to_owned(),
            false => format!("cannot be read: {why}"),
        }
    })?;
    let ending = file.extension().unwrap_or_default().to_string_lossy();
    let recording = Recording::read_at_most(&bytes, &ending, LONGEST);
    let recording = recording.map_err(|why| why.to_string())?;
    Ok((recording, bytes.len() as u64))
}

fn digits(measured: &Measured) -> String {
    measured.keys.iter().map(|(key, _)| *key).collect()
}

fn as_text(file: &Path, recording: &Recording, measured: &Measured, bytes: u64) -> String {
    let Measured { ms, peak, level_dbm0, clipped, lead_ms, tail_ms, longest_pause_ms, .. } =
        measured;
    let seconds = |ms: &u64| format!("{:.2} s", *ms as f64 / 1_000.0);
    let mut text = format!("{}\n", called(file));
    let mut line = |what: &str, says: String| text += &format!("  {what:<10} {says}\n");
    let channels = match recording.channels {
        1 => "one channel".to_owned(),
        n => format!("{n} channels"),
    };
    line(
        "format",
        format!(
            "{} {}, {} Hz, {channels}",
            recording.container, recording.encoding, recording.sound.rate
        ),
    );
    line("length", seconds(ms));
    if recording.cut_short {
        line("cut short", "the file ends before the sound that its header promises".to_owned());
    }
    match level_dbm0 {
        None => line("level", "silence".to_owned()),
        Some(level) => {
            let judged = if LEVEL.contains(level) {
                ""
            } else if *level < -19.0 {
                ": too quiet"
            } else {
                ": too loud"
            };
            let share = 100.0 * f64::from(*peak) / 32_768.0;
            line("level", format!("{level:.1} dBm0 active speech{judged}; peak {share:.0} %"));
        }
    }
    if *clipped > 0 {
        line("clipping", format!("{clipped} samples are cut off"));
    }
    line(
        "silence",
        format!(
            "{lead_ms} ms before, {tail_ms} ms after, {longest_pause_ms} ms the longest within"
        ),
    );
    if !measured.keys.is_empty() {
        let keys = measured.keys.iter().map(|(key, ms)| format!("{key} at {}", seconds(ms)));
        line("keys", format!("{} ({})", digits(measured), keys.collect::<Vec<_>>().join(", ")));
    }
    for system in PromptTarget::ALL {
        let wrong = system.objections(recording, measured, bytes);
        let says = if wrong.is_empty() {
            "takes it".to_owned()
        } else {
            format!("no: {}", wrong.join("; "))
        };
        line(system.name(), says);
    }
    text
}

fn as_json(file: &Path, recording: &Recording, measured: &Measured, bytes: u64) -> Value {
    let systems = PromptTarget::ALL.map(|system| {
        let objections = system.objections(recording, measured, bytes);
        (
            system.name().to_owned(),
            json!({ "takes": objections.is_empty(), "objections": objections }),
        )
    });
    let keys = measured.keys.iter().map(|(key, ms)| json!({ "key": key.to_string(), "ms": ms }));
    json!({
        "file": file,
        "container": recording.container,
        "encoding": recording.encoding.to_string(),
        "rate": recording.sound.rate,
        "channels": recording.channels,
        "cut_short": recording.cut_short,
        "bytes": bytes,
        "ms": measured.ms,
        "samples": recording.sound.samples.len(),
        "peak": measured.peak,
        "level_dbm0": measured.level_dbm0.map(|level| (level * 10.0).round() / 10.0),
        "clipped": measured.clipped,
        "lead_ms": measured.lead_ms,
        "tail_ms": measured.tail_ms,
        "longest_pause_ms": measured.longest_pause_ms,
        "digits": digits(measured),
        "keys": keys.collect::<Vec<_>>(),
        "systems": Value::Object(systems.into_iter().collect()),
    })
}
