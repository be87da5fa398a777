//! A voice that is any program: words on its stdin, a WAV file on its stdout, or in the file that
//! `{file}` among its arguments names: some programs cannot write to a pipe.

use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::Command as Process;
use tokio::runtime::{Builder, Runtime};

use super::speak::{Voice, VoiceError};
use crate::files;
use crate::sound::{Pcm, Recording};
use phonetree_core::menu::VoiceSettings;

/// The longest answer that is taken, in bytes: ten minutes at 48 kHz.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// What stands for a file to write to.
const FILE: &str = "{file}";
/// How much of its complaints is read, in bytes.
const MOST_COMPLAINT: u64 = 4_096;

/// A program that speaks. It is started once for each prompt, never through a shell, and killed
/// when it takes too long.
#[derive(Debug)]
pub struct CommandVoice {
    program: String,
    arguments: Vec<String>,
    patience: Duration,
    runtime: Runtime,
}

impl CommandVoice {
    /// The program of a menu, for one of its languages (BCP 47).
    ///
    /// # Errors
    /// The menu names no program; the system gives no clock to wait by.
    pub fn open(voicing: &VoiceSettings, language: &str) -> Result<Self, VoiceError> {
        let mut words = words(voicing, language).into_iter();
        let program = words.next().ok_or_else(|| VoiceError::new("the voice names no program"))?;
        let runtime = Builder::new_current_thread().enable_all().build();
        Ok(Self {
            program,
            arguments: words.collect(),
            patience: Duration::from_millis(voicing.patience_ms),
            runtime: runtime.map_err(|why| VoiceError::new(format!("no voice: {why}")))?,
        })
    }

    fn failed(&self, why: &str) -> VoiceError {
        VoiceError::new(format!("the voice `{}` {why}", self.program))
    }

    /// Runs the program once: what it wrote, what it complained of, and whether it says it failed.
    async fn run(&self, words: &str) -> std::io::Result<(Vec<u8>, Vec<u8>, bool)> {
        let names_file = self.arguments.iter().any(|argument| argument.contains(FILE));
        let file = names_file
            .then(|| tempfile::Builder::new().suffix(".wav").tempfile())
            .transpose()?
            .map(tempfile::NamedTempFile::into_temp_path);
        let path = file.as_ref().map_or_else(String::new, |path| path.display().to_string());
        let mut child = Process::new(&self.program)
            .args(self.arguments.iter().map(|argument| argument.replace(FILE, &path)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let (stdin, stdout, stderr) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let write = async {
            if let Some(mut stdin) = stdin {
                // A program that does not read all of it may still speak well.
                let _ = stdin.write_all(words.as_bytes()).await;
                let _ = stdin.write_all(b"\n").await;
            }
        };
        let (mut sound, mut complaint) = (Vec::new(), Vec::new());
        let read = async {
            match stdout {
                Some(stdout) => stdout.take(MOST_BYTES + 1).read_to_end(&mut sound).await,
                None => Ok(0),
            }
        };
        let listen = async {
            match stderr {
                Some(mut stderr) => {
                    let kept = (&mut stderr).take(MOST_COMPLAINT).read_to_end(&mut complaint).await;
                    tokio::io::copy(&mut stderr, &mut tokio::io::sink())
                        .await
                        .and(kept.map(|n| n as u64))
                }
                None => Ok(0),
            }
        };
        let ((), read, listened) = tokio::join!(write, read, listen);
        read?;
        listened?;
        if sound.len() as u64 > MOST_BYTES {
            child.start_kill()?;
        }
        let status = child.wait().await?;
        if let Some(file) = file {
            sound = files::read(&file, MOST_BYTES).map_err(std::io::Error::other)?;
        }
        Ok((sound, complaint, status.success()))
    }
}

impl Voice for CommandVoice {
    /// # Errors
    /// The program is not there, fails, takes too long, or answers with something that is not sound.
    fn speak(&mut self, words: &str) -> Result<Pcm, VoiceError> {
        let words: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let patience = self.patience;
        let run = async { tokio::time::timeout(patience, self.run(&words)).await };
        let (sound, complaint, well) = match self.runtime.block_on(run) {
            Err(_) => {
                let seconds = patience.as_secs_f64();
                return Err(self.failed(&format!(
                    "took more than {seconds} s and was stopped; `patience` in [voice] gives it longer"
                )));
            }
            Ok(Err(error)) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(self.failed("is not there; is it installed, and in PATH?"));
            }
            Ok(Err(error)) => return Err(self.failed(&format!("does not run: {error}"))),
            Ok(Ok(ran)) => ran,
        };
        let complaint = String::from_utf8_lossy(&complaint);
        let complaint = complaint.lines().rev().find(|line| !line.trim().is_empty());
        let says = complaint.map_or_else(String::new, |line| {
            let plain: String = line.chars().filter(|c| !c.is_control()).take(200).collect();
            format!(": {plain}")
        });
        if sound.len() as u64 > MOST_BYTES {
            return Err(self.failed("wrote more than 64 MB for one prompt"));
        }
        if !well {
            return Err(self.failed(&format!("failed{says}")));
        }
        if sound.is_empty() {
            return Err(self.failed(&format!("wrote no sound{says}")));
        }
        let recording = Recording::read(&sound, "")
            .map_err(|why| self.failed(&format!("wrote something else than sound: {why}")))?;
        if recording.sound.peak() == 0 {
            return Err(self.failed(&format!("wrote only silence{says}")));
        }
        Ok(recording.sound)
    }
}

/// The program and its arguments, with what a menu says about the voice filled in.
pub(super) fn words(voicing: &VoiceSettings, language: &str) -> Vec<String> {
    let fill = |word: &str| {
        word.replace("{language}", language)
            .replace("{speed}", &voicing.speed.to_string())
            .replace("{pitch}", &voicing.pitch.to_string())
    };
    voicing.command.iter().map(|word| fill(word)).collect()
}
