//! Calls written down.
//!
//! In come plans of what a caller does, and the effects of a call; out come [`Event`]s (what
//! happened, by name), transcripts and written calls. A [`Rehearsal`] is a phone without sound and
//! without waiting: it plays a whole call in no time. The room knows no clock, no file, no screen.
mod caller;
mod coverage;
mod dialled;
mod event;
mod file;
mod in_words;
mod play;
mod rehearsal;
mod told;
mod transcript;
mod wish;
mod written;

pub use caller::{COMMA_MS, Caller, Habits};
pub use coverage::{Coverage, Point};
pub use dialled::{Dialled, call};
pub use event::{Event, Happening, Reporter};
pub use file::{CallFile, schema};
pub use in_words::in_words;
pub use play::{Miss, Played};
pub use rehearsal::Rehearsal;
pub use transcript::Transcript;
pub use written::WrittenCall;
