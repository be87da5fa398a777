//! What a trainee reads, in Spanish.

use super::counted;
use crate::language::texts::PracticeTexts;

pub(in crate::language) static PRACTICE: PracticeTexts = PracticeTexts {
    seconds: counted(&["1 segundo", "{n} segundos"]),
    someone_says: "alguien dice «{words}»",
    a_note_says: "una nota dice «{words}»",
    an_email_says: "un correo dice «{words}»",
    wrong_team: "equipo equivocado: le atendió {reached}; esto es de {right}: {way}",
    no_team: "no llegó a ningún equipo; esto es de {right}: {way}",
    speed_of_wrong_team: "por rapidez y precisión: equipo equivocado",
    press_keys: "oprima {keys}",
    press_nothing: "sin oprimir ninguna tecla",
    call_and_press: "llame al {number} y oprima {keys}",
    call_only: "llame al {number}, sin oprimir ninguna tecla",
    or_team: "{team} o {other}",
    that_is: "eso es «{topic}»; {right}",
};
