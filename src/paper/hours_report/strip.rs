//! A week as a strip: a row for each team, a letter for each hour, two halves to it.

use std::fmt::Write as _;
use std::ops::Range;

use chrono::{Datelike as _, NaiveDate, TimeDelta, TimeZone as _, Timelike as _};
use chrono_tz::Tz;
use textwrap::core::display_width;

use super::columns::fitting;
use super::notes::notes;
use super::openings::{Opening, Openings};
use phonetree_core::hours::DayHours;

/// A day is drawn no narrower: its name and date stand above it.
const FEWEST_HOURS: u32 = 10;
/// Names are cut to so many columns.
const WIDEST_NAME: usize = 32;

/// A week, drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// All of it.
    pub text: String,
    /// Where today stands in the text, in bytes: what is above its column, and the column, row by row.
    pub today: Vec<Range<usize>>,
}

/// The week in a text of at most `width` columns where at all possible: as many days side by side as
/// there is room for, the others below them.
pub fn strip(openings: &Openings<'_>, width: usize) -> Strip {
    let sheet = StripLayout::of(openings);
    let column = sheet.hours() + 1;
    let abreast = (width.saturating_sub(sheet.margin) / column).clamp(1, 7);
    let days: Vec<NaiveDate> = openings.days().collect();
    let (locale, says) = (openings.edition.locale(), openings.edition.locale().week());
    let mut told = format!("{}\n\n", says.week_of(&locale.weekday_and_date(openings.monday)));
    let mut today = Vec::new();
    for days in days.chunks(abreast) {
        for row in sheet.block(days) {
            let at = told.len();
            today.extend(row.today.map(|range| at + range.start..at + range.end));
            told.push_str(&row.text);
        }
        told.push('\n');
    }
    let unknown = openings.teams.iter().any(|team| team.days.is_none());
    told.push_str(&format!(
        "█ {}   ▌ ▐ {}   · {}",
        says.open_mark(),
        says.half_mark(),
        says.closed_mark()
    ));
    if openings.days().any(|day| openings.doubts(day).next().is_some()) {
        told.push_str(&format!("   ▒ {}", says.doubt_mark()));
    }
    if unknown {
        told.push_str(&format!("   ? {}", says.unknown_mark()));
    }
    told.push('\n');
    Strip { text: told + &notes(openings), today }
}

/// A line of a block, and where today stands in it.
struct StripRow {
    text: String,
    today: Option<Range<usize>>,
}

/// What is drawn, and how wide.
struct StripLayout<'o, 't> {
    openings: &'o Openings<'t>,
    /// The first hour drawn, and the one after the last.
    from: u32,
    until: u32,
    /// The columns that names take.
    margin: usize,
}

impl<'o, 't> StripLayout<'o, 't> {
    /// The hours in which anyone answers, and no others.
    fn of(openings: &'o Openings<'t>) -> Self {
        let days = openings.teams.iter().filter_map(|team| team.days.as_ref()).flatten();
        let open: Vec<(u32, u32)> = days.flat_map(|day| day.open.iter().copied()).collect();
        let first = open.iter().map(|(from, _)| from / 60).min().unwrap_or(8);
        let last = open.iter().map(|(_, until)| until.div_ceil(60)).max().unwrap_or(first);
        let from = first.min(24 - FEWEST_HOURS);
        let until = last.max(from + FEWEST_HOURS);
        let names =
            openings.teams.iter().map(|team| display_width(openings.edition.text(&team.team.name)));
        let zones =
            openings.zones().map(|zone| display_width(&openings.edition.locale().zone(zone)));
        let widest = names.chain(zones).max().unwrap_or(0).min(WIDEST_NAME);
        Self { openings, from, until, margin: widest + 2 }
    }

    fn hours(&self) -> usize {
        (self.until - self.from) as usize
    }

    /// Some days side by side: their dates, the hours of each zone, the teams.
    fn block(&self, days: &[NaiveDate]) -> Vec<StripRow> {
        let mut rows = vec![self.row("", days, |day| self.heading(day))];
        for zone in self.openings.zones() {
            rows.push(self.row(&self.openings.edition.locale().zone(zone), days, |day| {
                self.ruler(day, zone)
            }));
        }
        for team in &self.openings.teams {
            rows.push(self.row(self.openings.edition.text(&team.team.name), days, |day| {
                self.cells(team, day)
            }));
        }
        let today = self.openings.at.date_naive();
        if days.contains(&today) && (self.from..self.until).contains(&self.openings.at.hour()) {
            rows.push(self.row(self.openings.edition.locale().week().head_now(), days, |day| {
                self.caret(day)
            }));
        }
        rows
    }

    fn row(&self, name: &str, days: &[NaiveDate], cells: impl Fn(NaiveDate) -> String) -> StripRow {
        let (name, columns) = fitting(name, WIDEST_NAME);
        let gap = " ".repeat(self.margin.saturating_sub(columns));
        let mut row = format!("{name}{gap}");
        let mut today = None;
        for (n, day) in days.iter().enumerate() {
            if n > 0 {
                row.push(' ');
            }
            let from = row.len();
            row.push_str(&cells(*day));
            if *day == self.openings.at.date_naive() {
                today = Some(from..row.len());
            }
        }
        let text = format!("{}\n", row.trim_end());
        let seen = text.len() - 1;
        let today = today.map(|range: Range<usize>| range.start.min(seen)..range.end.min(seen));
        StripRow { text, today }
    }

    /// "Thu 26 *": a star for other hours than usual, a plus or minus where clocks are set.
    fn heading(&self, day: NaiveDate) -> String {
        let other = self.openings.unusual(day).next().is_some()
            || self.openings.doubts(day).next().is_some();
        let turn = self.openings.turn_on(day);
        let star = if other { "*" } else { "" };
        let clock = turn.map_or("", |turn| if turn.by < TimeDelta::zero() { "-" } else { "+" });
        let marks = if other || turn.is_some() { format!(" {star}{clock}") } else { String::new() };
        self.padded(&format!(
            "{} {}{marks}",
            self.openings.edition.locale().brief_weekday(day),
            day.day()
        ))
    }

    /// The hours at which the columns of a day begin on the clock of a zone, where there is room.
    fn ruler(&self, day: NaiveDate, zone: Tz) -> String {
        let mut ruler = String::new();
        for hour in self.from..self.until {
            let column = (hour - self.from) as usize;
            let first = column == 0;
            let label = self.label(day, hour, zone).unwrap_or_default();
            let round = hour % 4 == 0;
            let room = column + label.len() <= self.hours() && column > ruler.len();
            if first || (round && room) {
                write!(ruler, "{:column$}{label}", "", column = column - ruler.len()).ok();
            }
        }
        self.padded(&ruler)
    }

    /// "7am", "12pm", "5:30am"; none where the clock skips the hour.
    fn label(&self, day: NaiveDate, hour: u32, zone: Tz) -> Option<String> {
        let wall = day.and_hms_opt(hour, 0, 0)?;
        let at =
            self.openings.edition.zone.from_local_datetime(&wall).latest()?.with_timezone(&zone);
        Some(self.openings.edition.locale().brief_time(at.time()))
    }

    fn cells(&self, team: &Opening<'_>, day: NaiveDate) -> String {
        let Some(days) = &team.days else { return "?".repeat(self.hours()) };
        let hours = days.iter().find(|hours| hours.date == day);
        let doubtful = team.doubt(day).is_some();
        let cell = |hour| match self.cell(hours, day, hour) {
            '█' | '▌' | '▐' if doubtful => '▒',
            cell => cell,
        };
        (self.from..self.until).map(cell).collect()
    }

    /// An hour: each half is open if most of it is.
    fn cell(&self, hours: Option<&DayHours>, day: NaiveDate, hour: u32) -> char {
        let skipped = |minute: u32| {
            let wall = day.and_hms_opt(hour, minute, 0);
            let local = wall.map(|wall| self.openings.edition.zone.from_local_datetime(&wall));
            local.is_some_and(|local| local.latest().is_none())
        };
        let open = |begins: u32| {
            let spans = hours.map_or(&[][..], |hours| &hours.open);
            let within = |(from, until): &(u32, u32)| {
                (*until).min(begins + 30).saturating_sub((*from).max(begins))
            };
            spans.iter().map(within).sum::<u32>() >= 15
        };
        match (open(hour * 60), open(hour * 60 + 30)) {
            _ if skipped(0) && skipped(30) => ' ',
            (true, true) => '█',
            (true, false) => '▌',
            (false, true) => '▐',
            (false, false) => '·',
        }
    }

    fn caret(&self, day: NaiveDate) -> String {
        let at = self.openings.at;
        let column = (at.hour().saturating_sub(self.from)) as usize;
        let caret = if day == at.date_naive() { format!("{:column$}^", "") } else { String::new() };
        self.padded(&caret)
    }

    fn padded(&self, text: &str) -> String {
        let cut: String = text.chars().take(self.hours()).collect();
        format!("{cut:width$}", width = self.hours())
    }
}
