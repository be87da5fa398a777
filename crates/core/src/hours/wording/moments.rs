//! Moments and intervals to come, on two clocks.

use chrono::DateTime;
use chrono_tz::Tz;

use crate::hours::intervals::Interval;
use crate::language::Locale;

/// A moment to come on the clock where the hours hold, and on the caller's, in English: "today at
/// 8 a.m. Pacific time (11 a.m. Eastern time)". The caller's day is said only where it is another.
pub fn moment_in_both(moment: DateTime<Tz>, now: DateTime<Tz>, caller: Option<Tz>) -> String {
    let english = Locale::ENGLISH;
    let now = now.with_timezone(&moment.timezone());
    let here = format!("{} {}", english.moment(moment, now), english.zone(moment.timezone()));
    let Some(caller) = caller else { return here };
    let (there, now_there) = (moment.with_timezone(&caller), now.with_timezone(&caller));
    if there.naive_local() == moment.naive_local() {
        return here;
    }
    let words = if day(there, now_there) == day(moment, now) {
        english.time(there.time())
    } else {
        english.moment(there, now_there)
    };
    format!("{here} ({words} {})", english.zone(caller))
}

/// An interval to come on the clock where the hours hold, and on the caller's, in English:
/// "tomorrow, 9 a.m. to 4 p.m. Pacific time (noon to 7 p.m. Eastern time)"; one that has begun is
/// "now, until ...".
pub fn interval_in_both(interval: Interval, now: DateTime<Tz>, caller: Option<Tz>) -> String {
    let (from, to) = interval;
    let now = now.with_timezone(&from.timezone());
    let here = interval_in_words(interval, now, "");
    let Some(caller) =
        caller.filter(|caller| from.with_timezone(caller).naive_local() != from.naive_local())
    else {
        return here;
    };
    let there = (from.with_timezone(&caller), to.with_timezone(&caller));
    let there = interval_in_words(there, now.with_timezone(&caller), &day(from, now));
    format!("{here} ({there})")
}

/// The day is left out where it was said already.
fn interval_in_words((from, to): Interval, now: DateTime<Tz>, said: &str) -> String {
    let english = Locale::ENGLISH;
    let zone = english.zone(from.timezone());
    if from <= now {
        let now = if said.is_empty() { "now, " } else { "" };
        return format!("{now}until {} {zone}", english.time(to.time()));
    }
    let day = day(from, now);
    let day = if day == said { String::new() } else { format!("{day}, ") };
    format!("{day}{} {zone}", english.times(from.time(), to.time()))
}

/// "tomorrow", "Monday", "on Monday, November 30".
fn day(at: DateTime<Tz>, now: DateTime<Tz>) -> String {
    Locale::ENGLISH.day(at.date_naive(), now.date_naive())
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use chrono_tz::Tz;

    use super::interval_in_both;

    #[test]
    fn both_clocks_are_told_and_the_day_once() {
        const LA: Tz = chrono_tz::America::Los_Angeles;
        let at = |text: &str| text.parse::<DateTime<chrono::Utc>>().unwrap().with_timezone(&LA);
        let span = (at("2026-11-24T09:00:00-08:00"), at("2026-11-24T16:00:00-08:00"));
        let said = |now: &str, zone: Tz| interval_in_both(span, at(now), Some(zone));
        let (new_york, tokyo) = (chrono_tz::America::New_York, chrono_tz::Asia::Tokyo);
        assert_eq!(
            said("2026-11-23T12:00:00-08:00", new_york),
            "tomorrow, 9 a.m. to 4 p.m. Pacific time (noon to 7 p.m. Eastern time)"
        );
        assert_eq!(
            said("2026-11-24T10:00:00-08:00", new_york),
            "now, until 4 p.m. Pacific time (until 7 p.m. Eastern time)"
        );
        assert_eq!(
            said("2026-11-24T00:30:00-08:00", tokyo),
            "today, 9 a.m. to 4 p.m. Pacific time (tomorrow, 2 a.m. to 9 a.m. Tokyo time)"
        );
        assert_eq!(said("2026-11-24T08:30:00-08:00", LA), "today, 9 a.m. to 4 p.m. Pacific time");
    }
}
