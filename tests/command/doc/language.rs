//! In whose language a document is: the menu's first, or another that is asked for.

use super::{doc, phonetree};

const CITY: &str = "menus/examples/city-hall.toml";

#[test]
fn a_document_names_the_language_it_is_in() {
    let of = |menu, more: &[&str]| {
        let page = doc(menu, "card", more);
        page.split("lang=\"").nth(1).and_then(|it| it.split('"').next()).unwrap().to_owned()
    };
    assert_eq!(of(None, &[]), "en-US", "the first line's own");
    assert_eq!(of(Some(CITY), &[]), "en-US", "the menu's first");
    assert_eq!(
        of(Some(CITY), &["--language", "es"]),
        "es-US",
        "another that the menu has, by its tag"
    );
    assert_eq!(of(Some(CITY), &["--language", "Spanish"]), "es-US", "by its name");
    assert_eq!(of(None, &["--language", "es"]), "es", "one that only the program has");
}

#[test]
fn the_labels_of_a_diagram_are_those_of_its_language() {
    let diagram = doc(Some(CITY), "mermaid", &["--language", "es"]);
    assert!(diagram.contains("obras y mantenimiento") || diagram.contains("permisos"), "{diagram}");
}

#[test]
fn a_language_that_nobody_knows_is_refused_by_every_command_that_writes_for_readers() {
    for command in [
        &["doc", "--format", "card"][..],
        &["hours"],
        &["find", "cobra"],
        &["call", "--fast", "--keys", "1"],
        &["practice"],
    ] {
        let output = phonetree(&[command, &["--language", "tlh"]].concat());
        assert_eq!(output.status.code(), Some(2), "{command:?}");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(
            stderr.starts_with(
                "--language: there is no language \"tlh\" here. Write one of: en-US, es"
            ),
            "{command:?}: {stderr}"
        );
    }
}
