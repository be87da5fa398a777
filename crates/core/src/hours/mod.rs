//! When someone answers.
//!
//! In comes OpenStreetMap `opening_hours` text with a zone and a country; out comes whether it is
//! open at an instant, when that next changes, what a week looks like, and all of it in words. The
//! room is told every instant: it knows no clock of its own, and nothing of menus.
mod changes;
mod days;
mod intervals;
mod moment;
mod open;
mod span;
mod status;
mod transitions;
mod when;
mod words;
mod zone;

pub use days::DayHours;
pub use intervals::Interval;
pub use moment::{moment_words, unknown_moment};
pub use open::{Hours, HoursError};
pub use span::interval_in_both;
pub use status::{OpenStatus, moment_in_both};
pub use transitions::clock_changes;
pub use when::{WhenError, parse_at};
pub use words::{OpenTimes, days_in_words, time_in_words, zone_words};
pub use zone::{ZoneError, parse_zone};
