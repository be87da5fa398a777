//! What was practiced before, as it is kept and passed on: drills as lines of JSON, sessions as codes.
//!
//! In come drills as they were finished, on whatever machine; out come sessions, what is known of each
//! errand, and the cards from which the next session begins. The room knows no file and no database.
mod code;
mod past;
mod record;

pub use code::{CodeError, ResultCode};
pub use past::{Known, Past, cards, sessions_of, tasks_of};
pub use record::{DrillRecord, records};
