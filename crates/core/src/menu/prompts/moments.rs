//! Every way to say when a team next opens.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Datelike as _, Days, NaiveTime, TimeZone as _, Utc};
use chrono_tz::Tz;

use crate::hours::{Holidays, Hours};
use crate::language::Locale;
use crate::menu::ids::LanguageId;
use crate::menu::tree::Tree;

/// The two years whose closings say which moments can occur. Fixed, so that a plan does not depend
/// on the day it is made.
const FROM_YEAR: i32 = 2026;
const UNTIL_YEAR: i32 = 2028;

/// The moments that hours lead to, found once for each hours and language.
#[derive(Default)]
pub(super) struct Moments {
    known: HashMap<(String, Tz, LanguageId), Vec<String>>,
}

impl Moments {
    pub(super) fn of(&mut self, hours: &Hours, tree: &Tree, language: LanguageId) -> Vec<String> {
        let holidays = hours.holidays().map_or("", Holidays::code);
        let key = (format!("{} {holidays}", hours.as_written()), hours.zone(), language);
        let locale = tree.languages[language.index()].locale();
        let found = self.known.entry(key);
        found.or_insert_with(|| moments(hours, tree.zone, locale)).clone()
    }
}

/// Every way to say when a team next opens, for a caller at any moment of the two years that the
/// team is closed. Moments more than six days off are said by their date: those are left to a
/// voice during the call.
fn moments(hours: &Hours, home: Tz, locale: &Locale) -> Vec<String> {
    const BY_DATE: u64 = 7;
    let midnight = |year| Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).single();
    let (Some(from), Some(end)) = (midnight(FROM_YEAR), midnight(UNTIL_YEAR)) else {
        return Vec::new();
    };
    let (mut seen, mut found, mut words) = (HashSet::new(), HashSet::new(), Vec::new());
    let mut add = |opens: DateTime<Tz>, closed: DateTime<Utc>| {
        for days in 0..BY_DATE {
            let day = opens.date_naive() - Days::new(days);
            let zone = opens.timezone();
            let starts = zone.from_local_datetime(&day.and_time(NaiveTime::MIN)).earliest();
            // Somebody calls on that day: at its start, or as soon as the team has closed on it.
            let Some(now) = starts.map(|now| now.max(closed.with_timezone(&zone))) else {
                continue;
            };
            let is_before = now.date_naive() == day && now < opens;
            // A day of the week and a time are said in the same words every week.
            if is_before && seen.insert((days, opens.weekday(), opens.time())) {
                let said = locale.moment_at(opens, now, home);
                if found.insert(said.clone()) {
                    words.push(said);
                }
            }
        }
    };
    let mut closed = (!hours.is_open(from)).then_some(from);
    for change in hours.changes(from, end) {
        match closed.take() {
            Some(closed) => add(change.with_timezone(&hours.zone()), closed),
            None => closed = Some(change),
        }
    }
    words
}
