//! What a new menu says, in French.

use crate::language::texts::FirstWords;

pub(in crate::language) static FIRST_WORDS: FirstWords = FirstWords {
    greeting: "Merci d'appeler {title}.",
    leave_a_message: "Veuillez laisser votre nom, votre numéro et un message après le bip.",
    name_of_language: "français",
    choose_language: "Pour le français, appuyez sur {key}.",
};
