//! When teams answer: at an instant, and in the week of a date.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use chrono::{Offset as _, TimeZone as _, Utc};
use chrono_tz::Tz;

use crate::paper::Edition;
use phonetree_core::hours::{DayHours, HolidayDoubt, Interval, OpenStatus, clock_changes};
use phonetree_core::menu::{LineId, Team, TeamId};

/// When some teams answer: at an instant, and in a week.
#[derive(Debug)]
pub struct Openings<'t> {
    pub(super) edition: Edition<'t>,
    pub(super) at: DateTime<Tz>,
    pub(super) caller: Option<Tz>,
    pub(super) monday: NaiveDate,
    /// The line that was asked about, where it was one.
    pub(super) line: Option<LineId>,
    pub(super) teams: Vec<Opening<'t>>,
    pub(super) turns: Vec<Turn>,
}

/// When a team answers.
#[derive(Debug)]
pub(super) struct Opening<'t> {
    pub(super) team: &'t Team,
    /// `None` where its hours are not published; so, too, for the rest.
    pub(super) status: Option<OpenStatus>,
    /// The best time to call: from now on, or from the Monday of a week to come.
    pub(super) best: Option<Interval>,
    pub(super) days: Option<Vec<DayHours>>,
}

/// Clocks set forward or back.
#[derive(Debug)]
pub(super) struct Turn {
    /// The moment after it.
    pub(super) at: DateTime<Tz>,
    /// What the wall clock showed when it came.
    pub(super) from: NaiveDateTime,
    /// By how much they are set; less than nothing is back.
    pub(super) by: TimeDelta,
}

impl<'t> Openings<'t> {
    /// When teams answer, at an instant and in the week of a date. For a caller in another zone both
    /// clocks are shown.
    pub fn new(
        edition: Edition<'t>,
        teams: &[TeamId],
        at: DateTime<Tz>,
        date: NaiveDate,
        caller: Option<Tz>,
    ) -> Self {
        let tree = edition.tree;
        let monday = date - Days::new(u64::from(date.weekday().num_days_from_monday()));
        let (begins, ends) =
            (instant(tree.zone, monday), instant(tree.zone, monday + Days::new(7)));
        let opening = |id: &TeamId| {
            let team = &tree[*id];
            let hours = team.hours.as_ref();
            Opening {
                team,
                status: hours.map(|hours| hours.status(at.to_utc())),
                best: hours.and_then(|hours| hours.best_called(begins.max(at.to_utc()))),
                days: hours.map(|hours| hours.days_on_the_clock_of(tree.zone, monday)),
            }
        };
        let teams = teams.iter().map(opening).collect();
        let turns = clock_changes(tree.zone, begins, ends);
        let turns = turns.into_iter().map(|turn| Turn::at(tree.zone, turn)).collect();
        Self { edition, at, caller, monday, line: None, teams, turns }
    }

    /// The same for the line that leads to the teams: what is published for its number is shown, too.
    #[must_use]
    pub fn by_line(self, line: LineId) -> Self {
        Self { line: Some(line), ..self }
    }

    /// The teams that may be closed on a day, and why.
    pub(super) fn doubts(
        &self,
        day: NaiveDate,
    ) -> impl Iterator<Item = (&Opening<'t>, HolidayDoubt)> {
        self.teams.iter().filter_map(move |team| Some((team, team.doubt(day)?)))
    }

    /// The seven days of the week.
    pub(super) fn days(&self) -> impl Iterator<Item = NaiveDate> {
        self.monday.iter_days().take(7)
    }

    /// The zone of the hours, and the caller's where it is another.
    pub(super) fn zones(&self) -> impl Iterator<Item = Tz> {
        let own = self.edition.zone;
        [own].into_iter().chain(self.caller.filter(move |caller| *caller != own))
    }

    /// The teams that have other hours on a day than usual.
    pub(super) fn unusual(
        &self,
        day: NaiveDate,
    ) -> impl Iterator<Item = (&Opening<'t>, &DayHours)> {
        let on = move |hours: &&DayHours| hours.date == day && hours.unusual;
        self.teams.iter().filter_map(move |team| Some((team, team.days.as_ref()?.iter().find(on)?)))
    }

    pub(super) fn turn_on(&self, day: NaiveDate) -> Option<&Turn> {
        self.turns.iter().find(|turn| turn.from.date() == day)
    }
}

impl Opening<'_> {
    /// Why it may be closed on a day.
    pub(super) fn doubt(&self, day: NaiveDate) -> Option<HolidayDoubt> {
        self.team.hours.as_ref()?.holiday_doubt(day)
    }

    /// Why it may be closed on the day of an instant, where the team is.
    pub(super) fn doubt_at(&self, at: DateTime<Tz>) -> Option<HolidayDoubt> {
        self.team.hours.as_ref()?.holiday_doubt_at(at.to_utc())
    }
}

impl Turn {
    fn at(zone: Tz, at: DateTime<Utc>) -> Self {
        let offset = |at: DateTime<Utc>| zone.offset_from_utc_datetime(&at.naive_utc()).fix();
        let before =
            TimeDelta::seconds(i64::from(offset(at - TimeDelta::seconds(1)).local_minus_utc()));
        let here = at.with_timezone(&zone);
        let from = at.naive_utc() + before;
        Self { at: here, from, by: here.naive_local() - from }
    }
}

/// When a day begins. Where its midnight does not exist, that is when the clock goes on.
pub(super) fn instant(zone: Tz, date: NaiveDate) -> DateTime<Utc> {
    let midnight = date.and_time(NaiveTime::MIN);
    let mut half_hours = (0..48).map(|n| midnight + TimeDelta::minutes(30 * n));
    let first = half_hours.find_map(|wall| zone.from_local_datetime(&wall).earliest());
    first.map_or_else(|| midnight.and_utc(), |first| first.to_utc())
}
