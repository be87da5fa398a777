//! Days and parts of a year as people name them: "the last Monday of May", "June to August".

/// A day of a year, whatever the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct MonthDay {
    /// 1 to 12.
    pub(crate) month: u32,
    /// From 1.
    pub(crate) day: u32,
}

/// A part of every year, from one day to another, both within. It may go on past New Year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PartOfYear {
    pub(crate) from: MonthDay,
    pub(crate) to: MonthDay,
}

/// A day that comes every year, or every month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NamedDay {
    /// December 24.
    Date(MonthDay),
    /// So many days after Easter Sunday; before it, if less than nothing.
    Easter(i64),
    /// So many days after such a weekday of a month, or of each month: the first Monday is 1, the last -1.
    Nth { nth: i8, weekday: usize, month: Option<u32>, after: i64 },
}

impl NamedDay {
    /// Whether it is of the same weekday and month as another: the first Monday, and the third.
    pub(super) fn differs_in_nth(self, other: Self) -> bool {
        match (self, other) {
            (
                Self::Nth { weekday, month, after: 0, .. },
                Self::Nth { weekday: other_weekday, month: other_month, after: 0, .. },
            ) => weekday == other_weekday && month == other_month,
            _ => false,
        }
    }

    /// Whether it follows another that is counted from the same weekday.
    pub(super) fn is_day_after(self, other: Self) -> bool {
        match other {
            Self::Nth { nth, weekday, month, after } => {
                self == Self::Nth { nth, weekday, month, after: after + 1 }
            }
            Self::Date(_) | Self::Easter(_) => false,
        }
    }
}

impl PartOfYear {
    /// The months, where it is whole months.
    pub(crate) fn months(&self) -> Option<(u32, u32)> {
        let ends = self.to.day >= longest(self.to.month);
        (self.from.day == 1 && ends).then_some((self.from.month, self.to.month))
    }

    /// Whether a day is within it.
    pub(crate) fn has(&self, day: MonthDay) -> bool {
        match self.from <= self.to {
            true => (self.from..=self.to).contains(&day),
            false => day >= self.from || day <= self.to,
        }
    }
}

/// How many days a month can have.
pub(crate) const fn longest(month: u32) -> u32 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
