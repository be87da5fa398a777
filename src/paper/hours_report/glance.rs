//! Openings at a glance: a line for each team.

use chrono::DateTime;
use chrono_tz::Tz;
use textwrap::core::display_width;

use super::columns::fitting;
use super::openings::{Opening, Openings};
use super::text;
use phonetree_core::hours::OpenStatus;
use phonetree_core::language::Locale;

/// The columns of a team: its name, how it stands, until when, and the best time to call.
type Columns = [String; 4];

/// As wide as the narrowest terminal that people have.
const WIDTH: usize = 80;
/// Between two columns.
const GAP: usize = 2;
/// A name has at least so many columns, if it is cut.
const LEAST_OF_A_NAME: usize = 12;

/// What time it is, and a line for each team: open or closed, until when, and the best time to call. Times
/// are on the caller's clock, else on that of the file.
pub fn openings_at_a_glance(openings: &Openings<'_>) -> String {
    if openings.teams.len() < 2 {
        return text::openings_in_words(openings);
    }
    let zone = openings.caller.unwrap_or(openings.edition.zone);
    let head = ["", "now", "", "best time to call"].map(str::to_owned);
    let rows = openings.teams.iter().map(|team| row(openings, team, zone));
    let mut rows: Vec<Columns> = std::iter::once(head).chain(rows).collect();
    let widest = |rows: &[Columns], n: usize| {
        rows.iter().map(|row| display_width(&row[n])).max().unwrap_or(0)
    };
    let others: usize = (1..4).map(|n| GAP + widest(&rows, n)).sum();
    let room = WIDTH.saturating_sub(others).max(LEAST_OF_A_NAME);
    for [name, ..] in &mut rows {
        (*name, _) = fitting(name, room);
    }
    let mut said = format!("{}\n\n{}", text::now(openings), text::line(openings));
    for row in &rows {
        let mut line = String::new();
        for (n, column) in row.iter().enumerate() {
            line += column;
            line += &" ".repeat(widest(&rows, n) - display_width(column) + GAP);
        }
        said += line.trim_end();
        said += "\n";
    }
    let elsewhere = openings.teams.iter().filter_map(|team| team.team.hours.as_ref());
    if openings.caller.is_some() || elsewhere.into_iter().any(|hours| hours.zone() != zone) {
        said += &format!("\nTimes are {}.\n", Locale::ENGLISH.zone(zone));
    }
    said + &doubts(openings)
}

fn row(openings: &Openings<'_>, team: &Opening<'_>, zone: Tz) -> Columns {
    let now = openings.at.with_timezone(&zone);
    let moment = |at: &DateTime<Tz>| {
        let at = at.with_timezone(&zone);
        let time = Locale::ENGLISH.time(at.time());
        match Locale::ENGLISH.day(at.date_naive(), now.date_naive()) {
            today if today == "today" => time,
            day => format!("{} {time}", day.trim_start_matches("on ")),
        }
    };
    let until = |closes: &Option<DateTime<Tz>>| {
        closes
            .as_ref()
            .map_or_else(|| "at any time".to_owned(), |at| format!("until {}", moment(at)))
    };
    let (state, change) = match &team.status {
        None => ("unknown", "not published".to_owned()),
        Some(OpenStatus::Open(closes)) => ("open", until(closes)),
        Some(OpenStatus::MayBeClosed { closes, .. }) => ("may be", until(closes)),
        Some(OpenStatus::Closed { opens: Some(opens), doubt }) => {
            let perhaps = if doubt.is_some() { "may open" } else { "opens" };
            ("closed", format!("{perhaps} {}", moment(opens)))
        }
        Some(OpenStatus::Closed { opens: None, .. }) => {
            ("closed", "no opening is known".to_owned())
        }
    };
    let best = match (&team.status, team.best) {
        (Some(OpenStatus::Open(None)), _) | (_, None) => String::new(),
        (_, Some((from, to))) if from.to_utc() <= now.to_utc() => {
            format!("now, until {}", moment(&to))
        }
        (_, Some((from, to))) => {
            let to = Locale::ENGLISH.time(to.with_timezone(&zone).time());
            format!("{} to {to}", moment(&from))
        }
    };
    [team.team.name.first().to_owned(), state.to_owned(), change, best]
}

/// Why some may be closed.
fn doubts(openings: &Openings<'_>) -> String {
    let mut why: Vec<(String, Vec<&str>)> = Vec::new();
    for team in &openings.teams {
        let Some(doubt) = team.status.as_ref().and_then(OpenStatus::doubt) else { continue };
        let doubt = doubt.words(Locale::ENGLISH);
        match why.iter_mut().find(|(same, _)| *same == doubt) {
            Some((_, teams)) => teams.push(team.team.name.first()),
            None => why.push((doubt, vec![team.team.name.first()])),
        }
    }
    let lines = why.iter().map(|(doubt, teams)| {
        let line = format!("May be closed: {}: {doubt}.", teams.join(", "));
        format!("\n{}\n", textwrap::fill(&line, WIDTH))
    });
    lines.collect()
}
