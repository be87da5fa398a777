//! Drills made from a tree by itself: every errand, at hours that are worth a drill.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use chrono_tz::{America, Asia, Europe, Pacific};

use super::drill::{About, Drill};
use crate::hours::Hours;
use crate::menu::Chance;
use crate::menu::{Channel, Errand, Lengths, Tree};

/// Drills play within so many days: weekends and most holidays are near enough.
const DAYS: i64 = 90;
/// So many hours are tried before an errand is given up.
const TRIES: usize = 12;

/// What can be practiced: an errand, and what of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The errand, by its place.
    pub errand: usize,
    /// What of it.
    pub about: About,
}

/// Every call that can be practiced: each errand that is done by phone, while its team is open and
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

/// A drill for a task at an hour drawn by chance, within some weeks of `from`, for a caller in a zone.
/// `None` where there is none: the team never closes then, or no call reaches it.
pub fn drill(
    tree: &Tree,
    lengths: &Lengths,
    errand: &Errand,
    about: About,
    from: DateTime<Utc>,
    zone: Tz,
    chance: &mut Chance,
) -> Option<Drill> {
    (0..TRIES).find_map(|_| {
        let at = instant(tree, errand, about, from, chance)?.with_timezone(&tree.zone);
        let drill = Drill::new(tree, lengths, errand, at, zone)?;
        (drill.closed == (about == About::Closed)).then_some(drill)
    })
}

/// Where the caller of a trap is: one time in three in another zone, where the same clock time is a trap.
pub(super) fn zone_of_a_trap(home: Tz, chance: &mut Chance) -> Tz {
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
    let stretches: Vec<Period> = stretches(hours, from, until)
        .into_iter()
        .filter(|stretch| stretch.open == wanted)
        .collect();
    let stretch = chance.one(&stretches)?;
    let long: Vec<&Period> = stretches.iter().filter(|stretch| stretch.minutes() > DAY).collect();
    let near = i64::try_from(chance.below(40)).unwrap_or_default();
    Some(match (chance.below(4), wanted) {
        // Shortly before it closes; shortly after it has closed, or before it opens.
        (0, true) => stretch.minute(stretch.minutes() - 1 - near % 3),
        (0, false) => stretch.minute(near),
        (1, false) => stretch.minute(stretch.minutes() - 1 - near),
        // A weekend, or a holiday.
        (2, false) => chance.one(&long).unwrap_or(&stretch).any_minute(chance),
        _ => stretch.any_minute(chance),
    })
}

/// A time during which it is open, or closed.
struct Period {
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    open: bool,
}

/// Minutes of a day.
const DAY: i64 = 24 * 60;

impl Period {
    fn minutes(&self) -> i64 {
        (self.to - self.from).num_minutes()
    }

    /// A minute of it, the first or the last where there is none so early or late.
    fn minute(&self, after: i64) -> DateTime<Utc> {
        self.from + TimeDelta::minutes(after.clamp(0, (self.minutes() - 1).max(0)))
    }

    fn any_minute(&self, chance: &mut Chance) -> DateTime<Utc> {
        let after = chance.below(self.minutes().unsigned_abs());
        self.minute(i64::try_from(after).unwrap_or_default())
    }
}

fn stretches(hours: &Hours, from: DateTime<Utc>, until: DateTime<Utc>) -> Vec<Period> {
    let mut open = hours.is_open(from);
    let mut begins = from;
    let mut found = Vec::new();
    for to in hours.changes(from, until).into_iter().chain([until]) {
        found.push(Period { from: begins, to, open });
        (begins, open) = (to, !open);
    }
    found
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Timelike as _, Utc};

    use super::{DAYS, calls, drill, zone_of_a_trap};
    use crate::menu::{FIRST_LINE, Lengths, Tree, load};
    use crate::practice::{About, Chance, Drill};

    fn from() -> DateTime<Utc> {
        "2026-11-25T12:00:00-08:00".parse().unwrap()
    }

    /// A drill of every task, by many seeds.
    fn made(tree: &Tree, seeds: u64) -> Vec<(About, Drill)> {
        let (errands, lengths) = (tree.errands(), Lengths::estimated(tree));
        let seeds = (0..seeds).flat_map(|seed| {
            let mut chance = Chance::new(seed);
            let tasks = calls(tree, &errands).into_iter();
            let drills = tasks.filter_map(|task| {
                let errand = &errands[task.errand];
                let zone = zone_of_a_trap(tree.zone, &mut chance);
                let made = drill(tree, &lengths, errand, task.about, from(), zone, &mut chance);
                made.map(|made| (task.about, made))
            });
            drills.collect::<Vec<_>>()
        });
        seeds.collect()
    }

    #[test]
    fn every_errand_by_phone_is_drilled_open_and_closed_at_hours_of_all_kinds() {
        let tree = load("first line", FIRST_LINE).unwrap();
        let drills = made(&tree, 50);
        // 19 errands are done by phone, 2 of them by a team whose hours nobody knows.
        assert_eq!(drills.len(), 50 * (19 + 17));
        for (about, drill) in &drills {
            assert_eq!(drill.closed, *about == About::Closed);
            assert_eq!((drill.at.second(), drill.at.timezone()), (0, tree.zone));
            let after = drill.at.to_utc() - from();
            assert!(after >= TimeDelta::minutes(-1) && after <= TimeDelta::days(DAYS), "{drill:?}");
        }
        let share = |counts: &dyn Fn(&Drill) -> bool| {
            drills.iter().filter(|(_, drill)| counts(drill)).count() * 100 / drills.len()
        };
        let changes_within = |drill: &Drill, minutes: i64| {
            let hours = tree[drill.teams[0]].hours.as_ref();
            let then = drill.at.to_utc() + TimeDelta::minutes(minutes);
            hours.is_some_and(|hours| hours.is_open(then) == drill.closed)
        };
        assert!((25..42).contains(&share(&|drill| drill.zone != tree.zone)));
        assert!(share(&|drill| !drill.closed && changes_within(drill, 3)) >= 5, "about to close");
        assert!(share(&|drill| drill.closed && changes_within(drill, 40)) >= 5, "about to open");
        assert!(share(&|drill| drill.closed && changes_within(drill, -40)) >= 5, "just closed");
        assert!(
            share(&|drill| drill.at.format("%a").to_string().starts_with('S')) >= 5,
            "weekends"
        );
    }

    #[test]
    fn a_seed_gives_the_same_drills_again() {
        let tree = load("first line", FIRST_LINE).unwrap();
        let told = || made(&tree, 3).iter().map(|(_, drill)| drill.brief()).collect::<Vec<_>>();
        assert_eq!(told(), told());
    }

    #[test]
    fn the_caller_reads_the_clock_where_they_are() {
        let tree = load("first line", FIRST_LINE).unwrap();
        let errand = &tree.errands()[0];
        let at = from().with_timezone(&tree.zone);
        let lengths = Lengths::estimated(&tree);
        let told = |zone| Drill::new(&tree, &lengths, errand, at, zone).unwrap().brief();
        let away = told(chrono_tz::America::New_York);
        assert!(away.starts_with(
            "You call from New York. It is Wednesday, November 25, 2026, 3:00 PM EST."
        ));
        assert!(told(tree.zone).starts_with("It is Wednesday, November 25, 2026, 12:00 PM PST."));
    }
}
