//! Any text: as a manifest of prompt files it is read and written again, or refused in words. A file that
//! it names is in its folder.
#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use phonetree::voice::render::Manifest;

fuzz_target!(|text: &str| {
    match Manifest::read(text) {
        Err(why) => assert!(!why.to_string().is_empty()),
        Ok(manifest) => {
            for entry in manifest.takes.iter().chain(&manifest.orphans) {
                let path = Path::new("/folder").join(&entry.file);
                assert!(path.starts_with("/folder") && !entry.file.contains(".."));
            }
            let again = Manifest::read(&manifest.written()).expect("what was written is read");
            assert_eq!(again.written(), manifest.written());
        }
    }
});
