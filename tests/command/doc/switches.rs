//! What people turn by hand, in a document.

use super::doc;

fn written(menu: &str, language: &str) -> String {
    doc(Some(menu), "markdown", &["--language", language])
}

#[test]
fn switches_are_listed_with_what_they_are_how_they_stand_and_whom_they_close() {
    let english = written("menus/examples/medicare.toml", "en");
    assert!(
        english.contains(
            "## Switches\n\n| Switch | What it is | Usually | Closed while it is on |\n| --- | --- | --- | --- |\n\
             | `storm` | The office stays closed because of the weather. | off | "
        ),
        "{english}"
    );
    let row = english.lines().find(|line| line.starts_with("| `storm`")).unwrap();
    assert_eq!(row.matches(", ").count(), 2, "three teams are closed: {row}");
    let spanish = written("menus/examples/power.toml", "es");
    assert!(spanish.contains("## Interruptores\n"), "{spanish}");
    assert!(spanish.contains("| apagado |"), "{spanish}");
    let french = written("menus/examples/power.toml", "fr");
    assert!(french.contains("## Interrupteurs\n"), "{french}");
}

#[test]
fn a_menu_without_switches_has_no_such_section() {
    let clinic = written("menus/examples/clinic.toml", "en");
    assert!(!clinic.contains("## Switches"), "{clinic}");
}
