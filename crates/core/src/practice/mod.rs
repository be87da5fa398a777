//! Practice: drills, their scores, and what comes next.
//!
//! In come a tree, a seed and what was done; out come [`Drill`]s (an errand at an hour, with the best
//! call the engine finds), [`QuizQuestion`]s, [`Score`]s with reasons, and the task that is to be practiced
//! next. A whole session of them, with its order, its clock and its end, is a [`PracticeSession`]. The
//! room keeps no history and asks nobody anything: it knows no file, no clock and no phone.
//!
//! ```
//! use chrono::Utc;
//! use phonetree_core::menu::{self, Lengths};
//! use phonetree_core::practice::{self, About, Chance, Response};
//! use phonetree_core::script::rehearse;
//!
//! let tree = menu::load("first line", menu::FIRST_LINE)?;
//! let lengths = Lengths::estimated(&tree);
//! let from = "2026-11-25T12:00:00-08:00".parse::<chrono::DateTime<Utc>>().expect("RFC 3339");
//!
//! // The first errand that is done by phone, at an hour at which somebody answers.
//! let errands = tree.errands();
//! let task = practice::calls(&tree, &errands).into_iter().next().expect("there are errands");
//! let errand = &errands[task.errand];
//! let mut chance = Chance::new(7);
//! let drill = practice::drill(&tree, &lengths, errand, About::Open, from, tree.zone, &mut chance);
//! let drill = drill.expect("somebody answers some day");
//!
//! // A trainee who makes the best call there is has 100 points.
//! let (line, at) = (drill.best.line, drill.at.to_utc());
//! let events = rehearse(&tree, &lengths, line, at, drill.best.caller());
//! let response = Response::Called { line, events: &events };
//! assert_eq!(practice::judge(&tree, &lengths, &drill, response, None).points(), 100);
//! # Ok::<(), menu::Problems>(())
//! ```
mod course;
mod drill;
mod kept;
mod make;
mod question;
mod schedule;
mod score;
mod session;
mod supply;
mod words;

pub use crate::menu::Chance;
pub use course::{Course, CourseFile, CourseResult, Set, schema};
pub use drill::{About, Drill};
pub use kept::{
    CodeError, DrillRecord, Known, Past, ResultCode, cards, records, sessions_of, tasks_of,
};
pub use make::{Task, calls, drill};
pub use question::{QuizAnswer, QuizQuestion, alternative, how};
pub use schedule::{ReviewCard, Stage, next_task, practiced};
pub use score::{Response, Score, ScoreMark, judge};
pub use session::{
    Cards, DrillAttempt, FinishedDrill, NothingToPractice, PracticeSession, SessionPlan, left_ms,
};
pub use supply::{Exercise, Given, GivenDrill};
pub use words::which_line;
