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

    /// Until a moment in words: "until 4 p.m.", "until tomorrow at 4 p.m.".
    pub fn until(&self, moment: &str) -> String {
        (self.until)(moment)
    }

    /// From one moment in words to another: "8 a.m. to 5 p.m.".
    pub fn from_to(&self, from: &str, to: &str) -> String {
        (self.times_range)(from, to)
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
        format!("{date}, {}{}", (self.clock_time)(at.time()), self.zone_beside(at))
    }

    /// The same in full: "Monday, November 30, 2026, 7:15 AM PST".
    pub fn full_clock(&self, at: DateTime<Tz>) -> String {
        let date = self.weekday_and_date(at.date_naive());
        format!("{date}, {}{}", (self.clock_time)(at.time()), self.zone_beside(at))
    }

    /// The same to the second: "Monday, November 30, 2026, 7:15:00 AM PST".
    pub fn full_clock_with_seconds(&self, at: DateTime<Tz>) -> String {
        let date = self.weekday_and_date(at.date_naive());
        format!("{date}, {}{}", self.clock_with_seconds(at), self.zone_beside(at))
    }

    /// The same for a screen, the longest first: with less and less around the time of day.
    pub fn clocks_on_a_screen(&self, at: DateTime<Tz>) -> [String; 5] {
        let (date, time) = (at.date_naive(), self.clock_with_seconds(at));
        let (zone, day) = (self.zone_beside(at), self.brief_weekday(date));
        let full = self.weekday_and_date(date);
        [
            format!("{full}   {time}{zone}"),
            format!("{}  {time}{zone}", self.short_date(date)),
            format!("{day} {time}{zone}"),
            format!("{day} {time}"),
            (self.clock_time)(at.time()),
        ]
    }

    /// A time of day to the second, as a clock shows it: "7:15:00 AM".
    fn clock_with_seconds(&self, at: DateTime<Tz>) -> String {
        let (time, second) = ((self.clock_time)(at.time()), at.second());
        match (self.subtag, time.split_once(' ')) {
            // "7 h 15": there the space stands before the minutes.
            ("fr", _) | (_, None) => format!("{time} min {second:02} s"),
            (_, Some((minutes, half))) => format!("{minutes}:{second:02} {half}"),
        }
    }

    /// The zone after a time on a clock: " PST". Letters for a zone are English.
    fn zone_beside(&self, at: DateTime<Tz>) -> String {
        match self.subtag {
            "en" => format!(" {}", at.offset()),
            _ => format!("{}{}", self.before_zone, self.zone(at.timezone())),
        }
    }

    /// A time of day after "opens", where there is little room: "8 a.m.", "a las 8 a.m.".
    pub fn at_briefly(&self, time: NaiveTime) -> String {
        match self.subtag {
            "en" => self.time(time),
            _ => self.at_time(time),
        }
    }

    /// A time of day, without its day: "at midnight", "a las 8 a.m.".
    pub(crate) fn at_time(&self, time: NaiveTime) -> String {
        (self.at)("", &self.time(time)).trim_start().to_owned()
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

    /// The words for when a team opens; `None`: nobody knows.
    pub(crate) fn opening(
        &self,
        at: Option<DateTime<Tz>>,
        seen_from: DateTime<Tz>,
        home: Tz,
    ) -> String {
        match at {
            Some(at) => self.moment_at(at, seen_from, home),
            None => self.unknown_moment().to_owned(),
        }
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

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime, TimeDelta, Timelike as _};

    use super::Locale;

    fn times() -> impl Iterator<Item = NaiveTime> {
        (0..1_440).map(|minute| NaiveTime::MIN + TimeDelta::minutes(minute))
    }

    /// Sentences that join a time to a word before it, with the words that are right of each.
    fn sentences(locale: &Locale, time: &str) -> [String; 4] {
        [
            (locale.until)(time),
            (locale.starting)(time),
            (locale.at)("X", time),
            (locale.from_day_to_day)(("X", time), ("Y", time)),
        ]
    }

    #[test]
    fn every_time_of_day_has_its_own_article_in_spanish() {
        let spanish = Locale::of("es");
        for time in times() {
            let said = spanish.time(time);
            // After "hasta", "a partir de" and "a".
            let [until, of, at] = match (time.hour(), time.minute()) {
                (0, 0) => ["medianoche", "de medianoche", "a medianoche"].map(str::to_owned),
                (12, 0) => ["el mediodía", "del mediodía", "al mediodía"].map(str::to_owned),
                (1 | 13, _) => {
                    [format!("la {said}"), format!("de la {said}"), format!("a la {said}")]
                }
                _ => [format!("las {said}"), format!("de las {said}"), format!("a las {said}")],
            };
            let right = [
                format!("hasta {until}"),
                format!("a partir {of}"),
                format!("X {at}"),
                format!("del X {at} al Y {at}"),
            ];
            assert_eq!(sentences(spanish, &said), right);
            assert_eq!(spanish.times(time, time), format!("de {said} a {said}"));
        }
    }

    #[test]
    fn every_time_of_day_follows_its_preposition_in_french() {
        let french = Locale::of("fr");
        for time in times() {
            let said = french.time(time);
            let right = [
                format!("jusqu'à {said}"),
                format!("à partir de {said}"),
                format!("X à {said}"),
                format!("du X à {said} au Y à {said}"),
            ];
            assert_eq!(sentences(french, &said), right);
        }
        let at = |hour, minute| french.time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap());
        assert_eq!(
            [at(0, 0), at(8, 0), at(8, 5), at(12, 0), at(13, 30)],
            ["minuit", "8 h", "8 h 05", "midi", "13 h 30"]
        );
    }

    #[test]
    fn a_day_that_begins_with_its_article_is_joined_to_it() {
        let day = |tag, date: &str| {
            let (date, today) = (date.parse().unwrap(), "2026-11-20".parse().unwrap());
            Locale::of(tag).day(date, today)
        };
        for (tag, date, until, starting) in [
            ("es", "2026-11-21", "hasta mañana", "a partir de mañana"),
            ("es", "2026-11-23", "hasta el lunes", "a partir del lunes"),
            (
                "es",
                "2027-01-01",
                "hasta el viernes 1 de enero de 2027",
                "a partir del viernes 1 de enero de 2027",
            ),
            ("fr", "2026-11-20", "jusqu'à aujourd'hui", "à partir d'aujourd'hui"),
            ("fr", "2026-11-23", "jusqu'à lundi", "à partir de lundi"),
            ("fr", "2026-12-01", "jusqu'au mardi 1er décembre", "à partir du mardi 1er décembre"),
            ("en", "2026-12-01", "until Tuesday, December 1", "from Tuesday, December 1 on"),
        ] {
            let (locale, day) = (Locale::of(tag), day(tag, date));
            assert_eq!(
                ((locale.until)(&day), (locale.starting)(&day)),
                (until.into(), starting.into())
            );
        }
    }

    #[test]
    fn a_date_by_itself_is_as_each_language_writes_it() {
        let date: NaiveDate = "2026-12-01".parse().unwrap();
        let at =
            date.and_hms_opt(17, 5, 0).unwrap().and_local_timezone(chrono_tz::America::New_York);
        for (tag, long, clock) in [
            ("en", "Tuesday, December 1, 2026", "Tue, Dec 1, 2026, 5:05 PM EST"),
            ("es", "martes, 1 de diciembre de 2026", "mar, 1 dic 2026, 5:05 p.m., hora del Este"),
            ("fr", "mardi 1er décembre 2026", "mar. 1er déc. 2026, 17 h 05, heure de l'Est"),
        ] {
            let locale = Locale::of(tag);
            assert_eq!(locale.weekday_and_date(date), long);
            assert_eq!(locale.clock(at.unwrap()), clock);
        }
    }

    #[test]
    fn a_holiday_has_its_name_in_each_language_and_else_keeps_the_one_it_has() {
        for (tag, name, own) in [
            ("en", "Thanksgiving Day", "Thanksgiving Day"),
            ("es", "Thanksgiving Day", "Día de Acción de Gracias"),
            ("fr", "Thanksgiving Day", "Action de grâce"),
            ("es", "Independence Day (observed)", "Día de la Independencia (día trasladado)"),
            ("fr", "Good Friday and Labor Day", "Vendredi saint et fête du Travail"),
            ("es", "The day of the founder", "The day of the founder"),
        ] {
            assert_eq!(Locale::of(tag).holiday(name), own);
        }
    }

    #[test]
    fn every_holiday_of_the_united_states_that_offices_keep_has_a_name_in_every_language() {
        for locale in Locale::ALL.into_iter().filter(|it| it.subtag() != "en") {
            for name in [
                "New Year's Day",
                "Martin Luther King Jr. Day",
                "Washington's Birthday",
                "Presidents' Day",
                "Good Friday",
                "Memorial Day",
                "Juneteenth National Independence Day",
                "Independence Day",
                "Labor Day",
                "Columbus Day",
                "Veterans Day",
                "Thanksgiving Day",
                "Christmas Eve",
                "Christmas Day",
                "New Year's Eve",
            ] {
                assert_ne!(locale.holiday(name), name, "{}", locale.subtag());
            }
        }
    }

    #[test]
    fn words_are_put_in_order_as_a_dictionary_of_the_language_does() {
        let sorted = |tag: &str, mut words: Vec<&'static str>| {
            words.sort_by_key(|it| Locale::of(tag).sort_key(it));
            words
        };
        assert_eq!(
            sorted("es", vec!["ñandú", "evento", "nube", "árbol", "Étnico", "oso", "«faro»"]),
            ["árbol", "Étnico", "evento", "«faro»", "nube", "ñandú", "oso"]
        );
        assert_eq!(
            sorted("en", vec!["W-2 form", "résumé", "Resumption", "a copy"]),
            ["a copy", "résumé", "Resumption", "W-2 form"]
        );
    }
}
