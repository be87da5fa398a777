//! Where nodes lead, and how a caller gets from a line to a team.
mod dialed;
mod exits;
mod failures;
mod positions;
mod routes;
mod still_asked;

pub use exits::{Exit, ExitWay};
pub use routes::Route;
pub(crate) use still_asked::OfThePast;
pub(in crate::menu) use still_asked::StillAsked;
