//! How a call ended, in French.

use crate::language::texts::CallTexts;

pub(in crate::language) static CALLS: CallTexts = CallTexts {
    answers: "{team} répond.",
    is_closed: "{team} ne répond pas à cette heure.",
    nobody: "Personne",
    you_hung_up: "Vous avez raccroché.",
    it_hung_up: "La ligne a raccroché.",
    message_recorded: "Votre message a été enregistré.",
    gave_up: "La ligne n'a pas pu aider et a mis fin à l'appel.",
    has_ended: "L'appel est terminé.",
};
