//! Openings as a program reads them. Fields are added, not renamed.

use chrono::{DateTime, Days, SecondsFormat};
use chrono_tz::Tz;
use serde::Serialize;

use super::openings::{Opening, Openings, Turn};
use phonetree_core::hours::{DayHours, Hours, Interval, OpenStatus};
use phonetree_core::language::Locale;

/// How things stand, and the week: one JSON object.
pub fn openings_as_json<'o>(openings: &'o Openings<'_>) -> impl Serialize + use<'o> {
    ReportJson {
        at: rfc3339(openings.at),
        zone: openings.tree.zone.name(),
        caller: openings.caller.map(|caller| CallerJson {
            zone: caller.name(),
            at: rfc3339(openings.at.with_timezone(&caller)),
        }),
        week: WeekJson {
            from: openings.monday.to_string(),
            until: (openings.monday + Days::new(6)).to_string(),
            clock_changes: openings.turns.iter().map(change).collect(),
        },
        teams: openings.teams.iter().map(team).collect(),
    }
}

#[derive(Serialize)]
struct ReportJson<'o> {
    at: String,
    zone: &'o str,
    caller: Option<CallerJson>,
    week: WeekJson,
    teams: Vec<TeamJson<'o>>,
}

#[derive(Serialize)]
struct CallerJson {
    zone: &'static str,
    at: String,
}

#[derive(Serialize)]
struct WeekJson {
    /// Monday, and Sunday.
    from: String,
    until: String,
    clock_changes: Vec<ClockChangeJson>,
}

#[derive(Serialize)]
struct ClockChangeJson {
    at: String,
    /// By how many minutes clocks are set; less than nothing is back.
    minutes: i64,
}

#[derive(Serialize)]
struct TeamJson<'o> {
    id: &'o str,
    name: &'o str,
    /// Nothing where that is not published.
    open: Option<bool>,
    opens: Option<String>,
    closes: Option<String>,
    hours: Option<String>,
    opening_hours: Option<&'o str>,
    best_called: Option<Best>,
    days: Vec<DayJson<'o>>,
}

#[derive(Serialize)]
struct Best {
    from: String,
    until: String,
}

#[derive(Serialize)]
struct DayJson<'o> {
    date: &'o chrono::NaiveDate,
    /// On the wall clock, `24:00` being the end of the day.
    open: Vec<(String, String)>,
    /// Whether such days are usually so; not on a holiday.
    usual: bool,
}

fn team<'o>(opening: &'o Opening<'_>) -> TeamJson<'o> {
    let hours = opening.team.hours.as_ref();
    TeamJson {
        id: &opening.team.id,
        name: &opening.team.name,
        open: opening.status.map(|status| matches!(status, OpenStatus::Open(_))),
        opens: opening.status.and_then(|status| status.opens()).map(rfc3339),
        closes: opening.status.and_then(|status| status.closes()).map(rfc3339),
        hours: hours.map(|hours| hours.words(Locale::ENGLISH)),
        opening_hours: hours.map(Hours::as_written),
        best_called: opening.best.map(best),
        days: opening.days.iter().flatten().map(day).collect(),
    }
}

fn best((from, until): Interval) -> Best {
    Best { from: rfc3339(from), until: rfc3339(until) }
}

fn day(day: &DayHours) -> DayJson<'_> {
    let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
    let open = day.open.iter().map(|(from, until)| (clock(*from), clock(*until)));
    DayJson { date: &day.date, open: open.collect(), usual: !day.unusual }
}

fn change(turn: &Turn) -> ClockChangeJson {
    ClockChangeJson { at: rfc3339(turn.at), minutes: turn.by.num_minutes() }
}

fn rfc3339(at: DateTime<Tz>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
}
