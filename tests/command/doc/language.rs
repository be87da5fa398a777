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

#[test]
fn a_page_in_two_languages_has_the_keys_of_the_callers_of_each() {
    let page = doc(Some(CITY), "html", &["--without", "engine"]);
    let team = page.split("id=\"team-building\"").nth(1).unwrap();
    let team = &team[..team.find("</article>").unwrap()];
    let ways: Vec<(bool, String)> = team
        .split("<dd class=\"reach\"")
        .skip(1)
        .map(|way| {
            let pressed = way.split("<kbd>").skip(1).map(|key| key.split('<').next().unwrap());
            (
                way.split('>').next().unwrap().contains("hidden"),
                pressed.collect::<Vec<_>>().join(" "),
            )
        })
        .collect();
    let of = |language: &str| team.contains(&format!("data-for=\"{language}\""));
    assert!(of("en") && of("es"), "{team}");
    assert_eq!(ways, [(false, "1 1 1".to_owned()), (true, "2 1 1".to_owned())], "{team}");
}
