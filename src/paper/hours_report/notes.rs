//! What the marks above the days of a week mean.

use std::fmt::Write as _;

use chrono::TimeDelta;

use super::openings::{Openings, Turn};
use phonetree_core::hours::DayHours;
use phonetree_core::language::Locale;

/// A line for each clock that is set, and for each day on which teams have other hours than usual.
pub(super) fn notes(openings: &Openings<'_>) -> String {
    let mut notes = String::new();
    for day in openings.days() {
        let date = day.format("%A, %B %-d");
        if let Some(turn) = openings.turn_on(day) {
            notes.push_str(&turned(turn));
        }
        // Teams with the same hours that day stand together.
        let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
        for (team, hours) in openings.unusual(day) {
            let words = open_words(hours);
            match groups.iter_mut().find(|(same, _)| *same == words) {
                Some((_, teams)) => teams.push(team.team.name.first()),
                None => groups.push((words, vec![team.team.name.first()])),
            }
        }
        for (words, teams) in groups {
            writeln!(
                notes,
                "* {date}: {words}, unlike other {}s: {}",
                day.format("%A"),
                teams.join(", ")
            )
            .ok();
        }
        let mut doubts: Vec<(String, Vec<&str>)> = Vec::new();
        for (team, doubt) in openings.doubts(day) {
            let words = doubt.words(Locale::ENGLISH);
            match doubts.iter_mut().find(|(same, _)| *same == words) {
                Some((_, teams)) => teams.push(team.team.name.first()),
                None => doubts.push((words, vec![team.team.name.first()])),
            }
        }
        for (words, teams) in doubts {
            writeln!(notes, "* {date} is {words}; may be closed: {}", teams.join(", ")).ok();
        }
    }
    notes
}

/// "closed", "open 8 a.m. to noon".
fn open_words(hours: &DayHours) -> String {
    let midnight = hours.date.and_hms_opt(0, 0, 0).unwrap_or_default();
    let time = |minute: u32| {
        Locale::ENGLISH.time((midnight + TimeDelta::minutes(i64::from(minute))).time())
    };
    let spans =
        hours.open.iter().map(|(from, until)| format!("{} to {}", time(*from), time(*until)));
    let spans: Vec<String> = spans.collect();
    match spans.is_empty() {
        true => "closed".to_owned(),
        false => format!("open {}", spans.join(" and ")),
    }
}

fn turned(turn: &Turn) -> String {
    let back = turn.by < TimeDelta::zero();
    let (mark, way) = if back { ("-", "back") } else { ("+", "forward") };
    let (from, to) = (turn.from.time(), turn.at.time());
    format!(
        "{mark} {}: clocks are set {way}, from {} to {}\n",
        turn.from.format("%A, %B %-d"),
        Locale::ENGLISH.time(from),
        Locale::ENGLISH.time(to)
    )
}
