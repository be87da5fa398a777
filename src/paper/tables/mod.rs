//! Tables: the routing table, and where each fact comes from.

mod routing;
mod sources;

pub use routing::{routing_csv, routing_json};
pub use sources::sources;
