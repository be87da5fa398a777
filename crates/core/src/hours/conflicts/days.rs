//! Dates of every year that open days which are never open.

use chrono::{Datelike as _, NaiveDate};
use opening_hours::OpeningHours;
use opening_hours_syntax::rules::day::{Date, MonthdayRange};

use super::written::{WrittenRule, codes};
use super::{Conflict, ConflictKind, evaluated};
use crate::hours::open::Hours;
use crate::hours::spans::open_on;
use crate::language::Locale;

/// Weekdays come round to a date within so many years.
const YEARS: std::ops::Range<i32> = 2026..2037;

pub(super) fn opened_closed_days(hours: &Hours, rules: &[WrittenRule]) -> Option<Conflict> {
    let text = hours.as_written();
    let weekly = rules.iter().filter(|rule| rule.is_weekly());
    let regular = evaluated(text, weekly)?;
    let monday = NaiveDate::from_ymd_opt(2027, 3, 1)?;
    let open_days: Vec<usize> = (0..7)
        .zip(monday.iter_days())
        .filter(|(_, date)| !open_on(&regular, *date).is_empty())
        .map(|(day, _)| day)
        .collect();
    if open_days.is_empty() {
        return None;
    }
    for (n, rule) in rules.iter().enumerate().filter(|(_, rule)| rule.opens()) {
        let Some((month, day)) = date_of(rule) else { continue };
        let dates = YEARS.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
        let opens = |date: &NaiveDate| !open_on(&hours.rules, *date).is_empty();
        let of_week = |date: &NaiveDate| date.weekday().num_days_from_monday() as usize;
        let mut on_closed = dates.clone().filter(|date| !open_days.contains(&of_week(date)));
        let weekend = on_closed.find(opens);
        // A date that is a holiday each year is meant; one that is at times is not.
        let off = rules[..n].iter().position(WrittenRule::closes_holidays);
        let holiday = off.and_then(|off| {
            let before = with_holidays(hours, text, &rules[..n])?;
            let is_closed = |date: &NaiveDate| {
                open_days.contains(&of_week(date)) && open_on(&before, *date).is_empty()
            };
            let mut worked = dates.clone().filter(|date| open_days.contains(&of_week(date)));
            let always = worked.all(|date| is_closed(&date));
            let some = dates.clone().find(|date| is_closed(date) && opens(date));
            some.filter(|_| !always).map(|date| (date, off))
        });
        let (date, why) = match (weekend, holiday) {
            (Some(date), _) => {
                (date, format!("no rule opens on {}s", Locale::of("en").weekday(date)))
            }
            (None, Some((date, _))) => (date, "a public holiday is observed that day".to_owned()),
            (None, None) => continue,
        };
        let said = rule.text(text);
        let (dated, times) = said.split_at(said.rfind(' ')?);
        let only = match weekend.is_some() && rule.rule.day_selector.weekday.is_empty() {
            true => format!("{dated} {}{times}", codes(&open_days)),
            false => said.to_owned(),
        };
        let mut parts: Vec<&str> = Vec::new();
        for (place, other) in rules.iter().enumerate() {
            // Before the holidays, so that they close it.
            if off == Some(place) {
                parts.push(&only);
            }
            if place != n {
                parts.push(other.text(text));
            } else if off.is_none() {
                parts.push(&only);
            }
        }
        return Some(Conflict {
            kind: ConflictKind::OpenedClosedDay,
            at: rule.place.clone(),
            to: off.map(|off| rules[off].place.clone()),
            understood: format!(
                "`{said}` opens on {}, though {why}",
                Locale::of("en").weekday_and_date(date)
            ),
            rewrite: parts.join("; "),
            means_the_same: false,
        });
    }
    None
}

/// The rules before one, with the holidays of the hours.
fn with_holidays(hours: &Hours, text: &str, rules: &[WrittenRule]) -> Option<OpeningHours> {
    let last = rules.last()?.place.end;
    let rules: OpeningHours = text[..last].parse().ok()?;
    Some(rules.with_context(hours.rules.get_context().clone()))
}

/// The date of a rule about a single day of every year, on whatever weekday.
fn date_of(rule: &WrittenRule) -> Option<(u32, u32)> {
    let days = &rule.rule.day_selector;
    let [MonthdayRange::Date { start, end }] = days.monthday.as_slice() else { return None };
    let elsewhere = !days.year.is_empty() || !days.week.is_empty();
    match start.0 {
        Date::Fixed { year: None, month, day } if start == end && !elsewhere => {
            Some((month as u32, u32::from(day)))
        }
        Date::Fixed { .. } | Date::Weekday { .. } | Date::Easter { .. } => None,
    }
}
