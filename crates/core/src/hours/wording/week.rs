//! A week in words: "Monday to Friday, 7:30 a.m. to midnight; Saturday and Sunday, all day".

use chrono::{NaiveTime, TimeDelta};

use crate::hours::spans::{DAY, DaySpans, RegularWeek};
use crate::language::Locale;

/// When a day is open, as it is said.
#[derive(Clone, Debug, PartialEq, Eq)]
enum DayTimes {
    AllDay,
    /// It was open the whole day before.
    Until(u32),
    /// Where the end is earlier on the clock, it is that of the next day.
    FromTo(u32, u32),
}

/// A part of the sentence.
enum Phrase {
    /// Days with the same times.
    Days(Vec<usize>, Vec<DayTimes>),
    /// From one day to another, in minutes of the week.
    FromDayToDay(u32, u32),
}

impl RegularWeek {
    /// In words; `None` if it never opens.
    pub(super) fn words(&self, locale: &Locale) -> Option<String> {
        if !self.opens() {
            return None;
        }
        if self.is_always_open() {
            return Some(locale.at_any_time.to_owned());
        }
        let said: Vec<String> = self.phrases().iter().map(|phrase| phrase.words(locale)).collect();
        Some(said.join("; "))
    }

    fn phrases(&self) -> Vec<Phrase> {
        let mut days: Vec<Vec<DayTimes>> = vec![Vec::new(); 7];
        let mut long = Vec::new();
        for (from, to) in self.stretches() {
            let day_of = |minute: u32| (minute / DAY % 7) as usize;
            let whole = from % DAY == 0 || to % DAY == 0;
            match (to - from >= DAY, whole) {
                (false, _) => {
                    let midnight = from / DAY * DAY;
                    days[day_of(from)].push(DayTimes::FromTo(from - midnight, to - midnight));
                }
                (true, false) => long.push((from, to)),
                (true, true) => {
                    for midnight in (from / DAY..to.div_ceil(DAY)).map(|day| day * DAY) {
                        let (begins, ends) = (from.max(midnight), to.min(midnight + DAY));
                        let (begins, ends) = (begins - midnight, ends - midnight);
                        let times = match (begins, ends) {
                            (0, DAY) => DayTimes::AllDay,
                            (0, ends) => DayTimes::Until(ends),
                            (begins, ends) => DayTimes::FromTo(begins, ends),
                        };
                        days[day_of(midnight)].push(times);
                    }
                }
            }
        }
        for times in &mut days {
            // What came over from Sunday was found last, and is first in its day.
            times.sort_by_key(|times| match times {
                DayTimes::AllDay | DayTimes::Until(_) => 0,
                DayTimes::FromTo(from, _) => *from,
            });
        }
        let mut phrases: Vec<Phrase> = Vec::new();
        for (day, times) in days.into_iter().enumerate() {
            let mut lengthy = long.iter().filter(|(from, _)| (*from / DAY) as usize == day);
            let lengthy: Vec<Phrase> =
                lengthy.by_ref().map(|(from, to)| Phrase::FromDayToDay(*from, *to)).collect();
            if !times.is_empty() {
                let same = phrases.iter_mut().find_map(|phrase| match phrase {
                    Phrase::Days(days, same) if *same == times => Some(days),
                    Phrase::Days(..) | Phrase::FromDayToDay(..) => None,
                });
                match same {
                    Some(days) => days.push(day),
                    None => phrases.push(Phrase::Days(vec![day], times)),
                }
            }
            phrases.extend(lengthy);
        }
        phrases
    }
}

impl Phrase {
    fn words(&self, locale: &Locale) -> String {
        match self {
            Self::Days(days, times) => {
                format!("{}, {}", locale.days(days), in_words(times, locale))
            }
            Self::FromDayToDay(from, to) => {
                let day = |minute: &u32| locale.days(&[(minute / DAY % 7) as usize]);
                let time = |minute: &u32| clock(*minute, locale);
                let (from, to) = ((day(from), time(from)), (day(to), time(to)));
                (locale.from_day_to_day)((&from.0, &from.1), (&to.0, &to.1))
            }
        }
    }
}

/// The times of a single day: "8 a.m. to noon", "all day".
pub(in crate::hours) fn times_of_day(spans: &DaySpans, locale: &Locale) -> String {
    let times = spans.iter().map(|span| match span {
        (0, DAY) => DayTimes::AllDay,
        (from, to) => DayTimes::FromTo(*from, *to),
    });
    in_words(&times.collect::<Vec<_>>(), locale)
}

fn in_words(times: &[DayTimes], locale: &Locale) -> String {
    let words = times.iter().map(|times| match times {
        DayTimes::AllDay => locale.all_day.to_owned(),
        DayTimes::Until(end) => (locale.until)(&clock(*end, locale)),
        DayTimes::FromTo(from, to) => {
            (locale.times_range)(&clock(*from, locale), &clock(*to, locale))
        }
    });
    locale.list(&words.collect::<Vec<_>>())
}

/// A time of day, in minutes from midnight; past the day's end it is that of the next.
pub(in crate::hours) fn clock(minute: u32, locale: &Locale) -> String {
    let after = TimeDelta::minutes(i64::from(minute % DAY));
    locale.time(NaiveTime::MIN.overflowing_add_signed(after).0)
}
