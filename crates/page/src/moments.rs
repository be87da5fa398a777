//! MomentList at which a call is worth a try.

use chrono::{DateTime, NaiveDate, SecondsFormat, TimeDelta, TimeZone as _, Utc};
use chrono_tz::Tz;
use phonetree_core::hours::Hours;
use phonetree_core::language::Locale;
use phonetree_core::menu::{ReaderLanguage, Tree};
use serde::Serialize;

/// An instant, three times.
#[derive(Serialize)]
pub(crate) struct Pretended {
    at: i64,
    iso: String,
    clock: String,
}

impl Pretended {
    pub(crate) fn read(at: DateTime<Tz>, locale: &Locale) -> Self {
        let iso = at.to_rfc3339_opts(SecondsFormat::Secs, false);
        Self { at: at.timestamp_millis(), iso, clock: locale.clock(at) }
    }
}

/// A moment to pretend.
#[derive(Serialize)]
struct Moment {
    id: &'static str,
    name: &'static str,
    /// Who closes or opens, or which day it is.
    what: Option<String>,
    #[serde(flatten)]
    when: Pretended,
}

#[derive(Serialize)]
pub(crate) struct MomentList {
    moments: Vec<Moment>,
}

/// Moments that are worth a try, from an instant on.
pub(crate) fn to_pretend(tree: &Tree, now: DateTime<Utc>, reader: ReaderLanguage) -> MomentList {
    let ReaderLanguage { menu, locale } = reader;
    let here = now.with_timezone(&tree.zone);
    let moment = |id, name, what, at| {
        let when = Pretended::read(at, locale);
        Moment { id, name, what, when }
    };
    let mut moments = vec![moment("now", "now", None, here)];
    let minute = TimeDelta::minutes(1);
    let first = |change: fn(&Hours, DateTime<Utc>) -> Option<DateTime<Tz>>| {
        let teams = tree.teams.iter().filter_map(|team| {
            let at = change(team.hours.as_ref()?, now + minute + minute)?;
            Some((at.with_timezone(&tree.zone), team.name.in_language(menu).to_owned()))
        });
        teams.min()
    };
    if let Some((closes, who)) = first(Hours::next_close) {
        let what = || Some(who.clone());
        moments.push(moment("before_closing", "just before closing", what(), closes - minute));
        moments.push(moment("after_closing", "just after closing", what(), closes + minute));
    }
    if let Some((opens, who)) = first(Hours::next_open) {
        let what = || Some(who.clone());
        moments.push(moment("before_opening", "just before opening", what(), opens - minute));
        moments.push(moment("after_opening", "just after opening", what(), opens + minute));
    }
    let today = here.date_naive();
    let mut days = today.iter_days().skip(1).take(7);
    let saturday = days.find(|day| chrono::Datelike::weekday(day) == chrono::Weekday::Sat);
    if let Some(noon) = saturday.and_then(|day| noon(day, tree.zone)) {
        moments.push(moment("weekend", "on the weekend", None, noon));
    }
    let holidays = tree.holidays.as_ref().map(phonetree_core::hours::Holidays::all);
    let next = holidays.and_then(|all| all.range(today.succ_opt()?..).next());
    if let Some((day, holiday)) = next
        && let Some(noon) = noon(*day, tree.zone)
    {
        let what = Some(locale.holiday(&holiday.name));
        moments.push(moment("holiday", "on the next holiday", what, noon));
    }
    MomentList { moments }
}

fn noon(day: NaiveDate, zone: Tz) -> Option<DateTime<Tz>> {
    zone.from_local_datetime(&day.and_hms_opt(12, 0, 0)?).earliest()
}
