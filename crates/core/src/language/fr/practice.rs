//! What a trainee reads, in French.

use super::counted;
use crate::language::texts::PracticeTexts;

pub(in crate::language) static PRACTICE: PracticeTexts = PracticeTexts {
    seconds: counted(&["{n} seconde", "{n} secondes"]),
    someone_says: "quelqu'un dit « {words} »",
    a_note_says: "une note dit « {words} »",
    an_email_says: "un courriel dit « {words} »",
    wrong_team: "mauvaise équipe : vous avez joint {reached} ; c'est du ressort de {right} : {way}",
    no_team: "vous n'avez joint aucune équipe ; c'est du ressort de {right} : {way}",
    speed_of_wrong_team: "pour la rapidité et la précision : mauvaise équipe",
    press_keys: "appuyez sur {keys}",
    press_nothing: "aucune touche à presser",
    call_and_press: "appelez le {number} et appuyez sur {keys}",
    call_only: "appelez le {number}, sans appuyer sur aucune touche",
    or_team: "{team} ou {other}",
    that_is: "c'est « {topic} » ; {right}",
};
