//! What a phone call does.
//!
//! In come a [`Tree`](crate::menu::Tree), a line, the instant of the answer, and then one
//! [`Input`] after the other, each with its [`CallTime`]; out come [`Effect`]s in order. The room
//! knows no clock, no sound, no file and no thread: the same tree, start and inputs give the same
//! effects, to the byte. What happens when two things happen at once is written down in [`edges`].
mod at_menu;
#[expect(clippy::module_inception, reason = "a call is what this room is about")]
mod call;
pub mod edges;
mod effect;
mod entering;
mod patience;
mod shape;
mod speech;
mod state;
mod telling;
mod time;
mod utterance;
mod wire;

pub use call::Call;
pub use effect::{
    Action, Effect, Effects, Ending, Input, PlayId, Reason, Report, Side, TransferOutcome,
};
pub use shape::{Choices, Memory, Question, Shape};
pub use time::CallTime;
pub use utterance::{Utterance, Value};
