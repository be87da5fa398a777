//! Times as `GotoIfTime` has them, as hours of a menu file: whole minutes, both ends included, no year.

/// Hours of a menu file, made of times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlanTimes {
    pub(super) hours: String,
    pub(super) zone: Option<String>,
    /// Whether it ends a minute after what was meant, most likely: `08:00-17:00` holds until 17:00:59.
    pub(super) minute_more: bool,
}

const DAYS: [(&str, &str); 7] = [
    ("mon", "Mo"),
    ("tue", "Tu"),
    ("wed", "We"),
    ("thu", "Th"),
    ("fri", "Fr"),
    ("sat", "Sa"),
    ("sun", "Su"),
];
const MONTHS: [(&str, &str, u32); 12] = [
    ("jan", "Jan", 31),
    ("feb", "Feb", 29),
    ("mar", "Mar", 31),
    ("apr", "Apr", 30),
    ("may", "May", 31),
    ("jun", "Jun", 30),
    ("jul", "Jul", 31),
    ("aug", "Aug", 31),
    ("sep", "Sep", 30),
    ("oct", "Oct", 31),
    ("nov", "Nov", 30),
    ("dec", "Dec", 31),
];

/// Reads `times,weekdays,days,months[,zone]`. None if it can't be read.
pub(super) fn read(text: &str) -> Option<PlanTimes> {
    let separator = if text.contains(',') { ',' } else { '|' };
    let mut parts = text.split(separator).map(str::trim);
    let first = parts.next()?;
    // The times may be left out: `*,sat,*,*`. Some write the weekdays alone.
    let times = times(first)?;
    let weekdays = field(parts.next().unwrap_or("*"), 7, |word| {
        DAYS.iter().position(|(name, _)| word.get(..3).is_some_and(|it| it == *name))
    })?;
    let days = field(parts.next().unwrap_or("*"), 31, |word| {
        word.parse::<usize>().ok().filter(|day| (1..=31).contains(day)).map(|day| day - 1)
    })?;
    let months = field(parts.next().unwrap_or("*"), 12, |word| {
        MONTHS.iter().position(|(name, ..)| word.get(..3).is_some_and(|it| it == *name))
    })?;
    let zone = parts.next().filter(|zone| !zone.is_empty()).map(str::to_owned);
    let mut selector: Vec<String> = Vec::new();
    if let Some(dates) = dates(days.as_deref(), months.as_deref()) {
        selector.push(dates);
    }
    if let Some(weekdays) = &weekdays {
        selector.push(
            runs(weekdays).map(|(a, b)| span(DAYS[a].1, DAYS[b].1)).collect::<Vec<_>>().join(","),
        );
    }
    if selector.is_empty() {
        selector.push("Mo-Su".to_owned());
    }
    selector.push(times.0);
    Some(PlanTimes { hours: selector.join(" "), zone, minute_more: times.1 })
}

fn span(first: &str, last: &str) -> String {
    if first == last { first.to_owned() } else { format!("{first}-{last}") }
}

/// A field: `*`, or values and ranges with `&` between. None in it for all.
#[expect(clippy::option_option, reason = "whether it can be read, and whether it says anything")]
fn field(
    text: &str,
    most: usize,
    value: impl Fn(&str) -> Option<usize>,
) -> Option<Option<Vec<usize>>> {
    if text.is_empty() || text == "*" {
        return Some(None);
    }
    let text = text.to_ascii_lowercase();
    let mut all = vec![false; most];
    for part in text.split('&').map(str::trim) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (value(first.trim())?, value(last.trim())?);
        let mut at = first;
        // A range may go over the end of the week or the year.
        for _ in 0..most {
            all[at] = true;
            if at == last {
                break;
            }
            at = (at + 1) % most;
        }
    }
    Some(Some((0..most).filter(|it| all[*it]).collect()))
}

/// Values that follow each other, from and to.
fn runs(values: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for value in values {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *value => *last = *value,
            _ => runs.push((*value, *value)),
        }
    }
    runs.into_iter()
}

/// Days and months as dates.
fn dates(days: Option<&[usize]>, months: Option<&[usize]>) -> Option<String> {
    let all: Vec<usize> = (0..12).collect();
    match (days, months) {
        (None, None) => None,
        (None, Some(months)) => {
            let runs = runs(months).map(|(a, b)| span(MONTHS[a].1, MONTHS[b].1));
            Some(runs.collect::<Vec<_>>().join(","))
        }
        (Some(days), months) => {
            let mut parts = Vec::new();
            for month in months.unwrap_or(&all) {
                let (_, name, most) = MONTHS[*month];
                for (first, last) in runs(days) {
                    let (first, last) = (first + 1, (last + 1).min(most as usize));
                    match first {
                        first if first > last => {}
                        first if first == last => parts.push(format!("{name} {first:02}")),
                        first => parts.push(format!("{name} {first:02}-{last:02}")),
                    }
                }
            }
            Some(parts.join(","))
        }
    }
}

/// Times of a day, half-open, and whether they end at a full hour or half, a minute later than meant.
fn times(text: &str) -> Option<(String, bool)> {
    if text.is_empty() || text == "*" {
        return Some(("00:00-24:00".to_owned(), false));
    }
    let mut all: Vec<(u32, u32)> = Vec::new();
    let mut minute_more = false;
    for part in text.split('&').map(str::trim) {
        let (first, last) = part.split_once('-')?;
        let (first, last) = (minute(first)?, minute(last)?);
        minute_more |= last % 30 == 0 && last != 0;
        match first <= last {
            true => all.push((first, last + 1)),
            // Over midnight it holds on both ends of each day, not into the next.
            false => all.extend([(0, last + 1), (first, 24 * 60)]),
        }
    }
    all.sort_unstable();
    let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
    let spans = all.iter().map(|(from, to)| format!("{}-{}", clock(*from), clock(*to)));
    Some((spans.collect::<Vec<_>>().join(","), minute_more))
}

fn minute(text: &str) -> Option<u32> {
    let (hour, minute) = text.trim().split_once(':')?;
    let (hour, minute): (u32, u32) = (hour.trim().parse().ok()?, minute.trim().parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::read;

    fn hours(text: &str) -> String {
        read(text).map_or_else(String::new, |times| times.hours)
    }

    #[test]
    fn both_ends_of_a_time_are_included_so_it_ends_a_minute_later() {
        assert_eq!(hours("08:00-16:59,mon-fri,*,*"), "Mo-Fr 08:00-17:00");
        assert_eq!(hours("9:00-17:00|mon-fri|*|*"), "Mo-Fr 09:00-17:01");
        assert!(read("09:00-17:00,*,*,*").unwrap().minute_more);
        assert!(!read("09:00-16:59,*,*,*").unwrap().minute_more);
        assert_eq!(hours("*,*,*,*"), "Mo-Su 00:00-24:00");
    }

    #[test]
    fn a_night_holds_on_both_ends_of_its_day() {
        assert_eq!(hours("22:00-05:59,fri,*,*"), "Fr 00:00-06:00,22:00-24:00");
    }

    #[test]
    fn days_and_months_may_go_over_the_end_of_the_week_and_the_year() {
        assert_eq!(hours("*,sat-mon,*,*"), "Mo,Sa-Su 00:00-24:00");
        assert_eq!(hours("*,*,24-26,dec"), "Dec 24-26 00:00-24:00");
        assert_eq!(hours("*,thu,22-28,nov"), "Nov 22-28 Th 00:00-24:00");
        assert_eq!(hours("*,*,*,nov-feb"), "Jan-Feb,Nov-Dec 00:00-24:00");
        assert_eq!(hours("*,*,31,jan-mar"), "Jan 31,Mar 31 00:00-24:00");
        assert_eq!(
            read("08:00-11:59,*,*,*,America/Chicago").unwrap().zone.unwrap(),
            "America/Chicago"
        );
        assert_eq!(read("noon,*,*,*"), None);
        assert_eq!(hours("*,mon&wed,*,*"), "Mo,We 00:00-24:00");
    }
}
