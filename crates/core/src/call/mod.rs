//! What a phone call does.
//!
//! In come a [`Tree`](crate::menu::Tree), a line, the instant of the answer, and then one
//! [`Input`] after the other, each with its [`CallTime`]; out come [`Effect`]s in order. The room
//! knows no clock, no sound, no file and no thread: the same tree, start and inputs give the same
//! effects, to the byte. What happens when two things happen at once is written down in [`edges`].
#[expect(clippy::module_inception, reason = "a call is what this room is about")]
mod call;
mod context;
pub mod edges;
mod effect;
mod retries;
mod shape;
mod speech;
mod states;
mod time;
mod utterance;

pub use call::Call;
pub use effect::{
    Action, Effect, Effects, Ending, Input, PlayId, Report, Side, Timer, TransferOutcome,
};
pub use shape::{Choices, Memory, Question, Shape};
pub use time::CallTime;
pub use utterance::{Utterance, Value};
