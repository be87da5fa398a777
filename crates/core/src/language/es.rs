//! Spanish, as it is spoken on the telephone in the United States.

use chrono::{Datelike as _, NaiveDate, NaiveTime};
use rust_stemmers::Algorithm;

use super::locale::{Locale, Reading, of_twelve};

pub(super) static SPANISH: Locale = Locale {
    subtag: "es",
    phrases: &[
        ("option", "Para {label}, oprima {key}."),
        ("action", "Para {label}, oprima {key}."),
        ("repeat", "oír esto otra vez"),
        ("back", "regresar"),
        ("top", "empezar de nuevo"),
        ("operator", "hablar con alguien"),
        ("hang_up", "terminar la llamada"),
        ("and", "y"),
        ("no_input", "Disculpe, no oí ninguna tecla."),
        ("no_match", "Disculpe, esa no es una de las opciones."),
        (
            "confirm",
            "Usted marcó {digits}. Si es correcto, oprima 1. Para marcarlo otra vez, oprima 2.",
        ),
        ("connected", "{team} contesta."),
        ("connected_about", "Atiende: {about}."),
        ("connected_topics", "Atienden: {topics}."),
        ("connected_unpublished", "Su horario no está publicado."),
        ("closed", "{team} está cerrado ahora. El horario es {hours}. Abre de nuevo {opens}."),
        ("closed_email", "Puede escribir a {email}."),
        ("closed_fax", "Puede enviar un fax al {fax}."),
        ("closed_fax_for", "Puede enviar un fax al {fax} para {fax_for}."),
        ("closed_url", "Puede consultar {url}."),
        ("closed_other_line", "Más tarde puede llamar también al {number} y oprimir {key}."),
        ("closed_other_number", "Más tarde puede llamar también al {number}."),
        ("thanks", "Gracias. Su mensaje fue recibido. Adiós."),
        ("gave_up", "Disculpe que no pudimos ayudarle. Adiós."),
        ("goodbye", "Adiós."),
    ],
    star: "asterisco",
    hash: "numeral",
    weekdays: WEEKDAYS,
    every_day: "todos los días",
    range: |from, to| format!("de {from} a {to}"),
    time,
    day,
    at,
    unknown_moment: "a una hora que no se conoce",
    zones: &[
        ("America/Los_Angeles", "hora del Pacífico"),
        ("US/Pacific", "hora del Pacífico"),
        ("America/Denver", "hora de la Montaña"),
        ("America/Phoenix", "hora de la Montaña"),
        ("US/Mountain", "hora de la Montaña"),
        ("America/Chicago", "hora del Centro"),
        ("US/Central", "hora del Centro"),
        ("America/New_York", "hora del Este"),
        ("US/Eastern", "hora del Este"),
        ("America/Anchorage", "hora de Alaska"),
        ("US/Alaska", "hora de Alaska"),
        ("Pacific/Honolulu", "hora de Hawái"),
        ("US/Hawaii", "hora de Hawái"),
    ],
    zone_of: |city| format!("hora de {city}"),
    at_any_time: "a cualquier hora",
    never: "nunca",
    before_zone: ", ",
    except_holidays: ", salvo en días festivos",
    perhaps_on_holidays: "; puede estar cerrado en días festivos",
    except_dates: ", salvo en algunas fechas",
    except_both: ", salvo en días festivos y algunas fechas",
    reading: READING,
};

const READING: Reading = Reading {
    stemming: Algorithm::Spanish,
    silent: &[
        "al",
        "como",
        "cómo",
        "con",
        "cuándo",
        "de",
        "del",
        "dónde",
        "el",
        "en",
        "es",
        "la",
        "las",
        "lo",
        "los",
        "me",
        "mi",
        "mis",
        "para",
        "por",
        "puedo",
        "que",
        "qué",
        "quién",
        "quiero",
        "se",
        "su",
        "sus",
        "teléfono",
        "tengo",
        "un",
        "una",
        "llamar",
        "hablar",
        "número",
    ],
    by_fax: &[],
    by_email: &["correo", "escribir"],
    by_web: &[],
    press: &["oprima", "presione", "pulse", "marque"],
    before_key: &["la", "el", "tecla"],
    joining: &["para", "y", "o"],
    keys: &[
        ("cero", "0"),
        ("uno", "1"),
        ("dos", "2"),
        ("tres", "3"),
        ("cuatro", "4"),
        ("cinco", "5"),
        ("seis", "6"),
        ("siete", "7"),
        ("ocho", "8"),
        ("nueve", "9"),
        ("asterisco", "*"),
        ("estrella", "*"),
        ("numeral", "#"),
        ("gato", "#"),
        ("almohadilla", "#"),
    ],
    advertising: &["visite nuestro sitio", "nuestra aplicación"],
};

const WEEKDAYS: [&str; 7] =
    ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];

const MONTHS: [&str; 12] = [
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

fn time(time: NaiveTime) -> String {
    of_twelve(time, "medianoche", "mediodía")
}

fn day(date: NaiveDate, today: NaiveDate) -> String {
    let weekday = WEEKDAYS[date.weekday().num_days_from_monday() as usize];
    let month = MONTHS[date.month0() as usize];
    match (date - today).num_days() {
        0 => "hoy".to_owned(),
        1 => "mañana".to_owned(),
        2..=6 => format!("el {weekday}"),
        _ if date.year() == today.year() => format!("el {weekday} {} de {month}", date.day()),
        _ => format!("el {weekday} {} de {month} de {}", date.day(), date.year()),
    }
}

/// "mañana a las 8 a.m.", "hoy a la 1 p.m.".
fn at(day: &str, time: &str) -> String {
    let article = if time.starts_with("1 ") || time.starts_with("1:") { "la" } else { "las" };
    format!("{day} a {article} {time}")
}
