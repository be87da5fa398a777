//! A stretch of time in words.

use chrono::DateTime;
use chrono_tz::Tz;

use super::intervals::Interval;
use super::moment::moment_words;
use super::words::{time_in_words, zone_words};

/// A stretch to come on the clock where the hours hold, and on the caller's: "tomorrow, 9 a.m. to
/// 4 p.m. Pacific time (noon to 7 p.m. Eastern time)"; one that has begun is "now, until ...".
pub fn interval_in_both(span: Interval, now: DateTime<Tz>, caller: Option<Tz>) -> String {
    let here = span_words(span, now, "");
    let Some(caller) =
        caller.filter(|caller| span.0.with_timezone(caller).naive_local() != span.0.naive_local())
    else {
        return here;
    };
    let (from, to) = (span.0.with_timezone(&caller), span.1.with_timezone(&caller));
    let same_day = day_words(span.0, now);
    format!("{here} ({})", span_words((from, to), now.with_timezone(&caller), &same_day))
}

/// The day is left out where it was told already.
fn span_words((from, to): Interval, now: DateTime<Tz>, told: &str) -> String {
    let zone = zone_words(from.timezone(), false);
    let until = format!("{} {zone}", time_in_words(to.time()));
    if from <= now {
        return if told.is_empty() {
            format!("now, until {until}")
        } else {
            format!("until {until}")
        };
    }
    let day = day_words(from, now);
    let day = if day == told { String::new() } else { format!("{day}, ") };
    format!("{day}{} to {until}", time_in_words(from.time()))
}

/// "tomorrow", "Monday", "on Monday, November 30".
fn day_words(at: DateTime<Tz>, now: DateTime<Tz>) -> String {
    let words = moment_words(at, now, "en");
    words.rsplit_once(" at ").map_or(words.clone(), |(day, _)| day.to_owned())
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
