//! Hours as conditions of a dialplan: both ends are included, to the second.

use std::collections::HashMap;

use super::XmlWriter;
use crate::exchange::days::{DayByDay, DayTable, Minutes, SpecialDays, hours_of, runs};
use crate::hours::{Hours, HoursKey};
use crate::menu::Tree;

/// The days of hours.
pub(super) struct HoursTable {
    pub(super) table: DayTable<Vec<Minutes>>,
    pub(super) is_weekly: bool,
}

/// The days of all hours that a menu asks for, each once: making a table takes milliseconds.
pub(super) struct HoursTables<'t>(HashMap<HoursKey<'t>, HoursTable>);

impl<'t> HoursTables<'t> {
    pub(super) fn of(tree: &'t Tree) -> Self {
        let mut tables = HashMap::new();
        for hours in tree.nodes().flat_map(|node| hours_of(tree, node)) {
            tables.entry(hours.key()).or_insert_with(|| {
                let days = DayByDay::of(hours);
                let table = DayTable::of(&days.days, &Vec::new());
                HoursTable { table, is_weekly: days.is_weekly }
            });
        }
        Self(tables)
    }

    /// The table of hours of that menu.
    pub(super) fn get(&self, hours: &'t Hours) -> &HoursTable {
        &self.0[&hours.key()]
    }
}

/// A time of day: `08:00:00-16:59:59`.
fn time((from, to): Minutes) -> String {
    let clock =
        |minute: u32, second: u32| format!("{:02}:{:02}:{second:02}", minute / 60, minute % 60);
    format!("{}-{}", clock(from, 0), clock(to - 1, 59))
}

/// Sunday is 1.
fn weekday(from_monday: usize) -> usize {
    (from_monday + 1) % 7 + 1
}

/// Weekdays that follow each other, as values of `wday`: those with Sunday in them are two.
fn weekdays((from, to): (usize, usize)) -> Vec<String> {
    let range = |from: usize, to: usize| match (weekday(from), weekday(to)) {
        (from, to) if from == to => from.to_string(),
        (from, to) => format!("{from}-{to}"),
    };
    match (from, to) {
        (0, 6) => vec!["1-7".to_owned()],
        (6, 6) => vec!["1".to_owned()],
        (from, 6) => vec![range(from, 5), "1".to_owned()],
        (from, to) => vec![range(from, to)],
    }
}

fn range((from, to): (u32, u32)) -> String {
    if from == to { from.to_string() } else { format!("{from}-{to}") }
}

impl<'a> XmlWriter<'a> {
    /// Who is sent to `name` goes to `open` within hours, else to `closed`.
    pub(super) fn by_hours(&mut self, name: &str, hours: &'a Hours, open: &str, closed: &str) {
        let all = self.hours;
        let table = &all.get(hours).table;
        let zone = hours.zone().to_string();
        for (date, times) in &table.dates {
            for (from, to) in times {
                let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
                let span = format!("{date} {}:00~{date} {}:59", clock(*from), clock(to - 1));
                self.at_time(name, &zone, &[("date-time", &span)], open);
            }
            let day = format!("{date} 00:00:00~{date} 23:59:59");
            self.at_time(name, &zone, &[("date-time", &day)], closed);
        }
        for SpecialDays { months, days, weekdays: wdays, value } in &table.special {
            for wday in weekdays(*wdays) {
                let mut on: Vec<(&str, String)> = vec![("mon", range(*months))];
                on.extend(days.map(|days| ("mday", range(days))));
                on.push(("wday", wday));
                for minutes in value {
                    let mut on = on.clone();
                    on.push(("time-of-day", time(*minutes)));
                    self.at_times(name, &zone, &on, open);
                }
                self.at_times(name, &zone, &on, closed);
            }
        }
        let mut times: Vec<Minutes> = table.usual.iter().flatten().copied().collect();
        times.sort_unstable();
        times.dedup();
        for minutes in times {
            let has = |weekday: &usize| table.usual[*weekday].contains(&minutes);
            let mask = (0..7).filter(has).fold(0, |mask, weekday| mask | 1 << weekday);
            for wday in runs(mask).into_iter().flat_map(weekdays) {
                let on = [("wday", wday), ("time-of-day", time(minutes))];
                self.at_times(name, &zone, &on, open);
            }
        }
        self.transfers(name, closed);
    }

    fn at_times(&mut self, name: &str, zone: &str, on: &[(&str, String)], target: &str) {
        let on: Vec<(&str, &str)> =
            on.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.at_time(name, zone, &on, target);
    }

    fn at_time(&mut self, name: &str, zone: &str, on: &[(&str, &str)], target: &str) {
        let zone = format!("timezone={zone}");
        let to = self.place(target);
        self.extension(name, |xml, is_it| {
            xml.inside("condition", is_it, |xml| {
                let set = [("application", "set"), ("data", zone.as_str()), ("inline", "true")];
                xml.element("action", &set);
            });
            xml.inside("condition", on, |xml| {
                xml.element("action", &[("application", "transfer"), ("data", &to)]);
            });
        });
    }
}
