//! Moments and intervals to come, on two clocks.

use chrono::{DateTime, NaiveTime};
use chrono_tz::Tz;

use crate::hours::intervals::Interval;
use crate::language::Locale;

/// A moment to come on the clock where the hours hold, and on the caller's: "today at 8 a.m. Pacific time
/// (11 a.m. Eastern time)". The caller's day is said only where it is another.
pub fn moment_in_both(
    moment: DateTime<Tz>,
    now: DateTime<Tz>,
    caller: Option<Tz>,
    locale: &Locale,
) -> String {
    let now = now.with_timezone(&moment.timezone());
    in_both(&locale.moment(moment, now), moment, now, caller, locale)
}

/// When a team closes, in the same way: "today at 5 p.m. Pacific time". A day that ends at midnight is still that
/// day to people: "at midnight", and not "tomorrow at midnight".
pub(in crate::hours) fn closing_in_both(
    moment: DateTime<Tz>,
    now: DateTime<Tz>,
    caller: Option<Tz>,
    locale: &Locale,
) -> String {
    let now = now.with_timezone(&moment.timezone());
    match ends_today(moment, now) {
        true if moment.time() == NaiveTime::MIN => {
            in_both(&locale.at_time(moment.time()), moment, now, caller, locale)
        }
        _ => moment_in_both(moment, now, caller, locale),
    }
}

/// Whether what ends at a moment ends today: before midnight, or at it.
pub fn ends_today(moment: DateTime<Tz>, now: DateTime<Tz>) -> bool {
    let now = now.with_timezone(&moment.timezone());
    let (day, today) = (moment.date_naive(), now.date_naive());
    day == today || moment.time() == NaiveTime::MIN && day.pred_opt() == Some(today)
}

/// Until a moment to come, in the same way; of today, the time is enough: "until 5 p.m. Pacific time".
pub fn until_in_both(
    moment: DateTime<Tz>,
    now: DateTime<Tz>,
    caller: Option<Tz>,
    locale: &Locale,
) -> String {
    let now = now.with_timezone(&moment.timezone());
    let words = match ends_today(moment, now) {
        true => locale.time(moment.time()),
        false => locale.moment(moment, now),
    };
    in_both(&(locale.until)(&words), moment, now, caller, locale)
}

/// From a moment to come on, in the same way: "from Monday at 8 a.m. Pacific time on".
pub fn starting_in_both(
    moment: DateTime<Tz>,
    now: DateTime<Tz>,
    caller: Option<Tz>,
    locale: &Locale,
) -> String {
    (locale.starting)(&moment_in_both(moment, now, caller, locale))
}

/// What is said of a moment, with its zone, and the same moment on the caller's clock.
fn in_both(
    words: &str,
    moment: DateTime<Tz>,
    now: DateTime<Tz>,
    caller: Option<Tz>,
    locale: &Locale,
) -> String {
    let here = with_zone(words, moment.timezone(), locale);
    let Some(caller) = caller else { return here };
    let (there, now_there) = (moment.with_timezone(&caller), now.with_timezone(&caller));
    if there.naive_local() == moment.naive_local() {
        return here;
    }
    let words = match day(there, now_there, locale) == day(moment, now, locale) {
        true => locale.time(there.time()),
        false => locale.moment(there, now_there),
    };
    format!("{here} ({})", with_zone(&words, caller, locale))
}

/// An interval to come on the clock where the hours hold, and on the caller's:
/// "tomorrow, 9 a.m. to 4 p.m. Pacific time (noon to 7 p.m. Eastern time)"; one that has begun is
/// "now, until ...".
pub fn interval_in_both(
    interval: Interval,
    now: DateTime<Tz>,
    caller: Option<Tz>,
    locale: &Locale,
) -> String {
    let (from, to) = interval;
    let now = now.with_timezone(&from.timezone());
    let here = interval_in_words(interval, now, "", locale);
    let Some(caller) =
        caller.filter(|caller| from.with_timezone(caller).naive_local() != from.naive_local())
    else {
        return here;
    };
    let there = (from.with_timezone(&caller), to.with_timezone(&caller));
    let there =
        interval_in_words(there, now.with_timezone(&caller), &day(from, now, locale), locale);
    format!("{here} ({there})")
}

/// The day is left out where it was said already.
fn interval_in_words(
    (from, to): Interval,
    now: DateTime<Tz>,
    said: &str,
    locale: &Locale,
) -> String {
    let zone = from.timezone();
    if from <= now {
        let until = with_zone(&(locale.until)(&locale.time(to.time())), zone, locale);
        return if said.is_empty() { locale.hours().now(&until) } else { until };
    }
    let day = day(from, now, locale);
    let day = if day == said { String::new() } else { format!("{day}, ") };
    format!("{day}{}", with_zone(&locale.times(from.time(), to.time()), zone, locale))
}

fn with_zone(words: &str, zone: Tz, locale: &Locale) -> String {
    format!("{words}{}{}", locale.before_zone, locale.zone(zone))
}

/// "tomorrow", "Monday", "on Monday, November 30".
fn day(at: DateTime<Tz>, now: DateTime<Tz>, locale: &Locale) -> String {
    locale.day(at.date_naive(), now.date_naive())
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use chrono_tz::Tz;

    use super::{closing_in_both, interval_in_both, starting_in_both, until_in_both};
    use crate::language::Locale;

    const LA: Tz = chrono_tz::America::Los_Angeles;

    fn at(text: &str) -> DateTime<Tz> {
        text.parse::<DateTime<chrono::Utc>>().unwrap().with_timezone(&LA)
    }

    #[test]
    fn both_clocks_are_told_and_the_day_once() {
        let span = (at("2026-11-24T09:00:00-08:00"), at("2026-11-24T16:00:00-08:00"));
        let said = |now: &str, zone: Tz, tag: &str| {
            interval_in_both(span, at(now), Some(zone), Locale::of(tag))
        };
        let (new_york, tokyo) = (chrono_tz::America::New_York, chrono_tz::Asia::Tokyo);
        assert_eq!(
            said("2026-11-23T12:00:00-08:00", new_york, "en"),
            "tomorrow, 9 a.m. to 4 p.m. Pacific time (noon to 7 p.m. Eastern time)"
        );
        assert_eq!(
            said("2026-11-24T10:00:00-08:00", new_york, "en"),
            "now, until 4 p.m. Pacific time (until 7 p.m. Eastern time)"
        );
        assert_eq!(
            said("2026-11-24T00:30:00-08:00", tokyo, "en"),
            "today, 9 a.m. to 4 p.m. Pacific time (tomorrow, 2 a.m. to 9 a.m. Tokyo time)"
        );
        assert_eq!(
            said("2026-11-24T08:30:00-08:00", LA, "en"),
            "today, 9 a.m. to 4 p.m. Pacific time"
        );
        assert_eq!(
            said("2026-11-23T12:00:00-08:00", new_york, "es"),
            "mañana, de 9 a.m. a 4 p.m., hora del Pacífico (de mediodía a 7 p.m., hora del Este)"
        );
        assert_eq!(
            said("2026-11-24T10:00:00-08:00", new_york, "es"),
            "ahora, hasta las 4 p.m., hora del Pacífico (hasta las 7 p.m., hora del Este)"
        );
    }

    #[test]
    fn a_day_that_ends_at_midnight_does_not_end_tomorrow() {
        let (now, midnight) = (at("2026-11-23T10:00:00-08:00"), at("2026-11-24T00:00:00-08:00"));
        let new_york = Some("America/New_York".parse().unwrap());
        for (tag, until, closing) in [
            ("en", "until midnight Pacific time", "at midnight Pacific time"),
            ("es", "hasta medianoche, hora del Pacífico", "a medianoche, hora del Pacífico"),
            ("fr", "jusqu'à minuit, heure du Pacifique", "à minuit, heure du Pacifique"),
        ] {
            let locale = Locale::of(tag);
            assert_eq!(until_in_both(midnight, now, None, locale), until);
            assert_eq!(closing_in_both(midnight, now, None, locale), closing);
        }
        let english = Locale::of("en");
        assert_eq!(
            closing_in_both(midnight, now, new_york, english),
            "at midnight Pacific time (3 a.m. Eastern time)"
        );
        let later = at("2026-11-25T00:00:00-08:00");
        assert_eq!(
            until_in_both(later, now, None, english),
            "until Wednesday at midnight Pacific time"
        );
        assert_eq!(
            closing_in_both(at("2026-11-23T17:00:00-08:00"), now, None, english),
            "today at 5 p.m. Pacific time"
        );
    }

    #[test]
    fn what_ends_or_begins_on_another_day_says_the_day() {
        let now = at("2026-11-23T12:00:00-08:00");
        for (moment, tag, until, starting) in [
            (
                "2026-11-23T17:00:00-08:00",
                "en",
                "until 5 p.m. Pacific time",
                "from today at 5 p.m. Pacific time on",
            ),
            (
                "2026-11-30T08:00:00-08:00",
                "en",
                "until Monday, November 30 at 8 a.m. Pacific time",
                "from Monday, November 30 at 8 a.m. Pacific time on",
            ),
            (
                "2026-11-24T12:00:00-08:00",
                "es",
                "hasta mañana al mediodía, hora del Pacífico",
                "a partir de mañana al mediodía, hora del Pacífico",
            ),
            (
                "2026-11-27T00:00:00-08:00",
                "es",
                "hasta el viernes a medianoche, hora del Pacífico",
                "a partir del viernes a medianoche, hora del Pacífico",
            ),
        ] {
            let locale = Locale::of(tag);
            assert_eq!(until_in_both(at(moment), now, None, locale), until);
            assert_eq!(starting_in_both(at(moment), now, None, locale), starting);
        }
    }
}
