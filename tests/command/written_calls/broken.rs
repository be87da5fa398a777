//! Files that can't be played are told with place and remedy; the other files still run.

use std::fs;

use phonetree::menu::FIRST_LINE;
use phonetree::script::CallFile;
use proptest::prelude::*;

use super::{TREES, phonetree, stdout, tree};

const GOOD: &str = r#"[callers.slow]
waits = "8s"

[[call]]
name    = "billing"
dial    = "1-800-790-4661"
at      = "2026-11-23 12:00"
who     = "slow"
press   = "1"
reaches = "california-service-center"

[[call]]
name  = "steps"
dial  = "1-800-790-4661"
at    = "2026-11-23 12:00"
steps = [{ hears = "press 2" }, { presses = "2", after = "1s" }, { reaches = "client-services-unit" }]

[[table]]
name    = "table"
press   = "2"
columns = ["at", "reaches"]
rows    = [["2026-11-23 12:00", "client-services-unit"]]
"#;

fn said_of(text: &str) -> String {
    let tree = tree(FIRST_LINE);
    let fitted = CallFile::read("calls.toml", text).and_then(|file| file.fit(&tree));
    fitted.map_or_else(|problems| problems.to_string(), |_| String::new())
}

#[test]
fn the_good_file_is_good() {
    assert_eq!(said_of(GOOD), "");
}

#[test]
fn files_that_cannot_be_read_do_not_keep_the_others_from_running() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &[u8]| fs::write(folder.path().join(name), text).unwrap();
    file("a.toml", GOOD.as_bytes());
    file("b.toml", b"[[call]]\nname = \"caf\xe9\"\n");
    file("c.toml", b"[[call]\n");
    let output = phonetree(&["test", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).starts_with("3 calls passed (1 file"), "{}", stdout(&output));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("b.toml:2: the file is not UTF-8 text"), "{stderr}");
    assert!(stderr.contains("`[[` is not closed"), "{stderr}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_mutilated_file_makes_the_reader_panic(
        kitchen in any::<bool>(), cut in 0_usize..6000, length in 0_usize..200, paste in 0_usize..6000, noise in ".{0,8}",
    ) {
        let text = if kitchen { GOOD } else { include_str!("../../calls/kaiser-small-business.toml") };
        let mut letters: Vec<char> = text.chars().collect();
        let cut = cut.min(letters.len());
        let end = (cut + length).min(letters.len());
        let piece: Vec<char> = letters.drain(cut..end).chain(noise.chars()).collect();
        let paste = paste.min(letters.len());
        letters.splice(paste..paste, piece);
        let text: String = letters.into_iter().collect();
        if let Ok(file) = CallFile::read("mutilated.toml", &text) {
            for tree in TREES.iter() {
                drop(file.fit(tree));
            }
        }
    }
}
