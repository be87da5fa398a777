//! Hours that are not quite those written.

/// Other hours, each with what is different: a quarter... each time half an hour off, a day less.
pub(super) fn near(hours: &str) -> Vec<(String, String)> {
    shifted(hours).into_iter().chain(a_day_less(hours)).chain(without_holidays(hours)).collect()
}

const HALF_AN_HOUR: i32 = 30;
const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// Each time half an hour later, and earlier.
fn shifted(hours: &str) -> Vec<(String, String)> {
    let times = hours
        .char_indices()
        .filter_map(|(at, _)| minutes_at(hours, at).map(|minutes| (at, minutes)));
    let mut near = Vec::new();
    for (n, (at, minutes)) in times.enumerate() {
        let what = if n % 2 == 0 { "opens" } else { "closes" };
        for (by, when) in [(HALF_AN_HOUR, "later"), (-HALF_AN_HOUR, "earlier")] {
            let moved = minutes + by;
            // Past midnight is another day, and another meaning.
            if (0..=48 * 60).contains(&moved) && (minutes <= 24 * 60) == (moved <= 24 * 60) {
                let text = format!(
                    "{}{:02}:{:02}{}",
                    &hours[..at],
                    moved / 60,
                    moved % 60,
                    &hours[at + 5..]
                );
                near.push((format!("{what} half an hour {when}"), text));
            }
        }
    }
    near
}

/// The minutes of a time `HH:MM` that begins at a byte.
fn minutes_at(hours: &str, at: usize) -> Option<i32> {
    let before = hours[..at].chars().next_back();
    let text = hours.get(at..at + 5)?;
    let (hour, minute) = text.split_once(':')?;
    if before.is_some_and(|c| c.is_ascii_digit()) || hour.len() != 2 {
        return None;
    }
    Some(hour.parse::<i32>().ok()? * 60 + minute.parse::<i32>().ok()?)
}

/// Each stretch of days without its first, and without its last day.
fn a_day_less(hours: &str) -> Vec<(String, String)> {
    let mut near = Vec::new();
    for (at, _) in hours.match_indices('-') {
        let ends = hours.get(at.wrapping_sub(2)..at).zip(hours.get(at + 1..at + 3));
        let place = |day: &str| DAYS.iter().position(|known| *known == day);
        let Some((first, last)) = ends.and_then(|(a, b)| place(a).zip(place(b))) else { continue };
        let days = (7 + last - first) % 7;
        if days == 0 {
            continue;
        }
        let stretch = |from: usize, days: usize| match days {
            0 => DAYS[from % 7].to_owned(),
            days => format!("{}-{}", DAYS[from % 7], DAYS[(from + days) % 7]),
        };
        let with = |days: String| format!("{}{days}{}", &hours[..at - 2], &hours[at + 3..]);
        near.push((format!("is closed on {}", DAYS[last]), with(stretch(first, days - 1))));
        near.push((format!("is closed on {}", DAYS[first]), with(stretch(first + 1, days - 1))));
    }
    near
}

/// Open on public holidays, too.
fn without_holidays(hours: &str) -> Vec<(String, String)> {
    let rules: Vec<&str> = hours.split(';').collect();
    let others: Vec<&str> = rules.iter().copied().filter(|rule| rule.trim() != "PH off").collect();
    match others.len() == rules.len() || others.is_empty() {
        true => Vec::new(),
        false => vec![("is open on public holidays".to_owned(), others.join(";"))],
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn near_hours_are_half_an_hour_off_or_a_day_short() {
        let near: Vec<String> =
            super::near("Mo-Fr 08:30-17:00; PH off").into_iter().map(|(_, text)| text).collect();
        assert_eq!(
            near,
            [
                "Mo-Fr 09:00-17:00; PH off",
                "Mo-Fr 08:00-17:00; PH off",
                "Mo-Fr 08:30-17:30; PH off",
                "Mo-Fr 08:30-16:30; PH off",
                "Mo-Th 08:30-17:00; PH off",
                "Tu-Fr 08:30-17:00; PH off",
                "Mo-Fr 08:30-17:00",
            ]
        );
    }

    #[test]
    fn what_has_no_time_and_no_days_has_no_near_hours() {
        assert_eq!(super::near("24/7"), []);
    }
}
