//! What people type: hours, moments, zones. Each reads it, or says what to write.
mod rewrite;
mod when;
mod words;
mod zone;

pub(super) use rewrite::rewritten;
pub use when::{WhenError, parse_at};
pub use zone::{ZoneError, parse_zone};
