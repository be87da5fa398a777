//! Openings as a program reads them. Fields are added, not renamed.

use chrono::{DateTime, Days, SecondsFormat};
use chrono_tz::Tz;
use serde::Serialize;

use super::openings::{Opening, Openings, Turn};
use crate::paper::Edition;
use phonetree_core::hours::{DayHours, Hours, Interval, OpenStatus};

/// How things stand, and the week: one JSON object.
pub fn openings_as_json<'o>(openings: &'o Openings<'_>) -> impl Serialize + use<'o> {
    ReportJson {
        at: rfc3339(openings.at),
        zone: openings.edition.zone.name(),
        caller: openings.caller.map(|caller| CallerJson {
            zone: caller.name(),
            at: rfc3339(openings.at.with_timezone(&caller)),
        }),
        week: WeekJson {
            from: openings.monday.to_string(),
            until: (openings.monday + Days::new(6)).to_string(),
            clock_changes: openings.turns.iter().map(change).collect(),
        },
        teams: openings.teams.iter().map(|it| team(openings.edition, it)).collect(),
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
    /// Nothing where that is not published, and where nobody can say: see `may_be_closed`.
    open: Option<bool>,
    /// The holiday for which it may be closed now, or stay closed when it would open.
    #[serde(skip_serializing_if = "Option::is_none")]
    may_be_closed: Option<String>,
    opens: Option<String>,
    closes: Option<String>,
    hours: Option<String>,
    opening_hours: Option<&'o str>,
    /// Of its hours, where it is another than the file's. `days` are on the file's clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    zone: Option<&'static str>,
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
    /// The holiday for which it may be closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    may_be_closed: Option<String>,
}

fn team<'o>(edition: Edition<'o>, opening: &'o Opening<'_>) -> TeamJson<'o> {
    let home = edition.zone;
    let hours = opening.team.hours.as_ref();
    let status = opening.status.as_ref();
    let zone = hours.map(Hours::zone);
    TeamJson {
        id: &opening.team.id,
        name: edition.text(&opening.team.name),
        open: status.and_then(OpenStatus::is_open),
        may_be_closed: status.and_then(OpenStatus::doubt).map(|doubt| doubt.name(edition.locale())),
        opens: status.and_then(OpenStatus::opens).map(rfc3339),
        closes: status.and_then(OpenStatus::closes).map(rfc3339),
        hours: hours.map(|hours| hours.words(edition.locale())),
        opening_hours: hours.map(Hours::as_written),
        zone: zone.filter(|zone| *zone != home).map(Tz::name),
        best_called: opening.best.map(best),
        days: opening.days.iter().flatten().map(|it| day(edition, opening, it)).collect(),
    }
}

fn best((from, until): Interval) -> Best {
    Best { from: rfc3339(from), until: rfc3339(until) }
}

fn day<'o>(edition: Edition<'_>, opening: &Opening<'_>, day: &'o DayHours) -> DayJson<'o> {
    let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
    let open = day.open.iter().map(|(from, until)| (clock(*from), clock(*until)));
    let may_be_closed = opening.doubt(day.date).map(|doubt| doubt.name(edition.locale()));
    DayJson { date: &day.date, open: open.collect(), usual: !day.unusual, may_be_closed }
}

fn change(turn: &Turn) -> ClockChangeJson {
    ClockChangeJson { at: rfc3339(turn.at), minutes: turn.by.num_minutes() }
}

fn rfc3339(at: DateTime<Tz>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
}
