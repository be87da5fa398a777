//! Chosen hours and their sentences, to be read by eye: `page.txt`. `UPDATE=1` writes it.

use std::fmt::Write as _;
use std::path::Path;

use phonetree_core::hours::Hours;
use phonetree_core::language::Locale;

use super::hold;

#[test]
fn chosen_hours_are_said_as_a_receptionist_would() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/engine/hours_in_words/page.txt");
    let page = std::fs::read_to_string(&path).unwrap();
    let chosen: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("# ")).collect();
    assert!(chosen.len() >= 40, "{}", chosen.len());
    let mut said = String::new();
    for text in chosen {
        let hours = Hours::parse(text, chrono_tz::America::New_York, Some("US")).unwrap();
        let [english, spanish] = ["en", "es"].map(|tag| hours.words(Locale::of(tag)));
        write!(said, "# {text}\n{english}\n{spanish}\n\n").unwrap();
        // The hours after midnight are the next day's.
        let is_night = text.starts_with("Dec 31 20:00-02:00");
        if !is_night {
            hold(text, Some("US"), true).unwrap();
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &said).unwrap();
        return;
    }
    assert_eq!(page, said, "UPDATE=1 writes it; then read it");
}
