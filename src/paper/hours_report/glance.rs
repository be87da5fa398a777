//! Openings at a glance: a line for each team.

use chrono::DateTime;
use chrono_tz::Tz;
use textwrap::core::display_width;

use super::columns::fitting;
use super::openings::{Opening, Openings};
use super::text;
use phonetree_core::hours::{OpenStatus, ends_today};

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
    let (locale, says) = (openings.edition.locale(), openings.edition.locale().week());
    let head = ["", says.head_now(), "", says.head_best_time()].map(str::to_owned);
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
        said += &format!("\n{}\n", says.times_are(&locale.zone(zone)));
    }
    said + &doubts(openings)
}

fn row(openings: &Openings<'_>, team: &Opening<'_>, zone: Tz) -> Columns {
    let (locale, says) = (openings.edition.locale(), openings.edition.locale().week());
    let now = openings.at.with_timezone(&zone);
    let moment = |at: &DateTime<Tz>| {
        let at = at.with_timezone(&zone);
        let time = locale.time(at.time());
        match at.date_naive() == now.date_naive() {
            true => time,
            false => {
                says.day_and_time(&bare_day(&locale.day(at.date_naive(), now.date_naive())), &time)
            }
        }
    };
    let end = |at: &DateTime<Tz>| match ends_today(at.with_timezone(&zone), now) {
        true => locale.time(at.with_timezone(&zone).time()),
        false => moment(at),
    };
    let until = |closes: &Option<DateTime<Tz>>| {
        closes.as_ref().map_or_else(|| says.at_any_time().to_owned(), |at| locale.until(&end(at)))
    };
    let (state, change) = match &team.status {
        None => (says.unknown(), says.not_published().to_owned()),
        Some(OpenStatus::Open(closes)) => (says.open(), until(closes)),
        Some(OpenStatus::MayBeClosed { closes, .. }) => (says.may_be_closed(), until(closes)),
        Some(OpenStatus::Closed { opens: Some(opens), doubt }) => {
            let opens = moment(opens);
            let opens = if doubt.is_some() { says.may_open(&opens) } else { says.opens(&opens) };
            (says.closed(), opens)
        }
        Some(OpenStatus::Closed { opens: None, .. }) => {
            (says.closed(), says.no_opening_known().to_owned())
        }
    };
    let best = match (&team.status, team.best) {
        (Some(OpenStatus::Open(None)), _) | (_, None) => String::new(),
        (_, Some((from, to))) if from.to_utc() <= now.to_utc() => {
            locale.hours().now(&locale.until(&end(&to)))
        }
        (_, Some((from, to))) => {
            let to = locale.time(to.with_timezone(&zone).time());
            locale.from_to(&moment(&from), &to)
        }
    };
    [openings.edition.text(&team.team.name).to_owned(), state.to_owned(), change, best]
}

/// A day as it stands in a column, without the word before it: "Monday" of "on Monday", "lunes" of "el lunes".
fn bare_day(day: &str) -> String {
    match day.split_once(' ') {
        Some((article, rest)) if article.chars().count() == 2 => rest.to_owned(),
        _ => day.to_owned(),
    }
}

/// Why some may be closed.
fn doubts(openings: &Openings<'_>) -> String {
    let mut why: Vec<(String, Vec<&str>)> = Vec::new();
    for team in &openings.teams {
        let Some(doubt) = team.status.as_ref().and_then(OpenStatus::doubt) else { continue };
        let doubt = doubt.words(openings.edition.locale());
        match why.iter_mut().find(|(same, _)| *same == doubt) {
            Some((_, teams)) => teams.push(openings.edition.text(&team.team.name)),
            None => why.push((doubt, vec![openings.edition.text(&team.team.name)])),
        }
    }
    let lines = why.iter().map(|(doubt, teams)| {
        let line = openings.edition.locale().week().perhaps_closed(&teams.join(", "), doubt);
        format!("\n{}\n", textwrap::fill(&line, WIDTH))
    });
    lines.collect()
}
