//! What is written, what it is called, and what is written again.

use std::fs;

use phonetree::menu;
use phonetree::sound::{Encoding, Format, Recording, active_level_dbm0};
use serde_json::Value;

use super::desk::{BRIEF, Desk, FERNWOOD, beep, count, stderr};
use crate::program::Program;

#[test]
fn the_prompts_in_audio_are_those_of_the_first_line() {
    let args = ["render", "--menu", "menus", "--format", "opus", "--check"];
    let output = Program::phonetree().args(args).output();
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
    let desk = Desk::new(BRIEF);
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
    for (system, files) in [
        (
            "asterisk",
            &["en/main/options.ulaw", "en/main/options.sln16", "en/main/options.g722"][..],
        ),
        (
            "freeswitch",
            &["en/us/phonetree/main/8000/options.wav", "en/us/phonetree/main/48000/options.wav"],
        ),
        ("3cx", &["main-options.wav"]),
        ("twilio", &["main/options.wav"]),
        ("connect", &["main-options.wav"]),
        ("web", &["main/options.opus"]),
    ] {
        let desk = Desk::new(BRIEF);
        desk.rendered(&["--for", system]);
        for file in files {
            let file = desk.at("out").join(file);
            let listen =
                Program::phonetree().args(["listen", "--json", file.to_str().unwrap()]).output();
            let heard: Value = serde_json::from_slice(&listen.stdout).unwrap();
            assert_eq!(heard["systems"][system]["takes"], true, "{system}: {heard}");
        }
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
    let (one, many) = (Desk::new(BRIEF), Desk::new(BRIEF));
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
fn a_prompt_of_another_name_is_not_spoken_again() {
    // A voice that speaks once for each file it leaves behind.
    let desk = Desk::with_voice("command = [\"sh\", \"-c\", \"date +%N >> spoken; cat beep.wav\"]");
    fs::write(desk.at("beep.wav"), beep(16_000)).unwrap();
    let spoken = || fs::read_to_string(desk.at("spoken")).unwrap().lines().count();
    desk.change("date", &format!("cd {}; date", desk.0.path().display()));
    let first = desk.rendered(&["--jobs", "1"]);
    assert_eq!(spoken(), count(&first["written"]));
    desk.change("messages.directions", "messages.way");
    desk.change("\"directions\" }", "\"way\" }");
    let renamed = desk.rendered(&["--prune"]);
    assert_eq!(renamed["written"], serde_json::json!(["way/say.wav"]));
    assert_eq!(spoken(), count(&first["written"]), "it was spoken again");
    assert!(!desk.at("out/directions").exists() && desk.at("out/way/say.wav").exists());
}

#[test]
fn a_file_that_is_not_as_it_was_written_gives_no_other_name_its_sound() {
    let desk = Desk::new(FERNWOOD);
    desk.rendered(&[]);
    let written = fs::read(desk.at("out/directions/say.wav")).unwrap();
    let mut changed = written.clone();
    changed[1_000] ^= 0x55;
    fs::write(desk.at("out/directions/say.wav"), &changed).unwrap();
    desk.change("messages.directions", "messages.way");
    desk.change("\"directions\" }", "\"way\" }");
    desk.rendered(&[]);
    assert!(fs::read(desk.at("out/way/say.wav")).unwrap() == written, "it was copied");
}
