//! Nothing is lost: files changed by hand, full disks, runs cut off, two at once.

use std::fs;
use std::path::Path;

use phonetree::menu;
use phonetree::sound::{Format, PromptTarget};
use phonetree::voice::render::{FileLayout, Manifest, Render};

use super::desk::{BRIEF, Desk, FERNWOOD, beep, refuses, stderr};
use crate::program::Program;

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
    let program = || {
        let render = ["render", "--menu", "menu.toml", "--out", "out", "--allow-command"];
        desk.program().args(render)
    };
    for made in [1, 2, 4] {
        let mut cut_off = program().args(["--jobs", "1"]).start();
        cut_off.until(&format!("made {made} files"), || desk.sounds().len() >= made);
        cut_off.killed();
        assert!(desk.sounds().len() >= made);
        // Half a second of tone, and the silence around it.
        assert!(desk.shortest() > Some(700), "after {made} files: {:?}", desk.shortest());
        assert!(desk.at("out/.unfinished").exists());
    }
    let output = program().output();
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

/// A shell that lets no program write a file of more than 64 or 128 kB: some prompts are shorter.
#[test]
#[cfg(unix)]
fn what_cannot_be_written_to_its_end_is_an_error_and_what_was_finished_stays() {
    let desk = Desk::new(FERNWOOD);
    let limits = format!(
        "trap '' XFSZ; ulimit -f 128; exec {} render --menu menu.toml --out out --jobs 1",
        Program::PHONETREE
    );
    let output = Program::shell(&limits).current_dir(desk.0.path()).output();
    let said = stderr(&output);
    refuses(&output, "cannot write");
    assert!(said.contains("File too large"), "{said}");
    let kept = desk.sounds().len();
    assert!(kept > 0, "nothing was finished: {said}");
    assert!(
        said.contains(&format!("\n{kept} files were finished before that and are kept")),
        "{said}"
    );
    assert!(desk.shortest() > Some(500), "a file is cut short: {:?}", desk.shortest());
    desk.rendered(&[]);
    assert_eq!(desk.render(&["--check"]).status.code(), Some(0));
}

#[test]
#[cfg(target_os = "linux")]
#[ignore = "mounts a file system, which only root may"]
fn a_full_disk_is_an_error_and_what_was_finished_stays() {
    let desk = Desk::new(FERNWOOD);
    let out = desk.at("out");
    fs::create_dir(&out).unwrap();
    let mount = ["-t", "tmpfs", "-o", "size=256k", "tmpfs", out.to_str().unwrap()];
    let mounted = Program::named("mount").args(mount).output();
    assert!(mounted.status.success(), "{}", stderr(&mounted));
    let output = desk.render(&["--jobs", "1"]);
    let (kept, shortest) = (desk.sounds().len(), desk.shortest());
    assert!(Program::named("umount").arg(&out).output().status.success());
    refuses(&output, "cannot write");
    assert!(stderr(&output).contains("No space left"), "{}", stderr(&output));
    assert!(kept > 0, "nothing was finished: {}", stderr(&output));
    assert!(shortest > Some(500), "a file is cut short: {shortest:?}");
}

#[test]
fn two_at_once_are_one_too_many() {
    let desk = Desk::with_voice("command = [\"sleep\", \"20\"]\npatience = \"30s\"");
    let render = ["render", "--menu", "menu.toml", "--out", "out", "--allow-command"];
    let mut first = desk.program().args(render).start();
    let list = desk.at("out/.unfinished/files");
    first.until("began its work", || list.exists());
    refuses(&desk.render(&[]), "another `phonetree render` is working");
    first.killed();
}

#[test]
fn two_prompts_that_would_get_one_file_are_both_named() {
    let tree = menu::load("fernwood", FERNWOOD).unwrap();
    let formats = vec![Format::Pcm8k, Format::Ulaw];
    let layout = FileLayout { formats, system: Some(PromptTarget::ThreeCx) };
    let wrong = Render::plan(&tree, &layout, Path::new("out"), None).unwrap_err();
    let wrong = wrong.to_string();
    assert!(wrong.contains("would both be written to shared-gave-up.wav"), "{wrong}");
    // Formats named twice are wanted once.
    Desk::new(BRIEF).rendered(&["--format", "pcm8k,pcm8k"]);
}

#[test]
fn a_broken_manifest_is_named_and_nothing_is_touched() {
    let desk = Desk::new(BRIEF);
    desk.rendered(&[]);
    for (text, said) in [
        ("{", "is not a manifest of prompt files"),
        ("{\"manifest\": 2, \"menu\": \"\", \"takes\": [], \"prompts\": []}", "has format 2"),
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
