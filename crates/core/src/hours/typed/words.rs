//! The words that people write hours with, in the languages of menus.

/// A word of hours as people type them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TypedWord {
    /// A weekday, by its code: `Mo`.
    Day(&'static str),
    /// Days that have one name: `Mo-Fr` for weekdays.
    Days(&'static str),
    Time(TypedTime),
    To,
    And,
    Comma,
    Colon,
    Closed,
    AllDay,
}

/// A time of day as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TypedTime {
    /// In minutes from midnight, as the digits say.
    minute: u32,
    half: Half,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Am,
    Pm,
    /// By a clock of 24 hours: "08:00", "17", "noon".
    OfDay,
    /// "8", "5:30": a.m. or p.m. is not said.
    Unsaid,
}

const NOON: u32 = 12 * 60;

impl TypedTime {
    /// The minute of the day in a half of it.
    fn in_half(&self, half: Half) -> Option<u32> {
        match half {
            Half::Am if (60..NOON + 60).contains(&self.minute) => Some(self.minute % NOON),
            Half::Pm if (60..NOON + 60).contains(&self.minute) => Some(self.minute % NOON + NOON),
            Half::Am | Half::Pm => None,
            Half::OfDay | Half::Unsaid => Some(self.minute),
        }
    }

    /// From this time to another, if only one thing can be meant; times that come later in a list of
    /// them are after the ones before.
    pub(super) fn until(&self, to: &Self, after: u32) -> Option<(u32, u32)> {
        let from_half = self.half;
        let (from, ends) = match (from_half, to.half) {
            (Half::Unsaid, Half::Unsaid) => {
                let (from, ends) = (self.minute, to.minute);
                match () {
                    // "1-5" after "8-12"
                    () if after >= NOON && ends <= NOON && from < ends => {
                        (self.in_half(Half::Pm)?, to.in_half(Half::Pm)?)
                    }
                    // "9 to 5"
                    () if ends <= from && (5 * 60..=NOON).contains(&from) => (
                        self.in_half(Half::Am).filter(|_| from < NOON).unwrap_or(NOON),
                        to.in_half(Half::Pm)?,
                    ),
                    // "8-12"
                    () if ends == NOON && from >= 5 * 60 => (from, NOON),
                    () => return None,
                }
            }
            (Half::Unsaid, Half::Pm) => {
                let ends = to.in_half(Half::Pm)?;
                match (self.in_half(Half::Am)?, self.in_half(Half::Pm)?) {
                    // "8-12pm", "9-5pm"; "9-11pm" may be either
                    (morning, evening) if evening >= ends => (morning, ends),
                    (_, evening) if self.minute < 7 * 60 => (evening, ends),
                    _ => return None,
                }
            }
            (Half::Unsaid, Half::Am) => {
                let from = self.in_half(Half::Am)?;
                (from, to.in_half(Half::Am).filter(|ends| from < *ends)?)
            }
            (Half::Unsaid, Half::OfDay) => (self.minute, to.minute),
            (half, Half::Unsaid) => {
                let from = self.in_half(half)?;
                match (to.in_half(Half::Am), to.in_half(Half::Pm)) {
                    // "8am-6", "08:00-5": the first that is later
                    (_, Some(evening)) if from >= to.minute && from < evening => (from, evening),
                    (Some(morning), _) if half == Half::Am && from < morning => return None,
                    _ if half == Half::OfDay && from < to.minute => (from, to.minute),
                    _ => return None,
                }
            }
            (from, end) => (self.in_half(from)?, to.in_half(end)?),
        };
        // "10am-midnight"
        let ends = if ends == 0 { 2 * NOON } else { ends };
        (from != ends && from < 2 * NOON).then_some((from, ends))
    }
}

const NAMES: [(&str, &[&str]); 7] = [
    ("Mo", &["m", "mo", "mon", "monday", "mondays", "lu", "lun", "lunes"]),
    ("Tu", &["tu", "tue", "tues", "tuesday", "tuesdays", "martes"]),
    ("We", &["w", "we", "wed", "weds", "wednesday", "wednesdays", "mi", "mie", "miercoles"]),
    ("Th", &["th", "thu", "thur", "thurs", "thursday", "thursdays", "ju", "jue", "jueves"]),
    ("Fr", &["f", "fr", "fri", "friday", "fridays", "vi", "vie", "viernes"]),
    ("Sa", &["sa", "sat", "saturday", "saturdays", "sab", "sabado"]),
    ("Su", &["su", "sun", "sunday", "sundays", "dom", "domingo"]),
];

const DAYS: [(&str, &[&str]); 4] = [
    ("Mo-Fr", &["weekday", "weekdays"]),
    ("Sa-Su", &["weekend", "weekends"]),
    ("Mo-Su", &["daily", "everyday", "every day", "all week", "7 days a week", "todos los dias"]),
    (
        "PH",
        &[
            "ph",
            "holiday",
            "holidays",
            "public holidays",
            "bank holidays",
            "federal holidays",
            "festivos",
        ],
    ),
];

/// Words with a meaning of their own, the longest first where one begins another.
const OTHERS: [(&str, TypedWord); 20] = [
    ("24 hours", TypedWord::AllDay),
    ("24 hrs", TypedWord::AllDay),
    ("24hrs", TypedWord::AllDay),
    ("24/7", TypedWord::AllDay),
    ("24h", TypedWord::AllDay),
    ("all day", TypedWord::AllDay),
    ("around the clock", TypedWord::AllDay),
    ("closed", TypedWord::Closed),
    ("off", TypedWord::Closed),
    ("cerrado", TypedWord::Closed),
    ("through", TypedWord::To),
    ("thru", TypedWord::To),
    ("until", TypedWord::To),
    ("till", TypedWord::To),
    ("to", TypedWord::To),
    ("hasta", TypedWord::To),
    ("a", TypedWord::To),
    ("and", TypedWord::And),
    ("y", TypedWord::And),
    ("&", TypedWord::And),
];

/// Words that say nothing here.
const SILENT: [&str; 9] = ["from", "open", "on", "de", "desde", "las", "los", "abierto", "hours"];

/// The words of a text; `None` if one is not known.
pub(super) fn words(text: &str) -> Option<Vec<TypedWord>> {
    let plain: String = text.to_lowercase().chars().map(plain).collect();
    let mut rest = plain.trim_start();
    let mut found = Vec::new();
    while let Some(first) = rest.chars().next() {
        let (word, long) = match first {
            ',' => (Some(TypedWord::Comma), 1),
            '-' => (Some(TypedWord::To), 1),
            ':' => (Some(TypedWord::Colon), 1),
            _ => named(rest).or_else(|| time(rest))?,
        };
        found.extend(word);
        rest = rest[long..].trim_start();
    }
    // "Monday to Friday, 8 to 5": a comma between days and their times says nothing.
    let mut kept: Vec<TypedWord> = Vec::new();
    for word in found {
        let after_day = matches!(
            kept.as_slice(),
            [.., TypedWord::Day(_) | TypedWord::Days(_), TypedWord::Comma]
        );
        if after_day && matches!(word, TypedWord::Time(_) | TypedWord::Closed | TypedWord::AllDay) {
            kept.pop();
        }
        kept.push(word);
    }
    Some(kept)
}

/// Letters without their accents, and all dashes alike.
fn plain(letter: char) -> char {
    match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{e1}' => 'a',
        '\u{e9}' => 'e',
        '\u{ed}' => 'i',
        '\u{f3}' => 'o',
        '\u{a0}' | '\u{202f}' => ' ',
        letter => letter,
    }
}

/// A word by its name, and how long it is.
fn named(text: &str) -> Option<(Option<TypedWord>, usize)> {
    let begins = |name: &str| {
        let after = text.strip_prefix(name)?.chars().next();
        let ends =
            !name.ends_with(char::is_alphanumeric) || after.is_none_or(|c| !c.is_alphanumeric());
        ends.then_some(name.len())
    };
    // "Mon." and "a.m." have stops; those of days say nothing.
    let stop = |long: usize| long + usize::from(text[long..].starts_with('.'));
    let all = OTHERS.iter().filter_map(|(name, word)| Some((Some(word.clone()), begins(name)?)));
    let days = DAYS.iter().flat_map(|(code, names)| names.iter().map(move |name| (code, name)));
    let days = days.filter_map(|(code, name)| Some((Some(TypedWord::Days(code)), begins(name)?)));
    let day = NAMES.iter().flat_map(|(code, names)| names.iter().map(move |name| (code, name)));
    let day =
        day.filter_map(|(code, name)| Some((Some(TypedWord::Day(code)), stop(begins(name)?))));
    let silent = SILENT.iter().filter_map(|name| Some((None, begins(name)?)));
    all.chain(days).chain(day).chain(silent).max_by_key(|(_, long)| *long)
}

/// "8", "8:30", "08.00", "0800", "8h30", "8 am", "noon", and how long it is.
fn time(text: &str) -> Option<(Option<TypedWord>, usize)> {
    for (name, minute) in
        [("noon", NOON), ("midday", NOON), ("midnight", 0), ("mediodia", NOON), ("medianoche", 0)]
    {
        if text.starts_with(name) {
            let time = TypedTime { minute, half: Half::OfDay };
            return Some((Some(TypedWord::Time(time)), name.len()));
        }
    }
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let long = digits(text);
    let (mut hour, mut minute, mut at) = (text.get(..long)?.parse::<u32>().ok()?, 0, long);
    let mut of_day = long == 2 && text.starts_with('0');
    if (3..=4).contains(&long) {
        (hour, minute, of_day) = (hour / 100, hour % 100, true);
    } else if let Some(rest) = text[at..].strip_prefix([':', '.', 'h'])
        && digits(rest) == 2
    {
        minute = rest[..2].parse().ok()?;
        at += 3;
        of_day |= long == 2;
    } else if text[at..].starts_with('h') && !text[at..].starts_with("hr") {
        at += 1;
        of_day = true;
    }
    let gap = text[at..].len() - text[at..].trim_start().len();
    let halves = [
        ("a.m.", Half::Am),
        ("am", Half::Am),
        ("p.m.", Half::Pm),
        ("pm", Half::Pm),
        ("a", Half::Am),
        ("p", Half::Pm),
    ];
    let half = halves.iter().find(|(name, _)| {
        let after = text[at + gap..].strip_prefix(name).map(|rest| rest.chars().next());
        // "8 a 17" is Spanish: a letter alone stands at its digits.
        let apart = name.len() == 1 && gap > 0;
        after.is_some_and(|after| !apart && after.is_none_or(|c| !c.is_alphanumeric()))
    });
    if minute > 59 || hour > 24 || hour * 60 + minute > 2 * NOON {
        return None;
    }
    let minute = hour * 60 + minute;
    let (half, at) = match half {
        Some((name, half)) => (*half, at + gap + name.len()),
        None if of_day || hour > 12 || hour == 0 => (Half::OfDay, at),
        None => (Half::Unsaid, at),
    };
    let stop = text[at..].starts_with('.') && matches!(half, Half::Am | Half::Pm);
    Some((Some(TypedWord::Time(TypedTime { minute, half })), at + usize::from(stop)))
}
