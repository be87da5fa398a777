//! Hours in words, as a person would say them on the telephone.

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike as _};
use chrono_tz::Tz;
use opening_hours::{Context, RuleKind};
use opening_hours_syntax::rules::day::{DaySelector, WeekDayRange};

use super::open::Hours;

/// The open stretches of a day: from, and how long.
pub type OpenTimes = Vec<(NaiveTime, TimeDelta)>;

impl Hours {
    /// A normal week in words: "Monday to Friday, 8:30 a.m. to 5 p.m. Pacific time". Spanish for
    /// `es`, else English. Hours that differ from season to season stay as they are written; holidays
    /// and single dates with hours of their own are said to be exceptions.
    pub fn words(&self, language: &str) -> String {
        let spanish = language == "es";
        self.in_words[usize::from(spanish)].get_or_init(|| self.compose(spanish)).clone()
    }

    /// The days of a normal week, from Monday: the open stretches of each, from when and for how long.
    /// `None` where weeks differ from season to season.
    pub fn usual_week(&self) -> Option<[OpenTimes; 7]> {
        let mondays = [(2026, 1, 12), (2026, 4, 13), (2026, 7, 13), (2026, 10, 12)];
        let mut weeks = mondays
            .iter()
            .filter_map(|(year, month, day)| NaiveDate::from_ymd_opt(*year, *month, *day))
            .map(|monday| self.week(monday));
        let week = weeks.next().filter(|first| weeks.all(|week| week == *first))?;
        week.try_into().ok()
    }

    fn compose(&self, spanish: bool) -> String {
        let Some(week) = self.usual_week() else { return self.as_written().to_owned() };
        format!("{}{}", self.week_in_words(&week, spanish), self.exceptions(spanish))
    }

    fn week_in_words(&self, week: &[OpenTimes; 7], spanish: bool) -> String {
        let zone = zone_words(self.zone(), spanish);
        let whole = |day: &OpenTimes| day.iter().any(|(_, long)| *long >= TimeDelta::days(1));
        if week.iter().all(whole) {
            return if spanish { "a cualquier hora".to_owned() } else { "at any time".to_owned() };
        }
        let groups: Vec<String> = groups(week)
            .into_iter()
            .map(|(days, spans)| {
                format!("{}, {}", days_words(&days, spanish), spans_words(&spans, spanish))
            })
            .collect();
        match (groups.is_empty(), spanish) {
            (true, true) => "nunca".to_owned(),
            (true, false) => "never".to_owned(),
            (false, true) => format!("{}, {zone}", groups.join("; ")),
            (false, false) => format!("{} {zone}", groups.join("; ")),
        }
    }

    /// Whether any rule is about public holidays.
    pub fn know_holidays(&self) -> bool {
        self.any_day(|days| {
            days.weekday.iter().any(|day| matches!(day, WeekDayRange::Holiday { .. }))
        })
    }

    /// ", except on public holidays and some dates"; nothing where every week is the usual one.
    fn exceptions(&self, spanish: bool) -> &'static str {
        let dates = self.any_day(|days| {
            let dated = !days.year.is_empty() || !days.monthday.is_empty() || !days.week.is_empty();
            dated || days.weekday.iter().any(is_of_some_weeks)
        });
        match (self.know_holidays(), dates, spanish) {
            (false, false, _) => "",
            (true, false, false) => ", except on public holidays",
            (false, true, false) => ", except on some dates",
            (true, true, false) => ", except on public holidays and some dates",
            (true, false, true) => ", salvo en días festivos",
            (false, true, true) => ", salvo en algunas fechas",
            (true, true, true) => ", salvo en días festivos y algunas fechas",
        }
    }

    /// Whether the days of any rule are such.
    fn any_day(&self, such: impl Fn(&DaySelector) -> bool) -> bool {
        let parsed = opening_hours_syntax::parse(self.as_written());
        parsed.is_ok_and(|parsed| parsed.rules.iter().any(|rule| such(&rule.day_selector)))
    }

    /// The seven days of a week that knows no holidays, from Monday.
    pub(super) fn week(&self, monday: NaiveDate) -> Vec<OpenTimes> {
        let midnight = |date: NaiveDate| date.and_time(NaiveTime::MIN);
        let from = midnight(monday - Days::new(1));
        let until = midnight(monday + Days::new(9));
        let rules = self.rules.clone().with_context(Context::default());
        let open: Vec<(NaiveDateTime, NaiveDateTime)> = rules
            .iter_range(from, until)
            .filter(|found| found.kind == RuleKind::Open)
            .map(|found| (found.range.start, found.range.end))
            .collect();
        if open == [(from, until)] {
            return vec![vec![(NaiveTime::MIN, TimeDelta::days(1))]; 7];
        }
        let of_day = |n: u64| {
            let date = monday + Days::new(n);
            let begins = open.iter().filter(|(start, _)| start.date() == date);
            begins.map(|(start, end)| (start.time(), *end - *start)).collect()
        };
        (0..7).map(of_day).collect()
    }
}

/// Such as the first Monday of a month.
fn is_of_some_weeks(day: &WeekDayRange) -> bool {
    match day {
        WeekDayRange::Fixed { nth_from_start, nth_from_end, .. } => {
            nth_from_start.iter().chain(nth_from_end).any(|is| !is)
        }
        WeekDayRange::Holiday { .. } => false,
    }
}

/// Days with equal stretches, together; days that never open are left out.
fn groups(week: &[OpenTimes]) -> Vec<(Vec<usize>, OpenTimes)> {
    let mut groups: Vec<(Vec<usize>, OpenTimes)> = Vec::new();
    for (n, day) in week.iter().enumerate().filter(|(_, day)| !day.is_empty()) {
        match groups.iter_mut().find(|(_, spans)| spans == day) {
            Some((days, _)) => days.push(n),
            None => groups.push((vec![n], day.clone())),
        }
    }
    groups
}

pub(super) fn day_name(n: usize, spanish: bool) -> &'static str {
    const ENGLISH: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    const SPANISH: [&str; 7] =
        ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];
    if spanish { SPANISH[n % 7] } else { ENGLISH[n % 7] }
}

/// "Monday to Friday", "Monday and Tuesday"; Monday is 0.
pub fn days_in_words(days: &[usize]) -> String {
    days_words(days, false)
}

fn days_words(days: &[usize], spanish: bool) -> String {
    let name = |n: &usize| day_name(*n, spanish);
    let and = if spanish { "y" } else { "and" };
    let in_a_row = days.windows(2).all(|pair| pair[1] == pair[0] + 1);
    match days {
        [_, _, _, _, _, _, _] if spanish => "todos los días".to_owned(),
        [_, _, _, _, _, _, _] => "every day".to_owned(),
        [first, .., last] if in_a_row && days.len() > 2 => match spanish {
            true => format!("de {} a {}", name(first), name(last)),
            false => format!("{} to {}", name(first), name(last)),
        },
        [first @ .., last] if !first.is_empty() => {
            let first: Vec<&str> = first.iter().map(name).collect();
            format!("{} {and} {}", first.join(", "), name(last))
        }
        _ => days.iter().map(name).collect(),
    }
}

fn spans_words(spans: &OpenTimes, spanish: bool) -> String {
    let span = |(from, long): &(NaiveTime, TimeDelta)| {
        let until = from.overflowing_add_signed(*long).0;
        match spanish {
            true => format!("de {} a {}", time_words(*from, true), time_words(until, true)),
            false => format!("{} to {}", time_words(*from, false), time_words(until, false)),
        }
    };
    let spans: Vec<String> = spans.iter().map(span).collect();
    spans.join(if spanish { " y " } else { " and " })
}

/// "8 a.m.", "5:30 p.m.", "noon", "midnight".
pub fn time_in_words(time: NaiveTime) -> String {
    time_words(time, false)
}

pub(super) fn time_words(time: NaiveTime, spanish: bool) -> String {
    let (afternoon, hour) = time.hour12();
    match (time.hour(), time.minute(), spanish) {
        (0, 0, false) => return "midnight".to_owned(),
        (12, 0, false) => return "noon".to_owned(),
        (0, 0, true) => return "medianoche".to_owned(),
        (12, 0, true) => return "mediodía".to_owned(),
        _ => {}
    }
    let half = if afternoon { "p.m." } else { "a.m." };
    match time.minute() {
        0 => format!("{hour} {half}"),
        minute => format!("{hour}:{minute:02} {half}"),
    }
}

/// "Pacific time"; where a zone has no such name, the city it is named after: "Madrid time".
pub fn zone_words(zone: Tz, spanish: bool) -> String {
    let (english, in_spanish) = match zone.name() {
        "America/Los_Angeles" | "US/Pacific" => ("Pacific", "del Pacífico"),
        "America/Denver" | "America/Phoenix" | "US/Mountain" => ("Mountain", "de la Montaña"),
        "America/Chicago" | "US/Central" => ("Central", "del Centro"),
        "America/New_York" | "US/Eastern" => ("Eastern", "del Este"),
        "America/Anchorage" | "US/Alaska" => ("Alaska", "de Alaska"),
        "Pacific/Honolulu" | "US/Hawaii" => ("Hawaii", "de Hawái"),
        "Etc/UTC" => return "UTC".to_owned(),
        // "UTC", "EST": an abbreviation says that it is a time.
        name if !name.contains(|c: char| c == '/' || c.is_lowercase()) => return name.to_owned(),
        name => {
            let city = name.rsplit('/').next().unwrap_or(name).replace('_', " ");
            return if spanish { format!("hora de {city}") } else { format!("{city} time") };
        }
    };
    if spanish { format!("hora {in_spanish}") } else { format!("{english} time") }
}

/// Monday is 0.
pub(super) fn weekday(date: NaiveDate) -> usize {
    date.weekday().num_days_from_monday() as usize
}
