//! What is open in a day and in a week, by the minute.

use chrono::NaiveDate;
use opening_hours::{OpeningHours, RuleKind};

/// The minutes of a day.
pub(super) const DAY: u32 = 24 * 60;

/// When a day is open, in minutes from its midnight, each with its end. An end past the day's is a night.
pub(super) type DaySpans = Vec<(u32, u32)>;

/// A week without a holiday, from Monday.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RegularWeek(pub(super) [DaySpans; 7]);

/// When a day is open; a night is cut at midnight.
pub(super) fn open_on(rules: &OpeningHours, date: NaiveDate) -> DaySpans {
    let mut spans = DaySpans::new();
    for found in rules.schedule_at(date) {
        if found.kind != RuleKind::Open {
            continue;
        }
        let minute =
            |time: opening_hours_syntax::ExtendedTime| u32::from(time.mins_from_midnight());
        let (from, to) = (minute(found.range.start).min(DAY), minute(found.range.end).min(DAY));
        match spans.last_mut() {
            Some((_, end)) if *end == from => *end = to,
            _ if from < to => spans.push((from, to)),
            _ => {}
        }
    }
    spans
}

impl RegularWeek {
    /// Whether it ever opens.
    pub(super) fn opens(&self) -> bool {
        self.0.iter().any(|day| !day.is_empty())
    }

    /// Whether it never closes.
    pub(super) fn is_always_open(&self) -> bool {
        self.0.iter().all(|day| *day == [(0, DAY)])
    }

    /// Its stretches, in minutes from Monday's midnight, what touches joined; one that goes on past Sunday
    /// ends later than the week. Of a week that is not always open.
    pub(super) fn stretches(&self) -> Vec<(u32, u32)> {
        const WEEK: u32 = 7 * DAY;
        let mut joined: Vec<(u32, u32)> = Vec::new();
        for (midnight, day) in (0..).step_by(DAY as usize).zip(&self.0) {
            for (from, to) in day.iter().map(|(from, to)| (midnight + from, midnight + to)) {
                match joined.last_mut() {
                    Some((_, end)) if *end == from => *end = to,
                    _ => joined.push((from, to)),
                }
            }
        }
        if joined.len() > 1
            && joined.first().is_some_and(|(from, _)| *from == 0)
            && joined.last().is_some_and(|(_, to)| *to == WEEK)
        {
            let (_, to) = joined.remove(0);
            joined.iter_mut().last().into_iter().for_each(|last| last.1 += to);
        }
        joined
    }
}
