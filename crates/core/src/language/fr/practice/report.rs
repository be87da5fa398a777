//! What reports of practice say, in French.

use super::super::counted;
use crate::language::texts::ReportTexts;

pub(in crate::language) static REPORT: ReportTexts = ReportTexts {
    title: "Exercices\u{a0}: {menu}",
    since: "{day} (depuis le {since})",
    trainee: "personne",
    drills: "exercices",
    sessions: "séances",
    last: "dernière fois",
    points: "points",
    points_of_last: "points, 5 dernières séances",
    weakest: "le plus faible",
    passed: "réussi",
    not_passed: "pas encore réussi",
    errand: "démarche",
    kind: "exercice",
    trainees: "personnes",
    not_started: "pas commencé",
    about_points: "points\u{a0}: en moyenne, dans les cinq dernières séances",

    not_practiced: "{trainee} n'a pas encore fait d'exercices avec «{menu}»\u{a0}: phonetree practice",
    practiced: "{trainee}\u{a0}: {drills} avec «{menu}» en {sessions}",
    so_many_drills: counted(&["{n} exercice", "{n} exercices"]),
    so_many_sessions: counted(&["{n} séance", "{n} séances"]),
    average: "points en moyenne",
    average_of_last: "points en moyenne, les {n} dernières séances",
    trend: "de {first} à {now}",
    so_many_tries: counted(&["{n} essai", "{n} essais"]),
    last_try: "le dernier, {day}",
};
