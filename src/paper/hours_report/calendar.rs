//! Opening hours as a calendar (RFC 5545), which every calendar program reads.
//!
//! What comes every week is one event with a rule; holidays are taken out of it, and what comes but
//! once is an event of its own. The events together are when it is open, no more and no less.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike as _;
use chrono::{DateTime, Days, LocalResult, Months, NaiveDate, NaiveTime, Offset as _, TimeDelta};
use chrono::{TimeZone as _, Utc};
use chrono_tz::Tz;
use icalendar::{Component as _, Event, Property};

use super::ics::line;
use super::openings::instant;
use super::vtimezone::{LOCAL, vtimezone, weekday};
use crate::paper::Edition;
use crate::paper::content;
use phonetree_core::directory::TeamRoute;
use phonetree_core::hours::{Hours, Interval};
use phonetree_core::menu::TeamId;

/// What did not come for so many days comes in another season.
const SEASON: i64 = 28;

/// The opening hours of some teams, from the day of an instant on, for so many years.
pub fn calendar(
    tree: Edition<'_>,
    rows: &[TeamRoute],
    teams: &[TeamId],
    at: DateTime<Tz>,
    years: u32,
) -> String {
    let today = at.date_naive();
    let last = today.checked_add_months(Months::new(years * 12)).unwrap_or(today);
    let (from, to) = (instant(tree.zone, today), instant(tree.zone, last));
    let mut told = [
        line("BEGIN", "VCALENDAR", &[]),
        line("VERSION", "2.0", &[]),
        line("PRODID", "-//phonetree//opening hours//EN", &[]),
        line("METHOD", "PUBLISH", &[]),
        line("X-WR-CALNAME", tree.text(&tree.title), &[("VALUE", "TEXT")]),
    ]
    .concat();
    let own = teams.iter().filter_map(|id| tree[*id].hours.as_ref()).map(Hours::zone);
    let mut zones: Vec<Tz> = Vec::new();
    for zone in [tree.zone].into_iter().chain(own) {
        if !zones.contains(&zone) {
            told.push_str(&vtimezone(zone, from, to));
            zones.push(zone);
        }
    }
    let (desks, says) = (content::desks(tree, rows), tree.says());
    for id in teams {
        let team = &tree[*id];
        let Some(hours) = &team.hours else { continue };
        let reached =
            desks.iter().filter(|desk| desk.id == *team.id).flat_map(|desk| &desk.reached);
        let ways = reached.map(|reach| tree.says().call_by(&reach.words(tree.says())));
        let about: Vec<String> = ways.chain([hours.words(tree.locale())]).collect();
        for (number, mut event) in events(tree, hours, from, to).into_iter().enumerate() {
            // A day of doubt comes with its holiday.
            let summary = match event.get_summary() {
                Some(holiday) => says.perhaps_closed_event(&tree.text(&team.name), &holiday),
                None => says.open_event(&tree.text(&team.name)),
            };
            event
                .uid(&format!(
                    "{}-{}-{number}@{}.phonetree",
                    team.id,
                    today.format("%Y%m%d"),
                    name(tree)
                ))
                .timestamp(at.to_utc())
                .summary(&summary)
                .description(&about.join("\n"))
                // It says when others are there; nobody is busy because of it.
                .add_property("TRANSP", "TRANSPARENT");
            told.push_str(&event.try_into_string().unwrap_or_default());
        }
    }
    told + &line("END", "VCALENDAR", &[])
}

/// The name of the menu in the identities of its events: its first number.
fn name(tree: Edition<'_>) -> String {
    let number = tree.lines.first().map(|line| line.number.to_string());
    number.unwrap_or_default().trim_start_matches('+').to_owned()
}

/// What is open at the same time of day for the same time, and when.
type Recurring = BTreeMap<(NaiveTime, TimeDelta), BTreeSet<NaiveDate>>;

fn events(tree: Edition<'_>, hours: &Hours, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Event> {
    let (mut recurring, mut events) = (Recurring::new(), Vec::new());
    for span in hours.open_between(from, to).into_iter().flat_map(days_of) {
        let (begins, ends) = span;
        if let Some(doubt) = hours.holiday_doubt(begins.date_naive()) {
            let mut event = if is_plain(span) { once_there(span) } else { once(span) };
            event.add_property("STATUS", "TENTATIVE").summary(&doubt.name(tree.locale()));
            events.push(event);
        } else if is_plain(span) {
            let long = ends.naive_local() - begins.naive_local();
            recurring.entry((begins.time(), long)).or_default().insert(begins.date_naive());
        } else {
            events.push(once(span));
        }
    }
    for ((begins, long), dates) in recurring {
        for season in seasons(&dates) {
            let (weekly, single) = split(&season);
            let begins_on =
                |date: NaiveDate| hours.zone().from_local_datetime(&date.and_time(begins));
            let spans = single.iter().filter_map(|date| begins_on(*date).earliest());
            events.extend(spans.map(|at| once_there((at, at + long))));
            events.extend(every_week(hours.zone(), (begins, long), &weekly));
        }
    }
    events
}

/// A stretch of more than a day, day by day.
fn days_of((from, to): Interval) -> Vec<Interval> {
    if to - from <= TimeDelta::days(1) {
        return vec![(from, to)];
    }
    let zone = from.timezone();
    let midnights = from.date_naive().iter_days().skip(1);
    let midnights = midnights.map(|date| instant(zone, date).with_timezone(&zone));
    let cuts: Vec<DateTime<Tz>> = [from]
        .into_iter()
        .chain(midnights.take_while(|midnight| *midnight < to))
        .chain([to])
        .collect();
    cuts.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// Whether the wall clock alone tells when it is: no clock is set in between, and no time comes twice.
fn is_plain((begins, ends): Interval) -> bool {
    let once = matches!(
        begins.timezone().from_local_datetime(&begins.naive_local()),
        LocalResult::Single(_)
    );
    once && begins.offset().fix() == ends.offset().fix()
}

/// Dates, parted where nothing comes for long.
fn seasons(dates: &BTreeSet<NaiveDate>) -> Vec<BTreeSet<NaiveDate>> {
    let mut seasons: Vec<BTreeSet<NaiveDate>> = Vec::new();
    let mut last: Option<NaiveDate> = None;
    for date in dates {
        let goes_on = last.is_some_and(|last| (*date - last).num_days() <= SEASON);
        match seasons.last_mut().filter(|_| goes_on) {
            Some(season) => drop(season.insert(*date)),
            None => seasons.push([*date].into()),
        }
        last = Some(*date);
    }
    seasons
}

/// The dates on days of the week that come in most weeks, and the others.
fn split(season: &BTreeSet<NaiveDate>) -> (BTreeSet<NaiveDate>, BTreeSet<NaiveDate>) {
    let long =
        season.last().zip(season.first()).map_or(0, |(last, first)| (*last - *first).num_days());
    let weeks = usize::try_from(long / 7 + 1).unwrap_or(1);
    let mut counts = [0; 7];
    for date in season {
        counts[number(*date)] += 1;
    }
    season.iter().copied().partition(|date| weeks > 1 && counts[number(*date)] * 2 > weeks)
}

/// Monday is 0.
fn number(date: NaiveDate) -> usize {
    date.weekday().num_days_from_monday() as usize
}

/// An event that comes every week on some days, but for some dates.
fn every_week(
    zone: Tz,
    (begins, long): (NaiveTime, TimeDelta),
    dates: &BTreeSet<NaiveDate>,
) -> Option<Event> {
    let (first, last) = (dates.first()?, dates.last()?);
    let days: BTreeSet<usize> = dates.iter().map(|date| number(*date)).collect();
    let monday = *first - Days::new(number(*first) as u64);
    let names: Vec<String> =
        days.iter().map(|day| weekday(monday + Days::new(*day as u64))).collect();
    let starts = first.and_time(begins);
    let until = zone.from_local_datetime(&last.and_time(begins)).earliest()?.to_utc();
    let mut event = Event::new();
    there(&mut event, "DTSTART", zone, starts);
    there(&mut event, "DTEND", zone, starts + long);
    event.add_property(
        "RRULE",
        format!("FREQ=WEEKLY;UNTIL={};BYDAY={}", until.format("%Y%m%dT%H%M%SZ"), names.join(",")),
    );
    let range = first.iter_days().take_while(|date| date <= last);
    let left_out = range.filter(|date| days.contains(&number(*date)) && !dates.contains(date));
    for date in left_out {
        let at = date.and_time(begins).format(LOCAL).to_string();
        event.append_multi_property(Property::new("EXDATE", at).add_parameter("TZID", zone.name()));
    }
    Some(event)
}

/// An event that comes once, on the wall clock of its zone.
fn once_there((begins, ends): Interval) -> Event {
    let mut event = Event::new();
    there(&mut event, "DTSTART", begins.timezone(), begins.naive_local());
    there(&mut event, "DTEND", begins.timezone(), ends.naive_local());
    event
}

/// An event that comes once, in a time that needs no zone.
fn once((begins, ends): Interval) -> Event {
    let utc = |at: DateTime<Tz>| at.to_utc().format("%Y%m%dT%H%M%SZ").to_string();
    let mut event = Event::new();
    event.add_property("DTSTART", utc(begins)).add_property("DTEND", utc(ends));
    event
}

fn there(event: &mut Event, key: &str, zone: Tz, at: chrono::NaiveDateTime) {
    let at = at.format(LOCAL).to_string();
    event.append_property(Property::new(key, at).add_parameter("TZID", zone.name()));
}
