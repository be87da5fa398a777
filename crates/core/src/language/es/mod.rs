//! Spanish, as it is spoken on the telephone in the United States.

mod answers;
mod calls;
mod card;
mod documents;
mod first_words;
mod holidays;
mod hours;
mod practice;
mod reading;
mod week;

pub(super) use self::answers::ANSWERS;
pub(super) use self::calls::{CALLS, LIVE, SCREEN};
pub(super) use self::card::CARD;
pub(super) use self::documents::DOCUMENTS;
pub(super) use self::first_words::FIRST_WORDS;
pub(super) use self::hours::HOURS;
pub(super) use self::practice::{PRACTICE, REPORT};
pub(super) use self::week::WEEK;

use chrono::{Datelike as _, NaiveDate, NaiveTime, Timelike as _};

use crate::language::calendar::{MonthDay, NamedDay, PartOfYear};
use crate::language::dates::{of_twelve, of_twelve_briefly};
use crate::language::locale::{Locale, in_a_sentence};
use crate::language::texts::Counted;

pub(in crate::language) static SPANISH: Locale = AMERICAN;

/// Spanish in Spain has another name for the key `#`.
pub(in crate::language) static CASTILIAN: Locale = Locale { hash: "almohadilla", ..AMERICAN };

const AMERICAN: Locale = Locale {
    subtag: "es",
    names: &["spanish", "español", "espanol", "castellano"],
    tag: "es-US",
    phrases: &[
        ("option", "Para {label}, oprima {key}."),
        ("action", "Para {label}, oprima {key}."),
        ("repeat", "escuchar esto otra vez"),
        ("back", "regresar"),
        ("top", "empezar de nuevo"),
        ("operator", "hablar con alguien"),
        ("hang_up", "terminar la llamada"),
        ("and", "y"),
        ("extension", "la extensión de la persona"),
        ("dial_extension", "Si conoce {label}, márquela ahora."),
        ("dial", "Para {label}, marque el número."),
        (
            "spell_last_name",
            "Deletree con el teclado el apellido de la persona, tres letras o más, y oprima {key}.",
        ),
        (
            "spell_first_name",
            "Deletree con el teclado el nombre de la persona, tres letras o más, y oprima {key}.",
        ),
        (
            "spell_name",
            "Deletree con el teclado el nombre o el apellido de la persona, tres letras o más, y oprima {key}.",
        ),
        ("spell_again", "deletrear de nuevo"),
        ("nobody", "Disculpe, no encontré a nadie con ese nombre."),
        (
            "too_many_people",
            "Disculpe, hay demasiadas personas con ese nombre. Deletree más letras.",
        ),
        ("no_input", "Disculpe, no recibí ninguna respuesta."),
        ("no_match", "Disculpe, esa no es una de las opciones."),
        ("no_match_entry", "Disculpe, marque {length}."),
        (
            "confirm",
            "Usted marcó {digits}. Si es correcto, oprima 1. Para marcarlo otra vez, oprima 2.",
        ),
        ("connected", "{team}."),
        ("connected_about", "{we_help}"),
        ("connected_topics", "{we_help}"),
        ("connected_unpublished", "Nuestro horario no está publicado."),
        ("closed", "{team}. Estamos cerrados. El horario es {hours}. Abrimos {opens}."),
        ("closed_by_hand", "{team}. Por ahora estamos cerrados."),
        ("closed_email", "Puede escribir a {email}."),
        ("closed_fax", "Puede enviarnos un fax al {fax}."),
        ("closed_fax_for", "Para {fax_for}, puede enviarnos un fax al {fax}."),
        ("closed_url", "Puede consultar {url}."),
        ("closed_other_line", "Más tarde también puede llamar al {number} y oprimir {key}."),
        ("closed_other_number", "Más tarde también puede llamar al {number}."),
        ("listen", "escuchar su mensaje"),
        ("record_again", "grabarlo de nuevo"),
        ("send", "enviarlo"),
        ("cancel", "cancelar el mensaje"),
        ("thanks", "Gracias. Hemos recibido su mensaje. Adiós."),
        (
            "queue_greeting",
            "En este momento todos están atendiendo otras llamadas. Por favor, no cuelgue: atendemos en orden.",
        ),
        ("queue_position", "Usted es el número {position} en la fila."),
        ("queue_wait", "La espera es de {wait}."),
        ("queue_stay", "Gracias por esperar."),
        (
            "callback_offer",
            "Podemos llamarle al número desde el que llama. Si así lo desea, oprima 1. \
             Para otro número, oprima 2.",
        ),
        ("callback_ask", "Por favor, marque el número con el código de área."),
        (
            "callback_ask_end",
            "Por favor, marque el número con el código de área y luego oprima {key}.",
        ),
        ("callback_thanks", "Gracias. Le llamaremos. Adiós."),
        ("gave_up", "Lamentamos no haber podido ayudarle. Adiós."),
        ("goodbye", "Adiós."),
    ],
    we_help,
    nth: |place| format!("{place}.º"),
    wait: |minutes| match minutes {
        0 => "menos de un minuto".to_owned(),
        1 => "alrededor de un minuto".to_owned(),
        minutes => format!("alrededor de {minutes} minutos"),
    },
    is_action: |_| false,
    purpose: "para ",
    digits: |fewest, most| match (fewest, most) {
        (1, 1) => "1 dígito".to_owned(),
        _ if fewest == most => format!("{most} dígitos"),
        _ => format!("de {fewest} a {most} dígitos"),
    },
    listed,
    signs: ["arroba", "punto", "guion", "guion bajo", "más"],
    star: "asterisco",
    hash: "numeral",
    weekdays: WEEKDAYS,
    every_day: "todos los días",
    days_range: |from, to| format!("de {from} a {to}"),
    times_range: |from, to| format!("de {from} a {to}"),
    time,
    short_date,
    clock_time: |time| {
        let half = if time.hour() < 12 { "a.m." } else { "p.m." };
        format!("{}:{:02} {half}", time.hour12().1, time.minute())
    },
    day,
    dated: |weekday, date, year| {
        let weekday = weekday.map_or_else(String::new, |it| format!("{it}, "));
        let year = year.map_or_else(String::new, |it| format!(" de {it}"));
        format!("{weekday}{} de {}{year}", date.day(), month(date.month()))
    },
    brief_time: of_twelve_briefly,
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
        ("America/Toronto", "hora del Este"),
        ("America/Montreal", "hora del Este"),
        ("America/Vancouver", "hora del Pacífico"),
        ("America/Edmonton", "hora de la Montaña"),
        ("America/Winnipeg", "hora del Centro"),
        ("America/Halifax", "hora del Atlántico"),
    ],
    zone_of: |city| format!("hora de {city}"),
    at_any_time: "a cualquier hora",
    never: "nunca",
    varying: "distinto de una semana a otra",
    before_zone: ", ",
    all_day: "todo el día",
    until: |moment| format!("hasta {}", with_article(moment)),
    starting,
    from_day_to_day: |(day, time), (end, closes)| {
        let (opens, closes) = (at(day, time), at(end, closes));
        format!("del {opens} al {closes}")
    },
    part_of_year,
    named_day,
    nth_of,
    day_after: "el día siguiente",
    except: ", salvo ",
    on: "",
    holidays: ("en días festivos", "días festivos"),
    some_holidays: ("en algunos días festivos", "algunos días festivos"),
    some_dates: ("en algunas fechas", "algunas fechas"),
    unless_holiday: ", salvo si es festivo",
    perhaps_on_holidays: "; puede estar cerrado en días festivos",
    holiday_names: holidays::HOLIDAYS,
    reading: reading::READING,
};

/// "Le atendemos para pedir una cotización y pedir muestras": fits a verb as well as a thing.
fn we_help(errands: &[&str]) -> String {
    let errands: Vec<String> = errands
        .iter()
        .map(|errand| in_a_sentence(errand.trim_end_matches('.')))
        .map(|errand| errand.strip_prefix("para ").map(str::to_owned).unwrap_or(errand))
        .collect();
    if errands.is_empty() {
        return "¿En qué podemos ayudarle?".to_owned();
    }
    format!("Le atendemos para {}.", listed(&errands, "y"))
}

/// "a, b y c"; "y" is "e" before the sound of an i: "facturas e impuestos".
fn listed(words: &[String], and: &str) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => {
            let sound = last.to_lowercase();
            let is_i = sound.starts_with(['i', 'í'])
                || (sound.starts_with("hi") && !sound.starts_with("hie"));
            let and = if and == "y" && is_i { "e" } else { and };
            format!("{} {and} {last}", first.join(", "))
        }
        _ => words.concat(),
    }
}

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

const MIDNIGHT: &str = "medianoche";
const NOON: &str = "mediodía";

fn time(time: NaiveTime) -> String {
    of_twelve(time, MIDNIGHT, NOON)
}

/// "lun, 30 nov 2026".
fn short_date(date: NaiveDate) -> String {
    let weekday = WEEKDAYS[date.weekday().num_days_from_monday() as usize];
    let short = |name: &str| name.chars().take(3).collect::<String>();
    format!("{}, {} {} {}", short(weekday), date.day(), short(month(date.month())), date.year())
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

/// "mañana a las 8 a.m.", "hoy a la 1 p.m.", "hoy al mediodía", "mañana a medianoche".
fn at(day: &str, time: &str) -> String {
    match time {
        NOON => format!("{day} al {NOON}"),
        time => format!("{day} a {}", with_article(time)),
    }
}

/// "las 8 a.m.", "la 1 p.m.", "el mediodía", "medianoche"; a moment that begins with its day is as it is.
fn with_article(moment: &str) -> String {
    match moment {
        _ if moment.starts_with(NOON) => format!("el {moment}"),
        _ if moment.starts_with("1 ") || moment.starts_with("1:") => format!("la {moment}"),
        _ if moment.starts_with(|c: char| c.is_ascii_digit()) => format!("las {moment}"),
        _ => moment.to_owned(),
    }
}

/// "a partir de mañana a las 8 a.m.", "a partir del lunes a las 8 a.m.", "a partir del mediodía".
fn starting(moment: &str) -> String {
    let moment = with_article(moment);
    match moment.strip_prefix("el ") {
        Some(moment) => format!("a partir del {moment}"),
        None => format!("a partir de {moment}"),
    }
}

fn month(month: u32) -> &'static str {
    MONTHS[(month as usize + 11) % 12]
}

fn date(date: MonthDay) -> String {
    format!("{} de {}", date.day, month(date.month))
}

fn part_of_year(part: PartOfYear) -> String {
    match part.months() {
        Some((from, to)) if from == to => format!("en {}", month(from)),
        Some((from, to)) => format!("de {} a {}", month(from), month(to)),
        None if part.from.month == part.to.month && part.from.day < part.to.day => {
            format!("del {} al {}", part.from.day, date(part.to))
        }
        None => format!("del {} al {}", date(part.from), date(part.to)),
    }
}

fn named_day(day: NamedDay) -> String {
    // Without its article: "el" and "del" come before it.
    let (base, after) = match day {
        NamedDay::Date(day) => (date(day), 0),
        NamedDay::Easter(after) => match after {
            -3 => ("Jueves Santo".to_owned(), 0),
            -2 => ("Viernes Santo".to_owned(), 0),
            -1 => ("Sábado Santo".to_owned(), 0),
            1 => ("lunes de Pascua".to_owned(), 0),
            39 => ("día de la Ascensión".to_owned(), 0),
            49 => ("domingo de Pentecostés".to_owned(), 0),
            50 => ("lunes de Pentecostés".to_owned(), 0),
            60 => ("Corpus Christi".to_owned(), 0),
            after => ("domingo de Pascua".to_owned(), after),
        },
        NamedDay::Nth { nth, weekday, month, after } => {
            let base = nth_of(&[nth], weekday, month);
            (base.trim_start_matches("el ").to_owned(), after)
        }
    };
    match after {
        0 => format!("el {base}"),
        1 => format!("el día después del {base}"),
        -1 => format!("el día antes del {base}"),
        2.. => format!("{after} días después del {base}"),
        _ => format!("{} días antes del {base}", -after),
    }
}

fn nth_of(nth: &[i8], weekday: usize, of: Option<u32>) -> String {
    let counted = ["primer", "segundo", "tercer", "cuarto", "quinto"];
    let last = ["último", "penúltimo", "antepenúltimo", "cuarto último", "quinto último"];
    let word = |nth: &i8| {
        let place = usize::from(nth.unsigned_abs()).saturating_sub(1).min(4);
        format!("el {}", if *nth < 0 { last[place] } else { counted[place] })
    };
    let nth: Vec<String> = nth.iter().map(word).collect();
    let of = of.map_or("cada mes", month);
    format!("{} {} de {of}", SPANISH.list(&nth), WEEKDAYS[weekday % 7])
}

/// A text for one, and another for any other number.
const fn counted(forms: &'static [&'static str]) -> Counted {
    Counted { kind: |n| usize::from(n != 1), forms }
}

#[cfg(test)]
mod tests {
    use super::we_help;

    #[test]
    fn one_sentence_fits_verbs_and_things_and_has_no_comma_before_y() {
        let said = [
            (
                &["Pedir una cotización", "pedir muestras"][..],
                "pedir una cotización y pedir muestras",
            ),
            (&["Quejas", "Pagar una cuenta", "Impuestos."], "quejas, pagar una cuenta e impuestos"),
            (&["Para clientes con contrato"], "clientes con contrato"),
        ];
        for (errands, words) in said {
            assert_eq!(we_help(errands), format!("Le atendemos para {words}."));
        }
    }
}
