//! Calls written down.
//!
//! In come plans of what a caller does, and the effects of a call; out come [`Event`]s (what happened,
//! by name), transcripts and written calls. A [`Rehearsal`] is a phone without sound and without
//! waiting: it plays a whole call in no time. The room knows no clock, no file and no screen.
//!
//! - In a Rust test, a call is a line: [`call`](call()).
//! - In a file that people write, a call is a table: [`CallFile`].
//! - To see what happens in a call, by name: [`rehearse`], or a [`Reporter`] on any phone.
//!
//! ```
//! use phonetree_core::menu::{self, Lengths};
//! use phonetree_core::script::CallFile;
//!
//! let menu = menu::load("first line", menu::FIRST_LINE)?;
//! let file = CallFile::read(
//!     "calls.toml",
//!     r#"
//!     [[call]]
//!     name = "accounts are managed before the office opens"
//!     at = "2026-11-23 07:15"
//!     press = "3"
//!     reaches = "account-management"
//!     "#,
//! )?;
//! for call in file.fit(&menu)? {
//!     let played = call.play(&menu, &Lengths::estimated(&menu), |_, _| {});
//!     assert!(played.passes(), "{}", played.transcript());
//! }
//! # Ok::<(), menu::Problems>(())
//! ```
mod caller;
mod coverage;
mod event;
mod expect;
mod file;
mod observed;
mod play;
mod rehearsal;
mod test_call;
mod transcript;
mod waits;
mod written;

pub use caller::{COMMA_MS, Caller, DialError, DialString, Habits, PlannedLine, PlannedLineError};
pub use coverage::{Coverage, Point};
pub use event::{Event, Happening, Reporter};
pub use file::{
    CallFile, MOST_CALLS, MOST_CASES_BYTES, MOST_PATTERN_LETTERS, MOST_PATTERNS, schema,
};
pub use observed::in_words;
pub use play::{Miss, Played};
pub use rehearsal::{Rehearsal, rehearse};
pub use test_call::{TestCall, call};
pub use transcript::Transcript;
pub use written::WrittenCall;
