//! Dates, moments, zones and holidays, as a language writes them.

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, Timelike as _};
use chrono_tz::Tz;

use super::letters::plain;
use super::locale::Locale;

impl Locale {
    /// Hours in words without the name of a zone, where a document says it once for all of them.
    pub fn without_zone(&self, words: &str, zone: Option<Tz>) -> String {
        let Some(zone) = zone else { return words.to_owned() };
        words.replacen(&format!("{}{}", self.before_zone, self.zone(zone)), "", 1)
    }

    /// A date: "November 30, 2026".
    pub fn date(&self, date: NaiveDate) -> String {
        (self.dated)(None, date, Some(date.year()))
    }

    /// A date with its weekday: "Monday, November 30, 2026".
    pub fn weekday_and_date(&self, date: NaiveDate) -> String {
        (self.dated)(Some(self.weekday(date)), date, Some(date.year()))
    }

    /// The same within a year that is known: "Monday, November 30".
    pub fn weekday_in_year(&self, date: NaiveDate) -> String {
        (self.dated)(Some(self.weekday(date)), date, None)
    }

    /// The name of a day of the week: "Monday".
    pub fn weekday(&self, date: NaiveDate) -> &'static str {
        self.weekdays[date.weekday().num_days_from_monday() as usize]
    }

    /// The same in three letters: "Mon".
    pub fn brief_weekday(&self, date: NaiveDate) -> String {
        self.weekday(date).chars().take(3).collect()
    }

    /// A time of day where there is little room: "8am", "8:30am".
    pub fn brief_time(&self, time: NaiveTime) -> String {
        (self.brief_time)(time)
    }

    /// By what words are put in order in a list from A to Z: without accents, capitals and marks; `n` before `ñ`.
    pub fn sort_key(&self, words: &str) -> String {
        let mut key = String::new();
        for c in words.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace()) {
            key.push_str(&plain(c.encode_utf8(&mut [0; 4])));
            if self.subtag == "es" && matches!(c, 'ñ' | 'Ñ') {
                key.push('\u{10ffff}');
            }
        }
        key
    }

    /// A date by itself, where there is little room: "Mon, Nov 30, 2026".
    pub fn short_date(&self, date: NaiveDate) -> String {
        (self.short_date)(date)
    }

    /// A moment as a clock with a calendar shows it: "Mon, Nov 30, 2026, 7:15 AM PST".
    pub fn clock(&self, at: DateTime<Tz>) -> String {
        let date = self.short_date(at.date_naive());
        format!("{date}, {} {}", (self.clock_time)(at.time()), at.format("%Z"))
    }

    /// The same in full: "Monday, November 30, 2026, 7:15 AM PST".
    pub fn full_clock(&self, at: DateTime<Tz>) -> String {
        let date = self.weekday_and_date(at.date_naive());
        format!("{date}, {} {}", (self.clock_time)(at.time()), at.format("%Z"))
    }

    /// A day to come, as a person would say it on another: "today", "tomorrow", "Monday",
    /// "on Monday, November 30".
    pub fn day(&self, date: NaiveDate, today: NaiveDate) -> String {
        (self.day)(date, today)
    }

    /// A moment to come, as a person would say it now: "today at 8 a.m.", "Monday at 8:30 a.m.",
    /// "on Monday, November 30 at 8 a.m.".
    pub fn moment(&self, moment: DateTime<Tz>, now: DateTime<Tz>) -> String {
        let day = self.day(moment.date_naive(), now.date_naive());
        (self.at)(&day, &self.time(moment.time()))
    }

    /// The same, with its zone where that is another than the one at home: "tomorrow at 9 a.m. London time".
    pub fn moment_at(&self, moment: DateTime<Tz>, now: DateTime<Tz>, home: Tz) -> String {
        let words = self.moment(moment, now);
        match moment.timezone() == home {
            true => words,
            false => format!("{words}{}{}", self.before_zone, self.zone(moment.timezone())),
        }
    }

    /// A public holiday by its name in this language: "Día de Acción de Gracias". A name that is not known
    /// stays as it is, and so does one that a menu file gives.
    pub fn holiday(&self, name: &str) -> String {
        let known = |name: &str| {
            self.holiday_names.iter().find(|(known, _)| *known == name).map(|(_, own)| *own)
        };
        if let Some(own) = known(name) {
            return own.to_owned();
        }
        if let Some(name) = name.strip_suffix(" (observed)") {
            return self.hours().observed(&self.holiday(name));
        }
        // Two of one day.
        let each: Option<Vec<String>> =
            name.split(" and ").map(|name| known(name).map(str::to_owned)).collect();
        each.map_or_else(|| name.to_owned(), |each| self.list(&each))
    }

    /// What is said in place of a moment that is not known.
    pub fn unknown_moment(&self) -> &'static str {
        self.unknown_moment
    }

    /// "Pacific time"; where a zone has no such name, the city it is named after: "Madrid time".
    pub fn zone(&self, zone: Tz) -> String {
        let name = zone.name();
        if let Some((_, words)) = self.zones.iter().find(|(known, _)| *known == name) {
            return (*words).to_owned();
        }
        // "UTC", "EST": an abbreviation says that it is a time.
        if name == "Etc/UTC" || !name.contains(|c: char| c == '/' || c.is_lowercase()) {
            return name.trim_start_matches("Etc/").to_owned();
        }
        (self.zone_of)(&name.rsplit('/').next().unwrap_or(name).replace('_', " "))
    }
}

/// A time of day on a clock of twelve hours: "8 a.m.", "5:30 p.m.".
pub(super) fn of_twelve(time: NaiveTime, midnight: &str, noon: &str) -> String {
    let (afternoon, hour) = time.hour12();
    let half = if afternoon { "p.m." } else { "a.m." };
    match (time.hour(), time.minute()) {
        (0, 0) => midnight.to_owned(),
        (12, 0) => noon.to_owned(),
        (_, 0) => format!("{hour} {half}"),
        (_, minute) => format!("{hour}:{minute:02} {half}"),
    }
}

/// The same where there is little room: "8am", "5:30pm".
pub(super) fn of_twelve_briefly(time: NaiveTime) -> String {
    let (afternoon, hour) = time.hour12();
    let half = if afternoon { "pm" } else { "am" };
    match time.minute() {
        0 => format!("{hour}{half}"),
        minute => format!("{hour}:{minute:02}{half}"),
    }
}
