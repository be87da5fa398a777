//! Opening hours that have changed, in a sentence.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use phonetree_core::hours::Hours;
use phonetree_core::language::Locale;

/// A stretch of a day in which somebody answers: from, and for how long.
type Open = (NaiveTime, TimeDelta);

/// "opens 30 minutes later, at 8:30 a.m. instead of 8 a.m., Monday to Friday"; nothing where both
/// are the same at any time of the years looked at.
pub(super) fn changed(
    old: Option<&Hours>,
    new: Option<&Hours>,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
) -> Option<String> {
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (None, None) => return None,
        (None, Some(new)) => {
            return Some(format!("has published hours now: {}", new.words(Locale::ENGLISH)));
        }
        (Some(old), None) => {
            return Some(format!(
                "no longer has published hours; they were {}",
                old.words(Locale::ENGLISH)
            ));
        }
    };
    if old.is_open(from) == new.is_open(from) && old.changes(from, to) == new.changes(from, to) {
        return None;
    }
    let weeks = old.usual_week().zip(new.usual_week());
    let simple = weeks.and_then(|(old, new)| shifted(&old, &new));
    Some(simple.unwrap_or_else(|| in_full(old, new, from, to)))
}

/// Both in full; where the usual week is the same, the first instant at which they differ.
fn in_full(old: &Hours, new: &Hours, from: DateTime<Utc>, to: DateTime<Utc>) -> String {
    let (before, after) = (old.words(Locale::ENGLISH), new.words(Locale::ENGLISH));
    let same_week = old.usual_week().is_some() && old.usual_week() == new.usual_week();
    if before != after && !same_week {
        return format!("is open {after}, instead of {before}");
    }
    let mut changes = [old.changes(from, to), new.changes(from, to), vec![from]].concat();
    changes.sort_unstable();
    let first = changes.into_iter().find(|at| old.is_open(*at) != new.is_open(*at));
    let Some(first) = first else { return format!("is open {}", new.as_written()) };
    let open = if new.is_open(first) { "open" } else { "closed" };
    let when = first.with_timezone(&new.zone()).format("%Y-%m-%d at %H:%M");
    format!("keeps its usual week, but is {open} on {when}, for one (`{}`)", new.as_written())
}

/// Where all days that differ have one stretch, and differ in the same way.
fn shifted(old: &[Vec<Open>; 7], new: &[Vec<Open>; 7]) -> Option<String> {
    let days: Vec<usize> = (0..7).filter(|day| old[*day] != new[*day]).collect();
    let one = |week: &[Vec<Open>; 7]| -> Option<Open> {
        let [open] = week[*days.first()?].as_slice() else { return None };
        days.iter().all(|day| week[*day] == [*open]).then_some(*open)
    };
    let (old, new) = (one(old)?, one(new)?);
    let ends = |open: Open| open.0.overflowing_add_signed(open.1).0;
    let opens = (old.0 != new.0).then(|| by(["opens", "earlier", "later"], old.0, new.0));
    let (old_end, new_end) = (ends(old), ends(new));
    let closes = (old_end != new_end).then(|| by(["closes", "earlier", "later"], old_end, new_end));
    let parts: Vec<String> = [opens, closes].into_iter().flatten().collect();
    (!parts.is_empty())
        .then(|| format!("{}, {}", parts.join(", and "), Locale::ENGLISH.days(&days)))
}

/// "opens 30 minutes later, at 8:30 a.m. instead of 8 a.m."
fn by([does, earlier, later]: [&str; 3], old: NaiveTime, new: NaiveTime) -> String {
    let minutes = (new - old).num_minutes();
    let long = match minutes.unsigned_abs() {
        60 => "an hour".to_owned(),
        30 => "half an hour".to_owned(),
        whole if whole.is_multiple_of(60) => format!("{} hours", whole / 60),
        some => format!("{some} minutes"),
    };
    let which = if minutes < 0 { earlier } else { later };
    format!(
        "{does} {long} {which}, at {} instead of {}",
        Locale::ENGLISH.time(new),
        Locale::ENGLISH.time(old)
    )
}
