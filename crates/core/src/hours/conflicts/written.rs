//! The rules of hours, each with its place in the text.

use std::ops::Range;

use opening_hours_syntax::RuleKind;
use opening_hours_syntax::rules::day::{HolidayKind, WeekDayRange};
use opening_hours_syntax::rules::time::Time;
use opening_hours_syntax::rules::{RuleOperator, RuleSequence};

use crate::hours::spans::DaySpans;

const CODES: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// A rule, and where it is written.
pub(super) struct WrittenRule {
    pub(super) place: Range<usize>,
    pub(super) rule: RuleSequence,
    pub(super) operator: RuleOperator,
}

/// The rules of a text; `None` if their places are not sure.
pub(super) fn rules_of(text: &str) -> Option<Vec<WrittenRule>> {
    let rules = opening_hours_syntax::parse(text).ok()?.rules;
    let places = places(text);
    if rules.len() != places.len() {
        return None;
    }
    let together = places.into_iter().zip(rules);
    Some(
        together
            .map(|(place, rule)| WrittenRule { place, operator: rule.operator, rule })
            .collect(),
    )
}

/// Where each rule is written: between `;`, `||`, and `, ` before something that is not a time.
fn places(text: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let (mut from, mut at, mut quoted) = (0, 0, false);
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let long = match c {
            '"' => {
                quoted = !quoted;
                0
            }
            _ if quoted => 0,
            ';' => 1,
            _ if rest.starts_with("||") => 2,
            ',' if rest.starts_with(", ") && !is_time(rest[2..].trim_start()) => 2,
            _ => 0,
        };
        if long > 0 {
            places.push(from..at);
            from = at + long;
        }
        at += if long > 0 { long } else { c.len_utf8() };
    }
    places.push(from..text.len());
    let trimmed = places.into_iter().map(|place| {
        let words = &text[place.clone()];
        let before = words.len() - words.trim_start().len();
        place.start + before..place.start + before + words.trim().len()
    });
    trimmed.filter(|place| !place.is_empty()).collect()
}

/// Whether a text begins with a time of day, not with a day or a year.
fn is_time(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    (1..=2).contains(&digits) && text[digits..].starts_with(':')
}

/// Weekdays as they are written: "Mo-We,Fr".
pub(super) fn codes(days: &[usize]) -> String {
    let mut days = days.to_vec();
    days.sort_unstable();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for day in days {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == day => *last = day,
            _ => runs.push((day, day)),
        }
    }
    let written = runs.iter().map(|(from, to)| match to - from {
        0 => CODES[*from].to_owned(),
        _ => format!("{}-{}", CODES[*from], CODES[*to]),
    });
    written.collect::<Vec<_>>().join(",")
}

impl WrittenRule {
    pub(super) fn text<'t>(&self, all: &'t str) -> &'t str {
        &all[self.place.clone()]
    }

    /// What stands before it.
    pub(super) fn separator(&self) -> &'static str {
        match self.operator {
            RuleOperator::Normal => "; ",
            RuleOperator::Additional => ", ",
            RuleOperator::Fallback => " || ",
        }
    }

    pub(super) fn opens(&self) -> bool {
        self.rule.kind == RuleKind::Open
    }

    fn is_public(day: &WeekDayRange) -> bool {
        matches!(day, WeekDayRange::Holiday { kind: HolidayKind::Public, .. })
    }

    /// Whether it is about holidays, and nothing else.
    pub(super) fn is_about_holidays(&self) -> bool {
        let days = &self.rule.day_selector.weekday;
        !days.is_empty() && days.iter().all(|day| matches!(day, WeekDayRange::Holiday { .. }))
    }

    /// `PH off`, of all the year.
    pub(super) fn closes_holidays(&self) -> bool {
        let days = &self.rule.day_selector;
        self.rule.kind == RuleKind::Closed
            && days.weekday.iter().any(Self::is_public)
            && days.monthday.is_empty()
            && days.year.is_empty()
            && days.week.is_empty()
    }

    /// `Sa off`.
    pub(super) fn closes_weekdays(&self) -> bool {
        self.rule.kind == RuleKind::Closed && self.is_weekly()
    }

    /// Whether it is about weekdays, all the year.
    pub(super) fn is_weekly(&self) -> bool {
        let days = &self.rule.day_selector;
        let plain = |day: &WeekDayRange| match day {
            WeekDayRange::Fixed { offset: 0, nth_from_start, nth_from_end, .. } => {
                nth_from_start.iter().chain(nth_from_end).all(|is| *is)
            }
            WeekDayRange::Fixed { .. } | WeekDayRange::Holiday { .. } => false,
        };
        days.monthday.is_empty()
            && days.year.is_empty()
            && days.week.is_empty()
            && days.weekday.iter().all(plain)
    }

    /// Whether it opens weekdays in place of all that was said of them before.
    pub(super) fn is_replacing(&self) -> bool {
        self.is_weekly() && self.opens() && self.operator == RuleOperator::Normal
    }

    /// The weekdays it is about; Monday is 0.
    pub(super) fn weekdays(&self) -> Vec<usize> {
        let days = &self.rule.day_selector.weekday;
        if days.is_empty() {
            return (0..7).collect();
        }
        let mut found = Vec::new();
        for day in days {
            let WeekDayRange::Fixed { range, .. } = day else { continue };
            let (from, to) =
                (range.start().num_days_from_monday(), range.end().num_days_from_monday());
            let to = if to < from { to + 7 } else { to };
            found.extend((from..=to).map(|day| (day % 7) as usize));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Its times, in minutes from midnight; an end past the day's is a night. None where one has no end.
    pub(super) fn spans(&self) -> Option<DaySpans> {
        let fixed = |time: &Time| match time {
            Time::Fixed(time) => Some(u32::from(time.mins_from_midnight())),
            Time::Variable(_) => None,
        };
        let spans = self.rule.time_selector.spans.iter().map(|span| {
            let (from, to) = (fixed(&span.range.start)?, fixed(&span.range.end)?);
            (!span.open_end).then_some((from, if to <= from { to + 24 * 60 } else { to }))
        });
        spans.collect()
    }
}
