//! Openings in sentences.

use super::openings::{Opening, Openings};
use phonetree_core::hours::{OpenStatus, interval_in_both};
use phonetree_core::language::Locale;

/// What time it is, and how things stand with each team.
pub fn openings_in_words(openings: &Openings<'_>) -> String {
    let teams: String = openings.teams.iter().map(|team| about(openings, team)).collect();
    format!("{}\n\n{}{teams}", now(openings), line(openings))
}

/// "Monday, November 23, 2026, 7:15 a.m. Pacific time (10:15 a.m. Eastern time)"
pub(super) fn now(openings: &Openings<'_>) -> String {
    let at = openings.at;
    let words = |at: chrono::DateTime<chrono_tz::Tz>| {
        let time = Locale::ENGLISH.time(at.time());
        format!("{time} {}", Locale::ENGLISH.zone(at.timezone()))
    };
    let date = at.format("%A, %B %-d, %Y");
    let caller = openings.caller.map(|caller| at.with_timezone(&caller));
    match caller.filter(|caller| caller.naive_local() != at.naive_local()) {
        None => format!("{date}, {}", words(at)),
        Some(caller) if caller.date_naive() == at.date_naive() => {
            format!("{date}, {} ({})", words(at), words(caller))
        }
        Some(caller) => {
            format!("{date}, {} ({}, {})", words(at), caller.format("%A"), words(caller))
        }
    }
}

/// What is published for the number that was asked about, and that it decides nothing here.
pub(super) fn line(openings: &Openings<'_>) -> String {
    let Some(line) = openings.line.map(|id| &openings.edition[id]) else { return String::new() };
    let number = line.number.as_written();
    let called = line.name.as_ref().map_or_else(String::new, |name| format!("{}, ", name.first()));
    match &line.hours {
        Some(hours) => {
            format!(
                "{called}{number}: {}, {}:\n\n",
                hours.words(Locale::ENGLISH),
                Locale::ENGLISH.hours().published_for_the_number()
            )
        }
        None => {
            format!("{called}{number}: no hours are published for the number; it leads to:\n\n")
        }
    }
}

fn about(openings: &Openings<'_>, opening: &Opening<'_>) -> String {
    // A team elsewhere: its clock, and that of the file.
    let (now, caller) = (openings.at, openings.caller.or(Some(openings.edition.zone)));
    let name = opening.team.name.first();
    let Some(status) = &opening.status else {
        return format!("{name}: hours not published.\n");
    };
    let standing_words = status.words(now, caller, Locale::ENGLISH);
    let best = match (status, opening.best) {
        (OpenStatus::Open(None), _) | (_, None) => String::new(),
        (_, Some(best)) => {
            format!(
                "  Best time to call: {}\n",
                interval_in_both(best, now, caller, Locale::ENGLISH)
            )
        }
    };
    let holiday = match opening.doubt_at(now) {
        Some(doubt) => format!("  today is {}\n", doubt.words(Locale::ENGLISH)),
        None => String::new(),
    };
    format!("{name} {standing_words}.\n{holiday}{best}")
}
