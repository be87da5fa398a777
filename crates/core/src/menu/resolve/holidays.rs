//! Whose holidays are kept, and which days an office adds to them or takes from them.

use crate::document::{At, Diagnostics, Problem};
use crate::hours::{Holidays, OwnDay, OwnDayError, OwnDays};
use crate::menu::raw::RawHolidays;

/// The holidays of a country with an office's own; none where neither is written. Those of a country
/// that is not known are a stand-in.
pub(super) fn of(
    country: Option<&At<String>>,
    own: Option<&At<RawHolidays>>,
    report: &mut Diagnostics,
) -> Option<Holidays> {
    let public = country.map(|at| {
        Holidays::of(&at.value)
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
        code => format!("\"{}\" is no public holiday of {code}", at.value),
    };
    let problem = Problem::new(at.span.clone(), whose);
    let problem = match report.nearest(&at.value, names()) {
        Some(nearest) => problem.label(format!("did you mean \"{nearest}\"?")),
        None => problem,
    };
    report.add(problem.help("write its name, its day, or both: \"Columbus Day\", \"2026-10-12\""));
}
