//! How things stand at an instant: open or closed, until when, and whether a holiday leaves that open.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::holidays::HolidayKind;
use super::open::Hours;
use super::wording::{closing_in_both, moment_in_both};
use crate::language::Locale;

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
    pub fn name(&self, locale: &Locale) -> String {
        match self {
            Self::Unsaid(name) | Self::Perhaps(name) => locale.holiday(name),
            Self::UnknownYear => locale.hours().some_holiday().to_owned(),
        }
    }

    /// What the day is, as it follows "today is".
    pub fn words(&self, locale: &Locale) -> String {
        let said = locale.hours();
        match self {
            Self::Unsaid(_) => said.unsaid_holiday(&self.name(locale)),
            Self::Perhaps(_) => said.perhaps_holiday(&self.name(locale)),
            Self::UnknownYear => said.unknown_year().to_owned(),
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

    /// After the name of who is open or closed: "is open now, and closes today at 5 p.m. Pacific time".
    /// For a caller in another zone both clocks are shown, where they differ.
    pub fn words(&self, now: DateTime<Tz>, caller: Option<Tz>, locale: &Locale) -> String {
        let said = locale.hours();
        let then = |closes: &DateTime<Tz>| closing_in_both(*closes, now, caller, locale);
        let or_nothing = |words: Option<String>| words.unwrap_or_default();
        match self {
            Self::Open(Some(closes)) => said.is_open(&then(closes)),
            Self::Open(None) => said.is_always_open().to_owned(),
            Self::MayBeClosed { closes, doubt } => {
                let closes = closes.as_ref().map(|closes| said.if_not_closes(&then(closes)));
                said.is_perhaps_closed(&doubt.name(locale)) + &or_nothing(closes)
            }
            Self::Closed { opens: Some(opens), doubt } => {
                let doubt = doubt.as_ref();
                let unless = doubt.map(|doubt| said.unless_it_stays_closed(&doubt.name(locale)));
                said.is_closed(&moment_in_both(*opens, now, caller, locale)) + &or_nothing(unless)
            }
            Self::Closed { opens: None, .. } => said.is_closed_for_good().to_owned(),
        }
    }
}
