//! The clock of a call: it starts at the answer and knows no date.

use std::fmt;
use std::ops::Add;

use chrono::{DateTime, TimeDelta, Utc};

/// Milliseconds since the call was answered.
///
/// A type of our own, and not an `Instant` of the machine, so that it can be written down,
/// compared, and invented by a test. The date exists once, at the answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallTime(u64);

impl CallTime {
    /// The moment of the answer.
    pub const ANSWER: Self = Self(0);

    /// A moment so many milliseconds after the answer.
    pub const fn from_ms(ms: u64) -> Self {
        Self(ms)
    }

    /// Milliseconds since the answer.
    pub const fn as_ms(self) -> u64 {
        self.0
    }

    /// The instant of this moment in a call that was answered at an instant. One too near the end
    /// of all time stays at its answer.
    pub fn after(self, answered: DateTime<Utc>) -> DateTime<Utc> {
        let elapsed = i64::try_from(self.0).ok().and_then(TimeDelta::try_milliseconds);
        elapsed.and_then(|ms| answered.checked_add_signed(ms)).unwrap_or(answered)
    }

    /// The instant of the answer of a call in which this moment comes at an instant. Too near the
    /// beginning of all time, that instant itself.
    ///
    /// ```
    /// use phonetree_core::call::CallTime;
    ///
    /// let noon = "2026-11-23T12:00:00Z".parse().expect("RFC 3339");
    /// let (moment, answered) = (CallTime::from_ms(1_500), "2026-11-23T11:59:58.500Z");
    /// assert_eq!(moment.before(noon), answered.parse::<chrono::DateTime<chrono::Utc>>().expect("RFC 3339"));
    /// assert_eq!(moment.after(moment.before(noon)), noon);
    /// ```
    pub fn before(self, instant: DateTime<Utc>) -> DateTime<Utc> {
        let elapsed = i64::try_from(self.0).ok().and_then(TimeDelta::try_milliseconds);
        elapsed.and_then(|ms| instant.checked_sub_signed(ms)).unwrap_or(instant)
    }

    /// So many milliseconds earlier; the answer where there is no such moment.
    #[must_use]
    pub const fn earlier(self, ms: u64) -> Self {
        Self(self.0.saturating_sub(ms))
    }
}

/// So many milliseconds later.
impl Add<u64> for CallTime {
    type Output = Self;
    fn add(self, ms: u64) -> Self {
        Self(self.0.saturating_add(ms))
    }
}

/// `0:08.200`: minutes, seconds, milliseconds.
impl fmt::Display for CallTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (minutes, ms) = (self.0 / 60_000, self.0 % 60_000);
        write!(f, "{minutes}:{:02}.{:03}", ms / 1_000, ms % 1_000)
    }
}
