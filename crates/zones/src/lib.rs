//! The time zones of chrono-tz from the end of 1969 on, packed: the same names, the same offsets, the same changes
//! of the clocks to the second. A page is not asked for an earlier time, and zones that agree since then
//! share a table. chrono-tz has a table for each name, which is quick, and large; here, names
//! with the same clocks share one, and a table is unpacked when it is first asked for.
//!
//! It stands in for chrono-tz where a program is loaded over a network, and has what phonetree needs of it.
//!
//! ```
//! use chrono::{TimeZone as _, Utc};
//!
//! let zone: phonetree_zones::Tz = "America/New_York".parse().unwrap();
//! let at = Utc.with_ymd_and_hms(2026, 7, 1, 16, 0, 0).unwrap().with_timezone(&zone);
//! assert_eq!(at.to_string(), "2026-07-01 12:00:00 EDT");
//! ```

mod offset;
mod packed;
mod places;

use std::fmt;
use std::str::FromStr;

pub use offset::ZoneOffset;
pub use packed::ShownClock;
pub use places::{Africa, America, Asia, Australia, Europe, Pacific};

const TEXT: &str = include_str!("names.txt");

const COUNT: usize = {
    let (mut count, mut at) = (0, 0);
    while at < TEXT.len() {
        if TEXT.as_bytes()[at] == b'\n' {
            count += 1;
        }
        at += 1;
    }
    count
};

/// A time zone of the world.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tz(u16);

/// Every zone, in the order of chrono-tz.
pub static TZ_VARIANTS: [Tz; COUNT] = {
    let mut zones = [Tz(0); COUNT];
    let mut n = 0;
    while n < COUNT {
        #[expect(clippy::cast_possible_truncation, reason = "there are some hundred zones")]
        let zone = Tz(n as u16);
        zones[n] = zone;
        n += 1;
    }
    zones
};

impl Tz {
    /// Universal time.
    pub const UTC: Self = Self::named("UTC");

    /// The name of the zone: `America/New_York`
    pub fn name(self) -> &'static str {
        TEXT.lines().nth(self.index()).unwrap_or_default()
    }

    fn index(self) -> usize {
        usize::from(self.0)
    }

    /// A zone that is known when a program is built.
    const fn named(name: &str) -> Self {
        let (text, name) = (TEXT.as_bytes(), name.as_bytes());
        let (mut zone, mut at, mut same) = (0, 0, 0);
        // `same`: how many letters of the line are those of the name; past its end, the line is another.
        while at < text.len() {
            if text[at] == b'\n' {
                if same == name.len() {
                    return Self(zone);
                }
                (zone, same) = (zone + 1, 0);
            } else if same < name.len() && text[at] == name[same] {
                same += 1;
            } else {
                same = usize::MAX;
            }
            at += 1;
        }
        panic!("no zone has this name")
    }
}

impl fmt::Debug for Tz {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Tz {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// No zone has this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownZone;

impl fmt::Display for UnknownZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no time zone has this name")
    }
}

impl std::error::Error for UnknownZone {}

impl FromStr for Tz {
    type Err = UnknownZone;

    fn from_str(name: &str) -> Result<Self, UnknownZone> {
        let place = TEXT.lines().position(|line| line == name);
        place.map(|n| TZ_VARIANTS[n]).ok_or(UnknownZone)
    }
}
