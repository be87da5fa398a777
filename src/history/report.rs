//! How a team is doing, for whoever trains it.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};
use serde::Serialize;

use phonetree_core::document::escape::markdown as escaped;
use phonetree_core::practice::{Known, Past};

/// The average that counts is that of so many sessions.
const LATELY: usize = 5;

/// How one trainee is doing. As JSON and CSV it has these fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Member {
    /// Who.
    pub trainee: String,
    /// Sessions held.
    pub sessions: u32,
    /// Drills finished.
    pub drills: u32,
    /// Points of a drill on average, in the last five sessions.
    pub lately: u32,
    /// The day of the last session.
    pub last: String,
    /// What went worst, on average.
    pub weakest: String,
    /// Set courses that were passed, with the best points.
    pub passed: String,
    /// Set courses that were tried and not passed, with the best points.
    pub not_passed: String,
}

impl Member {
    /// From what is known of a trainee: counts of sessions and drills, the last sessions, all tasks, and
    /// every session of a course.
    pub fn new(
        trainee: &str,
        (sessions, drills): (u32, u32),
        last: &[Past],
        known: &[Known],
        courses: &[Past],
    ) -> Self {
        let lately = &last[last.len().saturating_sub(LATELY)..];
        let count = u32::try_from(lately.len()).unwrap_or(u32::MAX).max(1);
        let average = lately.iter().map(Past::average).sum::<u32>() / count;
        let weakest = known.iter().min_by_key(|known| (known.average(), known.last, &known.errand));
        let day = |at: DateTime<Utc>| at.format("%Y-%m-%d").to_string();
        Self {
            trainee: trainee.to_owned(),
            sessions,
            drills,
            lately: average,
            last: last.last().map_or_else(String::new, |past| day(past.began)),
            weakest: weakest.map_or_else(String::new, |known| {
                format!("{} ({}, {})", known.errand, known.about.name(), known.average())
            }),
            passed: best_of(courses, true),
            not_passed: best_of(courses, false),
        }
    }
}

/// Each course that was passed, or that never was, with the best points.
fn best_of(courses: &[Past], passed: bool) -> String {
    let mut titles: Vec<&str> = courses.iter().filter_map(|past| past.course.as_deref()).collect();
    titles.sort_unstable();
    titles.dedup();
    let told = titles.into_iter().filter_map(|title| {
        let tries = || courses.iter().filter(|past| past.course.as_deref() == Some(title));
        let best = tries().map(Past::average).max()?;
        (tries().any(Past::passed) == passed).then(|| format!("{title} ({best})"))
    });
    told.collect::<Vec<_>>().join(", ")
}

/// The team as a table in Markdown, by name.
pub fn markdown(menu: &str, day: DateTime<Utc>, team: &[Member]) -> String {
    let mut text = format!("# Practice: {}\n\n{}\n\n", escaped(menu), day.format("%B %-d, %Y"));
    text += "| trainee | drills | sessions | last | points lately | weakest | passed | not passed yet |\n";
    text += "| --- | ---: | ---: | --- | ---: | --- | --- | --- |\n";
    for member in team {
        let Member { trainee, sessions, drills, lately, last, weakest, passed, not_passed } =
            member;
        let cells = [trainee, last, weakest, passed, not_passed].map(|cell| escaped(cell));
        let [trainee, last, weakest, passed, not_passed] = cells;
        let _ = writeln!(
            text,
            "| {trainee} | {drills} | {sessions} | {last} | {lately} | {weakest} | {passed} | {not_passed} |"
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Member, markdown};
    use phonetree_core::practice::Past;

    fn past(course: &str, drills: u32, points: u32) -> Past {
        Past {
            trainee: "a|b".to_owned(),
            kind: "course".to_owned(),
            course: Some(course.to_owned()),
            pass: Some(80),
            wanted: 3,
            began: chrono::DateTime::from_timestamp(1_795_000_000, 0).unwrap_or_default(),
            drills,
            points,
        }
    }

    #[test]
    fn a_course_is_passed_once_it_was_passed_and_never_by_leaving_early() {
        let courses = [
            past("One", 3, 300),
            past("One", 3, 30),
            past("Two", 2, 200),
            past("Three", 3, 239),
            past("Four", 3, 240),
        ];
        let member = Member::new("a|b", (5, 14), &courses[3..], &[], &courses);
        assert_eq!(member.passed, "Four (80), One (100)");
        assert_eq!(member.not_passed, "Three (80), Two (100)");
        assert_eq!(member.lately, 80);
        let table = markdown("Menu", courses[0].began, &[member]);
        let row = table.lines().last().unwrap();
        assert!(row.starts_with("| a\\|b | 14 | 5 | 2026-11-18 | 80 |"), "{row}");
    }
}
