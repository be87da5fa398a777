//! Public holidays: on which days they are, and what they are called.
//!
//! In comes the code of a country or of a region of one; out come its holidays from 2020 to 2045, and
//! beside them the days on which nobody can say: a holiday that the moon decides, one that is kept
//! elsewhere in the country. It knows nothing of hours. The days stand in `days.txt`, which
//! `tools/write_holidays.py` writes; only the lines of the country asked for are read, once, and when
//! somebody asks for a day.
//!
//! ```
//! use phonetree_core::hours::{HolidayKind, Holidays};
//!
//! let england = Holidays::of("GB-ENG")?;
//! let holiday = |date: &str| england.on(date.parse().expect("a date"));
//! assert_eq!(holiday("2026-12-28").expect("one").name, "Boxing Day (observed)");
//! assert_eq!(holiday("2026-11-30"), None, "a holiday in Scotland alone");
//! assert_eq!(holiday("2027-01-01").expect("one").kind, HolidayKind::Public);
//!
//! let wrong = Holidays::of("England").expect_err("no code");
//! assert_eq!(wrong.to_string(), "there is no country or region \"England\"; write \"GB-ENG\"");
//! # Ok::<(), phonetree_core::hours::CountryError>(())
//! ```
mod block;
mod country;
mod own;
mod table;
mod yearly;

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

use chrono::{Datelike as _, Days, NaiveDate};
use compact_calendar::CompactCalendar;

use self::block::{Block, HolidayRule};
pub use self::country::CountryError;
pub use self::own::{OwnDay, OwnDayError, OwnDays};
pub use self::table::HolidayTable;
pub(super) use self::yearly::easter;

/// The years whose holidays are known.
const YEARS: std::ops::RangeInclusive<i32> = 2020..=2045;

/// The public holidays of a country or region, with what an office adds to them and takes from them.
#[derive(Clone, Debug, Default)]
pub struct Holidays(Arc<Calendar>);

#[derive(Debug, Default)]
struct Calendar {
    /// None where only the office's own days are known.
    block: Option<Block>,
    own: OwnDays,
    days: OnceLock<BTreeMap<NaiveDate, Holiday>>,
    public: OnceLock<Arc<CompactCalendar>>,
}

/// What a day is called, and whether it is a holiday for sure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// In English: "Thanksgiving Day", "Christmas Day (observed)".
    pub name: String,
    /// Whether it is one for sure.
    pub kind: HolidayKind,
}

/// Whether a day is a holiday for sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolidayKind {
    /// A public holiday.
    Public,
    /// Perhaps: the moon decides the day, it is observed on another one, or kept elsewhere in the country.
    Perhaps,
}

/// The same country and the same days of an office's own.
impl PartialEq for Holidays {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || (self.code() == other.code() && self.0.own == other.0.own)
    }
}

impl Eq for Holidays {}

impl Hash for Holidays {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code().hash(state);
    }
}

impl Holidays {
    /// The holidays of a country (ISO 3166-1: "GB") or of a region of one (ISO 3166-2: "GB-ENG").
    ///
    /// # Errors
    /// That there is no such country or region, with what may have been meant, or that its holidays
    /// can't be known.
    pub fn of(code: &str) -> Result<Self, CountryError> {
        Self::from_table(HolidayTable::ALL, code)
    }

    /// The same, where only some countries are at hand.
    ///
    /// # Errors
    /// As those of [`Holidays::of`]; a country that is not in the table is not known.
    pub fn from_table(table: HolidayTable, code: &str) -> Result<Self, CountryError> {
        let calendar = Calendar { block: Some(country::find(table, code)?), ..Calendar::default() };
        Ok(Self(Arc::new(calendar)))
    }

    /// With an office's own closed days, and without what it does not keep.
    ///
    /// # Errors
    /// The place of the first removed day that is not a holiday, among them.
    pub fn with(&self, own: OwnDays) -> Result<Self, usize> {
        let block = self.0.block.clone();
        let wrong = own
            .removed
            .iter()
            .position(|removed| !self.all().iter().any(|(date, it)| removed.is(*date, it)));
        match wrong {
            Some(place) => Err(place),
            None => Ok(Self(Arc::new(Calendar { block, own, ..Calendar::default() }))),
        }
    }

    /// The country or region: "US", "DE-BY"; nothing where no country is named.
    pub fn code(&self) -> &str {
        self.0.block.as_ref().map_or("", |block| &block.code)
    }

    /// The holiday on a day, sure or not.
    pub fn on(&self, date: NaiveDate) -> Option<&Holiday> {
        self.all().get(&date)
    }

    /// Every holiday that is known, in order.
    pub fn all(&self) -> &BTreeMap<NaiveDate, Holiday> {
        self.0.days.get_or_init(|| self.0.read())
    }

    /// Whether the holidays of the year of a day are known.
    pub fn know(&self, date: NaiveDate) -> bool {
        let Some(block) = &self.0.block else { return true };
        (*YEARS.start()..=block.until).contains(&date.year())
    }

    /// The last year for which they are known.
    pub fn last_year(&self) -> i32 {
        self.0.block.as_ref().map_or(*YEARS.end(), |block| block.until)
    }

    /// The regions of a country that is named without one, where they keep other days than the country:
    /// code and name. A state of the United States binds its own offices alone, so none there.
    pub fn regions(&self) -> Vec<(String, &'static str)> {
        self.0.block.as_ref().map_or_else(Vec::new, Block::regions)
    }

    /// The days that are public holidays, as the rules of hours look them up.
    pub(super) fn public(&self) -> Arc<CompactCalendar> {
        let read = || {
            let mut public = CompactCalendar::default();
            for (date, holiday) in self.all() {
                if holiday.kind == HolidayKind::Public {
                    public.insert(*date);
                }
            }
            Arc::new(public)
        };
        Arc::clone(self.0.public.get_or_init(read))
    }
}

impl Calendar {
    fn read(&self) -> BTreeMap<NaiveDate, Holiday> {
        let mut days = BTreeMap::new();
        for line in self.block.iter().flat_map(Block::lines) {
            add_line(&mut days, &line);
        }
        let own = &self.own;
        days.retain(|date, holiday| !own.removed.iter().any(|day| day.is(*date, holiday)));
        for (date, name) in self.own.added.iter().flat_map(|day| day.days(YEARS)) {
            add(&mut days, date, name.to_owned(), HolidayKind::Public);
        }
        days
    }
}

fn add_line(days: &mut BTreeMap<NaiveDate, Holiday>, line: &HolidayRule<'_>) {
    let kind = if line.perhaps { HolidayKind::Perhaps } else { HolidayKind::Public };
    for date in line.days(YEARS) {
        let name =
            if line.observed { format!("{} (observed)", line.name) } else { line.name.to_owned() };
        if line.estimated {
            for near in [date - Days::new(1), date + Days::new(1)] {
                add(days, near, name.clone(), HolidayKind::Perhaps);
            }
        }
        add(days, date, name, kind);
    }
}

/// What is sure stands for what is not; two names of one day are both told.
fn add(days: &mut BTreeMap<NaiveDate, Holiday>, date: NaiveDate, name: String, kind: HolidayKind) {
    let known = days.entry(date).or_insert_with(|| Holiday { name: name.clone(), kind });
    match (known.kind, kind) {
        (HolidayKind::Perhaps, HolidayKind::Public) => *known = Holiday { name, kind },
        (HolidayKind::Public, HolidayKind::Perhaps) => {}
        (HolidayKind::Public, HolidayKind::Public)
        | (HolidayKind::Perhaps, HolidayKind::Perhaps) => {
            if !known.name.contains(&name) {
                known.name = format!("{} and {name}", known.name);
            }
        }
    }
}
