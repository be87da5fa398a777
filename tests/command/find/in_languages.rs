//! `find --language`: the answer is in the reader's language, whatever the menu's is.

use super::find;

/// The answer to "plan changes" at an hour, in a language.
fn told(language: &str, at: &str) -> String {
    let output = find(&["plan changes", "--language", language, "--at", at]);
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn in_spanish_the_labels_the_hours_and_the_holiday_are_spanish() {
    snapbox::assert_data_eq!(
        told("es", "2026-11-26 10:00"),
        snapbox::str![[r"
Plan changes
  Account Management Support Team
  QUIZÁS CERRADO: Día de Acción de Gracias; si está abierto, hasta las 5:30 p.m., hora del Pacífico
  Llamar  1-800-790-4661, luego oprima 3
  Correo  amt@kp.org
  Fax     1-800-369-8010
  Horario de lunes a viernes, de 7 a.m. a 5:30 p.m., hora del Pacífico
  Nota    Hoy es Día de Acción de Gracias, un día festivo que el horario publicado no menciona.

"]]
    );
}

#[test]
fn in_french_a_closed_team_opens_again_on_monday() {
    snapbox::assert_data_eq!(
        told("fr", "2026-11-28 10:00"),
        snapbox::str![[r"
Plan changes
  Account Management Support Team
  FERMÉ, ouvre lundi à 7 h, heure du Pacifique
  Appeler  1-800-790-4661, puis appuyez sur 3
  Courriel amt@kp.org
  Fax      1-800-369-8010
  Heures   du lundi au vendredi, de 7 h à 17 h 30, heure du Pacifique

"]]
    );
}

#[test]
fn a_language_that_is_not_known_is_refused_with_those_that_are() {
    let output = find(&["plan changes", "--language", "tlh"]);
    let why = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(why.contains("en-US, es, fr"), "{why}");
}

/// A menu whose callers first choose a language, English with one key and Spanish with another.
fn in_two_languages(english: &str, spanish: &str) -> tempfile::NamedTempFile {
    let text = format!(
        r#"format = 1
title = "Fernwood"
timezone = "America/New_York"
language = "en-US"
languages = ["es-US"]
[lines.desk]
number = "+1-202-555-0142"
answer = "language"
[menus.language]
say = "For English, press {english}. Para español, oprima {spanish}."
options = [
  {{ key = "1", label = "one", to = "main", language = "{}" }},
  {{ key = "2", label = "two", to = "main", language = "{}" }},
]
[menus.main]
options = [
  {{ key = "1", label = {{ en = "appointments", es = "citas" }}, to = "scheduling" }},
  {{ key = "2", label = {{ en = "directions", es = "direcciones" }}, to = "directions" }},
]
[messages.directions]
say = {{ en = "We are at 12 Elm Street.", es = "Estamos en la calle Elm, número 12." }}
[teams.scheduling]
name = {{ en = "Scheduling", es = "Citas" }}
topics = [{{ en = "Book a visit", es = "Pedir una cita" }}]
"#,
        if english == "1" { "en-US" } else { "es-US" },
        if english == "1" { "es-US" } else { "en-US" },
    );
    let file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
    std::fs::write(file.path(), text).unwrap();
    file
}

#[test]
fn every_reader_is_given_the_keys_to_their_own_language() {
    for (english, spanish) in [("1", "2"), ("2", "1")] {
        let file = in_two_languages(english, spanish);
        let menu = file.path().to_str().unwrap();
        for (asked, language, own, there) in
            [("book a visit", "en", english, "1"), ("pedir una cita", "es", spanish, "1")]
        {
            let words = [asked, "--menu", menu, "--language", language];
            let output = find(&[&words[..], &["--json"]].concat());
            let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            let routes = told["matches"][0]["routes"].as_array().unwrap();
            let keys: Vec<&str> = routes.iter().map(|it| it["keys"].as_str().unwrap()).collect();
            assert_eq!(keys, [format!("{own} {there}")], "{asked} in {language}: {told:#}");
            let output = find(&words);
            let told = String::from_utf8(output.stdout).unwrap();
            let then = if language == "en" {
                format!("press {own}, then press {there}")
            } else {
                format!("oprima {own}, luego oprima {there}")
            };
            assert!(told.contains(&then), "{asked} in {language}: {told}");
        }
    }
}
