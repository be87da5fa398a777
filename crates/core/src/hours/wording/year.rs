//! The year in pieces, each with its week.

use chrono::{Datelike as _, NaiveDate};
use opening_hours::OpeningHours;

use crate::hours::spans::{DaySpans, RegularWeek, open_on};
use crate::language::{MonthDay, PartOfYear, longest};

/// The year in pieces, cut where one of the parts begins or ends.
fn pieces(parts: &[PartOfYear]) -> Vec<PartOfYear> {
    let mut begins: Vec<MonthDay> =
        parts.iter().flat_map(|part| [part.from, next(part.to)]).collect();
    begins.sort_unstable();
    begins.dedup();
    if begins.is_empty() {
        return vec![PartOfYear {
            from: MonthDay { month: 1, day: 1 },
            to: MonthDay { month: 12, day: 31 },
        }];
    }
    let ends = begins.iter().skip(1).chain(begins.first()).map(|begin| previous(*begin));
    begins.iter().zip(ends).map(|(from, to)| PartOfYear { from: *from, to }).collect()
}

fn next(day: MonthDay) -> MonthDay {
    match day.day < longest(day.month) {
        true => MonthDay { day: day.day + 1, ..day },
        false => MonthDay { month: day.month % 12 + 1, day: 1 },
    }
}

fn previous(day: MonthDay) -> MonthDay {
    let month = (day.month + 10) % 12 + 1;
    match day.day {
        1 => MonthDay { month, day: longest(month) },
        day_of => MonthDay { day: day_of - 1, ..day },
    }
}

/// The week of each piece of the year; `None` if a piece is too short to know it.
pub(super) fn weeks(
    rules: &OpeningHours,
    parts: &[PartOfYear],
) -> Option<Vec<(PartOfYear, RegularWeek)>> {
    let of = |piece: PartOfYear| Some((piece, week(rules, piece)?));
    pieces(parts).into_iter().map(of).collect()
}

/// The week of a part of the year. Its first day has a night of the part before.
fn week(rules: &OpeningHours, part: PartOfYear) -> Option<RegularWeek> {
    let first = NaiveDate::from_ymd_opt(2026, 1, 1)?;
    let mut week: [Option<DaySpans>; 7] = Default::default();
    for date in first.iter_days().take(28 * 366) {
        let day = MonthDay { month: date.month(), day: date.day() };
        let place = date.weekday().num_days_from_monday() as usize;
        let inside = part.has(day) && (day != part.from || part.from == part.to);
        if inside && week[place].is_none() {
            week[place] = Some(open_on(rules, date));
        }
        if week.iter().all(Option::is_some) {
            break;
        }
    }
    let week: Vec<DaySpans> = week.into_iter().collect::<Option<_>>()?;
    week.try_into().ok().map(RegularWeek)
}

/// Pieces with the same week, together. What no rule about a part of the year is about comes first, and
/// is the rest of the year; it is left out where it is closed.
pub(super) fn together(
    weeks: Vec<(PartOfYear, RegularWeek)>,
    parts: &[PartOfYear],
) -> Vec<(Vec<PartOfYear>, RegularWeek)> {
    let is_part = |piece: &PartOfYear| parts.iter().any(|part| part.has(piece.from));
    if let [(_, week)] = weeks.as_slice() {
        return vec![(Vec::new(), week.clone())];
    }
    let rest = weeks.iter().find(|(piece, week)| !is_part(piece) && week.opens());
    let rest = rest.map(|(_, week)| week.clone());
    let mut found: Vec<(Vec<PartOfYear>, RegularWeek)> = Vec::new();
    for (piece, week) in weeks {
        let unsaid = rest.as_ref().map_or_else(|| !week.opens(), |rest| *rest == week);
        if unsaid {
            continue;
        }
        match found.iter_mut().find(|(_, same)| *same == week) {
            Some((pieces, _)) => match pieces.last_mut() {
                Some(last) if next(last.to) == piece.from => last.to = piece.to,
                _ => pieces.push(piece),
            },
            None => found.push((vec![piece], week)),
        }
    }
    for (pieces, _) in &mut found {
        // Past New Year: what begins the year belongs to what ends it.
        if let [first, .., last] = pieces.as_mut_slice()
            && next(last.to) == first.from
        {
            last.to = first.to;
            pieces.remove(0);
        }
    }
    let rest = rest.map(|week| (Vec::new(), week));
    let all: Vec<(Vec<PartOfYear>, RegularWeek)> = rest.into_iter().chain(found).collect();
    match all.is_empty() {
        true => vec![(Vec::new(), RegularWeek::default())],
        false => all,
    }
}
