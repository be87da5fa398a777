//! What reports of practice say, in Spanish.

use super::super::counted;
use crate::language::texts::ReportTexts;

pub(in crate::language) static REPORT: ReportTexts = ReportTexts {
    title: "Práctica: {menu}",
    since: "{day} (desde el {since})",
    trainee: "persona",
    drills: "ejercicios",
    sessions: "sesiones",
    last: "última vez",
    points: "puntos",
    points_of_last: "puntos, últimas 5 sesiones",
    weakest: "lo más flojo",
    passed: "aprobado",
    not_passed: "aún sin aprobar",
    errand: "asunto",
    kind: "ejercicio",
    trainees: "personas",
    not_started: "sin empezar",
    about_points: "puntos: en promedio, en las últimas cinco sesiones",

    not_practiced: "{trainee} aún no ha practicado «{menu}»: phonetree practice",
    practiced: "{trainee}: {drills} de «{menu}» en {sessions}",
    so_many_drills: counted(&["1 ejercicio", "{n} ejercicios"]),
    so_many_sessions: counted(&["1 sesión", "{n} sesiones"]),
    average: "puntos en promedio",
    average_of_last: "puntos en promedio, las últimas {n} sesiones",
    trend: "de {first} a {now}",
    so_many_tries: counted(&["1 intento", "{n} intentos"]),
    last_try: "el último, {day}",
};
