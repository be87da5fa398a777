//! Where nodes lead, and how a caller gets from a line to a team.
mod dialed;
mod exits;
mod failures;
mod positions;
mod routes;

pub use exits::{Exit, ExitWay};
pub use routes::Route;
