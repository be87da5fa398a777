//! Bad input, through the program itself: a clear error that says where and what to do, exit code
//! 2, and never a panic. What is said of a broken file is compared in the engine's tests, what is said
//! of a command line in `refusals`.

use std::fs;
use std::process::Output;

use phonetree::menu;
use proptest::prelude::*;

use crate::program::Program;

const FERNWOOD: &str = include_str!("../menus/fernwood.toml");

#[test]
fn the_good_menu_is_good() {
    menu::load("fernwood.toml", FERNWOOD).unwrap();
    menu::load("kitchen-sink.toml", include_str!("../menus/kitchen-sink.toml")).unwrap();
    menu::load("first line", menu::FIRST_LINE).unwrap();
}

#[test]
fn nothing_that_was_written_by_hand_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (menu, calls) = (at("menu.toml"), at("calls.toml"));
    let requirement = "[[call]]\nname = \"sales\"\nat = \"2026-11-23 12:00\"\npress = \"1\"\n";
    fs::write(&menu, menu::FIRST_LINE).unwrap();
    fs::write(&calls, requirement).unwrap();
    let (itself, held) = ("is the menu itself", ["call", "--menu", &menu, "--fast", "--save"]);
    refuses(&phonetree(&[&held[..], &[&*menu]].concat()), itself);
    refuses(&phonetree(&[&held[..], &[&*calls]].concat()), "is not a saved call");
    refuses(&phonetree(&["doc", "--menu", &menu, "--format", "csv", "--out", &menu]), itself);
    refuses(&phonetree(&["hours", "--menu", &menu, "--ics", "--out", &menu]), itself);
    assert_eq!(fs::read_to_string(&menu).unwrap(), menu::FIRST_LINE);
    assert_eq!(fs::read_to_string(&calls).unwrap(), requirement);
    // What a call wrote, a call may write again.
    let saved = at("saved.toml");
    for _ in 0..2 {
        let output = phonetree(&[&held[..], &[&*saved, "--keys", "3"]].concat());
        assert_eq!(output.status.code(), Some(0), "{output:?}");
    }
}

#[test]
fn a_day_that_no_month_has_is_no_hours() {
    use phonetree::hours::Hours;
    let read = |text: &str| Hours::parse(text, chrono_tz::UTC, Some("US"));
    for (text, at) in [
        ("Nov 31 09:00-10:00", 4),
        ("Mo-Fr 08:00-17:00; Apr 31 off", 23),
        ("Feb 30 09:00-10:00", 4),
        ("Jun 28-31 off; Mo 09:00-10:00", 7),
        ("Jan 00 off", 4),
    ] {
        assert_eq!(read(text).unwrap_err().at, Some(at), "{text}");
    }
    for text in [
        "Nov 08:00-17:00",
        "Feb 29 off; Mo-Fr 08:00-17:00",
        "Dec 24-Jan 02 off; Mo 08:00-09:00",
        "Jan-Mar Mo-Fr 08:00-17:00",
        "2026 Dec 31 08:00-12:00",
    ] {
        assert!(read(text).is_ok(), "{text}");
    }
}

#[test]
fn a_reader_who_goes_away_is_no_error() {
    let script = format!("{} schema | head -c 10", Program::PHONETREE);
    let output = Program::shell(&script).output();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let quiz = format!(
        "{} practice --kind quiz --drills 2 --no-history --at '2026-11-23 12:00'",
        Program::PHONETREE
    );
    let output =
        Program::shell(&format!("printf '1\\n1\\n1\\n1\\n' | {quiz} | head -c 1")).output();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(!stderr.contains("pipe"), "{stderr}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_mutilated_menu_makes_the_loader_panic(
        kitchen in any::<bool>(), cut in 0_usize..6000, length in 0_usize..200, paste in 0_usize..6000, noise in ".{0,8}",
    ) {
        let text = if kitchen { include_str!("../menus/kitchen-sink.toml") } else { menu::FIRST_LINE };
        let mut letters: Vec<char> = text.chars().collect();
        let cut = cut.min(letters.len());
        let end = (cut + length).min(letters.len());
        let piece: Vec<char> = letters.drain(cut..end).chain(noise.chars()).collect();
        let paste = paste.min(letters.len());
        letters.splice(paste..paste, piece);
        if let Err(problems) = menu::load("mutilated.toml", &letters.into_iter().collect::<String>()) {
            prop_assert!(!problems.to_string().is_empty());
        }
    }
}

fn phonetree(args: &[&str]) -> Output {
    Program::phonetree().args(args).output()
}

fn refuses(output: &Output, said: &str) {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains(said), "{said:?} is not in: {stderr}");
    assert!(!stderr.contains("panicked"), "{stderr}");
}
