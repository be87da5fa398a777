//! `phonetree practice --report`: how a team is doing.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone as _, Utc};
use clap::ValueEnum;

use super::handed_in::{HandedIn, handed_in};
use crate::cli::output::{print, print_in_color, width};
use crate::cli::{Failure, Verdict, open, paint};
use crate::history::{ErrandReport, History, HistoryError, Member, ReportSheet, Tried, errands};
use crate::sheet::{LineEnd, csv_of_fields};
use phonetree_core::hours;
use phonetree_core::language::{Locale, plain};
use phonetree_core::menu::Tree;
use phonetree_core::practice::Past;

/// How wide a table is that goes to no terminal.
const PAGE_COLUMNS: usize = 80;

/// How a report is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    Table,
    Markdown,
    Html,
    Json,
    Csv,
}

/// What is asked of a report, on the command line.
#[derive(Debug, clap::Args)]
pub(super) struct ReportOptions {
    /// With --report: table (default on a terminal), markdown (else), html, json or csv.
    #[arg(long, value_enum, ignore_case = true, requires = "report", hide_possible_values = true)]
    format: Option<ReportFormat>,
    /// With --report: a file of names, one per line; it also lists who has not started.
    #[arg(long, value_name = "FILE", requires = "report")]
    roster: Option<PathBuf>,
    /// With --report: only sessions from this day on, such as 2026-11-01.
    #[arg(long, value_name = "DATE", requires = "report")]
    since: Option<String>,
    /// With --report: one row per errand instead of per trainee, weakest first.
    #[arg(long, requires = "report")]
    errands: bool,
}

impl ReportOptions {
    /// Tells how all in these histories, and all who handed something in, are doing with a menu, as a
    /// format says that stands for `--format`.
    pub(super) fn tell(
        &self,
        files: &[PathBuf],
        handed: &[String],
        (tree, locale): (&Tree, &'static Locale),
        also: Option<ReportFormat>,
    ) -> Result<Verdict, Failure> {
        let report = TeamReport {
            files,
            handed_in: handed_in(handed, tree.title.first())?,
            menu: tree.title.first(),
            roster: self.roster.as_deref(),
            since: self.since.as_deref().map(|day| since(day, tree)).transpose()?,
            by_errand: self.errands,
            format: self.format.or(also),
            locale,
        };
        report.tell()
    }
}

/// The beginning of a day in the zone of the menu.
fn since(typed: &str, tree: &Tree) -> Result<(NaiveDate, DateTime<Utc>), Failure> {
    let today = Utc::now().with_timezone(&tree.zone).date_naive();
    let day = hours::parse_day_by(typed, today, tree.date_order());
    let day = day.map_err(|why| Failure(format!("--since: {why}")))?;
    let begins = |day: NaiveDate| {
        let midnight = tree.zone.from_local_datetime(&day.and_time(NaiveTime::MIN));
        Some((day, midnight.earliest()?.to_utc()))
    };
    match day.and_then(begins) {
        Some(since) if since.0 <= today => Ok(since),
        Some(_) => Err(Failure(format!("--since: {typed} is in the future"))),
        None => Err(Failure(format!("--since: \"{typed}\" is not a date: write it as 2026-11-01"))),
    }
}

/// What is asked of the histories.
struct TeamReport<'a> {
    files: &'a [PathBuf],
    /// What trainees handed in who practice elsewhere.
    handed_in: HandedIn,
    /// The title of the menu.
    menu: &'a str,
    roster: Option<&'a Path>,
    /// From when on: a day, and when it begins.
    since: Option<(NaiveDate, DateTime<Utc>)>,
    /// A row for each errand, not for each trainee.
    by_errand: bool,
    format: Option<ReportFormat>,
    locale: &'static Locale,
}

/// One trainee of one history.
struct Practiced {
    member: Member,
    tried: Vec<Tried>,
}

impl TeamReport<'_> {
    fn tell(&self) -> Result<Verdict, Failure> {
        let mut team = Vec::new();
        for file in self.files.iter().chain(&self.handed_in.histories) {
            let history = History::look(file)?;
            team.extend(self.team(&history)?);
        }
        let since = self.since.map(|(_, since)| since);
        team.extend(self.handed_in.trainees.iter().map(|(name, portfolio)| {
            let (member, tried) = portfolio.report(name, since);
            Practiced { member, tried }
        }));
        if let Some(roster) = self.roster {
            let names = open::read("the roster", roster)?;
            for name in names.lines().map(str::trim).filter(|name| is_name(name)) {
                let is_known = |one: &Practiced| same(&one.member.trainee) == same(name);
                if !team.iter().any(is_known) {
                    team.push(Practiced { member: Member::not_started(name), tried: Vec::new() });
                }
            }
        }
        // As in a phone book of any of our languages: capitals and accents do not count.
        team.sort_by_cached_key(|one| (plain(&one.member.trainee), one.member.trainee.clone()));
        let since_day = self.since.map(|(day, _)| day);
        let (menu, locale) = (self.menu, self.locale);
        let sheet = ReportSheet { menu, day: Utc::now(), since: since_day, locale };
        if self.by_errand {
            let tried: Vec<(String, Vec<Tried>)> =
                team.into_iter().map(|one| (one.member.trainee, one.tried)).collect();
            self.tell_errands(&sheet, &errands(&tried))?;
        } else {
            let team: Vec<Member> = team.into_iter().map(|one| one.member).collect();
            self.tell_members(&sheet, &team)?;
        }
        Ok(Verdict::Fine)
    }

    /// Everybody in a history.
    fn team(&self, history: &History) -> Result<Vec<Practiced>, HistoryError> {
        let since = self.since.map(|(_, since)| since);
        let practiced = |name: &String| {
            let counts =
                since.map_or_else(|| history.counts(name, self.menu).map(Some), |_| Ok(None))?;
            // Only the last sessions count, unless all since a day are to be counted.
            let most = since.map_or(LAST, |_| u32::MAX);
            let mut last = history.sessions(name, self.menu, most)?;
            let mut courses = history.courses(name, self.menu)?;
            let began = last.last().map(|past| past.began);
            if let Some(since) = since {
                for sessions in [&mut last, &mut courses] {
                    sessions.retain(|past: &Past| past.began >= since);
                }
            }
            let counts = counts.unwrap_or_else(|| {
                let drills = last.iter().map(|past| past.drills).sum();
                (u32::try_from(last.len()).unwrap_or(u32::MAX), drills)
            });
            let tried = history.tried(name, self.menu, since)?;
            let member = Member::new(name, counts, (&last, began), &tried, &courses);
            Ok(Practiced { member, tried })
        };
        history.trainees(self.menu)?.iter().map(practiced).collect()
    }

    fn tell_members(&self, sheet: &ReportSheet<'_>, team: &[Member]) -> Result<(), Failure> {
        match self.format() {
            ReportFormat::Table => in_color(&sheet.members_as_text(team, columns())),
            ReportFormat::Markdown => print(&sheet.members_as_markdown(team)),
            ReportFormat::Html => print(&sheet.members_as_html(team)),
            ReportFormat::Json => print(&format!("{}\n", serde_json::to_string_pretty(team)?)),
            ReportFormat::Csv => print(&csv_of_fields(team, LineEnd::Lf)?),
        }
    }

    fn tell_errands(&self, sheet: &ReportSheet<'_>, rows: &[ErrandReport]) -> Result<(), Failure> {
        match self.format() {
            ReportFormat::Table => in_color(&sheet.errands_as_text(rows, columns())),
            ReportFormat::Markdown => print(&sheet.errands_as_markdown(rows)),
            ReportFormat::Html => print(&sheet.errands_as_html(rows)),
            ReportFormat::Json => print(&format!("{}\n", serde_json::to_string_pretty(rows)?)),
            ReportFormat::Csv => print(&csv_of_fields(rows, LineEnd::Lf)?),
        }
    }

    fn format(&self) -> ReportFormat {
        let usual = if width().is_some() { ReportFormat::Table } else { ReportFormat::Markdown };
        self.format.unwrap_or(usual)
    }
}

/// Sessions that are looked at for what is lately so.
const LAST: u32 = 5;

fn columns() -> usize {
    width().unwrap_or(PAGE_COLUMNS)
}

fn in_color(text: &str) -> Result<(), Failure> {
    print_in_color(text, paint::report)
}

/// Names are in order, and the same, in capitals or not.
fn same(name: &str) -> String {
    name.to_lowercase()
}

/// Whether a line of a roster is a name, and neither blank nor a remark.
fn is_name(line: &str) -> bool {
    !line.is_empty() && !line.starts_with('#')
}
