//! Drills made from a tree by itself: every errand, at hours that are worth a drill.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use chrono_tz::{America, Asia, Europe, Pacific};

use super::chance::Chance;
use super::drill::{About, Drill, Errand};
use crate::hours::Hours;
use crate::menu::{Channel, Lengths, Tree};

/// Drills play within so many days: weekends and most holidays are near enough.
const DAYS: i64 = 90;
/// So many hours are tried before an errand is given up.
const TRIES: usize = 12;

/// What can be practised: an errand, and what of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The errand, by its place.
    pub errand: usize,
    /// What of it.
    pub about: About,
}

/// Every call that can be practised: each errand that is done by phone, while its team is open and
/// while it is closed.
pub fn calls(tree: &Tree, errands: &[Errand]) -> Vec<Task> {
    let by_phone = errands
        .iter()
        .enumerate()
        .filter(|(_, errand)| errand.by == Channel::Phone && !errand.teams.is_empty());
    let tasks = by_phone.flat_map(|(place, errand)| {
        let hours = |team: &crate::menu::TeamId| tree[*team].hours.as_ref();
        let closes = errand.teams.iter().all(|team| hours(team).is_some());
        let closed = closes.then_some(Task { errand: place, about: About::Closed });
        [Task { errand: place, about: About::Open }].into_iter().chain(closed)
    });
    tasks.collect()
}

/// A drill for a task at an hour drawn by chance, within some weeks of `from`. `None` where there is
/// none: the team never closes then, or no call comes to it.
pub fn drill(
    tree: &Tree,
    lengths: &Lengths,
    errand: &Errand,
    about: About,
    from: DateTime<Utc>,
    chance: &mut Chance,
) -> Option<Drill> {
    let zone = zone(tree.zone, chance);
    (0..TRIES).find_map(|_| {
        let at = instant(tree, errand, about, from, chance)?.with_timezone(&tree.zone);
        let drill = Drill::new(tree, lengths, errand, at, zone)?;
        (drill.closed == (about == About::Closed)).then_some(drill)
    })
}

/// Where the caller is: one time in three in another zone, where the same clock time is a trap.
fn zone(home: Tz, chance: &mut Chance) -> Tz {
    const AMERICAN: [Tz; 5] = [
        America::New_York,
        America::Chicago,
        America::Denver,
        America::Los_Angeles,
        Pacific::Honolulu,
    ];
    const OTHER: [Tz; 5] =
        [Europe::London, Europe::Berlin, Europe::Athens, Asia::Dubai, Asia::Singapore];
    if !chance.once_in(3) {
        return home;
    }
    let american = AMERICAN.contains(&home) || home.name().starts_with("America/");
    let others: Vec<Tz> =
        if american { AMERICAN } else { OTHER }.into_iter().filter(|zone| *zone != home).collect();
    chance.one(&others).copied().unwrap_or(home)
}

/// An hour at which the first of its teams is open, or closed: in the middle of it, or close to where
/// that changes. In whole minutes.
fn instant(
    tree: &Tree,
    errand: &Errand,
    about: About,
    from: DateTime<Utc>,
    chance: &mut Chance,
) -> Option<DateTime<Utc>> {
    let from = DateTime::from_timestamp(from.timestamp().div_euclid(60) * 60, 0)?;
    let until = from + TimeDelta::days(DAYS);
    let team = chance.one(&errand.teams).copied()?;
    let Some(hours) = &tree[team].hours else {
        let minutes = chance.below(DAYS.unsigned_abs() * 24 * 60);
        return Some(from + TimeDelta::minutes(i64::try_from(minutes).ok()?));
    };
    let wanted = about != About::Closed;
    let stretches: Vec<Stretch> = stretches(hours, from, until)
        .into_iter()
        .filter(|stretch| stretch.open == wanted)
        .collect();
    let stretch = chance.one(&stretches)?;
    let minutes = (stretch.to - stretch.from).num_minutes();
    let near = i64::try_from(chance.below(40)).unwrap_or_default();
    let after = match (chance.below(4), wanted) {
        // Shortly before it closes; shortly after it has closed, or before it opens.
        (0, true) => minutes - 1 - near % 3,
        (0, false) => near,
        (1, false) => minutes - 1 - near,
        _ => i64::try_from(chance.below(minutes.unsigned_abs())).unwrap_or_default(),
    };
    Some(stretch.from + TimeDelta::minutes(after.clamp(0, (minutes - 1).max(0))))
}

/// A time during which it is open, or closed.
struct Stretch {
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    open: bool,
}

fn stretches(hours: &Hours, from: DateTime<Utc>, until: DateTime<Utc>) -> Vec<Stretch> {
    let mut open = hours.is_open(from);
    let mut begins = from;
    let mut found = Vec::new();
    for to in hours.changes(from, until).into_iter().chain([until]) {
        found.push(Stretch { from: begins, to, open });
        (begins, open) = (to, !open);
    }
    found
}
