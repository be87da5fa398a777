//! A zone and its clock at a moment, as chrono asks for them.

use std::fmt;

use chrono::{FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone};

use crate::Tz;
use crate::packed::{Clocks, ShownClock};

/// What the clocks of a zone show at a moment.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ZoneOffset {
    zone: Tz,
    /// The clock of that moment.
    pub clock: ShownClock,
}

impl Offset for ZoneOffset {
    fn fix(&self) -> FixedOffset {
        let seconds = self.clock.utc_offset + self.clock.dst_offset;
        FixedOffset::east_opt(seconds).unwrap_or(const { FixedOffset::east_opt(0).unwrap() })
    }
}

/// `EST`; where the clock has no name, `+0530`.
impl fmt::Display for ZoneOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(name) = self.clock.name {
            return f.write_str(name);
        }
        let seconds = self.clock.seconds();
        let sign = if seconds < 0 { '-' } else { '+' };
        let minutes = seconds.abs() / 60;
        write!(f, "{sign}{:02}", minutes / 60)?;
        match minutes % 60 {
            0 => Ok(()),
            minutes => write!(f, "{minutes:02}"),
        }
    }
}

impl fmt::Debug for ZoneOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl TimeZone for Tz {
    type Offset = ZoneOffset;

    fn from_offset(offset: &ZoneOffset) -> Self {
        offset.zone
    }

    fn offset_from_local_date(&self, local: &NaiveDate) -> MappedLocalTime<ZoneOffset> {
        let at = |time| self.offset_from_local_datetime(&local.and_time(time));
        let last = NaiveTime::from_num_seconds_from_midnight_opt(86_399, 0).unwrap_or_default();
        let (earliest, latest) = (at(NaiveTime::MIN), at(last));
        let either = earliest.single().or(latest.single());
        let either = either.or(earliest.earliest()).or(latest.earliest());
        either.map_or(MappedLocalTime::None, MappedLocalTime::Single)
    }

    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> MappedLocalTime<ZoneOffset> {
        let here = |clock| ZoneOffset { zone: *self, clock };
        match Clocks::of(*self).showing(local.and_utc().timestamp()) {
            (Some(first), Some(second)) => MappedLocalTime::Ambiguous(here(first), here(second)),
            (Some(clock), None) | (None, Some(clock)) => MappedLocalTime::Single(here(clock)),
            (None, None) => MappedLocalTime::None,
        }
    }

    fn offset_from_utc_date(&self, utc: &NaiveDate) -> ZoneOffset {
        self.offset_from_utc_datetime(&utc.and_time(NaiveTime::MIN))
    }

    fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> ZoneOffset {
        ZoneOffset { zone: *self, clock: Clocks::of(*self).at(utc.and_utc().timestamp()) }
    }
}
