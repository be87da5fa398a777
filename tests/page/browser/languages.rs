//! A page in every language of its menu.

use std::fs;

use serde_json::{Value, json};

use tempfile::TempDir;

use super::{Written, is_quiet};

/// A menu that says everything in English and in Spanish.
const BOTH: &str = r#"
format = 1
title = { en = "City hall", es = "Ayuntamiento" }
timezone = "America/Los_Angeles"
language = "en-US"
languages = ["es-US"]

[lines.main]
name = { en = "City hall", es = "Ayuntamiento" }
number = "+1-213-555-0120"
answer = "trash"

[teams.trash]
name = { en = "Trash and recycling", es = "Basura y reciclaje" }
hours = "Mo-Fr 08:00-17:00"
topics = [{ say = { en = "Trash was not collected", es = "No recogieron la basura" } }]
"#;

/// What a reader sees first: the language, the title, a heading, the name of a team.
const SEEN: &str = "[document.documentElement.lang, document.title,\
    document.getElementById('find-title').innerText, document.querySelector('.desk h3').innerText,\
    document.querySelector('.desk dl.ways').innerText.includes('Horario')]";

#[test]
fn a_page_is_in_the_language_that_its_reader_chooses() {
    let folder = TempDir::new().unwrap();
    let menu = folder.path().join("both.toml");
    fs::write(&menu, BOTH).unwrap();
    let menu = menu.to_str().expect("a path in UTF-8");
    let Some(written) = Written::of(&["--menu", menu]) else { return };
    let mut page = written.open("");
    let english = page.value(SEEN);
    assert_eq!((&english[0], &english[2]), (&json!("en-US"), &json!("Whom to call")));
    page.click("[data-language=es]");
    let spanish = page.value(SEEN);
    assert_eq!((&spanish[0], &spanish[2]), (&json!("es"), &json!("A quién llamar")));
    assert_ne!(spanish[1], english[1], "the title");
    assert_ne!(spanish[3], english[3], "a team");
    assert_eq!(spanish[4], json!(true), "its hours");
    // The engine answers in it, too.
    page.value("location.hash = 'find=basura'; new Promise((done) => setTimeout(done, 300))");
    let answer = page.value("document.querySelector('.answer.best')?.innerText");
    assert!(answer.as_str().is_some_and(|it| it.contains("Teléfono")), "{answer}");
    // And back.
    page.click("[data-language=en]");
    assert_eq!(back(&page.value(SEEN)), back(&english));
    is_quiet(&mut page);
}

#[test]
fn a_call_at_hand_is_told_in_the_language_that_its_reader_changes_to() {
    let folder = TempDir::new().unwrap();
    let menu = folder.path().join("both.toml");
    fs::write(&menu, BOTH).unwrap();
    let menu = menu.to_str().expect("a path in UTF-8");
    let Some(written) = Written::of(&["--menu", menu]) else { return };
    let mut page = written.open("#call=+1-213-555-0120&at=2026-11-30T10:15&keys=1");
    let told = "[document.getElementById('who').innerText, document.getElementById('state').innerText,\
                document.getElementById('call-clock').innerText.includes('30 nov')]";
    page.value("new Promise((done) => setTimeout(done, 500))");
    let english = page.value(told);
    assert_eq!((&english[0], &english[2]), (&json!("City hall"), &json!(false)));
    page.click("[data-language=es]");
    let spanish = page.value(told);
    assert_eq!((&spanish[0], &spanish[2]), (&json!("Ayuntamiento"), &json!(true)));
    assert_ne!(spanish[1], english[1], "how the call stands");
    is_quiet(&mut page);
}

/// What is the same again: its language is a tag without a place then.
fn back(seen: &Value) -> Vec<&Value> {
    (1..=3).map(|n| &seen[n]).collect()
}

#[test]
fn a_page_is_in_spanish_or_french_for_who_asks_for_it() {
    let folder = TempDir::new().unwrap();
    let menu = folder.path().join("both.toml");
    fs::write(&menu, BOTH).unwrap();
    let menu = menu.to_str().expect("a path in UTF-8");
    let Some(written) = Written::of(&["--menu", menu, "--language", "es"]) else { return };
    let mut page = written.open("");
    let seen = page.value(SEEN);
    assert_eq!((&seen[0], &seen[1]), (&json!("es-US"), &json!("Ayuntamiento")));
    assert_eq!((&seen[2], &seen[3]), (&json!("A quién llamar"), &json!("Basura y reciclaje")));
    let Some(written) = Written::of(&["--language", "fr"]) else { return };
    let mut page = written.open("#call");
    let seen = page.value(SEEN);
    assert_eq!((&seen[0], &seen[2]), (&json!("fr"), &json!("Qui appeler")));
    is_quiet(&mut page);
}
