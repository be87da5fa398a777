//! What a history tells.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Params, Row as SqlRow, params};
use serde::Serialize;

use super::{History, HistoryError, Tried};
use phonetree_core::practice::{About, Known, Past, ReviewCard, Stage};

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

/// Sessions, each with the columns that [`past`] reads.
const SESSIONS: &str =
    "SELECT trainees.name AS name, kind, course, pass, wanted, began, drills, points
     FROM sessions JOIN trainees ON trainees.id = sessions.trainee
     WHERE menu = ?1 AND trainee = (SELECT id FROM trainees WHERE name = ?2)";

impl History {
    /// Everything that a trainee practiced of a menu.
    ///
    /// # Errors
    /// It can't be read.
    pub fn known(&self, trainee: &str, menu: &str) -> Result<Vec<Known>, HistoryError> {
        let all =
            "SELECT errand, about, tries, cards.points AS points, last, due, stability, difficulty,
                elapsed, scheduled, reps, lapses, state, reviewed
             FROM cards JOIN trainees ON trainees.id = cards.trainee
             WHERE trainees.name = ?1 AND menu = ?2";
        let known: Vec<Option<Known>> = self.rows(all, [trainee, menu], known)?;
        Ok(known.into_iter().flatten().collect())
    }

    /// What came of every errand that a trainee has tried, from an instant on if one is given.
    ///
    /// # Errors
    /// It can't be read.
    pub fn tried(
        &self,
        trainee: &str,
        menu: &str,
        since: Option<DateTime<Utc>>,
    ) -> Result<Vec<Tried>, HistoryError> {
        let Some(since) = since else {
            return Ok(self.known(trainee, menu)?.into_iter().map(Tried::from).collect());
        };
        // SQLite takes the other columns of a row from that in which the greatest `done` is.
        let all = "SELECT errand, about, count(*) AS tries, sum(drills.points) AS points,
                drills.points AS last, max(done)
             FROM sessions JOIN drills ON drills.session = sessions.id
             WHERE menu = ?1 AND trainee = (SELECT id FROM trainees WHERE name = ?2) AND began >= ?3
             GROUP BY errand, about";
        let tried = |row: &SqlRow<'_>| {
            let about: String = row.get("about")?;
            let Some(about) = About::named(&about) else { return Ok(None) };
            let (errand, tries) = (row.get("errand")?, row.get("tries")?);
            Ok(Some(Tried {
                errand,
                about,
                tries,
                points: row.get("points")?,
                last: row.get("last")?,
            }))
        };
        let tried: Vec<Option<Tried>> =
            self.rows(all, params![menu, trainee, since.timestamp_millis()], tried)?;
        Ok(tried.into_iter().flatten().collect())
    }

    /// The last sessions of a trainee with a menu, at most so many, the oldest first.
    ///
    /// # Errors
    /// It can't be read.
    pub fn sessions(
        &self,
        trainee: &str,
        menu: &str,
        most: u32,
    ) -> Result<Vec<Past>, HistoryError> {
        let last = format!("{SESSIONS} ORDER BY sessions.id DESC LIMIT ?3");
        let mut sessions = self.rows(&last, params![menu, trainee, most], past)?;
        sessions.reverse();
        Ok(sessions)
    }

    /// Every session of a set course that a trainee held with a menu, the oldest first.
    ///
    /// # Errors
    /// It can't be read.
    pub fn courses(&self, trainee: &str, menu: &str) -> Result<Vec<Past>, HistoryError> {
        let set = format!("{SESSIONS} AND course IS NOT NULL ORDER BY sessions.id");
        self.rows(&set, [menu, trainee], past)
    }

    /// How many sessions and drills a trainee has finished with a menu.
    ///
    /// # Errors
    /// It can't be read.
    pub fn counts(&self, trainee: &str, menu: &str) -> Result<(u32, u32), HistoryError> {
        let sessions = self.db.query_row(
            "SELECT count(*) FROM sessions
             WHERE menu = ?1 AND trainee = (SELECT id FROM trainees WHERE name = ?2)",
            [menu, trainee],
            |row| row.get(0),
        )?;
        let drills = self.db.query_row(
            "SELECT coalesce(sum(tries), 0) FROM cards
             WHERE menu = ?1 AND trainee = (SELECT id FROM trainees WHERE name = ?2)",
            [menu, trainee],
            |row| row.get(0),
        )?;
        Ok((sessions, drills))
    }

    /// Everybody who practiced a menu, by name.
    ///
    /// # Errors
    /// It can't be read.
    pub fn trainees(&self, menu: &str) -> Result<Vec<String>, HistoryError> {
        let all = "SELECT name FROM trainees
             WHERE EXISTS (SELECT 1 FROM sessions WHERE menu = ?1 AND trainee = trainees.id)
             ORDER BY name";
        self.rows(all, [menu], |row| row.get(0))
    }

    /// Every drill that a trainee finished with a menu, the oldest first.
    ///
    /// # Errors
    /// It can't be read.
    pub fn drills(&self, trainee: &str, menu: &str) -> Result<Vec<Row>, HistoryError> {
        let all = "SELECT session, place, done, kind, course, errand, about, hour, line,
                drills.points AS points, reached, lost, turns, keys
             FROM sessions JOIN drills ON drills.session = sessions.id
             WHERE menu = ?1 AND trainee = (SELECT id FROM trainees WHERE name = ?2)
             ORDER BY session, place";
        self.rows(all, [menu, trainee], |row| exported(trainee, row))
    }

    fn rows<T>(
        &self,
        question: &str,
        of: impl Params,
        read: impl FnMut(&SqlRow<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, HistoryError> {
        let mut asked = self.db.prepare(question)?;
        let rows = asked.query_map(of, read)?;
        Ok(rows.collect::<rusqlite::Result<Vec<T>>>()?)
    }
}

fn past(row: &SqlRow<'_>) -> rusqlite::Result<Past> {
    Ok(Past {
        trainee: row.get("name")?,
        kind: row.get("kind")?,
        course: row.get("course")?,
        pass: row.get("pass")?,
        wanted: row.get("wanted")?,
        began: instant(row.get("began")?),
        drills: row.get("drills")?,
        points: row.get("points")?,
    })
}

/// Nothing, where it is about something that only another version knows.
fn known(row: &SqlRow<'_>) -> rusqlite::Result<Option<Known>> {
    let about: String = row.get("about")?;
    let Some(about) = About::named(&about) else { return Ok(None) };
    let card = ReviewCard {
        due: instant(row.get("due")?),
        stability: row.get("stability")?,
        difficulty: row.get("difficulty")?,
        elapsed_days: row.get("elapsed")?,
        scheduled_days: row.get("scheduled")?,
        reps: row.get("reps")?,
        lapses: row.get("lapses")?,
        stage: Stage::of_number(row.get("state")?),
        last_review: instant(row.get("reviewed")?),
    };
    let (errand, tries) = (row.get("errand")?, row.get("tries")?);
    Ok(Some(Known {
        errand,
        about,
        tries,
        points: row.get("points")?,
        last: row.get("last")?,
        card,
    }))
}

fn exported(trainee: &str, row: &SqlRow<'_>) -> rusqlite::Result<Row> {
    let ms = |ms: i64| u64::try_from(ms).unwrap_or_default();
    Ok(Row {
        trainee: trainee.to_owned(),
        session: row.get("session")?,
        drill: row.get("place")?,
        done: instant(row.get("done")?).to_rfc3339_opts(SecondsFormat::Secs, true),
        kind: row.get("kind")?,
        course: row.get("course")?,
        errand: row.get("errand")?,
        about: row.get("about")?,
        hour: row.get("hour")?,
        line: row.get("line")?,
        points: row.get("points")?,
        reached_ms: row.get::<_, Option<i64>>("reached")?.map(ms),
        lost_ms: ms(row.get("lost")?),
        wrong_turns: row.get("turns")?,
        keys: row.get("keys")?,
    })
}

fn instant(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(ms).unwrap_or_default()
}
