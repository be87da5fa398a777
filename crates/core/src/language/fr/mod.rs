//! French, as it is spoken on the telephone in Canada and in France.
//!
//! A colon has a no-break space before it, other marks have none, as is usual in Canada; a time is "8 h 30" in
//! both countries. Who is open has a name of either gender: "répond" fits both.
mod answers;
mod calls;
mod card;
mod documents;
mod first_words;
mod help;
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
use crate::language::locale::Locale;
use crate::language::texts::Counted;

pub(in crate::language) static FRENCH: Locale = EUROPEAN;

/// In Canada the key `#` has another name.
pub(in crate::language) static CANADIAN: Locale = Locale { hash: "carré", ..EUROPEAN };

const EUROPEAN: Locale = Locale {
    subtag: "fr",
    names: &["french", "français", "francais"],
    tag: "fr-CA",
    phrases: &[
        ("option", "Pour {label}, appuyez sur {key}."),
        ("action", "Pour {label}, appuyez sur {key}."),
        ("repeat", "réécouter ce message"),
        ("back", "revenir en arrière"),
        ("top", "recommencer depuis le début"),
        ("operator", "parler à quelqu'un"),
        ("hang_up", "terminer l'appel"),
        ("and", "et"),
        ("extension", "le numéro de poste de votre correspondant"),
        ("dial_extension", "Si vous connaissez {label}, composez-le maintenant."),
        ("dial", "Pour {label}, composez le numéro."),
        (
            "spell_last_name",
            "Épelez sur le clavier le nom de la personne, trois lettres ou plus, puis appuyez sur {key}.",
        ),
        (
            "spell_first_name",
            "Épelez sur le clavier le prénom de la personne, trois lettres ou plus, puis appuyez sur {key}.",
        ),
        (
            "spell_name",
            "Épelez sur le clavier le prénom ou le nom de la personne, trois lettres ou plus, puis appuyez sur {key}.",
        ),
        ("spell_again", "épeler de nouveau"),
        ("nobody", "Excusez-moi, je n'ai trouvé personne de ce nom."),
        ("too_many_people", "Excusez-moi, trop de personnes ont ce nom. Épelez plus de lettres."),
        ("no_input", "Excusez-moi, je n'ai reçu aucune réponse."),
        ("no_match", "Excusez-moi, ce choix n'existe pas."),
        ("no_match_entry", "Excusez-moi, entrez {length}."),
        (
            "confirm",
            "Vous avez entré {digits}. Si c'est exact, appuyez sur 1. Pour recommencer, appuyez sur 2.",
        ),
        ("connected", "{team}."),
        ("connected_about", "{we_help}"),
        ("connected_topics", "{we_help}"),
        ("connected_unpublished", "Nos heures d'ouverture ne sont pas publiées."),
        (
            "closed",
            "{team}. Nous sommes fermés en ce moment. Nos heures d'ouverture sont {hours}. Nous ouvrons {opens}.",
        ),
        ("closed_by_hand", "{team}. Nous sommes fermés pour le moment."),
        ("closed_email", "Vous pouvez nous écrire à {email}."),
        ("closed_fax", "Vous pouvez nous envoyer un fax au {fax}."),
        ("closed_fax_for", "Pour {fax_for}, vous pouvez nous envoyer un fax au {fax}."),
        ("closed_url", "Vous pouvez consulter {url}."),
        (
            "closed_other_line",
            "Plus tard, vous pouvez aussi appeler le {number} et appuyer sur {key}.",
        ),
        ("closed_other_number", "Plus tard, vous pouvez aussi appeler le {number}."),
        ("listen", "écouter votre message"),
        ("record_again", "l’enregistrer de nouveau"),
        ("send", "l’envoyer"),
        ("cancel", "annuler votre message"),
        ("thanks", "Merci. Nous avons bien reçu votre message. Au revoir."),
        (
            "queue_greeting",
            "Tout le monde est en ligne avec d'autres personnes. Veuillez patienter\u{a0}: nous prenons les appels dans l'ordre.",
        ),
        ("queue_position", "Vous êtes numéro {position} dans la file d'attente."),
        ("queue_wait", "Temps d'attente\u{a0}: {wait}."),
        ("queue_stay", "Merci de patienter."),
        (
            "callback_offer",
            "Nous pouvons vous rappeler au numéro d'où vous appelez. Si cela vous convient, appuyez sur le 1. \
             Pour un autre numéro, appuyez sur le 2.",
        ),
        ("callback_ask", "Veuillez composer le numéro, avec l'indicatif régional."),
        (
            "callback_ask_end",
            "Veuillez composer le numéro, avec l'indicatif régional, puis appuyez sur {key}.",
        ),
        ("callback_thanks", "Merci. Nous vous rappellerons. Au revoir."),
        ("gave_up", "Nous regrettons de n'avoir pas pu vous aider. Au revoir."),
        ("goodbye", "Au revoir."),
    ],
    we_help: help::we_help,
    nth: |place| if place == 1 { "1er".to_owned() } else { format!("{place}e") },
    wait: |minutes| match minutes {
        0 => "moins d'une minute".to_owned(),
        1 => "environ une minute".to_owned(),
        minutes => format!("environ {minutes} minutes"),
    },
    is_action: help::is_action,
    purpose: "pour ",
    digits: |fewest, most| match (fewest, most) {
        (1, 1) => "1 chiffre".to_owned(),
        _ if fewest == most => format!("{most} chiffres"),
        _ => format!("de {fewest} à {most} chiffres"),
    },
    listed,
    signs: ["arobase", "point", "tiret", "tiret bas", "plus"],
    star: "étoile",
    hash: "dièse",
    weekdays: WEEKDAYS,
    every_day: "tous les jours",
    days_range: |from, to| format!("du {from} au {to}"),
    times_range: |from, to| format!("de {from} à {to}"),
    time,
    short_date,
    clock_time: |time| format!("{} h {:02}", time.hour(), time.minute()),
    day,
    dated: |weekday, date, year| {
        let weekday = weekday.map_or_else(String::new, |it| format!("{it} "));
        let year = year.map_or_else(String::new, |it| format!(" {it}"));
        format!("{weekday}{} {}{year}", nth_day(date.day()), month(date.month()))
    },
    brief_time: |time| match time.minute() {
        0 => format!("{}h", time.hour()),
        minute => format!("{}h{minute:02}", time.hour()),
    },
    at: |day, time| format!("{day} à {time}"),
    unknown_moment: "à une heure qui n'est pas connue",
    zones: &[
        ("America/Los_Angeles", "heure du Pacifique"),
        ("US/Pacific", "heure du Pacifique"),
        ("America/Denver", "heure des Rocheuses"),
        ("America/Phoenix", "heure des Rocheuses"),
        ("US/Mountain", "heure des Rocheuses"),
        ("America/Chicago", "heure du Centre"),
        ("US/Central", "heure du Centre"),
        ("America/New_York", "heure de l'Est"),
        ("US/Eastern", "heure de l'Est"),
        ("America/Anchorage", "heure de l'Alaska"),
        ("US/Alaska", "heure de l'Alaska"),
        ("Pacific/Honolulu", "heure d'Hawaï"),
        ("US/Hawaii", "heure d'Hawaï"),
        ("America/Toronto", "heure de l'Est"),
        ("America/Montreal", "heure de l'Est"),
        ("America/Vancouver", "heure du Pacifique"),
        ("America/Edmonton", "heure des Rocheuses"),
        ("America/Winnipeg", "heure du Centre"),
        ("America/Halifax", "heure de l'Atlantique"),
    ],
    zone_of: |city| format!("heure {}", of(city)),
    at_any_time: "à toute heure",
    never: "jamais",
    varying: "différentes d'une semaine à l'autre",
    before_zone: ", ",
    all_day: "toute la journée",
    until,
    starting,
    from_day_to_day: |(day, time), (end, closes)| format!("du {day} à {time} au {end} à {closes}"),
    part_of_year,
    named_day,
    nth_of,
    day_after: "le lendemain",
    except: ", sauf ",
    on: "",
    holidays: ("les jours fériés", "les jours fériés"),
    some_holidays: ("certains jours fériés", "certains jours fériés"),
    some_dates: ("à certaines dates", "à certaines dates"),
    unless_holiday: ", sauf si c'est un jour férié",
    perhaps_on_holidays: "; peut être fermé les jours fériés",
    holiday_names: holidays::HOLIDAYS,
    reading: reading::READING,
};

/// "a, b et c".
fn listed(words: &[String], and: &str) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => format!("{} {and} {last}", first.join(", ")),
        _ => words.concat(),
    }
}

const WEEKDAYS: [&str; 7] =
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/// Each with its short form.
const MONTHS: [(&str, &str); 12] = [
    ("janvier", "janv."),
    ("février", "févr."),
    ("mars", "mars"),
    ("avril", "avr."),
    ("mai", "mai"),
    ("juin", "juin"),
    ("juillet", "juill."),
    ("août", "août"),
    ("septembre", "sept."),
    ("octobre", "oct."),
    ("novembre", "nov."),
    ("décembre", "déc."),
];

fn month(month: u32) -> &'static str {
    MONTHS[(month as usize + 11) % 12].0
}

/// "1er", "2".
fn nth_day(day: u32) -> String {
    if day == 1 { "1er".to_owned() } else { day.to_string() }
}

/// "8 h", "8 h 30", "midi", "minuit".
fn time(time: NaiveTime) -> String {
    match (time.hour(), time.minute()) {
        (0, 0) => "minuit".to_owned(),
        (12, 0) => "midi".to_owned(),
        (hour, 0) => format!("{hour} h"),
        (hour, minute) => format!("{hour} h {minute:02}"),
    }
}

/// "lun. 30 nov. 2026".
fn short_date(date: NaiveDate) -> String {
    let weekday = WEEKDAYS[date.weekday().num_days_from_monday() as usize];
    let weekday: String = weekday.chars().take(3).collect();
    let month = MONTHS[date.month0() as usize].1;
    format!("{weekday}. {} {month} {}", nth_day(date.day()), date.year())
}

fn day(date: NaiveDate, today: NaiveDate) -> String {
    let weekday = WEEKDAYS[date.weekday().num_days_from_monday() as usize];
    let in_year = format!("le {weekday} {} {}", nth_day(date.day()), month(date.month()));
    match (date - today).num_days() {
        0 => "aujourd'hui".to_owned(),
        1 => "demain".to_owned(),
        2..=6 => weekday.to_owned(),
        _ if date.year() == today.year() => in_year,
        _ => format!("{in_year} {}", date.year()),
    }
}

/// "de midi", "d'aujourd'hui", "du lundi 30 novembre".
fn of(words: &str) -> String {
    let vowel = |c: char| "aeiouàâéèêëîïôùûœ".contains(c);
    match words.strip_prefix("le ") {
        Some(words) => format!("du {words}"),
        None if words.to_lowercase().starts_with(vowel) => format!("d'{words}"),
        None => format!("de {words}"),
    }
}

/// "jusqu'à 17 h", "jusqu'au lundi 30 novembre à 8 h".
fn until(moment: &str) -> String {
    match moment.strip_prefix("le ") {
        Some(moment) => format!("jusqu'au {moment}"),
        None => format!("jusqu'à {moment}"),
    }
}

/// "à partir de demain à 8 h", "à partir du lundi 30 novembre à 8 h".
fn starting(moment: &str) -> String {
    format!("à partir {}", of(moment))
}

fn date(date: MonthDay) -> String {
    format!("{} {}", nth_day(date.day), month(date.month))
}

fn part_of_year(part: PartOfYear) -> String {
    match part.months() {
        Some((from, to)) if from == to => format!("en {}", month(from)),
        Some((from, to)) => format!("{} à {}", of(month(from)), month(to)),
        None if part.from.month == part.to.month && part.from.day < part.to.day => {
            format!("du {} au {}", nth_day(part.from.day), date(part.to))
        }
        None => format!("du {} au {}", date(part.from), date(part.to)),
    }
}

fn named_day(day: NamedDay) -> String {
    let (base, after) = match day {
        NamedDay::Date(day) => return format!("le {}", date(day)),
        NamedDay::Easter(after) => match after {
            -3 => return "le Jeudi saint".to_owned(),
            -2 => return "le Vendredi saint".to_owned(),
            -1 => return "le Samedi saint".to_owned(),
            1 => return "le lundi de Pâques".to_owned(),
            39 => return "le jeudi de l'Ascension".to_owned(),
            49 => return "le dimanche de Pentecôte".to_owned(),
            50 => return "le lundi de Pentecôte".to_owned(),
            60 => return "le jeudi de la Fête-Dieu".to_owned(),
            after => ("le dimanche de Pâques".to_owned(), after),
        },
        NamedDay::Nth { nth, weekday, month, after } => (nth_of(&[nth], weekday, month), after),
    };
    match after {
        0 => base,
        1 => format!("le lendemain {}", of(&base)),
        -1 => format!("la veille {}", of(&base)),
        2.. => format!("{after} jours après {base}"),
        _ => format!("{} jours avant {base}", -after),
    }
}

fn nth_of(nth: &[i8], weekday: usize, month_of: Option<u32>) -> String {
    let counted = ["le premier", "le deuxième", "le troisième", "le quatrième", "le cinquième"];
    let last = [
        "le dernier",
        "l'avant-dernier",
        "l'antépénultième",
        "le quatrième dernier",
        "le cinquième dernier",
    ];
    let word = |nth: &i8| {
        let place = usize::from(nth.unsigned_abs()).saturating_sub(1).min(4);
        if *nth < 0 { last[place] } else { counted[place] }.to_owned()
    };
    let nth: Vec<String> = nth.iter().map(word).collect();
    let month = of(month_of.map_or("chaque mois", month));
    // "de l'avant-dernier lundi" begins with its article.
    format!("{} {} {month}", listed(&nth, "et"), WEEKDAYS[weekday % 7])
}

/// None and one, and any other number.
const fn counted(forms: &'static [&'static str]) -> Counted {
    Counted { kind: |n| usize::from(n > 1), forms }
}
