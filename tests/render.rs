//! `phonetree render` through the program itself: what it writes, what it writes again, and what
//! it does when something is wrong.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test stops at the first surprise, and works on files"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use phonetree::menu;
use phonetree::sound::{Encoding, Format, Recording, System, active_level_dbm0};
use phonetree::voice::render::{Layout, Manifest, Render};
use serde_json::Value;

const FERNWOOD: &str = include_str!("menus/fernwood.toml");

/// A folder of its own, with a menu in it.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new(menu: &str) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        fs::write(desk.at("menu.toml"), menu).unwrap();
        desk
    }

    fn with_voice(voice: &str) -> Self {
        Self::new(&format!("{FERNWOOD}\n[voice]\n{voice}\n"))
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn change(&self, from: &str, to: &str) {
        let text = fs::read_to_string(self.at("menu.toml")).unwrap();
        assert!(text.contains(from), "nothing to change at {from}");
        fs::write(self.at("menu.toml"), text.replace(from, to)).unwrap();
    }

    /// Renders into the folder `out`.
    fn render(&self, args: &[&str]) -> Output {
        let (menu, out) = (self.at("menu.toml"), self.at("out"));
        let fixed = ["render", "--menu", menu.to_str().unwrap(), "--out", out.to_str().unwrap()];
        Command::new(env!("CARGO_BIN_EXE_phonetree")).args(fixed).args(args).output().unwrap()
    }

    /// Renders, all is well, and what it says as JSON.
    fn rendered(&self, args: &[&str]) -> Value {
        let output = self.render(&[args, &["--json"]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    fn manifest(&self) -> Manifest {
        Manifest::read(&fs::read_to_string(self.at("out/manifest.json")).unwrap()).unwrap()
    }

    /// Every file of the folder with its bytes.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        fn into(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    into(&path, files);
                } else {
                    files.insert(path.clone(), fs::read(&path).unwrap());
                }
            }
        }
        let mut files = BTreeMap::new();
        into(&self.at("out"), &mut files);
        files
    }
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn count(list: &Value) -> usize {
    list.as_array().unwrap().len()
}

fn refuses(output: &Output, said: &str) {
    let stderr = stderr(output);
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains(said), "{said:?} is not in: {stderr}");
    assert!(!stderr.contains("panicked"), "{stderr}");
}

#[test]
fn the_prompts_in_audio_are_those_of_the_first_line() {
    let args = ["render", "--menu", "menus", "--format", "opus", "--check"];
    let output = Command::new(env!("CARGO_BIN_EXE_phonetree")).args(args).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &stderr(&output);
    assert_eq!(output.status.code(), Some(0), "run `make audio`: {told}");
}

#[test]
fn every_prompt_has_a_file_that_the_manifest_describes() {
    let desk = Desk::new(FERNWOOD);
    desk.rendered(&[]);
    let tree = menu::load("fernwood", FERNWOOD).unwrap();
    let manifest = desk.manifest();
    assert_eq!(manifest.prompts.len(), tree.prompts.len());
    for name in ["main/greeting.wav", "main/options.wav", "scheduling/connected.wav"] {
        assert!(manifest.takes.iter().any(|entry| entry.file == name), "{name}");
    }
    for entry in &manifest.takes {
        let bytes = fs::read(desk.at("out").join(&entry.file)).unwrap();
        let sound = Recording::read(&bytes, "wav").unwrap().sound;
        assert_eq!((sound.rate, sound.ms()), (8_000, entry.ms), "{}", entry.file);
        assert_eq!((sound.samples.len() as u64, sound.peak()), (entry.samples, entry.peak));
        let level = active_level_dbm0(&sound).unwrap();
        assert!((level + 19.0).abs() < 1.0, "{}: {level} dBm0", entry.file);
        assert!(sound.peak() < 29_300, "{}: {}", entry.file, sound.peak());
        assert_eq!(entry.wording, "assumed");
    }
    let sheet = fs::read_to_string(desk.at("out/script.md")).unwrap();
    let table = fs::read_to_string(desk.at("out/script.csv")).unwrap();
    for take in &manifest.takes {
        assert!(sheet.contains(&take.text) && table.contains(&take.take), "{}", take.text);
    }
}

#[test]
fn every_format_is_written_and_read_back() {
    let desk = Desk::new(FERNWOOD);
    let all: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    desk.rendered(&["--format", &all.join(",")]);
    let lengths: Vec<u64> = Format::ALL
        .iter()
        .map(|format| {
            let file = format!("out/{format}/main/options.{}", format.ending());
            let bytes = fs::read(desk.at(&file)).unwrap();
            let recording = Recording::read(&bytes, format.ending()).unwrap();
            let level = active_level_dbm0(&recording.sound).unwrap();
            assert!((level + 19.0).abs() < 1.0, "{format}: {level} dBm0");
            assert_eq!(recording.sound.rate, format.rate(), "{format}");
            assert_eq!(recording.encoding == Encoding::Linear(16), format.is_linear());
            recording.sound.ms()
        })
        .collect();
    assert!(lengths.iter().all(|ms| ms.abs_diff(lengths[0]) <= 2), "{lengths:?}");
}

#[test]
fn each_system_finds_files_where_it_looks() {
    for (system, file) in [
        ("asterisk", "en/main/options.ulaw"),
        ("asterisk", "en/main/options.sln16"),
        ("asterisk", "en/main/options.g722"),
        ("freeswitch", "en/us/phonetree/main/8000/options.wav"),
        ("freeswitch", "en/us/phonetree/main/48000/options.wav"),
        ("3cx", "main-options.wav"),
        ("twilio", "main/options.wav"),
        ("connect", "main-options.wav"),
        ("web", "main/options.opus"),
    ] {
        let desk = Desk::new(FERNWOOD);
        desk.rendered(&["--for", system]);
        let file = desk.at("out").join(file);
        let listen = Command::new(env!("CARGO_BIN_EXE_phonetree"))
            .args(["listen", "--json", file.to_str().unwrap()])
            .output()
            .unwrap();
        let heard: Value = serde_json::from_slice(&listen.stdout).unwrap();
        assert_eq!(heard["systems"][system]["takes"], true, "{system}: {heard}");
    }
}

#[test]
fn a_second_run_writes_nothing_and_a_changed_word_its_prompt_only() {
    let desk = Desk::new(FERNWOOD);
    let first = desk.rendered(&[]);
    let before = desk.files();
    let again = desk.rendered(&[]);
    assert_eq!((count(&again["written"]), count(&first["written"])), (0, before.len() - 3));
    assert_eq!(before, desk.files());
    assert!(!desk.at("out/.unfinished").exists());

    desk.change("12 Elm Street", "14 Elm Street");
    assert_eq!(desk.render(&["--check"]).status.code(), Some(1));
    let changed = desk.rendered(&[]);
    assert_eq!(changed["written"], serde_json::json!(["directions/say.wav"]));
    assert_eq!(desk.render(&["--check"]).status.code(), Some(0));
}

#[test]
fn the_same_menu_is_the_same_bytes_whatever_the_number_of_threads() {
    let (one, many) = (Desk::new(FERNWOOD), Desk::new(FERNWOOD));
    one.rendered(&["--jobs", "1", "--format", "pcm8k,opus,g722"]);
    many.rendered(&["--jobs", "7", "--format", "pcm8k,opus,g722"]);
    let files = |desk: &Desk| desk.files().into_values().collect::<Vec<_>>();
    assert!(files(&one) == files(&many), "the bytes differ");
}

#[test]
fn what_no_prompt_needs_is_listed_and_removed_when_asked() {
    let desk = Desk::new(FERNWOOD);
    desk.rendered(&[]);
    desk.change("messages.directions", "messages.way");
    desk.change("\"directions\" }", "\"way\" }");
    let listed = desk.rendered(&[]);
    assert_eq!(listed["orphans"], serde_json::json!(["directions/say.wav"]));
    assert!(desk.at("out/directions/say.wav").exists());
    assert_eq!(desk.render(&["--check"]).status.code(), Some(1));
    fs::write(desk.at("out/notes.txt"), "mine").unwrap();
    desk.rendered(&["--prune"]);
    assert!(!desk.at("out/directions").exists(), "an empty folder stays");
    assert!(desk.at("out/notes.txt").exists(), "a file of somebody else's is gone");
    assert_eq!(desk.render(&["--check"]).status.code(), Some(0));
}

#[test]
fn a_file_changed_by_hand_is_never_written_over() {
    let desk = Desk::new(FERNWOOD);
    fs::create_dir_all(desk.at("out/main")).unwrap();
    fs::write(desk.at("out/main/greeting.wav"), "my own voice").unwrap();
    refuses(&desk.render(&[]), "main/greeting.wav is not as it was written");
    assert_eq!(fs::read(desk.at("out/main/greeting.wav")).unwrap(), b"my own voice");
    assert!(desk.at("out/main/options.wav").exists(), "the others are not made");
    desk.rendered(&["--force"]);
    assert_eq!(desk.render(&["--check"]).status.code(), Some(0));
}

#[test]
fn a_damaged_file_is_found_by_check() {
    let desk = Desk::new(FERNWOOD);
    desk.rendered(&[]);
    let file = desk.at("out/main/options.wav");
    let mut bytes = fs::read(&file).unwrap();
    bytes[1_000] ^= 0x55;
    fs::write(&file, bytes).unwrap();
    let output = desk.render(&["--check"]);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(told.contains("main/options.wav is not as it was written"), "{told}");
}

#[test]
fn killed_in_the_middle_nothing_is_half_written_and_the_next_run_goes_on() {
    let desk = Desk::with_voice("command = [\"sh\", \"-c\", \"sleep 0.2; cat beep.wav\"]");
    fs::write(desk.at("beep.wav"), beep(16_000)).unwrap();
    for patience in [150, 350, 700] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_phonetree"))
            .args(["render", "--menu", "menu.toml", "--out", "out", "--jobs", "1"])
            .current_dir(desk.0.path())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(patience));
        child.kill().unwrap();
        child.wait().unwrap();
        for (path, bytes) in desk.files() {
            if path.extension().is_some_and(|it| it == "wav") {
                assert!(Recording::read(&bytes, "wav").unwrap().sound.ms() > 100, "{path:?}");
            }
        }
    }
    let output = Command::new(env!("CARGO_BIN_EXE_phonetree"))
        .args(["render", "--menu", "menu.toml", "--out", "out"])
        .current_dir(desk.0.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(desk.render(&["--check"]).status.code(), Some(0));
    assert!(!desk.at("out/.unfinished").exists());
}

#[test]
fn a_folder_that_cannot_be_written_to_is_named() {
    let desk = Desk::new(FERNWOOD);
    fs::write(desk.at("out"), "a file").unwrap();
    refuses(&desk.render(&[]), "cannot write to the folder");
}

/// A file system of its own takes root; without it the test says so.
#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error_and_what_was_finished_stays() {
    let desk = Desk::new(FERNWOOD);
    let out = desk.at("out");
    fs::create_dir(&out).unwrap();
    let mount = ["-t", "tmpfs", "-o", "size=128k", "tmpfs", out.to_str().unwrap()];
    if !Command::new("mount").args(mount).stderr(Stdio::null()).status().unwrap().success() {
        println!("skipped: no file system can be mounted here");
        return;
    }
    let output = desk.render(&[]);
    let whole =
        desk.files().into_iter().filter(|(path, _)| path.extension().is_some_and(|it| it == "wav"));
    let whole = whole.map(|(_, bytes)| Recording::read(&bytes, "wav").unwrap().sound.ms()).min();
    Command::new("umount").arg(&out).status().unwrap();
    refuses(&output, "cannot write");
    assert!(stderr(&output).contains("No space left"), "{}", stderr(&output));
    assert!(whole.is_none_or(|ms| ms > 100), "a file is cut short");
}

#[test]
fn two_at_once_are_one_too_many() {
    let desk = Desk::with_voice("command = [\"sleep\", \"2\"]\npatience = \"3s\"");
    let folder = desk.0.path().to_owned();
    let mut first = Command::new(env!("CARGO_BIN_EXE_phonetree"))
        .args(["render", "--menu", "menu.toml", "--out", "out"])
        .current_dir(&folder)
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let until = Instant::now() + Duration::from_secs(5);
    while !desk.at("out/.unfinished/files").exists() && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(5));
    }
    let output = desk.render(&[]);
    first.kill().unwrap();
    first.wait().unwrap();
    refuses(&output, "another `phonetree render` is at work");
}

/// Half a second of a tone, as WAV.
fn beep(rate: u32) -> Vec<u8> {
    let sound = phonetree::sound::dtmf(menu::Key::ALL[0], 500, rate);
    let format = Format::ALL.into_iter().find(|it| it.rate() == rate && it.is_linear()).unwrap();
    format.file(&sound).unwrap()
}

#[test]
fn a_program_as_voice_may_use_any_rate_and_lie_about_the_length() {
    for rate in [8_000, 22_050, 44_100, 48_000] {
        let desk = Desk::with_voice("command = [\"cat\", \"/dev/null\"]");
        let mut wav = beep(rate);
        // As programs do that write to a pipe before they know how long it gets.
        wav[4..8].copy_from_slice(&0x7FFF_F024_u32.to_le_bytes());
        wav[40..44].copy_from_slice(&0x7FFF_F000_u32.to_le_bytes());
        let file = desk.at("beep.wav");
        fs::write(&file, wav).unwrap();
        desk.change("/dev/null", file.to_str().unwrap());
        desk.rendered(&["--format", "pcm16k"]);
        let entry = &desk.manifest().takes[0];
        assert!(entry.ms.abs_diff(500 + 220) < 25, "{rate} Hz: {} ms", entry.ms);
    }
}

#[test]
fn a_program_that_cannot_write_to_a_pipe_writes_to_a_file() {
    let desk = Desk::with_voice("command = [\"cp\", \"beep.wav\", \"{file}\"]");
    let beep_file = desk.at("beep.wav");
    fs::write(&beep_file, beep(16_000)).unwrap();
    desk.change("\"beep.wav\"", &format!("\"{}\"", beep_file.display()));
    desk.rendered(&[]);
    assert!(desk.manifest().takes[0].ms.abs_diff(500 + 220) < 25);
}

#[test]
fn a_program_that_fails_is_told_with_what_it_said() {
    for (voice, said) in [
        ("command = [\"/nonexistent/voice\"]", "is not there; is it installed"),
        ("command = [\"sh\", \"-c\", \"echo no such voice >&2; exit 3\"]", "failed: no such voice"),
        ("command = [\"sh\", \"-c\", \"cat >/dev/null\"]", "wrote no sound"),
        ("command = [\"sh\", \"-c\", \"echo rubbish\"]", "wrote something else than sound"),
        ("command = [\"head\", \"-c\", \"90000000\", \"/dev/zero\"]", "more than 64 MB"),
        (
            "command = [\"sleep\", \"60\"]\npatience = \"200ms\"",
            "took more than 0.2 s and was stopped",
        ),
        ("by = \"system\"", "only speaks aloud"),
    ] {
        let desk = Desk::with_voice(voice);
        let start = Instant::now();
        let output = desk.render(&[]);
        refuses(&output, said);
        assert!(start.elapsed() < Duration::from_secs(20), "{voice} takes {:?}", start.elapsed());
        assert!(!desk.files().keys().any(|path| path.extension().is_some_and(|it| it == "wav")));
    }
}

#[test]
fn a_recording_wins_for_its_prompt() {
    let desk = Desk::with_voice("recordings = \"people\"");
    fs::create_dir_all(desk.at("people/main")).unwrap();
    fs::write(desk.at("people/main/greeting.wav"), beep(44_100)).unwrap();
    fs::write(desk.at("people/main/greating.wav"), beep(8_000)).unwrap();
    let output = desk.render(&[]);
    assert!(
        stderr(&output).contains("main/greating is named after no prompt"),
        "{}",
        stderr(&output)
    );
    let manifest = desk.manifest();
    let voice = |take: &str| &manifest.takes.iter().find(|entry| entry.take == take).unwrap().voice;
    assert!(voice("main/greeting").starts_with("recorded main/greeting.wav"));
    assert!(voice("main/options").starts_with("embedded"));
    fs::write(desk.at("people/main/greeting.wav"), beep(48_000)).unwrap();
    assert_eq!(desk.rendered(&[])["written"], serde_json::json!(["main/greeting.wav"]));

    fs::write(desk.at("people/main/greeting.wav"), "not a sound").unwrap();
    refuses(&desk.render(&[]), "main/greeting.wav: not a sound file");
    fs::write(desk.at("people/main/greeting.mp3"), "ID3").unwrap();
    refuses(&desk.render(&[]), "has several recordings");
}

#[test]
fn odd_words_are_spoken_or_refused_with_their_prompt() {
    let say = |words: &str| {
        let desk = Desk::new(FERNWOOD);
        desk.change("We are at 12 Elm Street.", words);
        desk
    };
    say("Line one\\u0007\\u001b[2J and a tab\\tin it.").rendered(&[]);
    let empty = say("").rendered(&[]);
    assert!(!empty["written"].to_string().contains("directions/say"), "{empty}");
    let long = say(&"one two three four five. ".repeat(4_000));
    refuses(&long.render(&[]), "directions/say: the embedded voice cannot speak so much");
    assert!(long.at("out/main/options.wav").exists(), "the others are not made");
}

#[test]
fn two_prompts_that_would_get_one_file_are_both_named() {
    let tree = menu::load("fernwood", FERNWOOD).unwrap();
    let formats = vec![Format::Pcm8k, Format::Ulaw];
    let layout = Layout { formats, system: Some(System::ThreeCx) };
    let wrong = Render::plan(&tree, &layout, Path::new("out"), None).unwrap_err();
    assert!(wrong.contains("would both be written to shared-gave-up.wav"), "{wrong}");
    // Formats named twice are wanted once.
    Desk::new(FERNWOOD).rendered(&["--format", "pcm8k,pcm8k"]);
}

#[test]
fn a_broken_manifest_is_named_and_nothing_is_touched() {
    let desk = Desk::new(FERNWOOD);
    desk.rendered(&[]);
    for (text, said) in [
        ("{", "is no manifest of prompt files"),
        ("{\"manifest\": 2, \"menu\": \"\", \"takes\": [], \"prompts\": []}", "is of format 2"),
    ] {
        fs::write(desk.at("out/manifest.json"), text).unwrap();
        refuses(&desk.render(&[]), said);
    }
    let outside = desk.at("keep.txt");
    fs::write(&outside, "mine").unwrap();
    let mut manifest = Manifest { manifest: 1, ..Manifest::default() };
    let fresh = Desk::new(FERNWOOD);
    fresh.rendered(&[]);
    manifest.orphans = fresh.manifest().takes;
    manifest.orphans[0].file = "../keep.txt".to_owned();
    fs::write(desk.at("out/manifest.json"), manifest.written()).unwrap();
    refuses(&desk.render(&["--prune"]), "is not in its folder");
    assert!(outside.exists());
}
