//! The lines of a country in `days.txt`, whose head tells how they are written.

use std::ops::RangeInclusive;

use chrono::{Datelike as _, NaiveDate, TimeDelta, Weekday};

use super::table::HolidayTable;
use super::yearly::{Yearly, YearlyDay};

/// A state of the United States binds its own offices: what people mean by "US" is the same in all.
const REGIONS_DO_NOT_BIND: &str = "US";

/// The lines of a country, as one of its regions reads them.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// "GB", "GB-ENG".
    pub(super) code: Box<str>,
    /// The last year whose holidays are known.
    pub(super) until: i32,
    /// As it stands in a line: "ENG"; "." is the country without a region.
    region: &'static str,
    /// "GB United Kingdom|ENG England|..."
    head: &'static str,
    lines: &'static str,
}

/// A holiday, in a region that keeps it.
#[derive(Debug)]
pub(super) struct HolidayRule<'t> {
    days: &'t str,
    pub(super) name: &'t str,
    pub(super) observed: bool,
    pub(super) estimated: bool,
    pub(super) perhaps: bool,
}

/// "ENG England" of a head, and so for the country itself.
pub(super) fn named(head: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    head.split('|').filter_map(|part| part.split_once(' '))
}

impl Block {
    pub(super) fn new(
        table: HolidayTable,
        code: &str,
        region: Option<&'static str>,
        last_year: i32,
    ) -> Option<Self> {
        let (head, lines) = table.country(code.split('-').next()?)?.split_once('\n')?;
        let until = lines.lines().find_map(|line| line.strip_prefix('@')?.parse().ok());
        let region = region.unwrap_or(".");
        Some(Self { code: code.into(), until: until.unwrap_or(last_year), region, head, lines })
    }

    /// Its holidays, line by line.
    pub(super) fn lines(&self) -> impl Iterator<Item = HolidayRule<'static>> {
        let region = self.region;
        self.lines.lines().filter_map(move |line| HolidayRule::read(line, region))
    }

    /// The regions, where the country is named without one and they keep other days.
    pub(super) fn regions(&self) -> Vec<(String, &'static str)> {
        let country = &*self.code;
        if self.region != "." || country == REGIONS_DO_NOT_BIND {
            return Vec::new();
        }
        let regions = named(self.head).skip(1);
        let differs =
            self.lines.lines().any(|line| line.split('|').nth(2).is_some_and(|it| !it.is_empty()));
        let coded = regions.map(|(code, name)| (format!("{country}-{code}"), name));
        coded.filter(|_| differs).collect()
    }
}

impl<'t> HolidayRule<'t> {
    /// A line, where the region keeps it.
    fn read(line: &'t str, region: &str) -> Option<Self> {
        let mut parts = line.splitn(4, '|');
        let (days, flags, regions, name) =
            (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let kept = match regions.strip_prefix('!') {
            Some(others) => !others.split(' ').any(|other| other == region),
            None => regions.is_empty() || regions.split(' ').any(|one| one == region),
        };
        kept.then(|| Self {
            days,
            name,
            observed: flags.contains('o'),
            estimated: flags.contains('e'),
            perhaps: flags.contains('m'),
        })
    }

    /// Its days in some years.
    pub(super) fn days(&self, years: RangeInclusive<i32>) -> Vec<NaiveDate> {
        let terms = self.days.split(',');
        let mut days: Vec<NaiveDate> = terms.flat_map(|term| days_of(term, &years)).collect();
        days.retain(|day| years.contains(&day.year()));
        days
    }
}

/// The days of "0704", "e+1@21-!25", "0101^s2u1", "=k4f".
fn days_of(term: &str, years: &RangeInclusive<i32>) -> Vec<NaiveDate> {
    if let Some(singles) = term.strip_prefix('=') {
        return singles
            .as_bytes()
            .chunks_exact(3)
            .filter_map(|day| single(day, *years.start()))
            .collect();
    }
    let (term, left_out) = term.split_once('!').unwrap_or((term, ""));
    let (rule, range) = term.split_once('@').unwrap_or((term, "-"));
    let (base, shifts) = rule.split_once('^').map_or((rule, None), |(base, it)| (base, Some(it)));
    let Some(base) = yearly(base) else { return Vec::new() };
    let year = |text: &str| text.parse::<i32>().ok().map(|year| 2000 + year);
    let (first, last) = range.split_once('-').unwrap_or((range, range));
    // A day may belong to a year and be observed in the one beside it.
    let first = year(first).unwrap_or(years.start() - 1);
    let last = year(last).unwrap_or(years.end() + 1);
    let left_out: Vec<i32> = left_out.split('!').filter_map(year).collect();
    let in_years = (first..=last).filter(|year| !left_out.contains(year));
    let days = in_years.filter_map(|year| base.in_year(year));
    match shifts {
        None => days.collect(),
        Some(shifts) => days.filter_map(|day| shifted(day, shifts)).collect(),
    }
}

/// Three digits of base 36: years since the first, month, day.
fn single(digits: &[u8], first_year: i32) -> Option<NaiveDate> {
    let digit = |place: usize| char::from(*digits.get(place)?).to_digit(36);
    let year = first_year + i32::try_from(digit(0)?).ok()?;
    NaiveDate::from_ymd_opt(year, digit(1)?, digit(2)?)
}

/// "0704", "e+1", "o", "11w44-1".
fn yearly(text: &str) -> Option<Yearly> {
    let offset = |text: &str| if text.is_empty() { Some(0) } else { text.parse().ok() };
    if let Some(after) = text.strip_prefix('e') {
        return Some(Yearly { day: YearlyDay::Easter, offset: offset(after)? });
    }
    if let Some(after) = text.strip_prefix('o') {
        return Some(Yearly { day: YearlyDay::OrthodoxEaster, offset: offset(after)? });
    }
    let month = text.get(..2)?.parse().ok()?;
    match text.get(2..)?.strip_prefix('w') {
        None => Some(Yearly {
            day: YearlyDay::Date { month, day: text.get(2..)?.parse().ok()? },
            offset: 0,
        }),
        Some(which) => {
            let nth = which.get(..1)?.parse().ok()?;
            let weekday =
                Weekday::try_from(which.get(1..2)?.parse::<u8>().ok()?.checked_sub(1)?).ok()?;
            let day = YearlyDay::Weekday { month, nth, weekday };
            Some(Yearly { day, offset: offset(which.get(2..)?)? })
        }
    }
}

/// The day that stands for one on this day of the week: of "s-1u1", the day before a Saturday.
fn shifted(day: NaiveDate, shifts: &str) -> Option<NaiveDate> {
    const LETTERS: [char; 7] = ['m', 't', 'w', 'r', 'f', 's', 'u'];
    let letter = LETTERS[day.weekday().num_days_from_monday() as usize];
    let after = &shifts[shifts.find(letter)? + 1..];
    let offset = after.split(|c: char| c.is_ascii_alphabetic()).next()?;
    day.checked_add_signed(TimeDelta::days(offset.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::days_of;
    use crate::hours::HolidayTable;

    #[test]
    fn every_rule_in_the_file_gives_days() {
        let lines =
            HolidayTable::ALL.lines().filter(|line| !line.starts_with(['#', '>', '@', '-']));
        let mut count = 0;
        for line in lines {
            let parts: Vec<&str> = line.split('|').collect();
            assert_eq!(parts.len(), 4, "{line}");
            for term in parts[0].split(',') {
                let days = days_of(term, &super::super::YEARS);
                assert!(!days.is_empty(), "{term} of {line}");
                if let Some(singles) = term.strip_prefix('=') {
                    assert_eq!(days.len() * 3, singles.len(), "{line}");
                }
                count += 1;
            }
        }
        assert!(count > 4_000, "{count} rules");
    }
}
