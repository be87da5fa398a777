//! Drills are written down as they are finished.

use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Tz;
use rusqlite::{Transaction, TransactionBehavior, params};

use super::{History, HistoryError};
use phonetree_core::practice::{About, ReviewCard, Score};

/// A session: it is in the history once its first drill is finished.
#[derive(Clone, Debug)]
pub struct Session {
    /// Who practices.
    pub trainee: String,
    /// The title of the menu.
    pub menu: String,
    /// What kind of drills.
    pub kind: String,
    /// The set course it follows, and the pass mark, in points.
    pub course: Option<(String, u32)>,
    /// How many drills it is to have.
    pub wanted: u32,
    /// When it began.
    pub began: DateTime<Utc>,
    id: Option<i64>,
    drills: u32,
}

impl Session {
    /// A session that begins.
    pub fn new(
        trainee: &str,
        menu: &str,
        kind: &str,
        course: Option<(String, u32)>,
        wanted: u32,
        began: DateTime<Utc>,
    ) -> Self {
        let (trainee, menu, kind) = (trainee.to_owned(), menu.to_owned(), kind.to_owned());
        Self { trainee, menu, kind, course, wanted, began, id: None, drills: 0 }
    }
}

/// A drill that was finished.
#[derive(Clone, Copy, Debug)]
pub struct Finished<'a> {
    /// The errand.
    pub errand: &'a str,
    /// What of it.
    pub about: About,
    /// At which pretended hour; none where no call was held.
    pub at: Option<DateTime<Tz>>,
    /// The number that was called.
    pub line: Option<&'a str>,
    /// How it went.
    pub score: &'a Score,
    /// The card from now on.
    pub card: &'a ReviewCard,
    /// When it was finished.
    pub done: DateTime<Utc>,
}

impl History {
    /// Writes a drill down, whole or not at all. Once this returns, it is in the file.
    ///
    /// # Errors
    /// It can't be written.
    pub fn keep(
        &mut self,
        session: &mut Session,
        drill: &Finished<'_>,
    ) -> Result<(), HistoryError> {
        Ok(self.write(session, drill)?)
    }

    fn write(&mut self, session: &mut Session, drill: &Finished<'_>) -> rusqlite::Result<()> {
        let all = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let trainee = trainee(&all, &session.trainee)?;
        let id = match session.id {
            Some(id) => id,
            None => begin(&all, trainee, session)?,
        };
        let points = drill.score.points();
        let place = session.drills + 1;
        let hour = drill.at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, false));
        all.prepare(
            "INSERT INTO drills (session, place, errand, about, hour, line, points, reached, lost,
                                 turns, keys, done)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            id,
            place,
            drill.errand,
            drill.about.name(),
            hour,
            drill.line,
            points,
            drill.score.reached_ms.map(number),
            number(drill.score.lost_ms),
            drill.score.turns,
            drill.score.keys,
            drill.done.timestamp_millis(),
        ])?;
        all.prepare("UPDATE sessions SET drills = ?2, points = points + ?3 WHERE id = ?1")?
            .execute(params![id, place, points])?;
        card(&all, trainee, session, drill)?;
        all.commit()?;
        (session.id, session.drills) = (Some(id), place);
        Ok(())
    }
}

fn trainee(all: &Transaction<'_>, name: &str) -> rusqlite::Result<i64> {
    all.execute("INSERT OR IGNORE INTO trainees (name) VALUES (?1)", [name])?;
    all.query_row("SELECT id FROM trainees WHERE name = ?1", [name], |row| row.get(0))
}

fn begin(all: &Transaction<'_>, trainee: i64, session: &Session) -> rusqlite::Result<i64> {
    let course = session.course.as_ref();
    all.execute(
        "INSERT INTO sessions (trainee, menu, kind, course, pass, wanted, began, drills, points)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, 0)",
        params![
            trainee,
            session.menu,
            session.kind,
            course.map(|(name, _)| name),
            course.map(|(_, pass)| pass),
            session.wanted,
            session.began.timestamp_millis(),
        ],
    )?;
    Ok(all.last_insert_rowid())
}

fn card(
    all: &Transaction<'_>,
    trainee: i64,
    session: &Session,
    drill: &Finished<'_>,
) -> rusqlite::Result<()> {
    let card = drill.card;
    all.prepare(
        "INSERT INTO cards (trainee, menu, errand, about, tries, points, last, due, stability,
                            difficulty, elapsed, scheduled, reps, lapses, state, reviewed)
         VALUES (?1, ?2, ?3, ?4, 1, ?5, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
         ON CONFLICT DO UPDATE SET
            tries = tries + 1, points = points + excluded.points, last = excluded.last,
            due = excluded.due, stability = excluded.stability, difficulty = excluded.difficulty,
            elapsed = excluded.elapsed, scheduled = excluded.scheduled, reps = excluded.reps,
            lapses = excluded.lapses, state = excluded.state, reviewed = excluded.reviewed",
    )?
    .execute(params![
        trainee,
        session.menu,
        drill.errand,
        drill.about.name(),
        drill.score.points(),
        card.due.timestamp_millis(),
        card.stability,
        card.difficulty,
        card.elapsed_days,
        card.scheduled_days,
        card.reps,
        card.lapses,
        card.stage.number(),
        card.last_review.timestamp_millis(),
    ])?;
    Ok(())
}

fn number(ms: u64) -> i64 {
    i64::try_from(ms).unwrap_or(i64::MAX)
}
