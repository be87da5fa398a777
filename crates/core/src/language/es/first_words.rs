//! What a new menu says, in Spanish.

use crate::language::texts::FirstWords;

pub(in crate::language) static FIRST_WORDS: FirstWords = FirstWords {
    greeting: "Gracias por llamar a {title}.",
    leave_a_message: "Por favor, deje su nombre, su número y un mensaje después del tono.",
    name_of_language: "español",
    choose_language: "Para español, oprima {key}.",
};
