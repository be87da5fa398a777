//! Who answers when: now, and all week.
//!
//! In come a tree, some of its teams, an instant and a week; out come sentences, a strip with a row for
//! each team, JSON, and a calendar.
mod calendar;
mod ics;
mod json;
mod notes;
mod strip;
mod text;
mod vtimezone;

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use chrono::{Offset as _, TimeZone as _, Utc};
use chrono_tz::Tz;

pub use self::calendar::calendar;
pub use self::json::openings_as_json;
pub use self::strip::strip;
pub use self::text::openings_in_words;

use phonetree_core::hours::{DayHours, Interval, OpenStatus, clock_changes};
use phonetree_core::menu::{LineId, Team, TeamId, Tree};

/// When some teams answer: at an instant, and in a week.
#[derive(Debug)]
pub struct Openings<'t> {
    tree: &'t Tree,
    at: DateTime<Tz>,
    caller: Option<Tz>,
    monday: NaiveDate,
    /// The line that was asked about, where it was one.
    line: Option<LineId>,
    teams: Vec<Opening<'t>>,
    turns: Vec<Turn>,
}

/// When a team answers.
#[derive(Debug)]
struct Opening<'t> {
    team: &'t Team,
    /// `None` where its hours are not published; so, too, for the rest.
    status: Option<OpenStatus>,
    /// When it is best called: from now on, or from the Monday of a week to come.
    best: Option<Interval>,
    days: Option<Vec<DayHours>>,
}

/// Clocks set forward or back.
#[derive(Debug)]
struct Turn {
    /// The moment after it.
    at: DateTime<Tz>,
    /// What the wall clock showed when it came.
    from: NaiveDateTime,
    /// By how much they are set; less than nothing is back.
    by: TimeDelta,
}

impl<'t> Openings<'t> {
    /// When teams answer, at an instant and in the week of a date. For a caller in another zone both
    /// clocks are told.
    pub fn new(
        tree: &'t Tree,
        teams: &[TeamId],
        at: DateTime<Tz>,
        date: NaiveDate,
        caller: Option<Tz>,
    ) -> Self {
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
                days: hours.map(|hours| hours.days(monday)),
            }
        };
        let teams = teams.iter().map(opening).collect();
        let turns = clock_changes(tree.zone, begins, ends);
        let turns = turns.into_iter().map(|turn| Turn::at(tree.zone, turn)).collect();
        Self { tree, at, caller, monday, line: None, teams, turns }
    }

    /// The same for the line that leads to the teams: what is published for its number is told, too.
    #[must_use]
    pub fn by_line(self, line: LineId) -> Self {
        Self { line: Some(line), ..self }
    }

    /// The teams whose hours say nothing of a day that is a public holiday.
    fn unsaid(&self, day: NaiveDate) -> impl Iterator<Item = &Opening<'t>> {
        self.teams.iter().filter(move |team| self.is_unsaid(team, day))
    }

    fn is_unsaid(&self, team: &Opening<'_>, day: NaiveDate) -> bool {
        team.team.hours.as_ref().is_some_and(|hours| self.tree.is_unsaid_holiday(hours, day))
    }

    /// The seven days of the week.
    fn days(&self) -> impl Iterator<Item = NaiveDate> {
        self.monday.iter_days().take(7)
    }

    /// The zone of the hours, and the caller's where it is another.
    fn zones(&self) -> impl Iterator<Item = Tz> {
        let own = self.tree.zone;
        [own].into_iter().chain(self.caller.filter(move |caller| *caller != own))
    }

    /// The teams that have other hours on a day than usual.
    fn unusual(&self, day: NaiveDate) -> impl Iterator<Item = (&Opening<'t>, &DayHours)> {
        let on = move |hours: &&DayHours| hours.date == day && hours.unusual;
        self.teams.iter().filter_map(move |team| Some((team, team.days.as_ref()?.iter().find(on)?)))
    }

    fn turn_on(&self, day: NaiveDate) -> Option<&Turn> {
        self.turns.iter().find(|turn| turn.from.date() == day)
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
fn instant(zone: Tz, date: NaiveDate) -> DateTime<Utc> {
    let midnight = date.and_time(NaiveTime::MIN);
    let mut half_hours = (0..48).map(|n| midnight + TimeDelta::minutes(30 * n));
    let first = half_hours.find_map(|wall| zone.from_local_datetime(&wall).earliest());
    first.map_or_else(|| midnight.and_utc(), |first| first.to_utc())
}
