//! Any text: the loader takes it or says what is wrong, and never panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use phonetree_core::menu;

fuzz_target!(|text: &str| {
    if let Err(problems) = menu::load("fuzz.toml", text) {
        assert!(!problems.to_string().is_empty());
    }
});
