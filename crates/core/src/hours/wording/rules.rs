//! From what is written to what can be said: seasons with their weeks, holidays, days by name.
//!
//! What the words will say is held against what the rules do, day by day for two years. Where the
//! two differ, the words would be false, and there are none.

use chrono::{Datelike as _, Days, NaiveDate, TimeDelta};
use opening_hours::OpeningHours;
use opening_hours_syntax::RuleKind;
use opening_hours_syntax::rules::time::{Time, TimeSelector};
use opening_hours_syntax::rules::{RuleOperator, RuleSequence};

use super::about::{
    RuleDays, about, is_beside_holiday, is_holiday, is_public, on_a_holiday, without_holidays,
};
use super::year::{together, weeks};
use crate::hours::spans::{DAY, DaySpans, RegularWeek, open_on};
use crate::language::{MonthDay, NamedDay, PartOfYear};

/// What is true of hours, as it can be said.
pub(super) struct Sayable {
    /// Each with its parts of the year; without any, it is that of the rest of the year.
    pub(super) weeks: Vec<(Vec<PartOfYear>, RegularWeek)>,
    pub(super) holidays: OnHolidays,
    /// Days with hours of their own; without any hours, closed.
    pub(super) days: Vec<(NamedDay, DaySpans)>,
    /// There are days with hours of their own that are not named.
    pub(super) some_dates: bool,
}

/// What public holidays are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OnHolidays {
    AsUsual,
    Closed,
    Open(DaySpans),
    /// On some it is closed, or open at other times than on others.
    Mixed,
}

/// So many days are said by name; of more, only that there are some.
const MOST_NAMED: usize = 4;
/// A year has so many days of other hours at the most, if they are only "some dates".
const MOST_DATES: usize = 45;
/// Words are held against the rules from the first of these years to before the last: one is longer.
const YEARS: (i32, i32) = (2027, 2029);
/// Days by name are looked at in these.
const NAMED_YEARS: (i32, i32) = (2026, 2033);

impl Sayable {
    /// What is true of hours that are written; `None` if no words are known for it.
    pub(super) fn read(text: &str) -> Option<Self> {
        Self::known(text).filter(|said| {
            // Without a week there is nothing that some dates could be exceptions from.
            let vague = said.some_dates || said.holidays == OnHolidays::Mixed;
            !vague || said.weeks.iter().any(|(_, week)| week.opens())
        })
    }

    fn known(text: &str) -> Option<Self> {
        let written = opening_hours_syntax::parse(text).ok()?.rules;
        let beside_holidays =
            written.iter().any(|rule| rule.day_selector.weekday.iter().any(is_beside_holiday));
        // On a day that is no holiday, rules of holidays do not hold.
        let rules: Vec<RuleSequence> = written.iter().filter_map(without_holidays).collect();
        let about: Vec<RuleDays> = rules.iter().map(|rule| about(&rule.day_selector)).collect();
        let weekly =
            rules.iter().zip(&about).filter(|(_, about)| matches!(about, RuleDays::Weeks(_)));
        let regular = evaluated(weekly.map(|(rule, _)| rule.clone()))?;
        let all = evaluated(rules.iter().cloned())?;

        let parts = about.iter().filter_map(|about| match about {
            RuleDays::Weeks(parts) => Some(parts),
            RuleDays::Named(_) | RuleDays::SomeDates => None,
        });
        let parts: Vec<PartOfYear> = parts.flatten().copied().collect();
        let weeks = weeks(&regular, &parts)?;
        let mut some =
            rules.iter().zip(&about).filter(|(_, about)| matches!(about, RuleDays::SomeDates));
        let some_days = Matching::of(some.by_ref().map(|(rule, _)| rule))?;
        if some_days.in_a_year() > MOST_DATES {
            return None;
        }
        let named = about.iter().filter_map(|about| match about {
            RuleDays::Named(days) => Some(days),
            RuleDays::Weeks(_) | RuleDays::SomeDates => None,
        });
        let mut named: Vec<NamedDay> = named.flatten().copied().collect();
        named.dedup();
        let mut said = Self {
            holidays: on_holidays(&written, &parts, &weeks)?,
            weeks: together(weeks, &parts),
            days: Vec::new(),
            some_dates: beside_holidays || !some_days.0.is_empty(),
        };
        if about.iter().all(|about| matches!(about, RuleDays::Weeks(parts) if parts.is_empty())) {
            return Some(said);
        }
        let days = named.len() <= MOST_NAMED;
        let nights = rules.iter().any(has_night);
        let days = days.then(|| own_hours(&named, &all, nights)).flatten();
        if let Some(days) = days {
            // What a rule of a day leaves as it was need not be said, unless it undoes a holiday.
            let is_said = |(day, open): &(NamedDay, DaySpans)| {
                let holidays = match said.holidays {
                    OnHolidays::AsUsual | OnHolidays::Mixed => false,
                    OnHolidays::Closed => !open.is_empty(),
                    OnHolidays::Open(_) => true,
                };
                holidays || !said.is_usual(*day, open)
            };
            let days: Vec<(NamedDay, DaySpans)> = days.into_iter().filter(is_said).collect();
            said.days = days;
            if said.is_true(&all, &some_days, nights) {
                return Some(said);
            }
        }
        // Their hours differ from year to year, or they are too many to name.
        let mut unnamed = some_days;
        unnamed.0.extend(named.iter().flat_map(|day| dates(*day)));
        said.days.clear();
        said.some_dates = true;
        (unnamed.in_a_year() <= MOST_DATES && said.is_true(&all, &unnamed, nights)).then_some(said)
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

    /// Whether a day has the hours that it had anyway.
    fn is_usual(&self, day: NamedDay, open: &DaySpans) -> bool {
        dates(day).iter().all(|date| self.usual(*date) == *open)
    }

    /// Whether the words would be true, on every day but those that are not said.
    fn is_true(&self, rules: &OpeningHours, unsaid: &Matching, nights: bool) -> bool {
        let named: Vec<(Vec<NaiveDate>, &DaySpans)> =
            self.days.iter().map(|(day, open)| (dates(*day), open)).collect();
        let own = |date: NaiveDate| named.iter().position(|(dates, _)| dates.contains(&date));
        let kind = |date: NaiveDate| {
            (own(date), self.week(date).map(std::ptr::from_ref), unsaid.0.contains(&date))
        };
        let mut days = every_day();
        days.all(|date| {
            if unsaid.0.contains(&date) {
                return true;
            }
            let said = own(date).map_or_else(|| self.usual(date), |n| cut(named[n].1));
            let is = open_on(rules, date);
            // A night belongs to the evening it begins on, and so to the other kind of day.
            let yesterday = date - Days::new(1);
            match !nights || kind(yesterday) == kind(date) {
                true => said == is,
                false => after_midnight(&said) == after_midnight(&is),
            }
        })
    }
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

fn every_day() -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(YEARS.0, 1, 1).unwrap_or_default();
    first.iter_days().take_while(|date| date.year() < YEARS.1)
}

fn evaluated(rules: impl Iterator<Item = RuleSequence>) -> Option<OpeningHours> {
    let rules: Vec<RuleSequence> = rules.collect();
    match rules.is_empty() {
        true => "off".parse().ok(),
        false => written(&rules).parse().ok(),
    }
}

/// Rules as text. A rule of a whole day says "open": without it, "Dec 24, easter off" would be about two
/// closed days.
fn written(rules: &[RuleSequence]) -> String {
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

/// The dates on which some rules hold.
struct Matching(Vec<NaiveDate>);

impl Matching {
    fn of<'r>(rules: impl Iterator<Item = &'r RuleSequence>) -> Option<Self> {
        let mut found = Vec::new();
        for rule in rules {
            let whole = RuleSequence {
                time_selector: TimeSelector::default(),
                kind: RuleKind::Open,
                operator: RuleOperator::Normal,
                ..rule.clone()
            };
            let whole: OpeningHours = written(&[whole]).parse().ok()?;
            // The day after may have a part of the night.
            let days = every_day().filter(|date| !whole.schedule_at(*date).is_empty());
            for day in days {
                found.extend([day, day + Days::new(1)]);
            }
            // A date of the past or of later years is one, too.
            found.push(NaiveDate::MIN);
        }
        Some(Self(found))
    }

    /// In the year with the most.
    fn in_a_year(&self) -> usize {
        let of = |year: i32| self.0.iter().filter(|date| date.year() == year).count() / 2;
        (YEARS.0..YEARS.1).map(of).max().unwrap_or(0)
    }
}

/// A day by name, in the years in which weekdays come round to every date.
fn dates(day: NamedDay) -> Vec<NaiveDate> {
    let years = NAMED_YEARS.0..NAMED_YEARS.1;
    match day {
        NamedDay::Date(day) => {
            years.filter_map(|year| NaiveDate::from_ymd_opt(year, day.month, day.day)).collect()
        }
        NamedDay::Easter(after) => {
            let Ok(rules) = "easter".parse::<OpeningHours>() else { return Vec::new() };
            let easter = |year: i32| {
                let march = NaiveDate::from_ymd_opt(year, 3, 20)?;
                march.iter_days().take(40).find(|date| !rules.schedule_at(*date).is_empty())
            };
            years.filter_map(easter).map(|date| date + TimeDelta::days(after)).collect()
        }
        NamedDay::Nth { nth, weekday, month, after } => {
            let months = years.flat_map(|year| (1..=12).map(move |month| (year, month)));
            let of = months.filter(|(_, of)| month.is_none_or(|month| month == *of));
            let found = of.filter_map(|(year, month)| nth_of(year, month, weekday, nth));
            found.map(|date| date + TimeDelta::days(after)).collect()
        }
    }
}

/// Such as the last Monday of a month.
fn nth_of(year: i32, month: u32, weekday: usize, nth: i8) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let on = |date: &NaiveDate| {
        date.month() == month && date.weekday().num_days_from_monday() as usize == weekday
    };
    let mut days: Vec<NaiveDate> = first.iter_days().take(31).filter(on).collect();
    if nth < 0 {
        days.reverse();
    }
    days.get(usize::from(nth.unsigned_abs()).checked_sub(1)?).copied()
}

/// What is open on days by name; `None` if that differs from year to year.
fn own_hours(
    named: &[NamedDay],
    rules: &OpeningHours,
    nights: bool,
) -> Option<Vec<(NamedDay, DaySpans)>> {
    let mut found = Vec::new();
    for day in named {
        let mut hours = dates(*day).into_iter().map(|date| {
            let mut open = open_on(rules, date);
            if !nights {
                return open;
            }
            let (before, after) =
                (open_on(rules, date - Days::new(1)), open_on(rules, date + Days::new(1)));
            // What is left of the night before is the day's before; what follows at night is its own.
            let from_before = before.last().is_some_and(|(_, to)| *to == DAY);
            if from_before && open.first().is_some_and(|(from, to)| *from == 0 && *to < DAY) {
                open.remove(0);
            }
            let usual = open_on(rules, date + Days::new(8));
            if let (Some((from, to)), Some((0, night))) = (open.last_mut(), after.first())
                && *to == DAY
                && *from > 0
                && *night < DAY
                && usual.first() != Some(&(0, *night))
            {
                *to = DAY + night;
            }
            open
        });
        let first = hours.next().unwrap_or_default();
        if hours.any(|other| other != first) {
            return None;
        }
        found.push((*day, first));
    }
    Some(found)
}

/// What holidays are, in every part of the year.
fn on_holidays(
    written: &[RuleSequence],
    parts: &[PartOfYear],
    usual: &[(PartOfYear, RegularWeek)],
) -> Option<OnHolidays> {
    if !written.iter().any(|rule| rule.day_selector.weekday.iter().any(is_public)) {
        return Some(OnHolidays::AsUsual);
    }
    let weekly = written.iter().map(on_a_holiday).filter(|rule| {
        matches!(about(&rule.day_selector), RuleDays::Weeks(_))
            && !rule.day_selector.weekday.iter().any(is_holiday)
    });
    let holidays = weeks(&evaluated(weekly)?, parts)?;
    let mut days = holidays.iter().flat_map(|(_, week)| &week.0);
    if days.clone().all(Vec::is_empty) {
        return Some(OnHolidays::Closed);
    }
    let usual = usual.iter().flat_map(|(_, week)| &week.0);
    if days.clone().eq(usual) {
        return Some(OnHolidays::AsUsual);
    }
    let first = days.next()?;
    let same = days.all(|day| day == first) && !first.is_empty();
    // A night on a holiday is none of its own: which day it belongs to is not said.
    let by_day =
        first.iter().all(|(from, to)| (*from > 0 && *to < DAY) || (*from, *to) == (0, DAY));
    Some(if same && by_day { OnHolidays::Open(first.clone()) } else { OnHolidays::Mixed })
}
