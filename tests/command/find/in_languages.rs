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
