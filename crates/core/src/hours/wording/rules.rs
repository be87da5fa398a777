//! From what is written to what can be said: seasons with their weeks, holidays, days by name.
//!
//! What the words will say is held against what the rules do, day by day for two years. Where the
//! two differ, the words would be false, and there are none.

use chrono::{Datelike as _, Days, NaiveDate};
use opening_hours::OpeningHours;
use opening_hours_syntax::RuleKind;
use opening_hours_syntax::rules::time::{Time, TimeSelector};
use opening_hours_syntax::rules::{RuleOperator, RuleSequence};

use super::about::{
    RuleDays, about, is_beside_holiday, is_holiday, on_a_holiday, without_holidays,
};
use super::named::{Matching, dates, own_hours};
use super::public::{OnHolidays, on_holidays};
use super::year::{together, weeks};
use crate::hours::holidays::{HolidayKind, Holidays};
use crate::hours::open::Hours;
use crate::hours::spans::{DAY, DaySpans, RegularWeek, open_on};
use crate::language::{MonthDay, NamedDay, PartOfYear};

/// What is true of hours, as it can be said.
pub(super) struct Sayable {
    /// Each with its parts of the year; without any, it is that of the rest of the year.
    pub(super) weeks: Vec<(Vec<PartOfYear>, RegularWeek)>,
    pub(super) holidays: OnHolidays,
    pub(super) days: Vec<OwnHours>,
    /// There are days with hours of their own that are not named.
    pub(super) some_dates: bool,
}

/// A day with hours of its own; without any, it is closed.
pub(super) struct OwnHours {
    pub(super) day: NamedDay,
    pub(super) open: DaySpans,
    /// Where it falls on a public holiday, it is as every other.
    pub(super) unless_holiday: bool,
}

impl OwnHours {
    /// Whether another day has the same hours.
    pub(super) fn is_kept_as(&self, other: &Self) -> bool {
        self.open == other.open && self.unless_holiday == other.unless_holiday
    }
}

/// So many days are said by name; of more, only that there are some.
const MOST_NAMED: usize = 4;
/// A year has so many days of other hours at the most, if they are only "some dates".
const MOST_DATES: usize = 45;
/// Words are held against the rules from the first of these years to before the last: one is longer.
pub(super) const YEARS: (i32, i32) = (2027, 2029);
/// What is said of holidays is held against those of these years.
const HOLIDAY_YEARS: (i32, i32) = (2026, 2033);

/// What is held against the words: the rules, and which days they leave unsaid.
struct Truth<'h> {
    /// Holidays and all.
    hours: &'h Hours,
    /// On a day that is not a holiday, rules of holidays do not hold.
    without_holidays: OpeningHours,
    holidays: Vec<NaiveDate>,
    nights: bool,
    /// There are rules of days beside holidays.
    beside_holidays: bool,
}

impl Sayable {
    /// What is true of hours; `None` if no words are known for it.
    pub(super) fn read(hours: &Hours) -> Option<Self> {
        Self::known(hours).filter(|said| {
            // Without a week there is nothing that some dates could be exceptions from.
            let vague = said.some_dates || said.holidays == OnHolidays::Mixed;
            !vague || said.weeks.iter().any(|(_, week)| week.opens())
        })
    }

    fn known(hours: &Hours) -> Option<Self> {
        let written = opening_hours_syntax::parse(hours.as_written()).ok()?.rules;
        let weekdays = || written.iter().flat_map(|rule| &rule.day_selector.weekday);
        let beside_holidays = weekdays().any(is_beside_holiday);
        let rules: Vec<RuleSequence> = written.iter().filter_map(without_holidays).collect();
        let about_each: Vec<RuleDays> =
            rules.iter().map(|rule| about(&rule.day_selector)).collect();
        let weekly =
            rules.iter().zip(&about_each).filter(|(_, about)| matches!(about, RuleDays::Weeks(_)));
        let regular = evaluated(weekly.map(|(rule, _)| rule.clone()))?;

        let parts = about_each.iter().filter_map(|about| match about {
            RuleDays::Weeks(parts) => Some(parts),
            RuleDays::Named(_) | RuleDays::SomeDates => None,
        });
        let parts: Vec<PartOfYear> = parts.flatten().copied().collect();
        let weeks = weeks(&regular, &parts)?;
        let mut some =
            rules.iter().zip(&about_each).filter(|(_, about)| matches!(about, RuleDays::SomeDates));
        let unnamed = Matching::of(some.by_ref().map(|(rule, _)| rule))?;
        if unnamed.in_a_year() > MOST_DATES {
            return None;
        }
        let named = about_each.iter().filter_map(|about| match about {
            RuleDays::Named(days) => Some(days),
            RuleDays::Weeks(_) | RuleDays::SomeDates => None,
        });
        let mut each: Vec<NamedDay> = Vec::new();
        for day in named.flatten() {
            if !each.contains(day) {
                each.push(*day);
            }
        }
        let named = each;
        let mut said = Self {
            holidays: on_holidays(&written, &parts, &weeks)?,
            weeks: together(weeks, &parts),
            days: Vec::new(),
            some_dates: beside_holidays || !unnamed.0.is_empty(),
        };
        let of_every_week = |rule: RuleSequence| match about(&rule.day_selector) {
            RuleDays::Weeks(parts) => parts.is_empty(),
            RuleDays::Named(_) | RuleDays::SomeDates => false,
        };
        if written.iter().map(on_a_holiday).all(of_every_week) {
            return Some(said);
        }
        let knows_holidays = weekdays().any(is_holiday);
        let truth = Truth {
            hours,
            without_holidays: evaluated(rules.iter().cloned())?,
            holidays: if knows_holidays { holidays(hours) } else { Vec::new() },
            nights: rules.iter().any(has_night),
            beside_holidays,
        };
        let mut is = None;
        if named.len() <= MOST_NAMED {
            is = own_hours(&named, &truth.without_holidays, truth.nights);
        }
        let mut all_dates = unnamed.clone();
        all_dates.0.extend(named.iter().flat_map(|day| dates(*day)));
        let some_dates = said.some_dates;
        // Where holidays are not all alike, it can still be said that some are exceptions.
        let mut holidays = vec![said.holidays];
        if knows_holidays && holidays != [OnHolidays::Mixed] {
            holidays.push(OnHolidays::Mixed);
        }
        for of_holidays in holidays {
            said.holidays = of_holidays;
            said.some_dates = some_dates;
            if let Some(days) = is.as_ref().and_then(|is| said.own_days(is, &truth)) {
                said.days = days;
                if said.is_true(&truth, &unnamed) {
                    return Some(said);
                }
            }
            // Their hours differ from year to year, or they are too many to name.
            said.days.clear();
            said.some_dates = true;
            let any = some_dates || !named.is_empty();
            if any && all_dates.in_a_year() <= MOST_DATES && said.is_true(&truth, &all_dates) {
                return Some(said);
            }
        }
        None
    }

    /// Days by name, each with what is said of it beside the rest; `None` if that can't be said.
    fn own_days(&self, is: &[(NamedDay, DaySpans)], truth: &Truth<'_>) -> Option<Vec<OwnHours>> {
        let mut days = Vec::new();
        for (day, open) in is {
            let (holidays, others): (Vec<NaiveDate>, Vec<NaiveDate>) =
                dates(*day).into_iter().partition(|date| truth.is_holiday(*date));
            // What a rule of a day leaves as it was need not be said.
            let as_others = others.iter().all(|date| self.usual(*date) == *open);
            let as_holidays = holidays
                .iter()
                .all(|date| self.on_a_holiday(*date).is_some_and(|said| truth.is_as(*date, &said)));
            if as_others && as_holidays {
                continue;
            }
            let every_year = holidays.iter().all(|date| truth.is_as(*date, &cut(open)));
            let closes = matches!(self.holidays, OnHolidays::Closed | OnHolidays::Open(_));
            let unless_holiday = as_holidays && closes && !open.is_empty();
            if !(every_year || unless_holiday) {
                return None;
            }
            days.push(OwnHours { day: *day, open: open.clone(), unless_holiday: !every_year });
        }
        Some(days)
    }

    /// What is said of a public holiday that has no name of its own; `None` if that is left open.
    fn on_a_holiday(&self, date: NaiveDate) -> Option<DaySpans> {
        match &self.holidays {
            OnHolidays::AsUsual => Some(self.usual(date)),
            OnHolidays::Closed => Some(DaySpans::new()),
            OnHolidays::Open(spans) => Some(spans.clone()),
            OnHolidays::Mixed => None,
        }
    }

    /// The week that a day is in.
    fn week(&self, date: NaiveDate) -> Option<&RegularWeek> {
        let day = MonthDay { month: date.month(), day: date.day() };
        let within =
            |(parts, _): &&(Vec<PartOfYear>, RegularWeek)| parts.iter().any(|part| part.has(day));
        let rest = || self.weeks.iter().find(|(parts, _)| parts.is_empty());
        self.weeks.iter().find(within).or_else(rest).map(|(_, week)| week)
    }

    fn usual(&self, date: NaiveDate) -> DaySpans {
        let day = date.weekday().num_days_from_monday() as usize;
        self.week(date).map_or_else(DaySpans::new, |week| week.0[day].clone())
    }

    /// Whether the words would be true, on every day but those that are not said.
    fn is_true(&self, truth: &Truth<'_>, unsaid: &Matching) -> bool {
        let named: Vec<(Vec<NaiveDate>, &OwnHours)> =
            self.days.iter().map(|own| (dates(own.day), own)).collect();
        let own = |date: NaiveDate| named.iter().position(|(dates, _)| dates.contains(&date));
        let kind = |date: NaiveDate| {
            (own(date), self.week(date).map(std::ptr::from_ref), unsaid.0.contains(&date))
        };
        let on_most_days = every_day().all(|date| {
            if unsaid.0.contains(&date) || truth.is_holiday(date) {
                return true;
            }
            let said = own(date).map_or_else(|| self.usual(date), |n| cut(&named[n].1.open));
            let is = open_on(&truth.without_holidays, date);
            // A night belongs to the evening it begins on, and so to the other kind of day.
            let yesterday = date - Days::new(1);
            match !truth.nights || kind(yesterday) == kind(date) {
                true => said == is,
                false => after_midnight(&said) == after_midnight(&is),
            }
        });
        on_most_days
            && truth.holidays.iter().filter(|date| !unsaid.0.contains(date)).all(|date| {
                let own = own(*date).map(|n| named[n].1).filter(|own| !own.unless_holiday);
                let said = match own {
                    Some(own) => Some(cut(&own.open)),
                    None if truth.beside_holidays => None,
                    None => self.on_a_holiday(*date),
                };
                said.is_none_or(|said| truth.is_as(*date, &said))
            })
    }
}

impl Truth<'_> {
    fn is_holiday(&self, date: NaiveDate) -> bool {
        self.holidays.binary_search(&date).is_ok()
    }

    /// Whether a day, be it a holiday, is open as it is said.
    fn is_as(&self, date: NaiveDate, said: &DaySpans) -> bool {
        let is = open_on(&self.hours.rules, date);
        match self.nights {
            false => is == *said,
            true => after_midnight(&is) == after_midnight(said),
        }
    }
}

/// The public holidays that words are held against, in order.
fn holidays(hours: &Hours) -> Vec<NaiveDate> {
    let years = HOLIDAY_YEARS.0..HOLIDAY_YEARS.1;
    let all = hours.holidays().into_iter().flat_map(Holidays::all);
    all.filter(|(date, holiday)| {
        holiday.kind == HolidayKind::Public && years.contains(&date.year())
    })
    .map(|(date, _)| *date)
    .collect()
}

/// Whether a rule goes on past midnight.
fn has_night(rule: &RuleSequence) -> bool {
    rule.time_selector.spans.iter().any(|span| match (span.range.start, span.range.end) {
        (Time::Fixed(from), Time::Fixed(to)) => {
            to <= from || u32::from(to.mins_from_midnight()) > DAY
        }
        (Time::Fixed(_) | Time::Variable(_), Time::Fixed(_) | Time::Variable(_)) => true,
    })
}

/// Without what a night leaves in the morning.
fn after_midnight(spans: &DaySpans) -> &[(u32, u32)] {
    match spans.as_slice() {
        [(0, to), rest @ ..] if *to < DAY => rest,
        all => all,
    }
}

/// What of a day is before midnight.
fn cut(spans: &DaySpans) -> DaySpans {
    spans.iter().map(|(from, to)| (*from, (*to).min(DAY))).collect()
}

pub(super) fn every_day() -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(YEARS.0, 1, 1).unwrap_or_default();
    first.iter_days().take_while(|date| date.year() < YEARS.1)
}

pub(super) fn evaluated(rules: impl Iterator<Item = RuleSequence>) -> Option<OpeningHours> {
    let rules: Vec<RuleSequence> = rules.collect();
    match rules.is_empty() {
        true => "off".parse().ok(),
        false => written(&rules).parse().ok(),
    }
}

/// Rules as text. A rule of a whole day says "open": without it, "Dec 24, easter off" would be about two
/// closed days.
pub(super) fn written(rules: &[RuleSequence]) -> String {
    let mut text = String::new();
    for rule in rules {
        let between = match rule.operator {
            RuleOperator::Normal => "; ",
            RuleOperator::Additional => ", ",
            RuleOperator::Fallback => " || ",
        };
        text.push_str(if text.is_empty() { "" } else { between });
        if rule.day_selector.is_empty() && !rule.is_constant() {
            text.push_str("Mo-Su ");
        }
        text.push_str(&rule.to_string());
        if rule.time_selector == TimeSelector::default()
            && rule.kind == RuleKind::Open
            && !rule.is_constant()
        {
            text.push_str(" open");
        }
    }
    text
}
