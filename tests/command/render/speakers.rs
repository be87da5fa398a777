//! Who speaks: programs, recordings, and odd words.

use std::fs;
use std::time::{Duration, Instant};

use super::desk::{BRIEF, Desk, beep, refuses, stderr};

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
        stderr(&output).contains("main/greating doesn't have a prompt's name"),
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
    refuses(&desk.render(&[]), "main/greeting.wav: not a supported sound file");
    fs::write(desk.at("people/main/greeting.mp3"), "ID3").unwrap();
    refuses(&desk.render(&[]), "has several recordings");
}

#[test]
fn odd_words_are_spoken_or_refused_with_their_prompt() {
    let say = |words: &str| {
        let desk = Desk::new(BRIEF);
        desk.change("We are at 12 Elm Street.", words);
        desk
    };
    say("Line one\\nline two and a tab\\tin it.").rendered(&[]);
    let empty = say("").rendered(&[]);
    assert!(!empty["written"].to_string().contains("directions/say"), "{empty}");
    // No text has more letters, and each of these has two bytes.
    let long = say(&"\u{e9}\u{e9}\u{e9}. ".repeat(3_900));
    refuses(&long.render(&[]), "directions/say: the embedded voice cannot speak so much");
    assert!(long.at("out/main/options.wav").exists(), "the others are not made");
}
