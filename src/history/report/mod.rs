//! How a team is doing, for its trainer.

mod errands;
mod sheet;
mod table;

use chrono::{DateTime, Utc};
use serde::Serialize;

use phonetree_core::practice::{About, Known, Past};

pub use self::errands::{ErrandReport, errands};
pub use self::sheet::ReportSheet;

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
    /// From what is known of a trainee: counts of sessions and drills, sessions, all tasks, and every
    /// session of a course. `began` is when the last session of all began.
    pub fn new(
        trainee: &str,
        (sessions, drills): (u32, u32),
        (last, began): (&[Past], Option<DateTime<Utc>>),
        tried: &[Tried],
        courses: &[Past],
    ) -> Self {
        let lately = &last[last.len().saturating_sub(LATELY)..];
        let count = u32::try_from(lately.len()).unwrap_or(u32::MAX).max(1);
        let average = lately.iter().map(Past::average).sum::<u32>() / count;
        let weakest = tried.iter().min_by_key(|tried| (tried.average(), tried.last, &tried.errand));
        let day = |at: DateTime<Utc>| at.format("%Y-%m-%d").to_string();
        Self {
            trainee: trainee.to_owned(),
            sessions,
            drills,
            lately: average,
            last: began.map_or_else(String::new, day),
            weakest: weakest.map_or_else(String::new, |tried| {
                format!("{} ({}, {})", tried.errand, tried.about.name(), tried.average())
            }),
            passed: best_of(courses, true),
            not_passed: best_of(courses, false),
        }
    }

    /// Somebody on a roster who has not started.
    pub fn not_started(trainee: &str) -> Self {
        Self::new(trainee, (0, 0), (&[], None), &[], &[])
    }
}

/// What came of all tries of an errand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The errand.
    pub errand: String,
    /// What of it.
    pub about: About,
    /// How often.
    pub tries: u32,
    /// The points, all together.
    pub points: u32,
    /// The points of the last time.
    pub last: u32,
}

impl Tried {
    /// The points of a try, on average.
    pub fn average(&self) -> u32 {
        (self.points + self.tries / 2) / self.tries.max(1)
    }
}

impl From<Known> for Tried {
    fn from(known: Known) -> Self {
        let Known { errand, about, tries, points, last, .. } = known;
        Self { errand, about, tries, points, last }
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

#[cfg(test)]
mod tests {
    use super::{Member, ReportSheet};
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
        let member =
            Member::new("a|b", (5, 14), (&courses[3..], Some(courses[0].began)), &[], &courses);
        assert_eq!(member.passed, "Four (80), One (100)");
        assert_eq!(member.not_passed, "Three (80), Two (100)");
        assert_eq!(member.lately, 80);
        let sheet = ReportSheet {
            menu: "Menu",
            day: courses[0].began,
            since: None,
            locale: phonetree_core::language::Locale::ENGLISH,
        };
        let table = sheet.members_as_markdown(&[member]);
        let row = table.lines().last().unwrap();
        assert!(row.starts_with("| a\\|b | 14 | 5 | 2026-11-18 | 80 |"), "{row}");
    }
}
