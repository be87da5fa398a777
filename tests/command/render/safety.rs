//! Nothing is lost: files changed by hand, full disks, runs cut off, two at once.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use phonetree::menu;
use phonetree::sound::{Format, Recording, System};
use phonetree::voice::render::{Layout, Manifest, Render};

use super::desk::{BRIEF, Desk, FERNWOOD, beep, refuses, stderr};

#[test]
fn a_file_changed_by_hand_is_never_written_over() {
    let desk = Desk::new(BRIEF);
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
    let desk = Desk::new(BRIEF);
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

#[test]
fn two_prompts_that_would_get_one_file_are_both_named() {
    let tree = menu::load("fernwood", FERNWOOD).unwrap();
    let formats = vec![Format::Pcm8k, Format::Ulaw];
    let layout = Layout { formats, system: Some(System::ThreeCx) };
    let wrong = Render::plan(&tree, &layout, Path::new("out"), None).unwrap_err();
    assert!(wrong.contains("would both be written to shared-gave-up.wav"), "{wrong}");
    // Formats named twice are wanted once.
    Desk::new(BRIEF).rendered(&["--format", "pcm8k,pcm8k"]);
}

#[test]
fn a_broken_manifest_is_named_and_nothing_is_touched() {
    let desk = Desk::new(BRIEF);
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
    let fresh = Desk::new(BRIEF);
    fresh.rendered(&[]);
    manifest.orphans = fresh.manifest().takes;
    manifest.orphans[0].file = "../keep.txt".to_owned();
    fs::write(desk.at("out/manifest.json"), manifest.written()).unwrap();
    refuses(&desk.render(&["--prune"]), "is not in its folder");
    assert!(outside.exists());
}
