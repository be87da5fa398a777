//! Hours as `GotoIfTime`: whole minutes, both ends included, on the clock of a zone, with no year.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::dialplan::Steps;
use super::names::NamedHours;
use crate::exchange::days::{
    DayByDay, DayTable, Minutes, SpecialDays, is_public, runs, weekday_of,
};
use crate::hours::Holidays;

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Days of the calendar, as `GotoIfTime` has them after the time: `mon-fri,*,*`.
fn days_text(weekdays: (usize, usize), days: Option<(u32, u32)>, months: (u32, u32)) -> String {
    let weekdays = match weekdays {
        (0, 6) => "*".to_owned(),
        (from, to) if from == to => WEEKDAYS[from].to_owned(),
        (from, to) => format!("{}-{}", WEEKDAYS[from], WEEKDAYS[to]),
    };
    let days = match days {
        None => "*".to_owned(),
        Some((from, to)) if from == to => from.to_string(),
        Some((from, to)) => format!("{from}-{to}"),
    };
    let month = |month: u32| MONTHS[(month as usize - 1).min(11)];
    let months = match months {
        (1, 12) => "*".to_owned(),
        (from, to) if from == to => month(from).to_owned(),
        (from, to) => format!("{}-{}", month(from), month(to)),
    };
    format!("{weekdays},{days},{months}")
}

/// A time of day, as `GotoIfTime` has it: both ends are included.
fn time_text((from, to): Minutes) -> String {
    let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
    match (from, to) {
        (0, 1440) => "*".to_owned(),
        (from, to) => format!("{}-{}", clock(from), clock(to - 1)),
    }
}

/// Goes there within a time of some days.
pub(super) fn goto_if(time: Minutes, days: &str, zone: Tz, target: &str) -> String {
    format!("GotoIfTime({},{days},{zone}?{target})", time_text(time))
}

/// The days of a special value.
pub(super) fn special_text<T>(special: &SpecialDays<T>) -> String {
    days_text(special.weekdays, special.days, special.months)
}

/// Weekdays of any month.
pub(super) fn weekdays_text(weekdays: (usize, usize)) -> String {
    days_text(weekdays, None, (1, 12))
}

/// The date of today, to be compared with dates of one year.
pub(super) fn today(zone: Tz) -> String {
    format!("Set(TODAY=${{STRFTIME(${{EPOCH}},{zone},%Y-%m-%d)}})")
}

/// On these dates of one year it goes to these places.
pub(super) fn on_dates<'t, T: 't>(
    zone: Tz,
    dates: &'t [(NaiveDate, T)],
    mut steps: impl FnMut(&str, &T) -> Steps,
) -> Steps {
    let mut all = Steps::default();
    if !dates.is_empty() {
        all = all.then(today(zone));
    }
    for (date, value) in dates {
        all = all.and(steps(&date.to_string(), value));
    }
    all
}

/// Within these hours it goes to one place, else to another.
pub(super) fn open_or_closed(
    NamedHours { hours, table, holidays, .. }: &NamedHours<'_>,
    open: &str,
    closed: &str,
) -> Steps {
    let zone = hours.zone();
    let mut steps = Steps::default();
    if let Some(holidays) = holidays {
        steps = steps.then(format!("Gosub({holidays})"));
        steps = steps.then(format!("GotoIf(${{GOSUB_RETVAL}}?{closed})"));
    }
    steps = steps.and(on_dates(zone, &table.dates, |date, times| {
        let is_it = format!("\"${{TODAY}}\" = \"{date}\"");
        let all_days = weekdays_text((0, 6));
        let mut steps = Steps::default();
        for time in times {
            let time = time_text(*time);
            let holds = format!("${{IFTIME({time},{all_days},{zone}?1:0)}}");
            steps = steps.then(format!("GotoIf($[{is_it} & {holds}]?{open})"));
        }
        steps.then(format!("GotoIf($[{is_it}]?{closed})"))
    }));
    for special in &table.special {
        let days = special_text(special);
        for time in &special.value {
            steps = steps.then(goto_if(*time, &days, zone, open));
        }
        if special.value != [(0, 1440)] {
            steps = steps.then(goto_if((0, 1440), &days, zone, closed));
        }
    }
    steps = steps.and(usual(&table.usual, zone, open));
    let never_closes = table.special.is_empty()
        && table.dates.is_empty()
        && table.usual.iter().all(|times| *times == [(0, 1440)]);
    match never_closes && holidays.is_none() {
        true => Steps::of(format!("Goto({open})")),
        false => steps.then(format!("Goto({closed})")),
    }
}

/// The times of a usual week, each with the weekdays that have it.
fn usual(usual: &[Vec<Minutes>; 7], zone: Tz, open: &str) -> Steps {
    let mut times: Vec<Minutes> = usual.iter().flatten().copied().collect();
    times.sort_unstable();
    times.dedup();
    let mut steps = Steps::default();
    for time in times {
        let has = |weekday: &usize| usual[*weekday].contains(&time);
        let mask = (0..7).filter(has).fold(0, |mask, weekday| mask | 1 << weekday);
        for weekdays in runs(mask) {
            steps = steps.then(goto_if(time, &weekdays_text(weekdays), zone, open));
        }
    }
    steps
}

/// Whether it is a public holiday: `Return(1)`, or 0.
pub(super) fn holiday_steps(holidays: &Holidays, zone: Tz) -> (Steps, DayTable<bool>) {
    let days: Vec<(NaiveDate, bool)> =
        DayByDay::dates().map(|date| (date, is_public(holidays, date))).collect();
    let table = DayTable::of(&days, &false);
    let mut steps = on_dates(zone, &table.dates, |date, is_holiday| {
        let goes = if *is_holiday { "yes" } else { "no" };
        Steps::of(format!("GotoIf($[\"${{TODAY}}\" = \"{date}\"]?{goes})"))
    });
    for special in table.special.iter().filter(|special| special.value) {
        steps = steps.then(goto_if((0, 1440), &special_text(special), zone, "yes"));
    }
    (steps.label("no", "Return(0)").label("yes", "Return(1)"), table)
}

/// The next day that opens after a day, by its place: how many days later, and at which minute.
pub(super) fn opens_after(day_by_day: &DayByDay, place: usize) -> Option<(usize, u32)> {
    const LATER: usize = 7;
    let days = &day_by_day.days;
    (1..LATER).find_map(|later| Some((later, days.get(place + later)?.1.first()?.0)))
}

/// The weekday of a date, from Monday as 0.
pub(super) fn weekday(date: NaiveDate) -> usize {
    weekday_of(date)
}
