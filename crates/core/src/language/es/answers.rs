//! What an answer about an errand says, in Spanish.

use super::counted;
use crate::language::texts::AnswerTexts;

pub(in crate::language) static ANSWERS: AnswerTexts = AnswerTexts {
    call: "Llamar",
    email: "Correo",
    fax: "Fax",
    web: "Web",
    note: "Nota",
    then: "Luego",
    about: "Sobre",
    hours: "Horario",

    named: "{what}: {way}",
    by_call: "llamar al {number}",
    by_email: "escribir a {address}",
    by_fax: "enviar un fax al {number}",
    by_web: "ver {address}",
    press: "oprima {keys}",
    enter: "marque lo que se le pida",
    stay_on: "espere en la línea",
    then_do: ", luego {what}",
    no_key: "ninguna tecla",
    key_leads: "{keys}: {team}, {state}",
    seconds: counted(&["1 segundo", "{n} segundos"]),

    questions: "Para preguntas sobre esto: {state}",
    fax_is_for: "El número de fax {number} es para {what}.",
    fax_for: "{number} (para {what})",
    fax_not_for_email: "{number} (para {what}; no para lo que se envía por correo electrónico)",

    a_menu_answers: "Contesta un menú con más opciones.",
    asks_for_digits: "La línea pide que marque unos números: téngalos a mano.",
    asks_for_a_name: "La línea pide que deletree un nombre en el teclado.",
    leave_a_message: "Deje un mensaje.",
    leave_a_number: "Deje un número, y le llamarán.",
    a_recording_answers: "Contesta una grabación.",
    no_call_needed: "No hace falta llamar: está en {page}.",

    another_source: "otra fuente",
    says_otherwise: "También se ha publicado: «{what}» ({source})",
    assumed: "Esto se supone; no está publicado.",
    disputed: "Las fuentes no coinciden en esto.",

    choose: "{several}. Diga de qué se trata, o elija:",
    several_can_be_called: "Hay varios números de teléfono",
    several_have_email: "Hay varias direcciones de correo electrónico",
    several_have_fax: "Hay varios números de fax",
    several_have_pages: "Hay varias páginas web",
    several_fit: "Hay varias respuestas posibles",
    closest: "Lo más parecido:",
    or: "O bien:",
    more: counted(&["y 1 más", "y {n} más"]),
    nothing_fits: "Nada corresponde a «{asked}». Esto es lo que hay:",
};
