//! When someone answers.
//!
//! In comes OpenStreetMap `opening_hours` text with a zone and a country; out comes whether it is
//! open at an instant, when that next changes, what a week looks like, and all of it in words. The
//! room is told every instant: it knows no clock of its own, and nothing of menus.
mod changes;
mod clock;
mod days;
mod moment;
mod open;
mod span;
mod standing;
mod stretches;
mod words;
mod zone;

pub use changes::clock_changes;
pub use clock::parse_at;
pub use days::DayHours;
pub use moment::{moment_words, unknown_moment};
pub use open::{Hours, HoursError};
pub use span::span_in_both;
pub use standing::{Standing, moment_in_both};
pub use stretches::Span;
pub use words::{Day, days_in_words, time_in_words, zone_words};
pub use zone::parse_zone;
