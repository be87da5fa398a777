//! What trainees hand in: the history that a page kept, as a file, and results as codes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::cli::output::{aside, called};
use crate::cli::{Failure, open};
use crate::files;
use crate::history::{Member, Tried};
use phonetree_core::document::escape::one_line;
use phonetree_core::practice::{
    CodeError, DrillRecord, Past, ResultCode, records, sessions_of, tasks_of,
};

/// The beginning of every SQLite file.
const SQLITE: &[u8] = b"SQLite format 3\0";

/// What trainees handed in.
#[derive(Default)]
pub(super) struct HandedIn {
    /// Histories of the command.
    pub(super) histories: Vec<PathBuf>,
    /// By name.
    pub(super) trainees: BTreeMap<String, Portfolio>,
}

/// What one trainee handed in: drills in files, and sessions as codes.
#[derive(Default)]
pub(super) struct Portfolio {
    drills: Vec<DrillRecord>,
    sessions: Vec<Past>,
}

/// Reads what was handed in about a menu.
pub(super) fn handed_in(all: &[String], menu: &str) -> Result<HandedIn, Failure> {
    let (mut handed, mut drills) = (HandedIn::default(), String::new());
    for named in all {
        let file = Path::new(named);
        match named.parse::<ResultCode>() {
            _ if file.exists() => {
                let begins = files::read_beginning(file, SQLITE.len() as u64);
                match begins.is_ok_and(|it| it == SQLITE) {
                    true => handed.histories.push(file.to_owned()),
                    false => drills += &exported(file)?,
                }
            }
            Ok(code) if code.is_about(menu) => {
                let portfolio = handed.trainees.entry(code.session.trainee.clone()).or_default();
                portfolio.sessions.push(code.session);
            }
            Ok(_) => {
                let why = format!("{}: this result is about another menu", one_line(named));
                return Err(Failure(why));
            }
            Err(CodeError::NoCode) => drills += &exported(file)?,
            Err(why) => return Err(Failure(format!("{}: {why}", one_line(named)))),
        }
    }
    // A drill that is in two files is one drill.
    for record in records(&drills).0.into_iter().filter(|record| record.menu == menu) {
        handed.trainees.entry(record.trainee.clone()).or_default().drills.push(record);
    }
    Ok(handed)
}

/// The text of a file that a page wrote.
fn exported(file: &Path) -> Result<String, Failure> {
    let text = open::read("the history", file)?;
    match records(&text) {
        (found, 0) if !found.is_empty() => {}
        (found, lines) if !found.is_empty() => {
            let lines =
                if lines == 1 { "1 line is".to_owned() } else { format!("{lines} lines are") };
            aside(&format!("({}: {lines} no drill, and not counted)", called(file)));
        }
        _ => {
            let why = "no drill is in it; it should be a history, or what a page exported";
            return Err(Failure(format!("{}: {why}", called(file))));
        }
    }
    Ok(text + "\n")
}

impl Portfolio {
    /// How its trainee is doing, in all or since an instant.
    pub(super) fn report(&self, name: &str, since: Option<DateTime<Utc>>) -> (Member, Vec<Tried>) {
        let mut sessions = sessions_of(&self.drills);
        for session in &self.sessions {
            // A code counts minutes.
            let same = |it: &Past| it.began.timestamp() / 60 == session.began.timestamp() / 60;
            if !sessions.iter().any(same) {
                sessions.push(session.clone());
            }
        }
        sessions.sort_by_key(|session| session.began);
        let began = sessions.last().map(|past| past.began);
        let counts = |began: DateTime<Utc>| since.is_none_or(|since| began >= since);
        sessions.retain(|session| counts(session.began));
        let drills = sessions.iter().map(|session| session.drills).sum();
        let count = u32::try_from(sessions.len()).unwrap_or(u32::MAX);
        let courses: Vec<Past> =
            sessions.iter().filter(|session| session.course.is_some()).cloned().collect();
        let known = tasks_of(self.drills.iter().filter(|drill| counts(drill.began)));
        let tried: Vec<Tried> = known.into_iter().map(Tried::from).collect();
        let member = Member::new(name, (count, drills), (&sessions, began), &tried, &courses);
        (member, tried)
    }
}
