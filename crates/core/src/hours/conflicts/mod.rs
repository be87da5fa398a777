//! Rules of hours that undo each other: what is written is not what will happen.
//!
//! In `opening_hours`, `;` replaces the whole day. Each conflict says where it is, what the hours
//! will be, and what to write instead.
mod days;
mod written;

use std::ops::Range;

use chrono::NaiveDate;
use opening_hours::OpeningHours;
use opening_hours_syntax::rules::RuleOperator;

use self::written::{WrittenRule, rules_of};
use super::open::Hours;
use super::spans::{DAY, open_on};
use super::wording::{clock, times_of_day};
use crate::language::Locale;

/// In which way rules undo each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConflictKind {
    /// A rule about weekdays stands after `PH off`, and opens the holidays on them.
    ReopenedHoliday,
    /// A rule about a date opens on weekdays and holidays that are never open.
    OpenedClosedDay,
    /// A second rule for a weekday replaces the first.
    ReplacedHours,
    /// The rule of a day cuts the night before.
    CutNight,
    /// Times that end before they begin, or after midnight by a slip.
    ReversedHours,
}

/// Rules that undo each other.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Conflict {
    /// In which way.
    pub kind: ConflictKind,
    /// The rule that does it, in bytes of the text.
    pub at: Range<usize>,
    /// The rule that it is done to.
    pub to: Option<Range<usize>>,
    /// What the hours will be, in a line.
    pub understood: String,
    /// What to write instead.
    pub rewrite: String,
    /// That says the same, and is only plainer.
    pub means_the_same: bool,
}

impl Hours {
    /// Rules that undo each other, in the order of the text.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let text = self.as_written();
        let Some(rules) = rules_of(text) else { return Vec::new() };
        let found = [
            reopened_holidays(text, &rules),
            days::opened_closed_days(self, &rules),
            replaced_hours(text, &rules),
            cut_nights(text, &rules),
            reversed_hours(text, &rules),
        ];
        let mut found: Vec<Conflict> = found.into_iter().flatten().collect();
        found.sort_by_key(|conflict| conflict.at.start);
        found
    }
}

fn reopened_holidays(text: &str, rules: &[WrittenRule]) -> Option<Conflict> {
    let (n, off) = rules.iter().enumerate().find(|(_, rule)| rule.closes_holidays())?;
    let later = rules[n + 1..].iter().find(|rule| rule.is_weekly() && rule.opens())?;
    // A later rule may close them again.
    let again = rules[n + 1..].iter().any(WrittenRule::closes_holidays);
    let days = Locale::ENGLISH.days(&later.weekdays());
    (!again).then(|| Conflict {
        kind: ConflictKind::ReopenedHoliday,
        at: later.place.clone(),
        to: Some(off.place.clone()),
        understood: format!("`{}` opens on public holidays, too ({days})", later.text(text)),
        rewrite: last(text, rules, n),
        means_the_same: false,
    })
}

/// The rules with one of them moved to the end.
fn last(text: &str, rules: &[WrittenRule], moved: usize) -> String {
    let others = rules.iter().enumerate().filter(|(n, _)| *n != moved).map(|(_, rule)| rule);
    joined(text, others.chain([&rules[moved]]))
}

fn joined<'r>(text: &str, rules: impl Iterator<Item = &'r WrittenRule>) -> String {
    let mut joined = String::new();
    for rule in rules {
        if !joined.is_empty() {
            joined.push_str(rule.separator());
        }
        joined.push_str(rule.text(text));
    }
    joined
}

fn replaced_hours(text: &str, rules: &[WrittenRule]) -> Option<Conflict> {
    for (n, later) in rules.iter().enumerate().filter(|(_, rule)| rule.is_replacing()) {
        for earlier in rules[..n].iter().filter(|rule| rule.is_weekly() && rule.opens()) {
            let (Some(first), Some(second)) = (earlier.spans(), later.spans()) else { continue };
            let apart = first
                .iter()
                .all(|(from, to)| second.iter().all(|(begins, ends)| ends <= from || begins >= to));
            let days = earlier.weekdays();
            let days: Vec<usize> =
                days.into_iter().filter(|day| later.weekdays().contains(day)).collect();
            // Times of both halves of a day, or of a night: what was meant is both.
            if days.is_empty() || !apart || rules[..n].iter().any(WrittenRule::closes_weekdays) {
                continue;
            }
            let other = times_of_day(&first, Locale::ENGLISH);
            return Some(Conflict {
                kind: ConflictKind::ReplacedHours,
                at: later.place.clone(),
                to: Some(earlier.place.clone()),
                understood: format!(
                    "`{}` replaces {other} on {}",
                    later.text(text),
                    Locale::ENGLISH.days(&days)
                ),
                rewrite: added(text, rules, &later.place),
                means_the_same: false,
            });
        }
    }
    None
}

/// The text with `, ` before a rule, so that it adds to the day.
fn added(text: &str, rules: &[WrittenRule], place: &Range<usize>) -> String {
    let mut added = String::new();
    for rule in rules {
        if !added.is_empty() {
            added.push_str(if rule.place == *place { ", " } else { rule.separator() });
        }
        added.push_str(rule.text(text));
    }
    added
}

fn cut_nights(text: &str, rules: &[WrittenRule]) -> Option<Conflict> {
    let weekly: Vec<&WrittenRule> = rules.iter().filter(|rule| rule.is_weekly()).collect();
    let regular = evaluated(text, weekly.iter().copied())?;
    let monday = NaiveDate::from_ymd_opt(2027, 3, 1)?;
    for night in weekly.iter().filter(|rule| rule.opens()) {
        let Some((from, to)) = night.spans()?.into_iter().find(|(_, to)| *to > DAY) else {
            continue;
        };
        for day in night.weekdays() {
            let date = monday.iter_days().nth(day)?;
            let (evening, morning) = (open_on(&regular, date), open_on(&regular, date.succ_opt()?));
            let is_kept = morning
                .first()
                .is_some_and(|(begins, ends)| *begins == 0 && *ends >= (to - DAY).min(DAY));
            let begins =
                evening.last().is_some_and(|(begins, ends)| *begins <= from && *ends == DAY);
            if is_kept || !begins {
                continue;
            }
            let next = (day + 1) % 7;
            let cuts = weekly
                .iter()
                .find(|rule| rule.place != night.place && rule.weekdays().contains(&next))?;
            let name = |day: usize| Locale::ENGLISH.days(&[day]);
            let later = if cuts.place.start > night.place.start { cuts } else { night };
            let rewrite = added(text, rules, &later.place);
            let rewrite = if cuts.opens() { rewrite } else { split_night(text, rules, night, to) };
            return Some(Conflict {
                kind: ConflictKind::CutNight,
                at: cuts.place.clone(),
                to: Some(night.place.clone()),
                understood: format!(
                    "the night of {} ends at midnight, not at {}: `{}` replaces all of {}",
                    name(day),
                    clock(to, Locale::ENGLISH),
                    cuts.text(text),
                    name(next)
                ),
                rewrite,
                means_the_same: false,
            });
        }
    }
    None
}

/// The night that a closed day cuts, as two rules.
fn split_night(text: &str, rules: &[WrittenRule], night: &WrittenRule, to: u32) -> String {
    let days: Vec<usize> = night.weekdays().into_iter().map(|day| (day + 1) % 7).collect();
    let end = format!("{:02}:{:02}", (to - DAY) / 60, (to - DAY) % 60);
    format!("{}, {} 00:00-{end}", joined(text, rules.iter()), written::codes(&days))
}

fn evaluated<'r>(text: &str, rules: impl Iterator<Item = &'r WrittenRule>) -> Option<OpeningHours> {
    joined(text, rules.filter(|rule| !rule.is_about_holidays())).parse().ok()
}

fn reversed_hours(text: &str, rules: &[WrittenRule]) -> Option<Conflict> {
    const MORNINGS: Range<u32> = 5 * 60..11 * 60;
    const EVENINGS: Range<u32> = 14 * 60..21 * 60;
    // Who answers at night and all weekend is there whenever the office is not.
    let around = rules.iter().any(|rule| rule.spans().is_some_and(|spans| spans == [(0, DAY)]));
    for rule in rules.iter().filter(|rule| rule.opens() && rule.operator == RuleOperator::Normal) {
        for (from, to) in rule.spans().into_iter().flatten() {
            let over = to > DAY && rule.text(text).contains(&hour_past_midnight(to));
            let reversed = to > DAY
                && !over
                && !around
                && MORNINGS.contains(&(to - DAY))
                && EVENINGS.contains(&from)
                && to - from > DAY / 2;
            // "08:00-25:00": bars write so, and they do not open in the morning.
            let slip = over && from < DAY / 2 && to < DAY + 12 * 60;
            if !reversed && !slip {
                continue;
            }
            let written = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
            let (was, plain) = match reversed {
                true => (
                    format!("{}-{}", written(from), written(to - DAY)),
                    format!("{}-{}", written(to - DAY), written(from)),
                ),
                false => (
                    format!("{}-{}", written(from), hour_past_midnight(to)),
                    format!("{}-{}", written(from), written(to - DAY)),
                ),
            };
            return Some(Conflict {
                kind: ConflictKind::ReversedHours,
                at: rule.place.clone(),
                to: None,
                understood: format!(
                    "`{was}` is open through the night, from {} to {} of the next day",
                    clock(from, Locale::ENGLISH),
                    clock(to, Locale::ENGLISH)
                ),
                rewrite: text.replacen(&was, &plain, 1),
                means_the_same: !reversed,
            });
        }
    }
    None
}

/// A time after midnight, counted on: "25:00".
fn hour_past_midnight(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests;
