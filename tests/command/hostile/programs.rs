//! What other programs say.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::{HOSTILE, SHOWN, seen};
use crate::program::Program;

/// A program of that name, which complains of nothing but itself.
fn complains(folder: &Path, name: &str) {
    let complaint = folder.join("complaint");
    fs::write(&complaint, format!("fatal: {HOSTILE}")).unwrap();
    let program = folder.join(name);
    fs::write(&program, format!("#!/bin/sh\ncat {} >&2\nexit 1\n", complaint.display())).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn what_git_complains_of_is_shown_and_not_obeyed() {
    let folder = tempfile::tempdir().unwrap();
    complains(folder.path(), "git");
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap());
    let output = Program::phonetree().args(["diff", "HEAD:menu.toml"]).env("PATH", path).output();
    let said = seen("diff", &output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains(SHOWN), "{said}");
}

#[test]
fn the_settings_of_a_folder_make_git_run_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = |line: &str| Program::shell(line).current_dir(folder.path()).output();
    let menu = "format = 1\ntitle = \"x\"\ntimezone = \"UTC\"\nlines.a = { number = \"202-555-0142\", answer = \"b\" }\nmessages.b.say = \"c\"\n";
    fs::write(folder.path().join("menu.toml"), menu).unwrap();
    let set = at("git init -q . && git add menu.toml && git config core.fsmonitor 'touch it-ran'");
    assert!(set.status.success(), "{set:?}");
    let output = Program::phonetree()
        .args(["diff", ":menu.toml", "menu.toml"])
        .current_dir(folder.path())
        .output();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(!folder.path().join("it-ran").exists());
}

#[test]
fn what_a_voice_complains_of_is_not_obeyed() {
    let folder = tempfile::tempdir().unwrap();
    complains(folder.path(), "voice");
    let menu = folder.path().join("menu.toml");
    let voice = folder.path().join("voice");
    let text = format!(
        "format = 1\ntitle = \"x\"\ntimezone = \"UTC\"\nlines.a = {{ number = \"202-555-0142\", answer = \"b\" }}\nmessages.b.say = \"c\"\nvoice = {{ by = \"command\", command = [\"{}\"], audio = \"audio\" }}\n",
        voice.display()
    );
    fs::write(&menu, text).unwrap();
    let output = Program::phonetree().arg("render").arg("--menu").arg(&menu).output();
    let said = seen("render", &output);
    assert_eq!(output.status.code(), Some(2), "{said}");
}

/// Written calls and courses name their menu: somebody may name a file that is not theirs to read.
#[test]
fn of_a_file_that_is_no_menu_nothing_is_quoted() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(at("secret.txt"), "root:x:0:0:hunter2:/root\npassword = hunter2 hunter2\n").unwrap();
    fs::write(at("close.toml"), "format = 1\ntitle = \"hunter2\"\npassword = \"hunter2\"\n")
        .unwrap();
    for secret in ["secret.txt", "close.toml", "../../../../../../etc/passwd"] {
        let calls =
            format!("menu = \"{secret}\"\n[[call]]\nname = \"x\"\nat = \"2026-11-23 12:00\"\n");
        fs::write(at("calls.toml"), calls).unwrap();
        let course =
            format!("title = \"x\"\nmenu = \"{secret}\"\ndrill = [{{ errand = \"x\" }}]\n");
        fs::write(at("course.toml"), course).unwrap();
        let runs: [&[&str]; 6] = [
            &["test", &at("calls.toml")],
            &["test", &at("calls.toml"), "--format=json"],
            &["test", &at("calls.toml"), "--format=junit"],
            &["test", &at("calls.toml"), "--format=tap"],
            &["test", &at("calls.toml"), "--coverage"],
            &["practice", "--script", &at("course.toml"), "--no-history"],
        ];
        for run in runs {
            let output = Program::phonetree().args(run).output();
            let said = seen(&format!("{run:?}"), &output);
            assert_eq!(output.status.code(), Some(2), "{said}");
            assert!(!said.contains("hunter2") && !said.contains("root:"), "{run:?}\n{said}");
            assert!(said.contains("phonetree check "), "{run:?}\n{said}");
        }
    }
    // Who names the file on the command line reads what is wrong with it.
    let output = Program::phonetree().args(["check", &at("close.toml")]).output();
    assert!(seen("check", &output).contains("password = \"hunter2\""), "{output:?}");
}
