//! What the marks above the days of a week mean.

use std::fmt::Write as _;

use chrono::TimeDelta;

use super::openings::{Openings, Turn};
use phonetree_core::hours::DayHours;
use phonetree_core::language::Locale;

/// A line for each clock that is set, and for each day on which teams have other hours than usual.
pub(super) fn notes(openings: &Openings<'_>) -> String {
    let mut notes = String::new();
    let (locale, says) = (openings.edition.locale(), openings.edition.locale().week());
    for day in openings.days() {
        let date = locale.weekday_in_year(day);
        if let Some(turn) = openings.turn_on(day) {
            notes.push_str(&turned(turn, locale));
        }
        // Teams with the same hours that day stand together.
        let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
        for (team, hours) in openings.unusual(day) {
            let words = open_words(hours, locale);
            match groups.iter_mut().find(|(same, _)| *same == words) {
                Some((_, teams)) => teams.push(openings.edition.text(&team.team.name)),
                None => groups.push((words, vec![openings.edition.text(&team.team.name)])),
            }
        }
        for (words, teams) in groups {
            let weekday = locale.weekday(day);
            let teams = teams.join(", ");
            writeln!(notes, "* {}", says.unlike_others(&date, &words, &weekday, &teams)).ok();
        }
        let mut doubts: Vec<(String, Vec<&str>)> = Vec::new();
        for (team, doubt) in openings.doubts(day) {
            let words = doubt.words(locale);
            match doubts.iter_mut().find(|(same, _)| *same == words) {
                Some((_, teams)) => teams.push(openings.edition.text(&team.team.name)),
                None => doubts.push((words, vec![openings.edition.text(&team.team.name)])),
            }
        }
        for (words, teams) in doubts {
            writeln!(notes, "* {}", says.day_in_doubt(&date, &words, &teams.join(", "))).ok();
        }
    }
    notes
}

/// "closed", "open 8 a.m. to noon".
fn open_words(hours: &DayHours, locale: &Locale) -> String {
    let midnight = hours.date.and_hms_opt(0, 0, 0).unwrap_or_default();
    let time = |minute: u32| locale.time((midnight + TimeDelta::minutes(i64::from(minute))).time());
    let spans = hours.open.iter().map(|(from, until)| locale.from_to(&time(*from), &time(*until)));
    let spans: Vec<String> = spans.collect();
    match spans.is_empty() {
        true => locale.week().all_closed().to_owned(),
        false => {
            let and = format!(" {} ", locale.phrase("and").unwrap_or_default());
            locale.week().open_from_to(&spans.join(&and))
        }
    }
}

fn turned(turn: &Turn, locale: &Locale) -> String {
    let date = locale.weekday_in_year(turn.from.date());
    let (from, to) = (locale.time(turn.from.time()), locale.time(turn.at.time()));
    match turn.by < TimeDelta::zero() {
        true => format!("- {}\n", locale.week().clocks_back(&date, &from, &to)),
        false => format!("+ {}\n", locale.week().clocks_forward(&date, &from, &to)),
    }
}
