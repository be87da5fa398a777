//! Any text: as written calls it is taken, fitted and played, or its mistakes are shown.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use phonetree_core::menu::{self, Lengths, Tree};
use phonetree_core::script::CallFile;

static TREE: LazyLock<Tree> =
    LazyLock::new(|| menu::load("menu", menu::FIRST_LINE).expect("a good menu"));
static LENGTHS: LazyLock<Lengths> = LazyLock::new(|| Lengths::estimated(&TREE));

fuzz_target!(|text: &str| {
    match CallFile::read("calls.toml", text).and_then(|calls| calls.fit(&TREE)) {
        Err(problems) => assert!(!problems.to_string().is_empty()),
        Ok(calls) => {
            for call in calls.iter().take(20) {
                let _ = call.play(&TREE, &LENGTHS, |_, _| {});
            }
        }
    }
});
