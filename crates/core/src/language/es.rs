//! Spanish, as it is spoken on the telephone in the United States.

use chrono::{Datelike as _, NaiveDate, NaiveTime};
use rust_stemmers::{Algorithm, Stemmer};

use super::calendar::{MonthDay, NamedDay, PartOfYear};
use super::locale::{Locale, Reading, in_a_sentence, of_twelve};

pub(super) static SPANISH: Locale = AMERICAN;

/// Spanish in Spain has another name for the key `#`.
pub(super) static CASTILIAN: Locale = Locale { hash: "almohadilla", ..AMERICAN };

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
        ("no_input", "Disculpe, no recibí ninguna respuesta."),
        ("no_match", "Disculpe, esa no es una de las opciones."),
        (
            "confirm",
            "Usted marcó {digits}. Si es correcto, oprima 1. Para marcarlo otra vez, oprima 2.",
        ),
        ("connected", "{team}."),
        ("connected_about", "{we_help}"),
        ("connected_topics", "{we_help}"),
        ("connected_unpublished", "Nuestro horario no está publicado."),
        ("closed", "{team}. Estamos cerrados. El horario es {hours}. Abrimos {opens}."),
        ("closed_email", "Puede escribir a {email}."),
        ("closed_fax", "Puede enviarnos un fax al {fax}."),
        ("closed_fax_for", "Para {fax_for}, puede enviarnos un fax al {fax}."),
        ("closed_url", "Puede consultar {url}."),
        ("closed_other_line", "Más tarde también puede llamar al {number} y oprimir {key}."),
        ("closed_other_number", "Más tarde también puede llamar al {number}."),
        ("thanks", "Gracias. Hemos recibido su mensaje. Adiós."),
        ("gave_up", "Lamentamos no haber podido ayudarle. Adiós."),
        ("goodbye", "Adiós."),
    ],
    we_help,
    is_action: |_| false,
    listed,
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
    varying: "distinto de una semana a otra",
    before_zone: ", ",
    all_day: "todo el día",
    until: |time| format!("hasta {}", with_article(time)),
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
    reading: READING,
};

const READING: Reading = Reading {
    stemmer: || Stemmer::create(Algorithm::Spanish),
    silent: "a al algo como con cual cuando cuanto cuál cuándo cuánto cómo de del desde donde dónde \
             el ella en es esa ese esta este está fue gracias ha hacer hay he hola la las le lo los \
             me mi mis muy más no nos nuestra nuestro o para pero por porque puede puedo que quien \
             quiero quién qué se ser si sin sobre son su sus sí tengo tiene un una unas uno unos ya \
             yo",
    weak: "alguien ayuda ayudar buscar busco contactar hablar llamar necesito número persona \
             pregunta preguntar teléfono",
    related: &[
        "abrir nuevo nueva empezar comenzar iniciar",
        "alguien persona operador operadora agente representante",
        "arreglar reparar roto rota dañado dañada descompuesto",
        "basura desechos reciclaje",
        "bache hoyo agujero",
        "cambiar cambio actualizar corregir",
        "calle camino avenida",
        "cancelar anular terminar",
        "cita consulta visita turno",
        "clave contraseña acceso entrar",
        "comercial comercio negocio tienda empresa",
        "cuenta factura recibo",
        "doctor doctora médico médica",
        "empleado empleada trabajador trabajadora miembro",
        "farol lámpara luz alumbrado",
        "inspección inspector revisar",
        "licencia permiso",
        "medicina medicamento receta",
        "obra construcción construir remodelar",
        "pagar pago",
        "perdido perdida perder extraviado",
        "pregunta duda consulta",
        "queja reclamo reclamación",
        "robado robada robo",
        "urgencia urgente emergencia",
    ],
    endings: &[],
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

/// "las 8 a.m.", "la 1 p.m.", "el mediodía", "medianoche".
fn with_article(time: &str) -> String {
    match time {
        MIDNIGHT => time.to_owned(),
        NOON => format!("el {time}"),
        _ if time.starts_with("1 ") || time.starts_with("1:") => format!("la {time}"),
        _ => format!("las {time}"),
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
