//! Any text: the loader takes it or says what is wrong, and never panics. What it takes can be checked,
//! and answers questions.
#![no_main]

use chrono::DateTime;
use libfuzzer_sys::fuzz_target;
use phonetree_core::check::{self, CheckSubject};
use phonetree_core::menu::{self, Lengths};

fuzz_target!(|text: &str| {
    match menu::load("fuzz.toml", text) {
        Err(problems) => assert!(!problems.to_string().is_empty()),
        Ok(tree) => {
            let today = DateTime::UNIX_EPOCH.date_naive();
            let lengths = Lengths::estimated(&tree);
            let _ = check::check(&CheckSubject::new(&tree, text, &lengths, today));
        }
    }
});
