//! Openings as a program reads them. Fields are added, not renamed.

use chrono::{DateTime, Days, SecondsFormat};
use chrono_tz::Tz;
use serde::Serialize;

use super::{Opening, Openings, Turn};
use phonetree_core::hours::{DayHours, Hours, Interval, OpenStatus};

/// How things stand, and the week: one JSON object.
pub fn openings_as_json<'o>(openings: &'o Openings<'_>) -> impl Serialize + use<'o> {
    Told {
        at: rfc3339(openings.at),
        zone: openings.tree.zone.name(),
        caller: openings.caller.map(|caller| Caller {
            zone: caller.name(),
            at: rfc3339(openings.at.with_timezone(&caller)),
        }),
        week: Week {
            from: openings.monday.to_string(),
            until: (openings.monday + Days::new(6)).to_string(),
            clock_changes: openings.turns.iter().map(change).collect(),
        },
        teams: openings.teams.iter().map(team).collect(),
    }
}

#[derive(Serialize)]
struct Told<'o> {
    at: String,
    zone: &'o str,
    caller: Option<Caller>,
    week: Week,
    teams: Vec<One<'o>>,
}

#[derive(Serialize)]
struct Caller {
    zone: &'static str,
    at: String,
}

#[derive(Serialize)]
struct Week {
    /// Monday, and Sunday.
    from: String,
    until: String,
    clock_changes: Vec<Change>,
}

#[derive(Serialize)]
struct Change {
    at: String,
    /// By how many minutes clocks are set; less than nothing is back.
    minutes: i64,
}

#[derive(Serialize)]
struct One<'o> {
    id: &'o str,
    name: &'o str,
    /// Nothing where that is not published.
    open: Option<bool>,
    opens: Option<String>,
    closes: Option<String>,
    hours: Option<String>,
    opening_hours: Option<&'o str>,
    best_called: Option<Best>,
    days: Vec<Day<'o>>,
}

#[derive(Serialize)]
struct Best {
    from: String,
    until: String,
}

#[derive(Serialize)]
struct Day<'o> {
    date: &'o chrono::NaiveDate,
    /// On the wall clock, `24:00` being the end of the day.
    open: Vec<(String, String)>,
    /// Whether such days are usually so; not on a holiday.
    usual: bool,
}

fn team<'o>(opening: &'o Opening<'_>) -> One<'o> {
    let hours = opening.team.hours.as_ref();
    One {
        id: &opening.team.id,
        name: &opening.team.name,
        open: opening.status.map(|status| matches!(status, OpenStatus::Open(_))),
        opens: opening.status.and_then(|status| status.opens()).map(rfc3339),
        closes: opening.status.and_then(|status| status.closes()).map(rfc3339),
        hours: hours.map(|hours| hours.words("en")),
        opening_hours: hours.map(Hours::as_written),
        best_called: opening.best.map(best),
        days: opening.days.iter().flatten().map(day).collect(),
    }
}

fn best((from, until): Interval) -> Best {
    Best { from: rfc3339(from), until: rfc3339(until) }
}

fn day(day: &DayHours) -> Day<'_> {
    let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
    let open = day.open.iter().map(|(from, until)| (clock(*from), clock(*until)));
    Day { date: &day.date, open: open.collect(), usual: !day.unusual }
}

fn change(turn: &Turn) -> Change {
    Change { at: rfc3339(turn.at), minutes: turn.by.num_minutes() }
}

fn rfc3339(at: DateTime<Tz>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
}
