//! Any bytes: as a history they are looked at, or refused in words, and a look changes nothing.
#![no_main]

use std::fs;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use phonetree::history::History;
use phonetree::menu;

static TITLE: LazyLock<String> =
    LazyLock::new(|| menu::load("menu", menu::FIRST_LINE).expect("a good menu").title.to_string());

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("history.sqlite");
    fs::write(&file, bytes).expect("a file");
    match History::look(&file) {
        Err(why) => assert!(!why.to_string().is_empty()),
        Ok(history) => {
            for trainee in history.trainees(&TITLE).unwrap_or_default() {
                let _ = history.known(&trainee, &TITLE);
                let _ = history.sessions(&trainee, &TITLE, 100);
                let _ = history.courses(&trainee, &TITLE);
                let _ = history.counts(&trainee, &TITLE);
                let _ = history.drills(&trainee, &TITLE);
            }
        }
    }
    assert!(fs::read(&file).is_ok_and(|after| after == bytes), "a look changed the file");
});
