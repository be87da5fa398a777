//! A zone that is not a place, and whose clocks never change.

use chrono_tz::Tz;

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::document::{Replacement, Span};
use crate::hours::Holidays;

rule! {
    /// A time zone that is the name of a winter time, or an offset, and no place.
    ///
    /// ### What it does
    /// Finds `EST`, `MST`, `GMT` and offsets such as `Etc/GMT+8` as a `timezone`: the IANA names of clocks that
    /// are never set. Places without daylight saving time, such as `America/Phoenix`, `Pacific/Honolulu` (or `HST`)
    /// and `Asia/Tokyo`, are fine, and so is `UTC`.
    ///
    /// ### Why is this bad?
    /// People who write `EST` most often mean the clock in New York. From March to November it is an hour ahead: all summer
    /// the team opens and closes at the wrong hour.
    ///
    /// ### Example
    /// ```toml
    /// timezone = "EST"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// timezone = "America/New_York"
    /// ```
    NO_DAYLIGHT_TIME = "no-daylight-time", Warning, check;
    Standard: "Zones have the names of places; `EST`, `MST` and the like are kept for old systems alone", "IANA time zone database, theory.html";
    Opinion: "An hour off all summer is found by the callers", "phonetree";
}

/// A time without summer that a place of the same clock in winter is meant by.
struct WinterTime {
    names: &'static [&'static str],
    /// What is meant most often.
    meant: &'static str,
    /// Countries in which nothing else can be meant.
    surely: &'static [(&'static str, &'static str)],
    /// A place that keeps this time all year.
    all_year: &'static str,
}

const WINTER_TIMES: [WinterTime; 3] = [
    WinterTime {
        names: &["EST"],
        meant: "America/New_York",
        surely: &[("US", "America/New_York")],
        all_year: "America/Panama",
    },
    WinterTime {
        names: &["MST"],
        meant: "America/Denver",
        surely: &[],
        all_year: "America/Phoenix",
    },
    WinterTime {
        names: &["GMT", "GMT0", "GMT+0", "GMT-0", "Greenwich"],
        meant: "Europe/London",
        surely: &[("GB", "Europe/London"), ("IE", "Europe/Dublin")],
        all_year: "Africa/Accra",
    },
];

/// Places by the hours that they are behind UTC in winter.
const PLACES: [(i32, &str); 7] = [
    (9, "America/Anchorage"),
    (8, "America/Los_Angeles"),
    (7, "America/Denver"),
    (6, "America/Chicago"),
    (5, "America/New_York"),
    (-1, "Europe/Berlin"),
    (-2, "Europe/Athens"),
];

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let country = |holidays: Option<&Holidays>| {
        let code = holidays.map_or("", Holidays::code);
        code.split('-').next().unwrap_or_default().to_owned()
    };
    let mut found = Vec::new();
    if let Some(place) = tree.spans.timezone {
        found.extend(told(None, tree.zone, &country(tree.holidays.as_ref()), place));
    }
    let lines =
        tree.line_ids().map(|id| (&*tree[id].id, tree[id].hours.as_ref(), tree.spans[id].timezone));
    let teams =
        tree.team_ids().map(|id| (&*tree[id].id, tree[id].hours.as_ref(), tree.spans[id].timezone));
    for (id, hours, place) in lines.chain(teams) {
        if let (Some(hours), Some(place)) = (hours, place) {
            found.extend(told(Some(id), hours.zone(), &country(hours.holidays()), place));
        }
    }
    found
}

fn told(about: Option<&str>, zone: Tz, country: &str, place: Span) -> Option<Violation> {
    let name = zone.name();
    let new = |message: String| Violation {
        about: about.map(Into::into),
        ..Violation::in_file(place, message)
    };
    if let Some(hours) = hours_behind(name) {
        let utc = if hours > 0 { format!("UTC-{hours}") } else { format!("UTC+{}", -hours) };
        let such = PLACES.iter().find(|(behind, _)| *behind == hours);
        let such = such.map_or_else(String::new, |(_, place)| format!(", such as \"{place}\""));
        return Some(
            new(format!("`{name}` is {utc} all year: it has no daylight saving time"))
                .label("an offset doesn't know when clocks change")
                .fix(format!("write the IANA name of the place{such}")),
        );
    }
    let plain = name.trim_start_matches("Etc/");
    let winter = WINTER_TIMES.iter().find(|winter| winter.names.contains(&plain))?;
    let surely = winter.surely.iter().find(|(of, _)| *of == country).map(|(_, place)| *place);
    let meant = surely.unwrap_or(winter.meant);
    let city = meant.rsplit('/').next().unwrap_or(meant).replace('_', " ");
    let fix = match surely {
        Some(_) => format!("write \"{meant}\""),
        None => format!(
            "write \"{meant}\"; for a place that keeps this time all year, its name, such as \"{}\"",
            winter.all_year
        ),
    };
    Some(Violation {
        replacement: surely
            .map(|zone| Replacement { span: place.range(), text: format!("\"{zone}\"") }),
        ..new(format!("`{name}` has no daylight saving time"))
            .label(format!("all summer it is an hour behind the clock in {city}"))
            .fix(fix)
    })
}

/// The hours that an offset is behind UTC: 8 for `Etc/GMT+8`. That of Greenwich is none.
fn hours_behind(name: &str) -> Option<i32> {
    let hours: i32 = name.strip_prefix("Etc/GMT")?.parse().ok()?;
    (hours != 0).then_some(hours)
}
