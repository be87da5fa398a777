//! English and Spanish, as a listener knows them.

use super::reader::{Day, Part, time};

pub(super) struct Tongue {
    pub(super) tag: &'static str,
    pub(super) weekdays: [&'static str; 7],
    pub(super) zone: &'static str,
    pub(super) except: &'static str,
    pub(super) and: &'static str,
    pub(super) never: &'static str,
    pub(super) varying: &'static str,
    pub(super) at_any_time: &'static str,
    pub(super) every_day: &'static str,
    pub(super) all_day: &'static str,
    pub(super) midnight: &'static str,
    pub(super) noon: &'static str,
    pub(super) holidays: [&'static str; 2],
    pub(super) some_holidays: [&'static str; 2],
    pub(super) some_dates: [&'static str; 2],
    pub(super) unless_holiday: &'static str,
    pub(super) day_after: &'static str,
    pub(super) the: &'static str,
    /// "first", "last".
    pub(super) counts: &'static [&'static str],
    /// The two ends of a range.
    pub(super) range: fn(&str) -> Option<(&str, &str)>,
    /// What "until" comes before.
    pub(super) until: fn(&str) -> Option<&str>,
    /// From a day and a time to another, in minutes of the week.
    pub(super) from_to: fn(&str) -> Option<(i64, i64)>,
    pub(super) part: fn(&str) -> Option<Part>,
    pub(super) named: fn(&str) -> Option<Day>,
}

impl Tongue {
    pub(super) fn weekday(&self, name: &str) -> Option<i64> {
        self.weekdays.iter().position(|day| *day == name).and_then(|day| i64::try_from(day).ok())
    }

    /// Whether it counts the weekdays of a month, and says no weekday.
    pub(super) fn is_count(&self, text: &str) -> bool {
        let last = |count: &&str| text.strip_prefix(count).unwrap_or_default();
        let counts = self.counts.iter();
        self.counts.contains(&text)
            || counts.map(last).any(|rest| ["-to-last", " último"].contains(&rest))
            || ["penúltimo", "antepenúltimo"].contains(&text)
    }

    pub(super) fn minute(&self, day: &str, at: &str) -> Option<i64> {
        Some(self.weekday(day)? * 1440 + time(at, self)?)
    }
}

pub(super) static ENGLISH: Tongue = Tongue {
    tag: "en",
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    zone: " UTC",
    except: ", except ",
    and: " and ",
    never: "never",
    varying: "different from week to week",
    at_any_time: "at any time",
    every_day: "every day",
    all_day: "all day",
    midnight: "midnight",
    noon: "noon",
    holidays: ["on public holidays", "public holidays"],
    some_holidays: ["on some public holidays", "some public holidays"],
    some_dates: ["on some dates", "some dates"],
    unless_holiday: "unless it is a public holiday",
    day_after: "the day after",
    the: "the ",
    counts: &["first", "second", "third", "fourth", "fifth", "last"],
    range: |text| text.split_once(" to "),
    until: |text| text.strip_prefix("until "),
    from_to: |text| {
        let (from, to) = text.strip_prefix("from ")?.split_once(" to ")?;
        let (day, opens) = from.split_once(" at ")?;
        let (end, closes) = to.split_once(" at ")?;
        Some((ENGLISH.minute(day, opens)?, ENGLISH.minute(end, closes)?))
    },
    part: |text| {
        if let Some(month) = text.strip_prefix("in ") {
            let month = english_month(month)?;
            return Some(Part((month, 1), (month, 31)));
        }
        let (from, to) = text.strip_prefix("from ")?.split_once(" to ")?;
        let end = |text: &str, day: u32| match text.split_once(' ') {
            Some((month, day)) => Some((english_month(month)?, day.parse().ok()?)),
            None => Some((english_month(text)?, day)),
        };
        Some(Part(end(from, 1)?, end(to, 31)?))
    },
    named: |text| english_day(text.strip_prefix("on ").unwrap_or(text)),
};

fn english_month(name: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    (1..).zip(MONTHS).find(|(_, month)| *month == name).map(|(n, _)| n)
}

fn english_day(text: &str) -> Option<Day> {
    let feasts = [
        ("Maundy Thursday", -3),
        ("Good Friday", -2),
        ("Holy Saturday", -1),
        ("Easter Sunday", 0),
        ("Easter Monday", 1),
        ("Ascension Day", 39),
        ("Pentecost", 49),
        ("Whit Monday", 50),
        ("Corpus Christi", 60),
    ];
    if let Some((_, after)) = feasts.iter().find(|(name, _)| *name == text) {
        return Some(Day::Easter(*after));
    }
    for (words, sign) in [(" after ", 1), (" before ", -1)] {
        if let Some((days, day)) = text.split_once(words) {
            let days = match days {
                "the day" => 1,
                days => days.strip_suffix(" days")?.parse().ok()?,
            };
            return later(english_day(day)?, sign * days);
        }
    }
    if let Some((nth, rest)) = text.strip_prefix("the ").and_then(|text| text.split_once(' ')) {
        let (weekday, month) = rest.split_once(" of ")?;
        let counted = ["first", "second", "third", "fourth", "fifth"];
        let place = |name: &str| {
            counted.iter().position(|nth| *nth == name).and_then(|n| i64::try_from(n + 1).ok())
        };
        let nth = match nth.strip_suffix("-to-last") {
            Some(from_end) => -place(from_end)?,
            None if nth == "last" => -1,
            None => place(nth)?,
        };
        let month = if month == "each month" { None } else { Some(english_month(month)?) };
        return Some(Day::Nth { nth, weekday: ENGLISH.weekday(weekday)?, month, after: 0 });
    }
    let (month, day) = text.split_once(' ')?;
    Some(Day::Date(english_month(month)?, day.parse().ok()?))
}

pub(super) fn later(day: Day, by: i64) -> Option<Day> {
    match day {
        Day::Easter(after) => Some(Day::Easter(after + by)),
        Day::Nth { nth, weekday, month, after } => {
            Some(Day::Nth { nth, weekday, month, after: after + by })
        }
        Day::Date(..) => None,
    }
}

pub(super) static SPANISH: Tongue = Tongue {
    tag: "es",
    weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    zone: ", UTC",
    except: ", salvo ",
    and: " y ",
    never: "nunca",
    varying: "distinto de una semana a otra",
    at_any_time: "a cualquier hora",
    every_day: "todos los días",
    all_day: "todo el día",
    midnight: "medianoche",
    noon: "mediodía",
    holidays: ["en días festivos", "días festivos"],
    some_holidays: ["en algunos días festivos", "algunos días festivos"],
    some_dates: ["en algunas fechas", "algunas fechas"],
    unless_holiday: "salvo si es festivo",
    day_after: "el día siguiente",
    the: "el ",
    counts: &["primer", "segundo", "tercer", "cuarto", "quinto", "último"],
    range: |text| {
        let text = text.strip_prefix("de ").or_else(|| text.strip_prefix("del "))?;
        text.split_once(" al ").or_else(|| text.split_once(" a "))
    },
    until: |text| text.strip_prefix("hasta ").map(no_article),
    from_to: |text| {
        let (from, to) = text.strip_prefix("del ")?.split_once_day()?;
        let moment = |text: &str| {
            let (day, at) = text.split_once(" al ").or_else(|| text.split_once(" a "))?;
            SPANISH.minute(day, no_article(at))
        };
        Some((moment(from)?, moment(to)?))
    },
    part: |text| {
        if let Some(month) = text.strip_prefix("en ") {
            let month = spanish_month(month)?;
            return Some(Part((month, 1), (month, 31)));
        }
        if let Some((from, to)) = text.strip_prefix("del ").and_then(|text| text.split_once(" al "))
        {
            let date = |text: &str| {
                let (day, month) = text.split_once(" de ")?;
                Some((spanish_month(month)?, day.parse().ok()?))
            };
            let to = date(to)?;
            // "del 1 al 15 de julio"
            let from = from.parse().map_or_else(|_| date(from), |day| Some((to.0, day)))?;
            return Some(Part(from, to));
        }
        let (from, to) = text.strip_prefix("de ")?.split_once(" a ")?;
        Some(Part((spanish_month(from)?, 1), (spanish_month(to)?, 31)))
    },
    named: |text| {
        if let Some(day) = text.strip_prefix("el ") {
            return spanish_day(day);
        }
        // "3 días después del ..."
        spanish_day(text)
    },
};

fn no_article(text: &str) -> &str {
    ["las ", "la ", "el "].iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text)
}

/// "lunes a las 8 a.m. al viernes a las 6 p.m.": cut at the day that follows "al".
trait SplitOnceDay {
    fn split_once_day(&self) -> Option<(&str, &str)>;
}

impl SplitOnceDay for str {
    fn split_once_day(&self) -> Option<(&str, &str)> {
        self.match_indices(" al ")
            .map(|(at, _)| (&self[..at], &self[at + 4..]))
            .find(|(_, to)| SPANISH.weekdays.iter().any(|day| to.starts_with(day)))
    }
}

fn spanish_month(name: &str) -> Option<u32> {
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
    (1..).zip(MONTHS).find(|(_, month)| *month == name).map(|(n, _)| n)
}

fn spanish_day(text: &str) -> Option<Day> {
    let feasts = [
        ("Jueves Santo", -3),
        ("Viernes Santo", -2),
        ("Sábado Santo", -1),
        ("domingo de Pascua", 0),
        ("lunes de Pascua", 1),
        ("día de la Ascensión", 39),
        ("domingo de Pentecostés", 49),
        ("lunes de Pentecostés", 50),
        ("Corpus Christi", 60),
    ];
    if let Some((_, after)) = feasts.iter().find(|(name, _)| *name == text) {
        return Some(Day::Easter(*after));
    }
    for (words, sign) in [(" después del ", 1), (" antes del ", -1)] {
        if let Some((days, day)) = text.split_once(words) {
            let days = match days {
                "día" => 1,
                days => days.strip_suffix(" días")?.parse().ok()?,
            };
            return later(spanish_day(day)?, sign * days);
        }
    }
    let counted = ["primer", "segundo", "tercer", "cuarto", "quinto"];
    let last = ["último", "penúltimo", "antepenúltimo", "cuarto último", "quinto último"];
    let nth = (1..).zip(last).map(|(n, word)| (-n, word));
    let nth = nth
        .chain((1..).zip(counted))
        .find_map(|(n, word)| Some((n, text.strip_prefix(word)?.strip_prefix(' ')?)));
    if let Some((nth, rest)) = nth {
        let (weekday, month) = rest.split_once(" de ")?;
        let month = if month == "cada mes" { None } else { Some(spanish_month(month)?) };
        return Some(Day::Nth { nth, weekday: SPANISH.weekday(weekday)?, month, after: 0 });
    }
    let (day, month) = text.split_once(" de ")?;
    Some(Day::Date(spanish_month(month)?, day.parse().ok()?))
}
