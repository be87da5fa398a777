//! How things stand, in one glance: OPEN, CLOSED or MAY BE CLOSED comes first, and until when.

use chrono::DateTime;
use chrono_tz::Tz;

use crate::hours::{OpenStatus, moment_in_both};

/// "OPEN until 5 p.m. Pacific time", "CLOSED, opens Monday at 8 a.m. Pacific time". For a caller in another
/// zone both clocks are shown, where they differ.
pub(super) fn standing(
    status: Option<&OpenStatus>,
    now: DateTime<Tz>,
    caller: Option<Tz>,
) -> String {
    let moment = |moment: &DateTime<Tz>| moment_in_both(*moment, now, caller);
    // Until when it is open today needs no day.
    let until = |closes: &DateTime<Tz>| {
        let closes = moment(closes);
        format!("until {}", closes.strip_prefix("today at ").unwrap_or(&closes))
    };
    match status {
        None => "Hours not published".to_owned(),
        Some(OpenStatus::Open(Some(closes))) => format!("OPEN {}", until(closes)),
        Some(OpenStatus::Open(None)) => "OPEN day and night".to_owned(),
        Some(OpenStatus::MayBeClosed { closes, doubt }) => {
            let closes = closes.as_ref();
            let closes = closes.map_or_else(String::new, |at| format!("; if open, {}", until(at)));
            format!("MAY BE CLOSED: {}{closes}", doubt.name())
        }
        Some(OpenStatus::Closed { opens: Some(opens), doubt }) => {
            let perhaps = doubt
                .as_ref()
                .map_or_else(String::new, |doubt| format!("; may stay closed: {}", doubt.name()));
            format!("CLOSED, opens {}{perhaps}", moment(opens))
        }
        Some(OpenStatus::Closed { opens: None, .. }) => "CLOSED, no opening is known".to_owned(),
    }
}
