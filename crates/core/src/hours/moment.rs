//! A moment in words, as seen from another.

use chrono::{DateTime, Datelike as _};
use chrono_tz::Tz;

use super::words::{day_name, time_words, weekday};

/// What is said in place of a moment that is not known.
pub fn unknown_moment(language: &str) -> &'static str {
    match language {
        "es" => "a una hora que no se conoce",
        _ => "at a time that is not known",
    }
}

/// A moment to come, as a person would say it now: "today at 8 a.m.", "tomorrow at 8 a.m.",
/// "Monday at 8:30 a.m.", "on Monday, November 30 at 8 a.m.". Spanish for `es`, else English.
pub fn moment_words(moment: DateTime<Tz>, now: DateTime<Tz>, language: &str) -> String {
    let spanish = language == "es";
    let (date, today) = (moment.date_naive(), now.date_naive());
    let day = match ((date - today).num_days(), spanish) {
        (0, false) => "today".to_owned(),
        (0, true) => "hoy".to_owned(),
        (1, false) => "tomorrow".to_owned(),
        (1, true) => "mañana".to_owned(),
        (2..=6, false) => day_name(weekday(date), false).to_owned(),
        (2..=6, true) => format!("el {}", day_name(weekday(date), true)),
        (_, false) => {
            let year = if date.year() == today.year() {
                String::new()
            } else {
                format!(", {}", date.year())
            };
            format!(
                "on {}, {} {}{year}",
                day_name(weekday(date), false),
                date.format("%B"),
                date.day()
            )
        }
        (_, true) => {
            let year = if date.year() == today.year() {
                String::new()
            } else {
                format!(" de {}", date.year())
            };
            let month = SPANISH_MONTHS[date.month0() as usize % 12];
            format!("el {} {} de {month}{year}", day_name(weekday(date), true), date.day())
        }
    };
    let time = time_words(moment.time(), spanish);
    match (spanish, time.starts_with("1 ") || time.starts_with("1:")) {
        (false, _) => format!("{day} at {time}"),
        (true, true) => format!("{day} a la {time}"),
        (true, false) => format!("{day} a las {time}"),
    }
}

const SPANISH_MONTHS: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
