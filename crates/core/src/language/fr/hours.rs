//! What is said of hours, in French.

use crate::language::texts::HoursTexts;

pub(in crate::language) static HOURS: HoursTexts = HoursTexts {
    some_holiday: "un jour férié",
    observed: "{holiday} (jour de congé reporté)",
    unsaid_holiday: "{holiday}, un jour férié que les heures publiées ne mentionnent pas",
    perhaps_holiday: "peut-être un jour férié ({holiday})",
    unknown_year: "un jour d'une année dont les jours fériés ne sont pas connus",
    today_is: "C'est aujourd'hui {what}.",

    is_open: "répond en ce moment, et ferme {closes}",
    is_always_open: "répond à toute heure",
    is_perhaps_closed: "ne répond peut-être pas en ce moment ({holiday})",
    if_not_closes: "; sinon, ferme {closes}",
    is_closed: "ne répond pas en ce moment, et ouvre {opens}",
    unless_it_stays_closed: ", sauf fermeture ce jour-là ({holiday})",
    is_closed_for_good: "ne répond pas, et aucune ouverture n'est connue",
    has_no_hours: "heures non publiées",

    open_sign: "OUVERT",
    perhaps_sign: "PEUT-ÊTRE FERMÉ",
    closed_sign: "FERMÉ",
    open_until: "OUVERT {until}",
    open_always: "OUVERT jour et nuit",
    perhaps_closed: "PEUT-ÊTRE FERMÉ\u{a0}: {holiday}",
    if_open: "; si ouvert, {until}",
    closed: "FERMÉ, ouvre {opens}",
    perhaps_stays_closed: "; restera peut-être fermé\u{a0}: {holiday}",
    closed_for_good: "FERMÉ, aucune ouverture n'est connue",
    not_published: "Heures non publiées",

    now: "maintenant, {until}",
    published_for_the_number: "heures publiées pour le numéro; dans cette simulation, celles de chaque équipe s'appliquent",
};
