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

/// The document of sources.
fn worksheet(menu: Option<&str>, more: &[&str]) -> String {
    doc(menu, "sources", more)
}

#[test]
fn the_worksheet_of_sources_asks_in_the_language_of_its_reader() {
    let english = worksheet(None, &[]);
    for (language, says) in [
        (
            "es",
            [
                "# Qué tan seguro es cada dato: Kaiser",
                "39 datos; confirmados por una llamada: 0.",
                "| la tecla 1 (membership and billing) lleva a California Service Center | publicado |",
                "(confianza: low)",
                "para el número 1-800-790-4661: de lunes a viernes, de 8:30 a.m. a 5 p.m.",
                "Fecha: ____________ Quién llamó: ____________",
                "¿Es así: la tecla 1 (membership and billing) lleva a California Service Center? `phonetree confirm \
                 menus.main.1 --on",
                "Pregunte a Client Services Unit: ¿atienden de lunes a viernes, de 8:30 a.m. a 5 p.m.",
                "¿Es así? The Client Services Unit opens at 8:00. (`client-services-unit`) sí / no",
            ],
        ),
        (
            "fr",
            [
                "# Ce qui est sûr et ce qui ne l'est pas\u{a0}: Kaiser",
                "39 faits, dont 0 confirmés par un appel.",
                "| la touche 1 (membership and billing) mène à California Service Center | publié |",
                "(confiance\u{a0}: low)",
                "pour le numéro 1-800-790-4661\u{a0}: du lundi au vendredi, de 8 h 30 à 17 h",
                "Date\u{a0}: ____________ Qui a appelé\u{a0}: ____________",
                "Est-ce exact\u{a0}: la touche 1 (membership and billing) mène à California Service Center? \
                 `phonetree confirm menus.main.1 --on",
                "Demandez à l'équipe Client Services Unit\u{a0}: répondez-vous du lundi au vendredi, de 8 h 30 à 17 h",
                "Est-ce exact? The Client Services Unit opens at 8:00. (`client-services-unit`) oui / non",
            ],
        ),
    ] {
        let sheet = worksheet(None, &["--language", language]);
        for words in says {
            assert!(sheet.contains(words), "{language}: {words:?} is not in {sheet}");
        }
        // What is the same line in English is a table's edge, a number, or what the file says itself.
        for line in sheet.lines().filter(|line| english.lines().any(|it| it == *line)) {
            let own = line.starts_with("| `") && !line.contains("published");
            let same = line.is_empty() || line.starts_with("| ---") || line.starts_with("### ");
            let same = same || own;
            assert!(same, "{language}: {line}");
        }
    }
}

#[test]
fn without_being_asked_the_worksheet_is_in_the_first_language_of_its_menu() {
    let sheet = worksheet(Some("menus/examples/hotel-de-ville.toml"), &[]);
    for words in [
        "## Tous les faits",
        "(la bibliothèque) mène à La bibliothèque |",
        "L'accueil\u{a0}: répondez-vous du",
    ] {
        assert!(sheet.contains(words), "{words:?} is not in {sheet}");
    }
    let sheet = worksheet(Some(CITY), &[]);
    assert!(sheet.contains("## Every fact"), "{sheet}");
    // Names and labels are in the reader's language, too.
    let sheet = worksheet(Some(CITY), &["--language", "es"]);
    let row = sheet.lines().find(|line| line.starts_with("| `teams.building.name`")).unwrap();
    assert!(!row.contains("Building"), "{row}");
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
