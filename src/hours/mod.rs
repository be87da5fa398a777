//! When someone answers.
//!
//! In comes OpenStreetMap `opening_hours` text with a zone and a country; out comes whether it is
//! open at an instant, when that next changes, and both in words. The room is told every instant:
//! it knows no clock of its own, and nothing of menus.
mod changes;
mod clock;
mod moment;
mod open;
mod standing;
mod words;
mod zone;

pub use clock::parse_at;
pub use moment::moment_words;
pub use open::{Hours, HoursError};
pub use standing::{Standing, moment_in_both};
pub use words::{Day, days_in_words, time_in_words};
pub use zone::parse_zone;
