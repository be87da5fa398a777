//! When a team next opens, as the file that says so.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, NaiveTime, TimeDelta, TimeZone as _};
use chrono_tz::Tz;

use super::clock::{goto_if, on_dates, opens_after, special_text, weekday, weekdays_text};
use super::dialplan::Steps;
use crate::exchange::days::{DayByDay, DayTable, Minutes, runs};
use crate::hours::Hours;
use crate::menu::{LanguageId, TakePart, Tree};

/// The closed times of a day, each with what is returned then.
type ClosedTimes = Vec<(Minutes, String)>;

/// How it is found, and whether a moment may occur that has no file.
pub(super) struct Opens {
    pub(super) steps: Steps,
    pub(super) has_later: bool,
}

/// The file of the moment at which hours next open, with `&` before it: `Return(&values/today-at-8-a-m)`.
pub(super) fn opens(
    tree: &Tree,
    hours: &Hours,
    day_by_day: &DayByDay,
    values: &[Vec<&TakePart>],
    folder: &str,
) -> Opens {
    let mut files = MomentFiles { tree, hours, values, folder, known: HashMap::new() };
    let days = &day_by_day.days;
    // What opens after the last days is not among them.
    let end = days.len().saturating_sub(8);
    let mut all: Vec<(NaiveDate, ClosedTimes)> = Vec::new();
    for (place, (date, open)) in days[..end].iter().enumerate() {
        let mut closed = ClosedTimes::new();
        let mut from = 0;
        for (start, stop) in open {
            if *start > from {
                closed.push(((from, *start), files.file(*date, 0, *start)));
            }
            from = *stop;
        }
        if from < 1440 {
            let file = match opens_after(day_by_day, place) {
                Some((later, minute)) => files.file(*date, later, minute),
                None => String::new(),
            };
            closed.push(((from, 1440), file));
        }
        all.push((*date, closed));
    }
    let table = DayTable::of(&all, &Vec::new());
    let has_later = all.iter().any(|(_, closed)| closed.iter().any(|(_, file)| file.is_empty()));
    Opens { steps: steps(&table, hours.zone()), has_later }
}

fn steps(table: &DayTable<ClosedTimes>, zone: Tz) -> Steps {
    let mut labels: BTreeMap<&str, String> = BTreeMap::new();
    let everything = table
        .usual
        .iter()
        .chain(table.special.iter().map(|special| &special.value))
        .chain(table.dates.iter().map(|(_, value)| value));
    for (_, file) in everything.flatten() {
        let label = label(file, labels.len());
        let taken = labels.iter().any(|(known, it)| *known != file.as_str() && *it == label);
        let unique = if taken { format!("{label}-{}", labels.len()) } else { label };
        labels.entry(file).or_insert(unique);
    }
    let mut steps = on_dates(zone, &table.dates, |date, closed| {
        let is_it = format!("\"${{TODAY}}\" = \"{date}\"");
        let mut steps = Steps::default();
        for ((from, to), file) in closed {
            let time = format!(
                "{:02}:{:02}-{:02}:{:02}",
                from / 60,
                from % 60,
                (to - 1) / 60,
                (to - 1) % 60
            );
            let holds = format!("${{IFTIME({time},*,*,*,{zone}?1:0)}}");
            steps = steps.then(format!("GotoIf($[{is_it} & {holds}]?{})", labels[file.as_str()]));
        }
        steps
    });
    for special in &table.special {
        for (time, file) in &special.value {
            steps =
                steps.then(goto_if(*time, &special_text(special), zone, &labels[file.as_str()]));
        }
    }
    let mut usual: Vec<&(Minutes, String)> = table.usual.iter().flatten().collect();
    usual.sort_unstable();
    usual.dedup();
    for one in usual {
        let has = |day: &usize| table.usual[*day].contains(one);
        let mask = (0..7).filter(has).fold(0, |mask, day| mask | 1 << day);
        for weekdays in runs(mask) {
            let (days, label) = (weekdays_text(weekdays), &labels[one.1.as_str()]);
            steps = steps.then(goto_if(one.0, &days, zone, label));
        }
    }
    steps = steps.then("Return()");
    for (file, label) in labels {
        steps = steps.label(label, format!("Return({file})"));
    }
    steps
}

/// A label for a file: its name, where it has one.
fn label(file: &str, next: usize) -> String {
    let name = file.rsplit(['/', ':']).next().unwrap_or_default().trim_end_matches('}');
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(fits);
    if is_name { name.to_owned() } else { format!("moment-{next}") }
}

struct MomentFiles<'a> {
    tree: &'a Tree,
    hours: &'a Hours,
    /// Where moments stand in the prompts, for each language.
    values: &'a [Vec<&'a TakePart>],
    folder: &'a str,
    known: HashMap<(usize, usize, u32), String>,
}

impl MomentFiles<'_> {
    /// The file of the moment so many days after a day, at a minute; nothing where it has none.
    fn file(&mut self, date: NaiveDate, later: usize, minute: u32) -> String {
        let key = (later, weekday(date), minute);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let languages = self.tree.language_ids();
        let found: Vec<String> =
            languages.map(|language| self.in_language(date, later, minute, language)).collect();
        let file = by_language(self.tree, &found);
        self.known.insert(key, file.clone());
        file
    }

    fn in_language(
        &self,
        date: NaiveDate,
        later: usize,
        minute: u32,
        language: LanguageId,
    ) -> String {
        let zone = self.hours.zone();
        let at = |date: NaiveDate, minute: u32| {
            let wall = date.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute));
            zone.from_local_datetime(&wall).earliest()
        };
        let opens =
            at(date + TimeDelta::days(i64::try_from(later).unwrap_or(i64::from(i32::MAX))), minute);
        let now = at(date, if later == 0 { minute.saturating_sub(1) } else { 1439 });
        let (Some(opens), Some(now)) = (opens, now) else { return String::new() };
        let locale = self.tree.languages[language.index()].locale();
        let words = locale.moment_at(opens, now, self.tree.zone);
        let parts = self.values.get(language.index()).into_iter().flatten();
        let mut values = parts.flat_map(|part| part.values());
        let value = values.find(|value| value.words == words);
        value.map_or_else(String::new, |value| format!("&{}{}", self.folder, value.take))
    }
}

/// A text by the language of the call: one for all where they are the same.
pub(super) fn by_language(tree: &Tree, texts: &[String]) -> String {
    let Some((first, others)) = texts.split_first() else { return String::new() };
    let mut all = first.clone();
    for (language, text) in tree.languages.iter().skip(1).zip(others).rev() {
        if text != first {
            let is_it = format!("\"${{CHANNEL(language)}}\" = \"{}\"", language.primary());
            all = format!("${{IF($[{is_it}]?{text}:{all})}}");
        }
    }
    all
}
