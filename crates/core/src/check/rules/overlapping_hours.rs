//! Hours that overlap within one rule.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;

rule! {
    /// Times of one day that overlap.
    ///
    /// ### What it does
    /// Compares the times between the commas of each rule: `08:00-12:00,11:00-17:00`.
    ///
    /// ### Why is this bad?
    /// It works, and somebody meant something else: a lunch break with a wrong digit, most often.
    ///
    /// ### Example
    /// ```toml
    /// hours = "Mo-Fr 08:00-13:00,12:00-17:00"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// hours = "Mo-Fr 08:00-12:00,13:00-17:00"
    /// ```
    OVERLAPPING_HOURS = "overlapping-hours", Warning, check;
    Opinion: "What is written twice is meant once", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    super::all_hours(subject)
        .filter_map(|stated| {
            let (first, second) = overlap(stated.hours.as_written())?;
            let place = subject.within(&stated.place.range(), second);
            let found = Violation::new(stated.id, place, format!("{second} overlaps {first}"));
            Some(found.label("is there a break in between?").fix("let the times follow each other"))
        })
        .collect()
}

/// Two spans of time of the same rule that overlap, as they are written.
fn overlap(hours: &str) -> Option<(&str, &str)> {
    for rule in hours.split(';') {
        let mut spans: Vec<(u32, u32, &str)> = Vec::new();
        for part in rule.split([',', ' ']) {
            if part.starts_with(char::is_alphabetic) {
                // The times of other days follow.
                spans.clear();
            }
            let Some((from, to)) = part.split_once('-') else { continue };
            let (Some(from), Some(to)) = (minutes(from), minutes(to)) else { continue };
            let to = if to <= from { to + 24 * 60 } else { to };
            let before = spans.iter().find(|(start, end, _)| from < *end && *start < to);
            if let Some((.., before)) = before {
                return Some((before, part));
            }
            spans.push((from, to, part));
        }
    }
    None
}

fn minutes(time: &str) -> Option<u32> {
    let (hours, minutes) = time.split_once(':')?;
    Some(hours.parse::<u32>().ok()? * 60 + minutes.parse::<u32>().ok()?)
}
