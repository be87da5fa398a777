//! What a history tells.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Row as SqlRow, params};
use serde::Serialize;

use super::History;
use phonetree_core::practice::{About, CourseResult, ReviewCard, Stage};

/// A session that was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// Who practised.
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
    /// How often it was practised.
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

/// A drill that was finished, as it is exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the columns of the export are described in docs/practice.md")]
pub struct Row {
    pub trainee: String,
    pub session: i64,
    pub drill: u32,
    pub done: String,
    pub kind: String,
    pub course: Option<String>,
    pub errand: String,
    pub about: String,
    pub hour: Option<String>,
    pub line: Option<String>,
    pub points: u32,
    pub reached_ms: Option<u64>,
    pub lost_ms: u64,
    pub wrong_turns: u32,
    pub keys: u32,
}

impl History {
    /// Everything that a trainee practised of a menu.
    ///
    /// # Errors
    /// It can't be read, in a line.
    pub fn known(&self, trainee: &str, menu: &str) -> Result<Vec<Known>, String> {
        let all = || {
            self.db
                .prepare(
                    "SELECT errand, about, tries, cards.points, last, due, stability, difficulty,
                            elapsed, scheduled, reps, lapses, state, reviewed
                     FROM cards JOIN trainees ON trainees.id = cards.trainee
                     WHERE trainees.name = ?1 AND menu = ?2",
                )?
                .query_map([trainee, menu], known)?
                .collect::<rusqlite::Result<Vec<Option<Known>>>>()
        };
        let known = all().map_err(|error| error.to_string())?;
        Ok(known.into_iter().flatten().collect())
    }

    /// The last sessions of a trainee with a menu, at most so many, the oldest first.
    ///
    /// # Errors
    /// It can't be read, in a line.
    pub fn sessions(&self, trainee: &str, menu: &str, most: u32) -> Result<Vec<Past>, String> {
        let all = || {
            self.db
                .prepare(
                    "SELECT trainees.name, kind, course, pass, wanted, began, drills, points
                     FROM sessions JOIN trainees ON trainees.id = sessions.trainee
                     WHERE menu = ?1 AND trainee = (SELECT id FROM trainees WHERE name = ?2)
                     ORDER BY sessions.id DESC LIMIT ?3",
                )?
                .query_map(params![menu, trainee, most], past)?
                .collect::<rusqlite::Result<Vec<Past>>>()
        };
        let mut sessions = all().map_err(|error| error.to_string())?;
        sessions.reverse();
        Ok(sessions)
    }

    /// Every session of a set course that a trainee held with a menu, the oldest first.
    ///
    /// # Errors
    /// It can't be read, in a line.
    pub fn courses(&self, trainee: &str, menu: &str) -> Result<Vec<Past>, String> {
        let all = || {
            self.db
                .prepare(
                    "SELECT trainees.name, kind, course, pass, wanted, began, drills, points
                     FROM sessions JOIN trainees ON trainees.id = sessions.trainee
                     WHERE menu = ?1 AND trainee = (SELECT id FROM trainees WHERE name = ?2)
                       AND course IS NOT NULL
                     ORDER BY sessions.id",
                )?
                .query_map([menu, trainee], past)?
                .collect::<rusqlite::Result<Vec<Past>>>()
        };
        all().map_err(|error| error.to_string())
    }

    /// How many sessions and drills a trainee has finished with a menu.
    ///
    /// # Errors
    /// It can't be read, in a line.
    pub fn counts(&self, trainee: &str, menu: &str) -> Result<(u32, u32), String> {
        let sessions = self.db.query_row(
            "SELECT count(*) FROM sessions
             WHERE menu = ?1 AND trainee = (SELECT id FROM trainees WHERE name = ?2)",
            [menu, trainee],
            |row| row.get(0),
        );
        let drills = self.db.query_row(
            "SELECT coalesce(sum(tries), 0) FROM cards
             WHERE menu = ?1 AND trainee = (SELECT id FROM trainees WHERE name = ?2)",
            [menu, trainee],
            |row| row.get(0),
        );
        sessions.and_then(|sessions| Ok((sessions, drills?))).map_err(|error| error.to_string())
    }

    /// Everybody who practised a menu, by name.
    ///
    /// # Errors
    /// It can't be read, in a line.
    pub fn trainees(&self, menu: &str) -> Result<Vec<String>, String> {
        let all = || {
            self.db
                .prepare(
                    "SELECT name FROM trainees
                     WHERE EXISTS (SELECT 1 FROM sessions WHERE menu = ?1 AND trainee = trainees.id)
                     ORDER BY name",
                )?
                .query_map([menu], |row| row.get(0))?
                .collect::<rusqlite::Result<Vec<String>>>()
        };
        all().map_err(|error| error.to_string())
    }

    /// Every drill that a trainee finished with a menu, the oldest first.
    ///
    /// # Errors
    /// It can't be read, in a line.
    pub fn drills(&self, trainee: &str, menu: &str) -> Result<Vec<Row>, String> {
        let all = || {
            self.db
                .prepare(
                    "SELECT sessions.id, place, done, kind, course, errand, about, hour, line,
                            drills.points, reached, lost, turns, keys
                     FROM sessions JOIN drills ON drills.session = sessions.id
                     WHERE menu = ?1 AND trainee = (SELECT id FROM trainees WHERE name = ?2)
                     ORDER BY sessions.id, place",
                )?
                .query_map([menu, trainee], |row| exported(trainee, row))?
                .collect::<rusqlite::Result<Vec<Row>>>()
        };
        all().map_err(|error| error.to_string())
    }
}

fn past(row: &SqlRow<'_>) -> rusqlite::Result<Past> {
    Ok(Past {
        trainee: row.get(0)?,
        kind: row.get(1)?,
        course: row.get(2)?,
        pass: row.get(3)?,
        wanted: row.get(4)?,
        began: instant(row.get(5)?),
        drills: row.get(6)?,
        points: row.get(7)?,
    })
}

/// Nothing, where it is about something that only another version knows.
fn known(row: &SqlRow<'_>) -> rusqlite::Result<Option<Known>> {
    let about: String = row.get(1)?;
    let Some(about) = About::named(&about) else { return Ok(None) };
    let card = ReviewCard {
        due: instant(row.get(5)?),
        stability: row.get(6)?,
        difficulty: row.get(7)?,
        elapsed_days: row.get(8)?,
        scheduled_days: row.get(9)?,
        reps: row.get(10)?,
        lapses: row.get(11)?,
        stage: Stage::of_number(row.get(12)?),
        last_review: instant(row.get(13)?),
    };
    let (errand, tries) = (row.get(0)?, row.get(2)?);
    Ok(Some(Known { errand, about, tries, points: row.get(3)?, last: row.get(4)?, card }))
}

fn exported(trainee: &str, row: &SqlRow<'_>) -> rusqlite::Result<Row> {
    let ms = |ms: i64| u64::try_from(ms).unwrap_or_default();
    Ok(Row {
        trainee: trainee.to_owned(),
        session: row.get(0)?,
        drill: row.get(1)?,
        done: instant(row.get(2)?).to_rfc3339_opts(SecondsFormat::Secs, true),
        kind: row.get(3)?,
        course: row.get(4)?,
        errand: row.get(5)?,
        about: row.get(6)?,
        hour: row.get(7)?,
        line: row.get(8)?,
        points: row.get(9)?,
        reached_ms: row.get::<_, Option<i64>>(10)?.map(ms),
        lost_ms: ms(row.get(11)?),
        wrong_turns: row.get(12)?,
        keys: row.get(13)?,
    })
}

fn instant(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(ms).unwrap_or_default()
}
