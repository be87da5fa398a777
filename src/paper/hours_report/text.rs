//! Openings in sentences.

use super::openings::{Opening, Openings};
use phonetree_core::hours::{OpenStatus, interval_in_both};

/// What time it is, and how things stand with each team.
pub fn openings_in_words(openings: &Openings<'_>) -> String {
    let teams: String = openings.teams.iter().map(|team| about(openings, team)).collect();
    format!("{}\n\n{}{teams}", now(openings), line(openings))
}

/// "Monday, November 23, 2026, 7:15 a.m. Pacific time (10:15 a.m. Eastern time)"
pub(super) fn now(openings: &Openings<'_>) -> String {
    let (at, locale) = (openings.at, openings.edition.locale());
    let words = |at: chrono::DateTime<chrono_tz::Tz>| {
        let time = locale.time(at.time());
        format!("{time} {}", locale.zone(at.timezone()))
    };
    let date = locale.weekday_and_date(at.date_naive());
    let caller = openings.caller.map(|caller| at.with_timezone(&caller));
    match caller.filter(|caller| caller.naive_local() != at.naive_local()) {
        None => format!("{date}, {}", words(at)),
        Some(caller) if caller.date_naive() == at.date_naive() => {
            format!("{date}, {} ({})", words(at), words(caller))
        }
        Some(caller) => {
            format!(
                "{date}, {} ({}, {})",
                words(at),
                locale.weekday(caller.date_naive()),
                words(caller)
            )
        }
    }
}

/// What is published for the number that was asked about, and that it decides nothing here.
pub(super) fn line(openings: &Openings<'_>) -> String {
    let Some(line) = openings.line.map(|id| &openings.edition[id]) else { return String::new() };
    let (number, locale) = (line.number.as_written(), openings.edition.locale());
    let called = line
        .name
        .as_ref()
        .map_or_else(String::new, |name| format!("{}, ", openings.edition.text(name)));
    match &line.hours {
        Some(hours) => {
            format!(
                "{called}{number}: {}, {}:\n\n",
                hours.words(locale),
                locale.hours().published_for_the_number()
            )
        }
        None => {
            format!("{}\n\n", locale.week().line_without_hours(&format!("{called}{number}")))
        }
    }
}

fn about(openings: &Openings<'_>, opening: &Opening<'_>) -> String {
    // A team elsewhere: its clock, and that of the file.
    let (now, caller) = (openings.at, openings.caller.or(Some(openings.edition.zone)));
    let (name, locale) = (openings.edition.text(&opening.team.name), openings.edition.locale());
    let Some(status) = &opening.status else {
        return format!("{}\n", locale.week().team_without_hours(&name));
    };
    let standing_words = status.words(now, caller, locale);
    let best = match (status, opening.best) {
        (OpenStatus::Open(None), _) | (_, None) => String::new(),
        (_, Some(best)) => {
            format!(
                "  {}
",
                locale.week().best_time(&interval_in_both(best, now, caller, locale))
            )
        }
    };
    let holiday = match opening.doubt_at(now) {
        Some(doubt) => format!("  {}\n", locale.week().day_is(&doubt.words(locale))),
        None => String::new(),
    };
    format!("{name} {standing_words}.\n{holiday}{best}")
}
