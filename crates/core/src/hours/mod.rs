//! When someone answers.
//!
//! In comes OpenStreetMap `opening_hours` text with a zone and a country; out comes whether it is
//! open at an instant, when that next changes, what a week looks like, and all of it in words. The
//! caller gives every instant: the room knows no clock of its own, and nothing of menus.
//!
//! ```
//! use phonetree_core::hours::Hours;
//! use phonetree_core::language::Locale;
//!
//! let zone = chrono_tz::America::Los_Angeles;
//! let hours = Hours::parse("Mo-Fr 08:00-17:00; PH off", zone, Some("US"))?;
//!
//! // Thanksgiving 2026, at noon.
//! let noon = "2026-11-26T12:00:00-08:00".parse().expect("RFC 3339");
//! assert!(!hours.is_open(noon));
//! let opens = hours.next_open(noon).expect("it opens again");
//! assert_eq!(opens.to_rfc3339(), "2026-11-27T08:00:00-08:00");
//! assert_eq!(
//!     hours.words(Locale::ENGLISH),
//!     "Monday to Friday, 8 a.m. to 5 p.m. Pacific time, except on public holidays"
//! );
//!
//! let wrong = Hours::parse("Mon-Fri 8am-6pm", zone, None).expect_err("no opening hours");
//! assert_eq!((wrong.to_string().as_str(), wrong.at), ("\"n-Fri\" is not understood here", Some(2)));
//! assert_eq!(wrong.rewrite.as_deref(), Some("Mo-Fr 08:00-18:00"));
//! # Ok::<(), phonetree_core::hours::HoursError>(())
//! ```
mod changes;
mod conflicts;
mod days;
mod holidays;
mod intervals;
mod open;
mod spans;
mod status;
mod transitions;
mod typed;
mod week;
mod wording;

pub use conflicts::{Conflict, ConflictKind};
pub use days::DayHours;
pub use holidays::{
    CountryError, Holiday, HolidayKind, HolidayTable, Holidays, OwnDay, OwnDayError, OwnDays,
};
pub use intervals::Interval;
pub(crate) use open::parts_of_hours;
pub use open::{Hours, HoursError, HoursKey, MOST_HOURS_LETTERS, MOST_HOURS_PARTS};
pub use status::{HolidayDoubt, OpenStatus};
pub use transitions::clock_changes;
pub use typed::{DateOrder, WhenError, ZoneError, parse_at, parse_at_by, parse_day_by, parse_zone};
pub(crate) use typed::{TypedZone, names_a_year, nearest_zone, parse_dated, typed_zone};
pub use week::OpenTimes;
pub use wording::{ends_today, interval_in_both, moment_in_both, starting_in_both, until_in_both};
