//! Any bytes: as a sound file they are read, or refused in words; and keys are heard in them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use phonetree::sound::{KeyDetector, RAW_ENDINGS, Recording};

fuzz_target!(|data: &[u8]| {
    // The first byte says what the name ends with.
    let Some((ending, bytes)) = data.split_first() else { return };
    let endings = [&["wav", "opus", "mp3", ""], &RAW_ENDINGS[..]].concat();
    match Recording::read(bytes, endings[usize::from(*ending) % endings.len()]) {
        Err(why) => assert!(!why.to_string().is_empty()),
        Ok(recording) => {
            let sound = recording.sound;
            if (8_000..=48_000).contains(&sound.rate) {
                let _ = KeyDetector::new(sound.rate).hear(&sound.samples).count();
            }
        }
    }
});
