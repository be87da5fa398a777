//! What phonetree needs to know of a language, and what it says with it.

use chrono::{NaiveDate, NaiveTime};
use rust_stemmers::Stemmer;

use super::calendar::{NamedDay, PartOfYear};
use super::{en, es, fr};

/// A language phonetree can speak: its words, and the few places where its grammar decides.
#[derive(Debug)]
pub struct Locale {
    /// The primary language subtag (BCP 47, section 2.2.1): `en`.
    pub(super) subtag: &'static str,
    /// What people call it, in small letters.
    pub(super) names: &'static [&'static str],
    /// A tag of it that suits this country.
    pub(super) tag: &'static str,
    /// The wording that prompts are derived with where a menu file gives no other, by name.
    pub(super) phrases: &'static [(&'static str, &'static str)],
    /// Errands in a sentence of someone who answers: "We can help you pay a bill."
    pub(crate) we_help: fn(errands: &[&str]) -> String,
    /// Whether words say what to do: "pay a bill".
    pub(crate) is_action: fn(&str) -> bool,
    /// The word before them that says what for, with its space: "to ".
    pub(super) purpose: &'static str,
    /// How many digits are asked for: "8 digits", "4 to 10 digits".
    pub(crate) digits: fn(fewest: u8, most: u8) -> String,
    /// How long a caller may have to wait, in minutes; 0: less than one. "about 3 minutes".
    pub(crate) wait: fn(minutes: u64) -> String,
    /// A place in line, in few letters: "3rd".
    pub(super) nth: fn(u16) -> String,
    /// A list in a sentence, with the word for "and": "a, b, and c".
    pub(crate) listed: fn(words: &[String], and: &str) -> String,
    /// The signs of addresses, as they are read aloud: `@ . - _ +`.
    pub(super) signs: [&'static str; 5],
    /// The keys `*` and `#`.
    pub(super) star: &'static str,
    pub(super) hash: &'static str,

    /// From Monday.
    pub(super) weekdays: [&'static str; 7],
    pub(super) every_day: &'static str,
    /// "Monday to Friday".
    pub(super) days_range: fn(from: &str, to: &str) -> String,
    /// "8 a.m. to 5 p.m.".
    pub(crate) times_range: fn(from: &str, to: &str) -> String,
    /// "8:30 a.m.".
    pub(super) time: fn(NaiveTime) -> String,
    /// A date where there is little room: "Mon, Nov 30, 2026".
    pub(super) short_date: fn(NaiveDate) -> String,
    /// A time of day as a clock shows it: "8:00 AM".
    pub(super) clock_time: fn(NaiveTime) -> String,
    /// A day as seen from another: "tomorrow", "on Monday, November 30".
    pub(super) day: fn(date: NaiveDate, today: NaiveDate) -> String,
    /// "Monday, November 30", with the year where one is given: "Monday, November 30, 2026".
    pub(super) dated: fn(weekday: Option<&str>, date: NaiveDate, year: Option<i32>) -> String,
    /// "8am", "8:30am": a time where there is little room.
    pub(super) brief_time: fn(NaiveTime) -> String,
    /// "tomorrow at 8 a.m.".
    pub(super) at: fn(day: &str, time: &str) -> String,
    pub(super) unknown_moment: &'static str,

    /// Zones with a name of their own, by their IANA names.
    pub(super) zones: &'static [(&'static str, &'static str)],
    /// Any other zone, by its city: "Madrid time".
    pub(super) zone_of: fn(city: &str) -> String,

    /// Hours that never end, and hours that never begin.
    pub(crate) at_any_time: &'static str,
    pub(crate) never: &'static str,
    /// Hours that no words are known for; they differ from week to week.
    pub(crate) varying: &'static str,
    /// Between the days and times of a week and their zone.
    pub(crate) before_zone: &'static str,
    /// From midnight to midnight.
    pub(crate) all_day: &'static str,
    /// "until 4 p.m.", "until Monday at 8 a.m.".
    pub(crate) until: fn(moment: &str) -> String,
    /// "from Monday at 8 a.m. on".
    pub(crate) starting: fn(moment: &str) -> String,
    /// "from Monday at 8 a.m. to Friday at 6 p.m.".
    pub(crate) from_day_to_day: fn(from: (&str, &str), to: (&str, &str)) -> String,
    /// "from June to August", "in July".
    pub(crate) part_of_year: fn(PartOfYear) -> String,
    /// "December 24", "the last Monday of May".
    pub(super) named_day: fn(NamedDay) -> String,
    /// "the first and third Monday of each month".
    pub(super) nth_of: fn(nth: &[i8], weekday: usize, month: Option<u32>) -> String,
    /// "the day after", of the day that was named before it.
    pub(super) day_after: &'static str,
    /// What begins a list of exceptions.
    pub(crate) except: &'static str,
    /// Before the first day of a list of days.
    pub(crate) on: &'static str,
    /// As the first of a list of days, and as another one.
    pub(crate) holidays: (&'static str, &'static str),
    pub(crate) some_holidays: (&'static str, &'static str),
    pub(crate) some_dates: (&'static str, &'static str),
    /// What follows a day that keeps its own hours on no public holiday.
    pub(crate) unless_holiday: &'static str,
    /// What follows hours that do not mention public holidays, on paper.
    pub(crate) perhaps_on_holidays: &'static str,

    /// What it calls public holidays, by their English names; others keep those.
    pub(super) holiday_names: &'static [(&'static str, &'static str)],

    /// How what people write in it is read.
    pub(crate) reading: Reading,
}

/// Words that menus, callers and questions use. All are in small letters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    /// What the forms of a word have in common. Only what is named here is linked: a page has no
    /// room for the rules of languages that nobody speaks on it.
    pub(crate) stemmer: fn() -> Stemmer,
    /// Words any sentence may have: they say nothing about the errand.
    pub(crate) silent: &'static str,
    /// Words that say little about an errand; but some menus have nothing else ("talk to someone").
    pub(crate) weak: &'static str,
    /// Words for what is done with a thing, and not for a thing: "order", "renew". What is found by them
    /// alone may be about anything.
    pub(crate) doing: &'static str,
    /// Words that people use for nearly the same thing, a group in a line.
    pub(crate) related: &'static [&'static str],
    /// What another form of a word may end in, where the stems differ: "pay", "payment".
    pub(crate) endings: &'static [&'static str],
    /// Words that say how an errand is to be done.
    pub(crate) by_fax: &'static [&'static str],
    pub(crate) by_email: &'static [&'static str],
    pub(crate) by_web: &'static [&'static str],
    /// What a prompt asks the caller to do with a key.
    pub(crate) press: &'static [&'static str],
    /// Words that may stand between that and the key.
    pub(crate) before_key: &'static [&'static str],
    /// Words that only join a key and what it is for.
    pub(crate) joining: &'static [&'static str],
    /// What is said of callers who have nothing to enter.
    pub(crate) lacking: &'static [&'static str],
    /// The names of keys.
    pub(crate) keys: &'static [(&'static str, &'static str)],
    /// What advertisements say.
    pub(crate) advertising: &'static [&'static str],
}

impl Locale {
    /// A place in line, in few letters: "3rd".
    pub fn nth(&self, place: u16) -> String {
        (self.nth)(place)
    }

    /// How long a caller may have to wait, in minutes; 0: less than one. "about 3 minutes".
    pub fn wait(&self, minutes: u64) -> String {
        (self.wait)(minutes)
    }

    /// The language in which the command itself speaks, and every language that is not known here.
    pub const ENGLISH: &'static Self = &en::ENGLISH;

    /// Every language that is known here.
    pub const ALL: [&'static Self; 3] = [&en::ENGLISH, &es::SPANISH, &fr::FRENCH];

    /// What a sign of an address is called, read aloud: "at". Any other is nothing.
    pub fn sign(&self, sign: char) -> &'static str {
        let place = "@.-_+".find(sign);
        place.map_or("", |place| self.signs[place])
    }

    /// The language of a tag (BCP 47), such as `es` or `es-US`; English if it is not known here.
    pub fn of(tag: &str) -> &'static Self {
        Self::find(tag).unwrap_or(Self::ENGLISH)
    }

    /// The language of a tag, if it is known here: `en-GB` is English, and its key `#` is "hash".
    pub fn find(tag: &str) -> Option<&'static Self> {
        let subtag = tag.split('-').next().unwrap_or_default();
        let locale = Self::ALL.into_iter().find(|it| it.subtag.eq_ignore_ascii_case(subtag))?;
        // The region has two letters, or three digits (BCP 47, section 2.2.4).
        let region = tag.split('-').skip(1).find(|part| matches!(part.len(), 2 | 3));
        let region = region.unwrap_or_default().to_ascii_uppercase();
        Some(match (locale.subtag, &*region) {
            ("en", "" | "US" | "CA") => locale,
            ("en", _) => &en::BRITISH,
            ("es", "ES") => &es::CASTILIAN,
            ("fr", "CA") => &fr::CANADIAN,
            _ => locale,
        })
    }

    /// The language that people call so: "Spanish".
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        let name = name.trim().to_lowercase();
        Self::ALL.into_iter().find(|locale| locale.names.contains(&name.as_str()))
    }

    /// A tag of it that suits the United States: `es-US`.
    pub(crate) fn tag(&self) -> &'static str {
        self.tag
    }

    /// Its place in [`Locale::ALL`].
    pub(crate) fn place(&self) -> usize {
        Self::ALL.iter().position(|locale| locale.subtag == self.subtag).unwrap_or_default()
    }

    /// The primary language subtag (BCP 47, section 2.2.1): `en`.
    pub fn subtag(&self) -> &'static str {
        self.subtag
    }

    /// What a label says to do that says what for: "hear this again" of "to hear this again".
    pub(crate) fn purpose_of<'l>(&self, label: &'l str) -> Option<&'l str> {
        let (purpose, rest) = label.split_at_checked(self.purpose.len())?;
        (purpose.eq_ignore_ascii_case(self.purpose) && !rest.is_empty()).then_some(rest)
    }

    /// The wording of a phrase that prompts are derived with: `option` is "For {label}, press {key}.".
    pub fn phrase(&self, name: &str) -> Option<&'static str> {
        self.phrases.iter().find(|(known, _)| *known == name).map(|(_, words)| *words)
    }

    /// A key as it is spoken: "1", "star".
    pub fn key(&self, key: char) -> String {
        match key {
            '*' => self.star.to_owned(),
            '#' => self.hash.to_owned(),
            digit => digit.to_string(),
        }
    }

    /// A time of day: "8 a.m.", "5:30 p.m.", "noon", "midnight".
    pub fn time(&self, time: NaiveTime) -> String {
        (self.time)(time)
    }

    /// From one time of day to another: "8 a.m. to 5 p.m.".
    pub fn times(&self, from: NaiveTime, to: NaiveTime) -> String {
        (self.times_range)(&self.time(from), &self.time(to))
    }

    /// Days of the week, in order: "Monday to Friday", "Monday and Tuesday", "Sunday to Thursday"; Monday
    /// is 0.
    pub fn days(&self, days: &[usize]) -> String {
        if days.len() == 7 {
            return self.every_day.to_owned();
        }
        let mut runs: Vec<Vec<usize>> = Vec::new();
        for day in days {
            match runs.last_mut() {
                Some(run) if run.last().is_some_and(|last| last + 1 == *day) => run.push(*day),
                _ => runs.push(vec![*day]),
            }
        }
        // Sunday and Monday are beside each other, too.
        let around = runs.len() > 1 && days.first() == Some(&0) && days.last() == Some(&6);
        let ends = runs.first().zip(runs.last()).map(|(first, last)| first.len() + last.len());
        if around && ends.is_some_and(|days| days > 2) {
            let first = runs.remove(0);
            runs.iter_mut().last().into_iter().for_each(|last| last.extend(&first));
        }
        let name = |day: &usize| self.weekdays[day % 7].to_owned();
        let words = runs.iter().flat_map(|run| match run.as_slice() {
            [first, _, .., last] => vec![(self.days_range)(&name(first), &name(last))],
            few => few.iter().map(name).collect(),
        });
        self.list(&words.collect::<Vec<_>>())
    }

    /// Days by name, for a list: "December 24", "the first and third Monday of each month", "the day after".
    pub(crate) fn named_days(&self, days: &[NamedDay]) -> Vec<String> {
        let mut said: Vec<(NamedDay, Vec<i8>)> = Vec::new();
        for day in days {
            let same = said.iter_mut().rfind(|(first, _)| day.differs_in_nth(*first));
            match (same, day) {
                (Some((_, more)), NamedDay::Nth { nth, .. }) => more.push(*nth),
                _ => said.push((*day, Vec::new())),
            }
        }
        let mut words = Vec::new();
        let mut before: Option<NamedDay> = None;
        for (day, more) in said {
            words.push(match day {
                _ if before.is_some_and(|before| day.is_day_after(before)) => {
                    self.day_after.to_owned()
                }
                NamedDay::Nth { nth, weekday, month, .. } if !more.is_empty() => {
                    (self.nth_of)(&[&[nth], more.as_slice()].concat(), weekday, month)
                }
                NamedDay::Date(_) | NamedDay::Easter(_) | NamedDay::Nth { .. } => {
                    (self.named_day)(day)
                }
            });
            before = more.is_empty().then_some(day);
        }
        words
    }

    /// A list as it is said: "a, b and c".
    pub(crate) fn list(&self, words: &[String]) -> String {
        let and = self.phrase("and").unwrap_or_default();
        match words {
            [first @ .., last] if !first.is_empty() => {
                format!("{} {and} {last}", first.join(", "))
            }
            _ => words.concat(),
        }
    }
}

/// "Reconcile your bill" begins small within a sentence; "COBRA inquiries" does not.
pub(crate) fn in_a_sentence(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.next()) {
        (Some(first), second) if second.is_none_or(|c| !c.is_uppercase()) => {
            first.to_lowercase().chain(words.chars().skip(1)).collect()
        }
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Locale;

    #[test]
    fn every_language_has_every_phrase() {
        let names = |locale: &Locale| -> Vec<&str> {
            locale.phrases.iter().map(|(name, _)| *name).collect()
        };
        for locale in Locale::ALL {
            assert_eq!(names(locale), names(Locale::ENGLISH), "{}", locale.subtag);
        }
    }

    #[test]
    fn every_language_names_the_same_zones_and_every_key_but_the_digits() {
        let zones =
            |locale: &Locale| -> Vec<&str> { locale.zones.iter().map(|(name, _)| *name).collect() };
        for locale in Locale::ALL {
            assert_eq!(zones(locale), zones(Locale::ENGLISH), "{}", locale.subtag);
        }
        for locale in Locale::ALL.into_iter().chain(["en-GB", "es-ES", "fr-CA"].map(Locale::of)) {
            for key in ['*', '#'] {
                let spoken = locale.key(key);
                let read = locale.reading.keys.iter().find(|(name, _)| *name == spoken);
                assert_eq!(read.map(|(_, key)| *key), Some(&*key.to_string()), "{spoken}");
            }
        }
    }

    #[test]
    fn the_key_below_the_nine_has_its_name_in_each_country() {
        let hash = |tag| Locale::of(tag).key('#');
        for (tag, name) in [
            ("en-US", "pound"),
            ("en", "pound"),
            ("en-CA", "pound"),
            ("EN-us", "pound"),
            ("en-Latn-US", "pound"),
            ("en-GB", "hash"),
            ("en-AU", "hash"),
            ("en-Latn-GB", "hash"),
            ("es-US", "numeral"),
            ("es-MX", "numeral"),
            ("es-ES", "almohadilla"),
            ("fr-FR", "dièse"),
            ("fr", "dièse"),
            ("fr-CA", "carré"),
        ] {
            assert_eq!(hash(tag), name, "{tag}");
        }
    }
}
