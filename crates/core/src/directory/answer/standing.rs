//! How things stand, in one glance: OPEN, CLOSED or MAY BE CLOSED comes first, and until when.

use chrono::DateTime;
use chrono_tz::Tz;

use crate::hours::{OpenStatus, moment_in_both, until_in_both};
use crate::language::Locale;

/// "OPEN until 5 p.m. Pacific time", "CLOSED, opens Monday at 8 a.m. Pacific time". For a caller in another
/// zone both clocks are shown, where they differ.
pub(super) fn standing(
    status: Option<&OpenStatus>,
    now: DateTime<Tz>,
    caller: Option<Tz>,
    locale: &Locale,
) -> String {
    let said = locale.hours();
    let until = |closes: &DateTime<Tz>| until_in_both(*closes, now, caller, locale);
    let or_nothing = |words: Option<String>| words.unwrap_or_default();
    match status {
        None => said.not_published().to_owned(),
        Some(OpenStatus::Open(Some(closes))) => said.open_until(&until(closes)),
        Some(OpenStatus::Open(None)) => said.open_always().to_owned(),
        Some(OpenStatus::MayBeClosed { closes, doubt }) => {
            let closes = closes.as_ref().map(|closes| said.if_open(&until(closes)));
            said.perhaps_closed(&doubt.name(locale)) + &or_nothing(closes)
        }
        Some(OpenStatus::Closed { opens: Some(opens), doubt }) => {
            let doubt = doubt.as_ref();
            let perhaps = doubt.map(|doubt| said.perhaps_stays_closed(&doubt.name(locale)));
            let opens = moment_in_both(*opens, now, caller, locale);
            said.closed(&opens) + &or_nothing(perhaps)
        }
        Some(OpenStatus::Closed { opens: None, .. }) => said.closed_for_good().to_owned(),
    }
}
