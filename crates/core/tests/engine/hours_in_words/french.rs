//! French, as a listener knows it.

use super::reader::{Day, Part};
use super::tongues::{Tongue, later};

pub(super) static FRENCH: Tongue = Tongue {
    tag: "fr",
    weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    zone: ", UTC",
    except: ", sauf ",
    and: " et ",
    never: "jamais",
    varying: "différentes d'une semaine à l'autre",
    at_any_time: "à toute heure",
    every_day: "tous les jours",
    all_day: "toute la journée",
    midnight: "minuit",
    noon: "midi",
    holidays: ["les jours fériés", "jours fériés"],
    some_holidays: ["certains jours fériés", "quelques jours fériés"],
    some_dates: ["à certaines dates", "certaines dates"],
    unless_holiday: "sauf si c'est un jour férié",
    day_after: "le lendemain",
    the: "le ",
    counts: &[
        "premier",
        "deuxième",
        "troisième",
        "quatrième",
        "cinquième",
        "dernier",
        "quatrième dernier",
        "cinquième dernier",
        "l'avant-dernier",
        "l'antépénultième",
    ],
    range: |text| match text.strip_prefix("du ") {
        Some(days) => days.split_once(" au "),
        None => text.strip_prefix("de ")?.split_once(" à "),
    },
    until: |text| text.strip_prefix("jusqu'à "),
    from_to: |text| {
        let text = text.strip_prefix("du ")?;
        let is_day = |to: &str| FRENCH.weekdays.iter().any(|day| to.starts_with(day));
        let mut cuts = text.match_indices(" au ").map(|(at, _)| (&text[..at], &text[at + 4..]));
        let (from, to) = cuts.find(|(_, to)| is_day(to))?;
        let moment = |text: &str| {
            let (day, at) = text.split_once(" à ")?;
            FRENCH.minute(day, at)
        };
        Some((moment(from)?, moment(to)?))
    },
    part: |text| {
        if let Some(name) = text.strip_prefix("en ") {
            let month = month(name)?;
            return Some(Part((month, 1), (month, 31)));
        }
        if let Some((from, to)) = text.strip_prefix("du ").and_then(|text| text.split_once(" au "))
        {
            let to = date(to)?;
            // "du 1er au 15 juillet"
            let from = nth(from).map_or_else(|| date(from), |day| Some((to.0, day)))?;
            return Some(Part(from, to));
        }
        let (from, to) = of(text)?.split_once(" à ")?;
        Some(Part((month(from)?, 1), (month(to)?, 31)))
    },
    named: day,
};

/// What stands after "de" or "d'".
fn of(text: &str) -> Option<&str> {
    text.strip_prefix("de ").or_else(|| text.strip_prefix("d'"))
}

fn month(name: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    (1..).zip(MONTHS).find(|(_, month)| *month == name).map(|(n, _)| n)
}

/// "1er", "24".
fn nth(text: &str) -> Option<u32> {
    text.strip_suffix("er").unwrap_or(text).parse().ok()
}

/// "24 décembre".
fn date(text: &str) -> Option<(u32, u32)> {
    let (day, name) = text.split_once(' ')?;
    Some((month(name)?, nth(day)?))
}

fn day(text: &str) -> Option<Day> {
    let feasts = [
        ("Jeudi saint", -3),
        ("Vendredi saint", -2),
        ("Samedi saint", -1),
        ("dimanche de Pâques", 0),
        ("lundi de Pâques", 1),
        ("jeudi de l'Ascension", 39),
        ("dimanche de Pentecôte", 49),
        ("lundi de Pentecôte", 50),
        ("jeudi de la Fête-Dieu", 60),
    ];
    if let Some((days, day_of)) = text.split_once(" jours après ") {
        return later(day(day_of)?, days.parse().ok()?);
    }
    if let Some((days, day_of)) = text.split_once(" jours avant ") {
        return later(day(day_of)?, -days.parse::<i64>().ok()?);
    }
    for (words, by) in [("le lendemain ", 1), ("la veille ", -1)] {
        if let Some(rest) = text.strip_prefix(words) {
            return later(day(rest.strip_prefix("du ").or_else(|| of(rest))?)?, by);
        }
    }
    let text = text.strip_prefix("le ").unwrap_or(text);
    if let Some((_, after)) = feasts.iter().find(|(name, _)| *name == text) {
        return Some(Day::Easter(*after));
    }
    let counted = [
        ("premier", 1),
        ("deuxième", 2),
        ("troisième", 3),
        ("quatrième dernier", -4),
        ("cinquième dernier", -5),
        ("quatrième", 4),
        ("cinquième", 5),
        ("dernier", -1),
        ("l'avant-dernier", -2),
        ("l'antépénultième", -3),
    ];
    let counted = counted
        .iter()
        .find_map(|(word, n)| Some((*n, text.strip_prefix(word)?.strip_prefix(' ')?)));
    if let Some((nth, rest)) = counted {
        let (weekday, of_month) = rest.split_once(' ')?;
        let of_month = of(of_month)?;
        let month = if of_month == "chaque mois" { None } else { Some(month(of_month)?) };
        return Some(Day::Nth { nth, weekday: FRENCH.weekday(weekday)?, month, after: 0 });
    }
    date(text).map(|(month, day)| Day::Date(month, day))
}
