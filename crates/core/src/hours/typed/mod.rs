//! What people type: hours, moments, zones. Each reads it, or says what to write.
mod dates;
mod rewrite;
mod when;
mod words;
mod zone;

pub use dates::DateOrder;
pub(crate) use dates::names_a_year;
pub(super) use rewrite::rewritten;
pub(crate) use when::parse_dated;
pub use when::{WhenError, parse_at, parse_at_by, parse_day_by};
pub(crate) use zone::{TypedZone, nearest_zone, typed_zone};
pub use zone::{ZoneError, parse_zone};
