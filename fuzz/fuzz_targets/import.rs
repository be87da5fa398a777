//! Any text: as another system's menu it is read into a menu file that loads, or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use phonetree_core::exchange::import::{ImportSettings, ImportSystem, import};
use phonetree_core::menu;

fuzz_target!(|text: &str| {
    for system in ImportSystem::ALL {
        match import(system, "menu", text, &ImportSettings::default(), &mut |_| None) {
            Err(why) => assert!(!why.to_string().is_empty()),
            // What is read is proved by the loader: it may be too deep, and is never wrong.
            Ok(imported) => {
                if let Err(problems) = menu::load("menu.toml", &imported.text) {
                    let said = problems.to_string();
                    assert!(said.contains("more than"), "{said}\n{}", imported.text);
                }
            }
        }
    }
});
