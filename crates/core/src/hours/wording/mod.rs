//! Hours in words, as a good receptionist would say them; moments and intervals on two clocks.
//!
//! `rules` reads what is written into seasons, holidays and days by name (`Sayable`); `week` makes
//! the phrases of a week. Where no words are known that are true, it says that the hours vary, and
//! `check` asks for words by hand.
mod about;
mod moments;
mod named;
mod public;
mod rules;
mod week;
mod year;

pub(in crate::hours) use moments::closing_in_both;
pub use moments::{ends_today, interval_in_both, moment_in_both, starting_in_both, until_in_both};
pub(super) use week::{clock, times_of_day};

use std::sync::{Arc, OnceLock};

use self::public::OnHolidays;
use self::rules::{OwnHours, Sayable};
use super::open::Hours;
use super::spans::DaySpans;
use crate::language::{Locale, NamedDay, PartOfYear};

/// Hours in words, in each language.
#[derive(Debug)]
pub(super) struct HoursInWords {
    /// By the places of the languages.
    each: Vec<String>,
    /// They are true; else no words are known that are.
    are_true: bool,
}

/// An exception: first in a list of them, and later in it.
type Listed = (String, String);

impl Hours {
    /// The hours in words: "Monday to Friday, 8:30 a.m. to 5 p.m. Pacific time, except on public
    /// holidays". If the file has words of its own for them, those.
    pub fn words(&self, locale: &Locale) -> String {
        self.in_words().each.get(locale.place()).cloned().unwrap_or_default()
    }

    fn in_words(&self) -> &HoursInWords {
        self.in_words.get_or_init(|| {
            let said = Sayable::read(self);
            let words = |locale: &Locale| match &said {
                Some(said) => self.say(said, locale),
                None => locale.varying.to_owned(),
            };
            HoursInWords {
                each: Locale::ALL.into_iter().map(words).collect(),
                are_true: said.is_some(),
            }
        })
    }

    /// The same for paper, where nobody sees what day it is: where the hours do not mention the public
    /// holidays of their country, that it may be closed on them.
    pub fn words_on_paper(&self, locale: &Locale) -> String {
        let words = self.words(locale);
        let known = self.holidays().is_some_and(|holidays| !holidays.code().is_empty());
        match known && !self.know_holidays() && !self.never_close() {
            true => format!("{words}{}", locale.perhaps_on_holidays),
            false => words,
        }
    }

    /// Whether words are known that are true: those of the file, or those of what is written.
    pub fn can_be_said(&self) -> bool {
        self.in_words().are_true
    }

    /// The same hours, in words written by hand, each with its language. A language without words
    /// takes those of the first.
    pub(crate) fn said_as(mut self, words: &[(&Locale, &str)]) -> Self {
        let of = |locale: &Locale| {
            let own = words.iter().find(|(of, _)| of.place() == locale.place());
            own.or_else(|| words.first()).map_or_else(String::new, |(_, words)| (*words).to_owned())
        };
        let each = Locale::ALL.into_iter().map(of).collect();
        self.in_words = Arc::new(OnceLock::from(HoursInWords { each, are_true: true }));
        self
    }

    fn say(&self, said: &Sayable, locale: &Locale) -> String {
        let mut parts = Vec::new();
        let mut except: Vec<Listed> = Vec::new();
        let on_day = |day: String| (format!("{}{day}", locale.on), day);
        let listed = |(first, later): (&str, &str)| (first.to_owned(), later.to_owned());
        match said.holidays {
            OnHolidays::Closed => except.push(listed(locale.holidays)),
            OnHolidays::Mixed => except.push(listed(locale.some_holidays)),
            OnHolidays::AsUsual | OnHolidays::Open(_) => {}
        }
        let closed = said.days.iter().filter(|own| own.open.is_empty());
        let closed: Vec<NamedDay> = closed.map(|own| own.day).collect();
        except.extend(locale.named_days(&closed).into_iter().map(on_day));
        if said.some_dates {
            except.push(listed(locale.some_dates));
        }
        for (when, week) in &said.weeks {
            let when: Vec<String> =
                when.iter().map(|part: &PartOfYear| (locale.part_of_year)(*part)).collect();
            let when = locale.list(&when);
            let words = week.words(locale);
            match (when.is_empty(), words) {
                (true, Some(words)) => parts.insert(0, words),
                (false, Some(words)) => parts.push(format!("{when}, {words}")),
                (true, None) => {}
                (false, None) => except.push((when.clone(), when)),
            }
        }
        let mut own = self.own_hours(said, locale);
        if parts.is_empty() && matches!(said.holidays, OnHolidays::Open(_)) {
            // Holidays are all that the exceptions can be from.
            parts.push(own.remove(0));
        }
        let always = said.weeks.iter().all(|(_, week)| week.is_always_open());
        let zone = match (parts.last(), always) {
            (Some(last), false) => self.zone_after(last, locale),
            _ => String::new(),
        };
        if parts.is_empty() {
            // Days by name are all that it is open on.
            return match own.is_empty() {
                true => locale.never.to_owned(),
                false => {
                    let own = own.join("; ");
                    format!("{own}{}", self.zone_after(&own, locale))
                }
            };
        }
        let regular = format!("{}{zone}{}", parts.join("; "), exceptions(&except, locale));
        std::iter::once(regular).chain(own).collect::<Vec<_>>().join("; ")
    }

    /// The zone, as it follows some words: after a time of day, or after none.
    fn zone_after(&self, words: &str, locale: &Locale) -> String {
        let before = if words.ends_with(locale.all_day) { ", " } else { locale.before_zone };
        format!("{before}{}", locale.zone(self.zone()))
    }

    /// Holidays, which come first, and days by name on which it is open at hours of their own.
    fn own_hours(&self, said: &Sayable, locale: &Locale) -> Vec<String> {
        let times = |spans: &DaySpans| times_of_day(spans, locale);
        let holidays = match &said.holidays {
            OnHolidays::Open(spans) => Some(format!("{}, {}", locale.holidays.0, times(spans))),
            OnHolidays::Closed | OnHolidays::Mixed | OnHolidays::AsUsual => None,
        };
        // Days with the same hours are said together.
        let mut days: Vec<(Vec<NamedDay>, &OwnHours)> = Vec::new();
        for own in said.days.iter().filter(|own| !own.open.is_empty()) {
            match days.iter_mut().find(|(_, same)| same.is_kept_as(own)) {
                Some((days, _)) => days.push(own.day),
                None => days.push((vec![own.day], own)),
            }
        }
        let days = days.into_iter().map(|(days, own)| {
            let unless = if own.unless_holiday { locale.unless_holiday } else { "" };
            let days = locale.list(&locale.named_days(&days));
            format!("{}{days}{unless}, {}", locale.on, times(&own.open))
        });
        holidays.into_iter().chain(days).collect()
    }
}

/// ", except on public holidays, December 24 and from December 27 to January 2"; nothing where every
/// week is the usual one.
fn exceptions(except: &[Listed], locale: &Locale) -> String {
    let words = except.iter().enumerate();
    let words: Vec<String> =
        words.map(|(n, (first, later))| if n == 0 { first } else { later }.clone()).collect();
    match words.is_empty() {
        true => String::new(),
        false => format!("{}{}", locale.except, locale.list(&words)),
    }
}
