//! Calls written down.
//!
//! In come plans of what a caller does, and the effects of a call; out come [`Event`]s (what
//! happened, by name), transcripts and written calls. A [`Rehearsal`] is a phone without sound and
//! without waiting: it plays a whole call in no time. The room knows no clock, no file, no screen.
mod caller;
mod coverage;
mod dial_string;
mod event;
mod expect;
mod file;
mod observed;
mod play;
mod rehearsal;
mod test_call;
mod transcript;
mod written;

pub use caller::{Caller, Habits};
pub use coverage::{Coverage, Point};
pub use dial_string::{COMMA_MS, DialError, DialString};
pub use event::{Event, Happening, Reporter};
pub use file::{CallFile, schema};
pub use observed::in_words;
pub use play::{Miss, Played};
pub use rehearsal::{Rehearsal, rehearse};
pub use test_call::{TestCall, call};
pub use transcript::Transcript;
pub use written::WrittenCall;
