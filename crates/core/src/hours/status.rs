//! How things stand at an instant: open or closed, and until when.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::open::Hours;
use super::wording::moment_in_both;

/// Open or closed at an instant, and when that changes; `None` if never.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenStatus {
    /// It is open, and closes then.
    Open(Option<DateTime<Tz>>),
    /// It is closed, and opens then.
    Closed(Option<DateTime<Tz>>),
}

impl Hours {
    /// How things stand at an instant.
    pub fn status(&self, at: DateTime<Utc>) -> OpenStatus {
        match self.is_open(at) {
            true => OpenStatus::Open(self.next_close(at)),
            false => OpenStatus::Closed(self.next_open(at)),
        }
    }
}

impl OpenStatus {
    /// When it next opens, if it is closed.
    pub fn opens(&self) -> Option<DateTime<Tz>> {
        match self {
            Self::Open(_) => None,
            Self::Closed(opens) => *opens,
        }
    }

    /// When it next closes, if it is open.
    pub fn closes(&self) -> Option<DateTime<Tz>> {
        match self {
            Self::Open(closes) => *closes,
            Self::Closed(_) => None,
        }
    }

    /// In English, after the name of who is open or closed: "is open now, and closes today at
    /// 5 p.m. Pacific time". For a caller in another zone both clocks are told, where they differ.
    pub fn words(&self, now: DateTime<Tz>, caller: Option<Tz>) -> String {
        let then = |moment: DateTime<Tz>| moment_in_both(moment, now, caller);
        match *self {
            Self::Open(Some(closes)) => format!("is open now, and closes {}", then(closes)),
            Self::Open(None) => "is open at any time".to_owned(),
            Self::Closed(Some(opens)) => format!("is closed now, and opens {}", then(opens)),
            Self::Closed(None) => "is closed, and no opening is known".to_owned(),
        }
    }
}
