//! What a phone call does.
//!
//! In come a [`Tree`](crate::menu::Tree), a line, the instant of the answer, and then one
//! [`Input`] after the other, each with its [`CallTime`]; out come [`Effect`]s in order. The room
//! knows no clock, no sound, no file and no thread: the same tree, start and inputs give the same
//! effects, to the byte. What time means in a call is written down in [`time`], and what happens when
//! two things happen at once in [`edges`].
//!
//! Most callers of this crate do not step a call themselves: [`drive`](crate::drive) does it, with
//! the one rule about what comes first. Stepped by hand, a call is this:
//!
//! ```
//! use phonetree_core::call::{Action, Call, CallTime, Effect, Ending, Input, Report, Side, Timer};
//! use phonetree_core::menu;
//!
//! let tree = menu::load("first line", menu::FIRST_LINE)?;
//! let line = tree.line_for("1-800-790-4661").expect("the line is in the file");
//! let noon = "2026-11-23T12:00:00-08:00".parse().expect("RFC 3339");
//!
//! // The line picks up, and says its first words.
//! let (mut call, effects) = Call::answer(&tree, line, noon);
//! assert_eq!(effects[0], Effect::Report(Report::Answered(line)));
//! let playing = effects.iter().find_map(|effect| match effect {
//!     Effect::Do(Action::Play { play, utterance, .. }) => Some((*play, utterance.words(&tree))),
//!     _ => None,
//! });
//! let (play, words) = playing.expect("a menu speaks first");
//! assert_eq!(words, "Thank you for calling the small business line.");
//!
//! // They end after three seconds, and the options begin.
//! let effects = call.handle(CallTime::from_ms(3_000), Input::Played(play));
//! assert!(matches!(effects[0], Effect::Do(Action::Play { .. })));
//!
//! // The caller hangs up.
//! let effects = call.handle(CallTime::from_ms(4_000), Input::HungUp);
//! let ended = Report::Ended { ending: Ending::HungUp, by: Side::Caller };
//! assert_eq!(effects.last(), Some(&Effect::Report(ended)));
//! assert_eq!(call.deadline(), None);
//! # Ok::<(), menu::Problems>(())
//! ```
#[expect(clippy::module_inception, reason = "a call is what this room is about")]
mod call;
mod context;
mod decision;
pub mod edges;
mod effect;
mod retries;
mod shape;
mod speech;
mod states;
pub mod time;
mod utterance;

pub use call::Call;
pub use decision::{CallerNumber, Decided, Decision};
pub use effect::{
    Action, Effect, Effects, Ending, Input, JoinId, PlayId, QueueNews, Report, Side, Timer,
    TransferOutcome,
};
pub use shape::{Choices, Memory, Question, Shape};
pub use time::CallTime;
pub use utterance::{Utterance, Value, minutes};
