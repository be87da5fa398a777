//! Practice: drills, their scores, and what comes next.
//!
//! In come a tree, a seed and what was done; out come [`Drill`]s (an errand at an hour, with the best
//! call the engine finds), [`QuizQuestion`]s, [`Score`]s with reasons, and the task that is to be practised
//! next. The room keeps no history and asks nobody anything: it knows no file, no clock and no phone.
mod chance;
mod course;
mod drill;
mod make;
mod question;
mod schedule;
mod score;

pub use chance::Chance;
pub use course::{Course, CourseFile, Set, schema};
pub use drill::{About, Drill, Errand, errands};
pub use make::{Task, calls, drill};
pub use question::{QuizAnswer, QuizQuestion, alternative, how};
pub use schedule::{Card, Stage, next_task, practised};
pub use score::{Response, Score, ScoreMark, judge};
