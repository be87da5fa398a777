//! Reads the words of hours, as a person who hears them would: days, times, parts of the year,
//! exceptions. It shares nothing with the writer but the languages themselves.

use std::cell::OnceCell;

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::tongues::{Tongue, later};

/// When a day is open, in minutes from midnight.
pub(super) type Spans = Vec<(i64, i64)>;

/// The open minutes of a week, from Monday's midnight.
#[derive(Debug)]
pub(super) struct Week {
    minutes: Vec<bool>,
    /// What they are in spans, counted once: a year asks for it 363 times.
    days: OnceCell<Vec<Spans>>,
}

impl Default for Week {
    fn default() -> Self {
        Self { minutes: vec![false; 7 * 1440], days: OnceCell::new() }
    }
}

impl Week {
    pub(super) fn of_day(&self, day: usize) -> Spans {
        self.days.get_or_init(|| self.minutes.chunks(1440).map(spans_of).collect())[day].clone()
    }
}

fn spans_of(minutes: &[bool]) -> Spans {
    let mut spans = Spans::new();
    for (minute, _) in (0..).zip(minutes).filter(|(_, open)| **open) {
        match spans.last_mut() {
            Some((_, end)) if *end == minute => *end += 1,
            _ => spans.push((minute, minute + 1)),
        }
    }
    spans
}

/// What was heard.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The week of all the year, or of its rest, in minutes from Monday's midnight.
    pub(super) rest: Option<Week>,
    pub(super) seasons: Vec<(Vec<Part>, Week)>,
    pub(super) closed_parts: Vec<Part>,
    pub(super) on_holidays: OnHoliday,
    pub(super) some_dates: bool,
    pub(super) days: Vec<(Day, Vec<(i64, i64)>)>,
    /// Those of them that are as every other holiday where they are one.
    pub(super) unless_holiday: Vec<Day>,
}

#[derive(Debug, Default, PartialEq)]
pub(super) enum OnHoliday {
    #[default]
    Usual,
    Closed,
    Some,
    Open(Vec<(i64, i64)>),
}

/// A part of the year: month and day of both ends.
#[derive(Clone, Debug)]
pub(super) struct Part(pub(super) (u32, u32), pub(super) (u32, u32));

impl Part {
    pub(super) fn has(&self, date: NaiveDate) -> bool {
        let day = (date.month(), date.day());
        if self.0 <= self.1 {
            day >= self.0 && day <= self.1
        } else {
            day >= self.0 || day <= self.1
        }
    }
}

/// A day that was named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Day {
    Date(u32, u32),
    Easter(i64),
    Nth { nth: i64, weekday: i64, month: Option<u32>, after: i64 },
}

impl Day {
    pub(super) fn is_on(&self, date: NaiveDate) -> bool {
        match self {
            Self::Date(month, day) => (date.month(), date.day()) == (*month, *day),
            Self::Easter(after) => date == easter(date.year()) + chrono::TimeDelta::days(*after),
            Self::Nth { nth, weekday, month, after } => {
                let date = date - chrono::TimeDelta::days(*after);
                let wanted = Weekday::try_from(u8::try_from(*weekday).unwrap()).unwrap();
                let from_start = i64::from(date.day0()) / 7 + 1;
                let longest = (date + chrono::Months::new(1)).with_day(1).unwrap();
                let last = (longest - chrono::Days::new(1)).day();
                let from_end = -(i64::from(last - date.day()) / 7 + 1);
                date.weekday() == wanted
                    && month.is_none_or(|month| month == date.month())
                    && (from_start == *nth || from_end == *nth)
            }
        }
    }
}

/// Easter Sunday by the anonymous Gregorian algorithm (Nature, 1876).
#[expect(clippy::many_single_char_names, reason = "the letters of the published algorithm")]
fn easter(year: i32) -> NaiveDate {
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    NaiveDate::from_ymd_opt(year, month.unsigned_abs(), day.unsigned_abs()).unwrap()
}

/// Reads words; the part that can't be read, if there is one.
pub(super) fn read<'w>(words: &'w str, tongue: &Tongue) -> Result<Read, &'w str> {
    let mut read = Read::default();
    if words == tongue.never {
        read.rest = Some(Week::default());
        return Ok(read);
    }
    let (regular, rest) = match words.find(tongue.zone) {
        // A comma before it only joins it to words that are not time.
        Some(at) => (words[..at].trim_end_matches(','), &words[at + tongue.zone.len()..]),
        None => {
            // Open at any time: no clock is needed.
            let end = words.find(tongue.except).or(words.find("; ")).unwrap_or(words.len());
            words.split_at(end)
        }
    };
    let mut week_of: Vec<Part> = Vec::new();
    for phrase in regular.split("; ") {
        let (parts, phrase) = season(phrase, tongue);
        if !parts.is_empty() {
            week_of = parts;
        }
        if named_with_times(phrase, tongue, &mut read).is_some() {
            read.rest.get_or_insert_default();
            continue;
        }
        if let Some(times) = tongue.holidays.iter().find_map(|it| phrase.strip_prefix(it)) {
            read.rest.get_or_insert_default();
            let times = spans(times.trim_start_matches(", "), tongue).ok_or(phrase)?;
            read.on_holidays = OnHoliday::Open(times);
            continue;
        }
        let open = week(phrase, tongue).ok_or(phrase)?;
        let into = match week_of.is_empty() {
            true => read.rest.get_or_insert_default(),
            false => {
                let ends = |part: &Part| (part.0, part.1);
                let same = read
                    .seasons
                    .iter()
                    .position(|(parts, _)| parts.iter().map(ends).eq(week_of.iter().map(ends)));
                let n = same.unwrap_or_else(|| {
                    read.seasons.push((week_of.clone(), Week::default()));
                    read.seasons.len() - 1
                });
                &mut read.seasons[n].1
            }
        };
        for minute in open {
            into.minutes[usize::try_from(minute).unwrap()] = true;
        }
    }
    exceptions(rest, tongue, &mut read)?;
    Ok(read)
}

fn exceptions<'w>(mut rest: &'w str, tongue: &Tongue, read: &mut Read) -> Result<(), &'w str> {
    if let Some(except) = rest.strip_prefix(tongue.except) {
        let end = except.find("; ").unwrap_or(except.len());
        let mut named = NamedDays::default();
        for item in list(&except[..end], tongue) {
            if tongue.holidays.contains(&item) {
                read.on_holidays = OnHoliday::Closed;
            } else if tongue.some_holidays.contains(&item) {
                read.on_holidays = OnHoliday::Some;
            } else if tongue.some_dates.contains(&item) {
                read.some_dates = true;
            } else if let Some(part) = (tongue.part)(item) {
                read.closed_parts.push(part);
            } else {
                named.hear(item, tongue).ok_or(item)?;
            }
        }
        read.days.extend(named.days.into_iter().map(|day| (day, Vec::new())));
        rest = &except[end..];
    }
    for phrase in rest.split("; ").filter(|phrase| !phrase.is_empty()) {
        let holidays = tongue.holidays.iter().find_map(|holidays| phrase.strip_prefix(holidays));
        if let Some(times) = holidays {
            read.on_holidays =
                OnHoliday::Open(spans(times.trim_start_matches(", "), tongue).ok_or(phrase)?);
            continue;
        }
        named_with_times(phrase, tongue, read).ok_or(phrase)?;
    }
    Ok(())
}

/// "on December 24, 8 a.m. to noon", "on December 24 and December 31, unless it is a public holiday,
/// 8 a.m. to noon".
fn named_with_times(phrase: &str, tongue: &Tongue, read: &mut Read) -> Option<()> {
    phrase.match_indices(", ").find_map(|(at, _)| {
        let mut named = NamedDays::default();
        for item in list(&phrase[..at], tongue) {
            named.hear(item, tongue)?;
        }
        let named = Some(named).filter(|named| named.counts.is_empty())?.days;
        let times = &phrase[at + 2..];
        let unless =
            times.strip_prefix(tongue.unless_holiday).and_then(|rest| rest.strip_prefix(", "));
        let spans = spans(unless.unwrap_or(times), tongue)?;
        read.unless_holiday.extend(unless.iter().flat_map(|_| &named));
        read.days.extend(named.into_iter().map(|day| (day, spans.clone())));
        Some(())
    })
}

/// Days of a list, as one hears it.
#[derive(Default)]
struct NamedDays<'w> {
    days: Vec<Day>,
    /// "the first", "third": the weekday is heard later.
    counts: Vec<&'w str>,
}

impl<'w> NamedDays<'w> {
    fn hear(&mut self, item: &'w str, tongue: &Tongue) -> Option<()> {
        if item == tongue.day_after {
            self.days.push(later(*self.days.last()?, 1)?);
            return Some(());
        }
        let count = item.strip_prefix("on ").unwrap_or(item);
        let count = count.strip_prefix(tongue.the).unwrap_or(count);
        if tongue.is_count(count) {
            self.counts.push(count);
            return Some(());
        }
        if self.counts.is_empty() {
            self.days.push((tongue.named)(item)?);
            return Some(());
        }
        let weekday = tongue.weekdays.iter().filter_map(|day| item.find(day)).min()?;
        let item = item.strip_prefix(tongue.the).map_or(weekday, |_| weekday - tongue.the.len());
        let (last, of) = count.split_at(item);
        for count in std::mem::take(&mut self.counts).into_iter().chain([last.trim()]) {
            self.days.push((tongue.named)(&format!("{}{count} {of}", tongue.the))?);
        }
        Some(())
    }
}

/// The parts of the year that a phrase begins with, and the rest of it.
fn season<'p>(phrase: &'p str, tongue: &Tongue) -> (Vec<Part>, &'p str) {
    let commas: Vec<usize> = phrase.match_indices(", ").map(|(at, _)| at).collect();
    for at in commas.into_iter().rev() {
        let parts: Option<Vec<Part>> =
            list(&phrase[..at], tongue).into_iter().map(tongue.part).collect();
        if let Some(parts) = parts {
            return (parts, &phrase[at + 2..]);
        }
    }
    (Vec::new(), phrase)
}

/// "a, b and c".
fn list<'l>(text: &'l str, tongue: &Tongue) -> Vec<&'l str> {
    text.split(", ").flat_map(|item| item.split(tongue.and)).collect()
}

/// The open minutes of a week.
fn week(phrase: &str, tongue: &Tongue) -> Option<Vec<i64>> {
    const WEEK: i64 = 7 * 1440;
    if phrase == tongue.at_any_time {
        return Some((0..WEEK).collect());
    }
    if let Some((from, to)) = (tongue.from_to)(phrase) {
        let to = if to <= from { to + WEEK } else { to };
        return Some((from..to).map(|minute| minute % WEEK).collect());
    }
    for (at, _) in phrase.match_indices(", ") {
        let days = days(&phrase[..at], tongue);
        let spans = spans(&phrase[at + 2..], tongue);
        if let (Some(days), Some(spans)) = (days, spans) {
            let each = days.iter().flat_map(|day| {
                let midnight = day * 1440;
                spans.iter().flat_map(move |(from, to)| midnight + from..midnight + to)
            });
            return Some(each.map(|minute| minute % WEEK).collect());
        }
    }
    None
}

fn days(text: &str, tongue: &Tongue) -> Option<Vec<i64>> {
    if text == tongue.every_day {
        return Some((0..7).collect());
    }
    let mut days = Vec::new();
    for item in list(text, tongue) {
        if let Some(day) = tongue.weekday(item) {
            days.push(day);
            continue;
        }
        let (from, to) = (tongue.range)(item)?;
        let (from, to) = (tongue.weekday(from)?, tongue.weekday(to)?);
        let to = if to < from { to + 7 } else { to };
        days.extend((from..=to).map(|day| day % 7));
    }
    Some(days)
}

fn spans(text: &str, tongue: &Tongue) -> Option<Vec<(i64, i64)>> {
    let span = |item: &str| {
        if item == tongue.all_day {
            return Some((0, 1440));
        }
        if let Some(until) = (tongue.until)(item) {
            return Some((0, time(until, tongue)?));
        }
        let (from, to) = (tongue.range)(item)?;
        let (from, to) = (time(from, tongue)?, time(to, tongue)?);
        Some((from, if to <= from { to + 1440 } else { to }))
    };
    list(text, tongue).into_iter().map(span).collect()
}

/// "8:30 a.m.", "8 h 30", "noon", "midnight", in minutes.
pub(super) fn time(text: &str, tongue: &Tongue) -> Option<i64> {
    if text == tongue.midnight {
        return Some(0);
    }
    if text == tongue.noon {
        return Some(720);
    }
    if let Some((hour, minute)) = text.split_once(" h") {
        let minute = if minute.is_empty() { Some(0) } else { minute.trim_start().parse().ok() };
        return Some(hour.parse::<i64>().ok()? * 60 + minute?);
    }
    let (clock, half) = text.split_once(' ')?;
    let (hour, minute) = clock.split_once(':').unwrap_or((clock, "0"));
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    let half = match half {
        "a.m." => 0,
        "p.m." => 12,
        _ => return None,
    };
    Some((hour % 12 + half) * 60 + minute)
}
