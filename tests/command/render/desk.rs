//! A menu in a folder of its own, rendered by the program itself.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use phonetree::menu;
use phonetree::sound::{Format, Recording};
use phonetree::voice::render::Manifest;
use serde_json::Value;

use crate::program::Program;

/// Commands that read a menu, and let nothing speak.
pub(crate) const SILENT_COMMANDS: [&str; 8] = [
    "render --check --out out",
    "check",
    "call --fast --keys 1",
    "prove",
    "doc --format html",
    "find directions",
    "hours",
    "practice --no-history --kind quiz --drills 1 --fast",
];

pub(crate) const FERNWOOD: &str = include_str!("../../menus/fernwood.toml");

/// As little as a menu can say, for what does not depend on how much there is to say.
pub(crate) const BRIEF: &str = r#"
format   = 1
title    = "Brief"
timezone = "America/Los_Angeles"
language = "en-US"
wording  = "assumed"
[lines.front-desk]
number = "+1-202-555-0142"
answer = "main"
[menus.main]
greeting = "Hello."
options  = [{ key = "1", label = "directions", to = "directions" }]
[messages.directions]
say = "We are at 12 Elm Street."
"#;

/// A folder of its own, with a menu in it.
pub(crate) struct Desk(pub tempfile::TempDir);

impl Desk {
    pub(crate) fn new(menu: &str) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        fs::write(desk.at("menu.toml"), menu).unwrap();
        desk
    }

    pub(crate) fn with_voice(voice: &str) -> Self {
        Self::new(&format!("{FERNWOOD}\n[voice]\n{voice}\n"))
    }

    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn change(&self, from: &str, to: &str) {
        let text = fs::read_to_string(self.at("menu.toml")).unwrap();
        assert!(text.contains(from), "nothing to change at {from}");
        fs::write(self.at("menu.toml"), text.replace(from, to)).unwrap();
    }

    /// Renders into the folder `out`. Programs are allowed.
    pub(crate) fn render(&self, args: &[&str]) -> Output {
        let (menu, out) = (self.at("menu.toml"), self.at("out"));
        let fixed = ["render", "--menu", menu.to_str().unwrap(), "--out", out.to_str().unwrap()];
        self.program().args(fixed).arg("--allow-command").args(args).output()
    }

    /// The program, for a user whose data folder is here.
    pub(crate) fn program(&self) -> Program {
        let program = Program::phonetree().current_dir(self.0.path());
        match cfg!(target_os = "macos") {
            true => program.env("HOME", self.at("home")),
            false => program.env("XDG_DATA_HOME", self.at("data")),
        }
    }

    /// Renders, all is well, and what it says as JSON.
    pub(crate) fn rendered(&self, args: &[&str]) -> Value {
        let output = self.render(&[args, &["--json"]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    pub(crate) fn manifest(&self) -> Manifest {
        Manifest::read(&fs::read_to_string(self.at("out/manifest.json")).unwrap()).unwrap()
    }

    /// The bytes of every WAV file.
    pub(crate) fn sounds(&self) -> Vec<Vec<u8>> {
        let is_sound = |path: &Path| path.extension().is_some_and(|it| it == "wav");
        let files = self.files().into_iter();
        files.filter(|(path, _)| is_sound(path)).map(|(_, bytes)| bytes).collect()
    }

    /// How long the shortest of them is, in milliseconds.
    pub(crate) fn shortest(&self) -> Option<u64> {
        let ms = |bytes: Vec<u8>| Recording::read(&bytes, "wav").unwrap().sound.ms();
        self.sounds().into_iter().map(ms).min()
    }

    /// Every file of the folder with its bytes.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        fn into(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
            // A program may be at work in it: what is unfinished comes and goes.
            let Ok(entries) = fs::read_dir(folder) else { return };
            for path in entries.map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    into(&path, files);
                } else if let Ok(bytes) = fs::read(&path) {
                    files.insert(path, bytes);
                }
            }
        }
        let mut files = BTreeMap::new();
        into(&self.at("out"), &mut files);
        files
    }
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

pub(crate) fn count(list: &Value) -> usize {
    list.as_array().unwrap().len()
}

pub(crate) fn refuses(output: &Output, said: &str) {
    let stderr = stderr(output);
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains(said), "{said:?} is not in: {stderr}");
    assert!(!stderr.contains("panicked"), "{stderr}");
}

/// Half a second of a tone, as WAV.
pub(crate) fn beep(rate: u32) -> Vec<u8> {
    let sound = phonetree::sound::dtmf(menu::Key::ALL[0], 500, rate);
    let format = Format::ALL.into_iter().find(|it| it.rate() == rate && it.is_linear()).unwrap();
    format.file(&sound).unwrap()
}
