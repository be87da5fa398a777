//! How things stand at an instant: open or closed, until when, and whether a holiday leaves that open.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::holidays::HolidayKind;
use super::open::Hours;
use super::wording::moment_in_both;

/// Open, closed, or a day on which nobody can say; and when that changes, `None` if never.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenStatus {
    /// It is open, and closes then.
    Open(Option<DateTime<Tz>>),
    /// By its hours it is open, and closes then; but it may be closed all day.
    MayBeClosed {
        /// When it closes, if it is open at all.
        closes: Option<DateTime<Tz>>,
        /// Why nobody can say.
        doubt: HolidayDoubt,
    },
    /// It is closed.
    Closed {
        /// When it opens by its hours.
        opens: Option<DateTime<Tz>>,
        /// Why it may stay closed then.
        doubt: Option<HolidayDoubt>,
    },
}

/// Why nobody can say whether it is open on a day, though its hours are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HolidayDoubt {
    /// It is a public holiday, by this name, and the hours do not mention public holidays.
    Unsaid(String),
    /// It may be a public holiday, by this name: the moon decides, or it is kept elsewhere.
    Perhaps(String),
    /// The public holidays of the year are not known.
    UnknownYear,
}

impl HolidayDoubt {
    /// The holiday's name: "Thanksgiving Day".
    pub fn name(&self) -> &str {
        match self {
            Self::Unsaid(name) | Self::Perhaps(name) => name,
            Self::UnknownYear => "a public holiday",
        }
    }
}

/// What the day is, as it follows "today is".
impl fmt::Display for HolidayDoubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsaid(name) => {
                write!(f, "{name}, a public holiday that the published hours do not mention")
            }
            Self::Perhaps(name) => write!(f, "perhaps a public holiday ({name})"),
            Self::UnknownYear => f.write_str("in a year whose public holidays are not known"),
        }
    }
}

impl Hours {
    /// How things stand at an instant.
    pub fn status(&self, at: DateTime<Utc>) -> OpenStatus {
        let doubt = |at: DateTime<Tz>| self.holiday_doubt(at.date_naive());
        match self.is_open(at) {
            true => {
                let closes = self.next_close(at);
                match doubt(at.with_timezone(&self.zone())) {
                    Some(doubt) => OpenStatus::MayBeClosed { closes, doubt },
                    None => OpenStatus::Open(closes),
                }
            }
            false => {
                let opens = self.next_open(at);
                OpenStatus::Closed { opens, doubt: opens.and_then(doubt) }
            }
        }
    }

    /// Why nobody can say whether it is open on a day on which it is by its hours: a public holiday that
    /// the hours do not mention, one that may be kept or not, a year for which none is known. This is the
    /// only place that decides it. Hours that never close, and a date with hours of its own, leave no doubt.
    pub fn holiday_doubt(&self, date: NaiveDate) -> Option<HolidayDoubt> {
        let holidays = self.holidays()?;
        let doubt = match holidays.on(date) {
            _ if !holidays.know(date) => HolidayDoubt::UnknownYear,
            None => return None,
            Some(holiday) => match holiday.kind {
                HolidayKind::Public if self.know_holidays() => return None,
                HolidayKind::Public => HolidayDoubt::Unsaid(holiday.name.clone()),
                HolidayKind::Perhaps => HolidayDoubt::Perhaps(holiday.name.clone()),
            },
        };
        let day = self.day(date)?;
        (!day.unusual && !day.open.is_empty() && !self.never_close()).then_some(doubt)
    }

    /// The same for the day of an instant, where the hours hold.
    pub fn holiday_doubt_at(&self, at: DateTime<Utc>) -> Option<HolidayDoubt> {
        self.holiday_doubt(at.with_timezone(&self.zone()).date_naive())
    }
}

impl OpenStatus {
    /// Whether it is open; nothing where nobody can say.
    pub fn is_open(&self) -> Option<bool> {
        match self {
            Self::Open(_) => Some(true),
            Self::MayBeClosed { .. } => None,
            Self::Closed { .. } => Some(false),
        }
    }

    /// When it next opens, if it is closed.
    pub fn opens(&self) -> Option<DateTime<Tz>> {
        match self {
            Self::Open(_) | Self::MayBeClosed { .. } => None,
            Self::Closed { opens, .. } => *opens,
        }
    }

    /// When it next closes, if it is open.
    pub fn closes(&self) -> Option<DateTime<Tz>> {
        match self {
            Self::Open(closes) | Self::MayBeClosed { closes, .. } => *closes,
            Self::Closed { .. } => None,
        }
    }

    /// Why it may be closed now, or stay closed when it would open.
    pub fn doubt(&self) -> Option<&HolidayDoubt> {
        match self {
            Self::Open(_) => None,
            Self::MayBeClosed { doubt, .. } => Some(doubt),
            Self::Closed { doubt, .. } => doubt.as_ref(),
        }
    }

    /// In English, after the name of who is open or closed: "is open now, and closes today at
    /// 5 p.m. Pacific time". For a caller in another zone both clocks are shown, where they differ.
    pub fn words(&self, now: DateTime<Tz>, caller: Option<Tz>) -> String {
        let then = |moment: DateTime<Tz>| moment_in_both(moment, now, caller);
        match self {
            Self::Open(Some(closes)) => format!("is open now, and closes {}", then(*closes)),
            Self::Open(None) => "is open at any time".to_owned(),
            Self::MayBeClosed { closes, doubt } => {
                let closes = closes.map_or_else(String::new, |closes| {
                    format!("; if not, it closes {}", then(closes))
                });
                format!("may be closed now, for {}{closes}", doubt.name())
            }
            Self::Closed { opens: Some(opens), doubt } => {
                let unless = doubt.as_ref().map_or_else(String::new, |doubt| {
                    format!(", unless it stays closed for {}", doubt.name())
                });
                format!("is closed now, and opens {}{unless}", then(*opens))
            }
            Self::Closed { opens: None, .. } => "is closed, and no opening is known".to_owned(),
        }
    }
}
