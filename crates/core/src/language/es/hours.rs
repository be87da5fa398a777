//! What is said of hours, in Spanish. Who is open has a name of either gender: "atiende" fits both.

use crate::language::texts::HoursTexts;

pub(in crate::language) static HOURS: HoursTexts = HoursTexts {
    some_holiday: "un día festivo",
    observed: "{holiday} (día trasladado)",
    unsaid_holiday: "{holiday}, un día festivo que el horario publicado no menciona",
    perhaps_holiday: "quizás un día festivo ({holiday})",
    unknown_year: "un día de un año cuyos días festivos no se conocen",
    today_is: "Hoy es {what}.",

    is_open: "atiende ahora, y cierra {closes}",
    is_always_open: "atiende a cualquier hora",
    is_perhaps_closed: "quizás no atiende ahora ({holiday})",
    if_not_closes: "; si atiende, cierra {closes}",
    is_closed: "no atiende ahora, y abre {opens}",
    unless_it_stays_closed: ", salvo que no abra ese día ({holiday})",
    is_closed_for_good: "no atiende, y no se sabe cuándo abre",

    has_no_hours: "horario no publicado",

    open_sign: "ABIERTO",
    perhaps_sign: "QUIZÁS CERRADO",
    closed_sign: "CERRADO",
    open_until: "ABIERTO {until}",
    open_always: "ABIERTO día y noche",
    perhaps_closed: "QUIZÁS CERRADO: {holiday}",
    if_open: "; si está abierto, {until}",
    closed: "CERRADO, abre {opens}",
    perhaps_stays_closed: "; quizás siga cerrado: {holiday}",
    closed_for_good: "CERRADO, no se sabe cuándo abre",
    not_published: "Horario no publicado",

    now: "ahora, {until}",
    published_for_the_number: "publicado para el número; en esta simulación vale el horario de cada equipo",
};
