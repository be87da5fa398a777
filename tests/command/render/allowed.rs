//! A program that a menu names is run only when somebody has allowed it.

use std::fs;

use super::desk::{Desk, SILENT_COMMANDS, beep, refuses, stderr};

/// A voice that leaves a mark.
const MARKS: &str = "command = [\"sh\", \"-c\", \"touch ran; cat beep.wav\"]";

fn desk() -> Desk {
    let desk = Desk::with_voice(MARKS);
    fs::write(desk.at("beep.wav"), beep(16_000)).unwrap();
    desk
}

/// Renders without a yes. Whether the program ran.
fn runs(desk: &Desk, words: &[&str]) -> bool {
    let _ = fs::remove_file(desk.at("ran"));
    let output = desk.program().args(["render", "--out", "out"]).args(words).output();
    let ran = desk.at("ran").exists();
    if !ran {
        refuses(&output, "uses a program as its voice, and you haven't allowed it to run yet");
        refuses(&output, "--allow-command");
    }
    ran
}

#[test]
fn where_nobody_can_be_asked_it_is_refused_with_all_its_words_and_nothing_is_written() {
    let desk = desk();
    desk.change("cat beep.wav", "cat beep.wav\\n# seen");
    let output = desk.program().args(["render", "--menu", "menu.toml", "--out", "out"]).output();
    refuses(&output, "menu.toml uses a program as its voice");
    let said = stderr(&output);
    assert!(said.contains(r#"  "sh" "-c" "touch ran; cat beep.wav\n# seen""#), "{said}");
    assert!(!desk.at("ran").exists() && !desk.at("out").exists());
}

#[test]
fn what_was_allowed_is_remembered_until_a_word_changes() {
    let desk = desk();
    assert!(!runs(&desk, &["--menu", "menu.toml"]));
    desk.rendered(&[]);
    assert!(runs(&desk, &["--menu", "menu.toml", "--format", "ulaw"]), "it is asked again");
    // By another way to the same file, too.
    let long = desk.at("./tests/../menu.toml");
    fs::create_dir(desk.at("tests")).unwrap();
    assert!(
        runs(&desk, &["--menu", long.to_str().unwrap(), "--format", "alaw"]),
        "it is asked again"
    );
    desk.change("touch ran", "touch ran; true");
    assert!(!runs(&desk, &["--menu", "menu.toml"]), "another command");
    desk.change("touch ran; true", "touch ran");
    assert!(runs(&desk, &["--menu", "menu.toml", "--format", "g722"]), "as it was");
    desk.change("[voice]", "[voice]\npitch = 90");
    assert!(!runs(&desk, &["--menu", "menu.toml"]), "another setting");
}

#[test]
fn what_was_allowed_to_one_file_is_not_allowed_to_another() {
    let desk = desk();
    desk.rendered(&[]);
    fs::copy(desk.at("menu.toml"), desk.at("other.toml")).unwrap();
    assert!(!runs(&desk, &["--menu", "other.toml"]));
    fs::rename(desk.at("other.toml"), desk.at("moved.toml")).unwrap();
    assert!(!runs(&desk, &["--menu", "moved.toml"]));
}

#[test]
fn nothing_else_runs_it() {
    let desk = desk();
    desk.rendered(&[]);
    fs::remove_file(desk.at("ran")).unwrap();
    fs::remove_dir_all(desk.at("out")).unwrap();
    for words in SILENT_COMMANDS {
        desk.program().args(words.split(' ')).args(["--menu", "menu.toml"]).output();
        assert!(!desk.at("ran").exists(), "{words} runs it");
    }
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_what_was_allowed() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = desk();
    desk.rendered(&[]);
    let data = match cfg!(target_os = "macos") {
        true => desk.at("home/Library/Application Support"),
        false => desk.at("data"),
    };
    let folder = data.join("phonetree/allowed-commands");
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    let answers: Vec<_> = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().path()).collect();
    assert_eq!(answers.len(), 1);
    assert_eq!(mode(&answers[0]), 0o600);
    let said = fs::read_to_string(&answers[0]).unwrap();
    assert!(said.contains("menu.toml") && said.contains("touch ran"), "{said}");
}
