//! Sessions that were held, and what is known of each errand.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::record::DrillRecord;
use crate::practice::{About, Cards, CourseResult, ReviewCard, practiced};

/// A session that was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// Who practiced.
    pub trainee: String,
    /// What kind of drills.
    pub kind: String,
    /// The set course it followed.
    pub course: Option<String>,
    /// The pass mark, in points.
    pub pass: Option<u32>,
    /// How many drills it was to have.
    pub wanted: u32,
    /// When it began.
    pub began: DateTime<Utc>,
    /// How many drills were finished.
    pub drills: u32,
    /// Their points, all together.
    pub points: u32,
}

impl Past {
    /// The points of a drill, on average.
    pub fn average(&self) -> u32 {
        (self.points + self.drills / 2) / self.drills.max(1)
    }

    /// Whether a set course was finished, and its pass mark met.
    pub fn passed(&self) -> bool {
        let Self { wanted, drills, points, .. } = *self;
        self.pass.is_some_and(|mark| CourseResult { wanted, drills, points }.passes(mark))
    }
}

/// What is known of a task.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// The errand.
    pub errand: String,
    /// What of it.
    pub about: About,
    /// How often it was practiced.
    pub tries: u32,
    /// The points, all together.
    pub points: u32,
    /// The points of the last time.
    pub last: u32,
    /// Its card.
    pub card: ReviewCard,
}

impl Known {
    /// The points of a try, on average.
    pub fn average(&self) -> u32 {
        (self.points + self.tries / 2) / self.tries.max(1)
    }
}

/// The sessions of one trainee with one menu, the oldest first, from the drills of them.
pub fn sessions_of<'r>(records: impl IntoIterator<Item = &'r DrillRecord>) -> Vec<Past> {
    let mut sessions: BTreeMap<(DateTime<Utc>, &str), Past> = BTreeMap::new();
    for record in records {
        let session = sessions.entry((record.began, &record.kind)).or_insert_with(|| Past {
            trainee: record.trainee.clone(),
            kind: record.kind.clone(),
            course: record.course.clone(),
            pass: record.pass,
            wanted: record.wanted,
            began: record.began,
            drills: 0,
            points: 0,
        });
        session.drills = session.drills.saturating_add(1);
        session.points = session.points.saturating_add(record.points);
    }
    sessions.into_values().collect()
}

/// What is known of the tasks of one trainee with one menu, from the drills in the order in which they
/// were finished. A card is what `practiced` makes of these drills, one after the other: that of a
/// page and that of a history on a disk are the same.
pub fn tasks_of<'r>(records: impl IntoIterator<Item = &'r DrillRecord>) -> Vec<Known> {
    let mut known: BTreeMap<(&str, About), Known> = BTreeMap::new();
    for record in records {
        let place = (record.errand.as_str(), record.about);
        let before = known.get(&place);
        let card = practiced(before.map(|known| &known.card), record.points, record.done);
        let (tries, points) = before.map_or((0, 0), |known| (known.tries, known.points));
        known.insert(
            place,
            Known {
                errand: record.errand.clone(),
                about: record.about,
                tries: tries.saturating_add(1),
                points: points.saturating_add(record.points),
                last: record.points,
                card,
            },
        );
    }
    known.into_values().collect()
}

/// The cards from which a session begins.
pub fn cards(known: Vec<Known>) -> Cards {
    known.into_iter().map(|known| ((known.errand, known.about), known.card)).collect()
}
