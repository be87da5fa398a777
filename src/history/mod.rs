//! What a trainee did before, in a file: an SQLite database.
//!
//! In come drills as they are finished, each written whole or not at all before anyone sees its points;
//! out come the cards of a trainee, sessions, what is weak, and reports about several trainees. The file is readied when it is opened.
//! One that is damaged, of a newer version, or not ours is never overwritten: the user's own history is set aside under
//! another name, and a file that somebody named is refused. Only its owner can read a history. What a drill is worth and when it comes again is `practice` in the core to say. The room
//! knows no terminal; its caller says where the file is.
//!
//! Beside it are the questions that were asked in vain, if the user wants them kept ([`MissedQuestions`]).

mod error;
mod missed;
mod open;
mod read;
mod report;
mod tables;
mod write;

use rusqlite::Connection;

pub use error::HistoryError;
pub use missed::{Missed, MissedError, MissedQuestion, MissedQuestions};
pub use read::Row;
pub use report::{ErrandReport, Member, ReportSheet, Tried, errands};
pub use write::{Finished, Session};

/// The history of all trainees on this machine, open.
#[derive(Debug)]
pub struct History {
    db: Connection,
}
