//! Practice: drills, scores, and what a trainee did before.
//!
//! In come a tree, a seed and what was done; out come [`Drill`]s (an errand at an hour, with the best
//! call the engine finds), [`Question`]s, [`Score`]s with reasons, and the task that is to be practised
//! next. A [`History`](history::History) keeps all of it in a file, through a kill. Nothing here holds
//! a call on a phone, or asks anybody anything: that is the command's.
mod chance;
mod course;
mod drill;
pub mod history;
mod make;
mod play;
mod question;
mod report;
mod schedule;
mod score;

pub use chance::Chance;
pub use course::{Course, CourseFile, Set, schema};
pub use drill::{About, Drill, Errand, errands};
pub use make::{Task, calls, drill};
pub use play::play;
pub use question::{Answer, Question, alternative, how};
pub use report::{Member, markdown};
pub use schedule::{Card, next_task, practised};
pub use score::{Done, Mark, Score, judge};
