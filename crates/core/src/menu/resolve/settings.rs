//! What holds for a whole file: its zone, its holidays, its languages, its timings and bounds.

use std::str::FromStr as _;

use chrono_tz::Tz;

use crate::document::{At, Diagnostics, Millis, Problem};
use crate::hours::{
    HolidayTable, Holidays, OwnDay, OwnDayError, OwnDays, TypedZone, nearest_zone, typed_zone,
};
use crate::language::Locale;
use crate::menu::parts::{FailureCount, Language, Limits, SaidAgain, Timings, Tries};
use crate::menu::raw::{RawFile, RawHolidays, RawTimings, RawWrongKey};

pub(super) const DEFAULT_TIMINGS: Timings = Timings {
    no_input_ms: 5_000,
    inter_digit_ms: 3_000,
    no_input_tries: Tries::Times(3),
    no_match_tries: Tries::Times(3),
    count: FailureCount::Apart,
    again: SaidAgain::Options,
    ignores_wrong_keys: false,
    keeps_type_ahead: false,
    beep_ms: 0,
    drops_extra_digits: false,
};

pub(super) fn timings(
    raw: Option<&At<RawTimings>>,
    default: Timings,
    report: &mut Diagnostics,
) -> Timings {
    let Some(At { value: raw, .. }) = raw else { return default };
    let mut within = |ms: Option<&At<Millis>>, default: u64| {
        let Some(at) = ms else { return default };
        if !(100..=600_000).contains(&at.value.0) {
            report.add(
                Problem::new(at.span.clone(), "this is too short or too long to wait")
                    .help("write 100ms to 10m"),
            );
        }
        at.value.0
    };
    let no_input_ms = within(raw.no_input.as_ref(), default.no_input_ms);
    let inter_digit_ms = within(raw.inter_digit.as_ref(), default.inter_digit_ms);
    Timings {
        no_input_ms,
        inter_digit_ms,
        no_input_tries: value(raw.no_input_tries.as_ref(), default.no_input_tries),
        no_match_tries: value(raw.no_match_tries.as_ref(), default.no_match_tries),
        count: value(raw.count.as_ref(), default.count),
        again: value(raw.again.as_ref(), default.again),
        ignores_wrong_keys: raw
            .wrong_key_while_speaking
            .as_ref()
            .map_or(default.ignores_wrong_keys, |at| at.value == RawWrongKey::Ignored),
        keeps_type_ahead: value(raw.keeps_type_ahead.as_ref(), default.keeps_type_ahead),
        beep_ms: raw.beep.as_ref().map_or(default.beep_ms, |beep| beep_ms(beep, report)),
        drops_extra_digits: value(raw.drops_extra_digits.as_ref(), default.drops_extra_digits),
    }
}

fn value<T: Copy>(own: Option<&At<T>>, default: T) -> T {
    own.map_or(default, |at| at.value)
}

/// How long a beep lasts.
pub(super) fn beep_ms(at: &At<Millis>, report: &mut Diagnostics) -> u64 {
    if at.value.0 > 10_000 {
        let problem = Problem::new(at.span.clone(), "no beep is that long");
        report.add(problem.help("write 0ms to 10s; \"440ms\" is usual"));
    }
    at.value.0
}

pub(super) fn limits(raw: &RawFile, report: &mut Diagnostics) -> Limits {
    let limits = raw.limits.as_ref().map(|limits| &limits.value);
    let longest = limits.and_then(|limits| limits.longest_call.as_ref());
    if let Some(at) = longest.filter(|at| at.value.0 < 1_000) {
        report.add(Problem::new(at.span.clone(), "no call is that short").help("write 1s to 24h"));
    }
    let path = limits.and_then(|limits| limits.path.as_ref());
    if let Some(at) = path.filter(|at| !(1..=1_000).contains(&at.value)) {
        report.add(Problem::new(at.span.clone(), "a path has 1 to 1000 menus"));
    }
    Limits {
        longest_call_ms: longest.map_or(1_800_000, |at| at.value.0),
        path: path.map_or(32, |at| at.value as usize),
    }
}

pub(super) fn zone(at: &At<String>, report: &mut Diagnostics) -> Tz {
    Tz::from_str(&at.value).unwrap_or_else(|_| {
        // People write "Pacific" or a city: the last part of a name, or an alias, is what they mean.
        let zones = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
        let wanted = at.value.to_lowercase();
        let alias = zones.clone().find(|name| name.to_lowercase() == format!("us/{wanted}"));
        let nearest = match alias {
            Some("US/Pacific") => Some("America/Los_Angeles"),
            Some("US/Mountain") => Some("America/Denver"),
            Some("US/Central") => Some("America/Chicago"),
            Some("US/Eastern") => Some("America/New_York"),
            Some(other) => Some(other),
            None => {
                let city = zones.clone().find(|name| {
                    name.to_lowercase().ends_with(&format!("/{}", wanted.replace(' ', "_")))
                });
                city.or_else(|| report.guess(|| nearest_zone(&at.value)))
            }
        };
        let problem =
            Problem::new(at.span.clone(), format!("there is no time zone \"{}\"", at.value));
        let iana = "write its IANA name, such as \"America/Los_Angeles\"";
        report.add(match (typed_zone(&at.value), nearest) {
            (Some(TypedZone::Zone(zone)), _) => {
                let name = zone.name();
                problem
                    .label(format!("did you mean \"{name}\"?"))
                    .help(format!(
                        "write its IANA name, \"{name}\": it is right in summer and in winter"
                    ))
                    .replacement(at.span.clone(), format!("\"{name}\""))
            }
            (Some(TypedZone::OneOf(zone)), _) => problem
                .label("several places have this time")
                .help(format!("write the IANA name of yours, such as \"{}\"", zone.name())),
            (Some(TypedZone::Offset), _) => problem
                .label("an offset doesn't know when clocks change")
                .help("write the IANA name of the place, such as \"America/Los_Angeles\""),
            (None, Some(nearest)) => {
                problem.label(format!("did you mean \"{nearest}\"?")).help(iana)
            }
            (None, None) => problem.help(iana),
        });
        Tz::UTC
    })
}

/// The holidays of a country with an office's own; none where neither is written. Those of a country
/// that is not known are a stand-in.
pub(super) fn holidays(
    table: HolidayTable,
    country: Option<&At<String>>,
    own: Option<&At<RawHolidays>>,
    report: &mut Diagnostics,
) -> Option<Holidays> {
    let public = country.map(|at| {
        Holidays::from_table(table, &at.value)
            .map_err(|wrong| {
                let problem = Problem::new(at.span.clone(), wrong.to_string());
                report.add(match wrong.meant() {
                    Some(meant) => problem.label(format!("did you mean \"{meant}\"?")),
                    None => problem,
                });
            })
            .unwrap_or_default()
    });
    let Some(At { value: raw, .. }) = own else { return public };
    let mut read = |list: Option<&At<Vec<At<String>>>>,
                    read: fn(&str) -> Result<OwnDay, OwnDayError>| {
        let days = list.iter().flat_map(|days| &days.value);
        let read = |at: &At<String>| {
            let wrong = |wrong| Problem::new(at.span.clone(), format!("\"{}\" {wrong}", at.value));
            read(&at.value).map_err(|error| report.add(wrong(error))).ok()
        };
        // All that is wrong is told at once.
        let days: Vec<Option<OwnDay>> = days.map(read).collect();
        days.into_iter().collect::<Option<Vec<OwnDay>>>()
    };
    let added = read(raw.add.as_ref(), OwnDay::to_add);
    let removed = read(raw.remove.as_ref(), OwnDay::to_remove);
    let own = OwnDays { added: added?, removed: removed? };
    let is_unknown = public.as_ref().is_some_and(|public| public.code().is_empty());
    let public = public.unwrap_or_default();
    if is_unknown {
        return Some(public);
    }
    public.with(own).map_err(|place| no_holiday(&public, raw, place, report)).ok()
}

/// A holiday is removed that is none.
fn no_holiday(public: &Holidays, raw: &RawHolidays, place: usize, report: &mut Diagnostics) {
    let Some(at) = raw.remove.as_ref().and_then(|days| days.value.get(place)) else { return };
    let names = || public.all().values().map(|holiday| holiday.name.as_str());
    let whose = match public.code() {
        "" => "no `country` is named, so there are no public holidays to remove".to_owned(),
        code => format!("\"{}\" is not a public holiday of {code}", at.value),
    };
    let problem = Problem::new(at.span.clone(), whose);
    let problem = match report.nearest(&at.value, names()) {
        Some(nearest) => problem.label(format!("did you mean \"{nearest}\"?")),
        None => problem,
    };
    report.add(problem.help("write its name, its day, or both: \"Columbus Day\", \"2026-10-12\""));
}

pub(super) fn languages(raw: &RawFile, report: &mut Diagnostics) -> Vec<Language> {
    let first = raw.language.as_ref().map_or("en-US", |tag| tag.value.as_str());
    let mut languages = vec![Language { tag: first.into() }];
    let fits =
        |tag: &str| !tag.is_empty() && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let no_language = |tag: &At<String>| {
        let problem =
            Problem::new(tag.span.clone(), format!("\"{}\" is not a language tag", tag.value))
                .help("write a BCP 47 tag, such as \"es-US\"");
        let meant = tag.value.trim().replace(['_', ' '], "-");
        let by_name = Locale::named(&tag.value).map(|locale| locale.tag().to_owned());
        let meant =
            by_name.or_else(|| Locale::find(&meant).filter(|_| fits(&meant)).map(|_| meant));
        match meant {
            Some(meant) => problem.label(format!("did you mean \"{meant}\"?")),
            None => problem,
        }
    };
    raw.language
        .iter()
        .filter(|tag| !fits(&tag.value))
        .for_each(|tag| report.add(no_language(tag)));
    for tag in raw.languages.iter().flat_map(|tags| &tags.value) {
        let again = languages.iter().any(|known| known.tag.eq_ignore_ascii_case(&tag.value));
        match (again, fits(&tag.value)) {
            (false, true) => languages.push(Language { tag: tag.value.as_str().into() }),
            (true, _) => report.add(Problem::new(
                tag.span.clone(),
                format!("\"{}\" is already listed", tag.value),
            )),
            (_, false) => report.add(no_language(tag)),
        }
    }
    languages
}
