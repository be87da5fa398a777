//! Who answers when: now, and all week.
//!
//! In come a tree, some of its teams, an instant and a week; out come sentences, a strip with a row for
//! each team, JSON, and a calendar.
mod calendar;
mod columns;
mod glance;
mod ics;
mod json;
mod notes;
mod openings;
mod strip;
mod text;
mod vtimezone;

pub use self::calendar::calendar;
pub use self::glance::openings_at_a_glance;
pub use self::json::openings_as_json;
pub use self::openings::Openings;
pub use self::strip::{Strip, strip};
pub use self::text::openings_in_words;
