//! `phonetree hours`: who answers when.

mod whom;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike as _, NaiveDate};
use chrono_tz::Tz;

use self::whom::asked_about;
use crate::cli::open::at::{Clock, moment_of};
use crate::cli::open::given::Positions;
use crate::cli::open::language::LanguageArg;
use crate::cli::output::{print, print_folded, print_in_color, width, wrapped};
use crate::cli::{Failure, open, paint};
use crate::files;
use crate::paper::{
    Edition, Openings, Strip, calendar, openings_as_json, openings_at_a_glance, openings_in_words,
    strip,
};
use phonetree_core::directory::routing_in;
use phonetree_core::hours;
use phonetree_core::menu::{ReaderLanguage, TeamId, Tree};

/// How wide the strip of a week may be off a terminal.
const PAGE_COLUMNS: usize = 120;
/// Calendars go on for so many years at the most.
const MOST_YEARS: u32 = 10;
/// Dates that are reckoned with: chrono's own reach further, the zones' rules do not.
const SOUND_YEARS: std::ops::RangeInclusive<i32> = 1970..=2100;

/// Shows who answers when: who is open now, until when, and the best time to call.
///
/// With --week it draws the whole week. Each character is an hour, each half of it half an hour, so
/// it reads without color. Days with unusual hours (holidays) and days when clocks change are marked.
/// The best time to call is our rule of thumb, not a measurement: not in the first or last hour, and
/// not on the morning after a closed day.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  phonetree hours
  phonetree hours client services --zone America/New_York
  phonetree hours --week
  phonetree hours --week next week
  phonetree hours --week 2026-11-23 client services
  phonetree hours --at \"Mon 07:15\" --json
  phonetree hours --ics --years 2 --out hours.ics

Exit code: 0 answered, open or closed; 2 it could not run.")]
pub(super) struct Command {
    /// A team, by its name, its id or some words of it; or a line, by name or number. Default: all
    /// teams.
    team: Vec<String>,
    /// Show the whole week of this date ("Nov 30", "11/30/2026", "Sunday", "next week"); without a date, the
    /// week of --at. Any other words name a team.
    #[arg(long, value_name = "DATE", num_args = 0..=1, default_missing_value = "")]
    week: Option<String>,
    /// When: "2026-11-23 07:15" in the menu's zone, RFC 3339, "Mon 7:15 am", "tomorrow noon" or "now".
    #[arg(long, value_name = "WHEN", default_value = "now")]
    at: String,
    /// The caller's time zone, if it differs: an IANA name, its city, or "ET".
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// Print everything as one JSON object.
    #[arg(long)]
    json: bool,
    /// The hours as a calendar (RFC 5545), from the day of --at on.
    #[arg(long, conflicts_with_all = ["json", "week", "zone"])]
    ics: bool,
    /// Calendar: how many years it covers.
    #[arg(long, value_name = "N", default_value_t = 1, requires = "ics",
          value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_YEARS)))]
    years: u32,
    /// Calendar: the file to write. With - or without it, stdout.
    #[arg(long, short, value_name = "PATH", requires = "ics")]
    out: Option<PathBuf>,
    #[command(flatten)]
    positions: Positions,
    #[command(flatten)]
    language: LanguageArg,
}

/// Who is open, and when all others are: what `find` answers too, when nothing else is asked.
pub(super) fn tell_who_is_open(
    tree: &Tree,
    reader: ReaderLanguage,
    at: DateTime<Tz>,
    zone: Option<Tz>,
) -> Result<(), Failure> {
    let teams: Vec<TeamId> = tree.team_ids().collect();
    let edition = Edition::new(tree, reader);
    print_at_a_glance(&Openings::new(edition, &teams, at, at.date_naive(), zone), reader)
}

fn print_at_a_glance(openings: &Openings<'_>, reader: ReaderLanguage) -> Result<(), Failure> {
    print_in_color(&wrapped(&openings_at_a_glance(openings)), |text| {
        paint::states(text, reader.locale.week())
    })
}

impl Command {
    pub(super) fn run(&self, menu: Option<&Path>) -> Result<(), Failure> {
        let mut opened = open::open(menu)?;
        self.positions.hold_in(&mut opened.tree)?;
        let tree = &opened.tree;
        let reader = self.language.of(tree)?;
        let at = moment_of("--at", &self.at, tree, Clock::Seconds)?;
        let (date, asked) = self.week_and_team(tree, at.date_naive())?;
        if ![at.year(), date.year()].iter().all(|year| SOUND_YEARS.contains(year)) {
            let (first, last) = (SOUND_YEARS.start(), SOUND_YEARS.end());
            return Err(Failure(format!("hours are known from {first} to {last} only")));
        }
        let (line, teams) = asked_about(tree, &asked).map_err(|why| self.no_team(&asked, why))?;
        if self.ics {
            return self.calendar((&opened, reader), &teams, at);
        }
        let zone = self.zone.as_deref().map(hours::parse_zone).transpose();
        let zone = zone.map_err(|why| Failure(format!("--zone: {why}")))?;
        let openings = Openings::new(Edition::new(tree, reader), &teams, at, date, zone);
        let openings = match line {
            Some(line) => openings.by_line(line),
            None => openings,
        };
        if self.json {
            let shape = openings_as_json(&openings);
            return print(&format!("{}\n", serde_json::to_string_pretty(&shape)?));
        }
        if teams.is_empty() {
            print(&wrapped(&openings_in_words(&openings)))?;
            return print(&format!("{}\n", reader.locale.week().no_teams()));
        }
        if self.week.is_none() {
            return print_at_a_glance(&openings, reader);
        }
        print_in_color(&wrapped(&openings_in_words(&openings)), |text| {
            paint::states(text, reader.locale.week())
        })?;
        let Strip { text, today } = strip(&openings, width().unwrap_or(PAGE_COLUMNS));
        print("\n")?;
        print_folded(&text, |text| paint::week(text, &today))
    }

    fn calendar(
        &self,
        (opened, reader): (&open::Opened, ReaderLanguage),
        teams: &[TeamId],
        at: DateTime<Tz>,
    ) -> Result<(), Failure> {
        let tree = &opened.tree;
        if teams.iter().all(|team| tree[*team].hours.is_none()) {
            return Err(Failure(match teams {
                [] => "this menu leads to no team, so there is no calendar to write".to_owned(),
                [only, ..] => format!(
                    "the hours of {} are not published, so there is no calendar to write",
                    tree[*only].name.first()
                ),
            }));
        }
        let rows = routing_in(tree, &opened.lengths(), at.to_utc(), reader.menu);
        let calendar = calendar(Edition::new(tree, reader), &rows, teams, at, self.years);
        match self.out.as_deref().filter(|out| *out != Path::new("-")) {
            Some(out) => {
                opened.is_not(out)?;
                Ok(files::write(out, calendar.as_bytes())?)
            }
            None => print(&calendar),
        }
    }

    /// The day whose week it is, and what is left to name a team. Of `--week Nov 30 billing` the shell leaves
    /// the first word to the option alone.
    fn week_and_team(&self, tree: &Tree, today: NaiveDate) -> Result<(NaiveDate, String), Failure> {
        let team: Vec<&str> = self.team.iter().map(String::as_str).collect();
        let Some(first) = self.week.as_deref().filter(|week| !week.is_empty()) else {
            return Ok((today, team.join(" ")));
        };
        // The longest date that begins with it, wherever the other words of it are.
        for words in (0..=team.len()).rev() {
            for from in 0..=team.len() - words {
                let text = [&[first], &team[from..from + words]].concat().join(" ");
                let day = hours::parse_day_by(&text, today, tree.date_order());
                if let Some(day) = day.map_err(|why| Failure(format!("--week: {why}")))? {
                    let left = [&team[..from], &team[from + words..]].concat();
                    return Ok((day, left.join(" ")));
                }
            }
        }
        // `--week billing next week`.
        for from in 0..team.len() {
            let day = hours::parse_day_by(&team[from..].join(" "), today, tree.date_order());
            if let Ok(Some(day)) = day {
                return Ok((day, [&[first], &team[..from]].concat().join(" ")));
            }
        }
        Ok((today, [&[first], team.as_slice()].concat().join(" ")))
    }

    /// Why nobody is found; a word after `--week` may have been meant as a date.
    fn no_team(&self, asked: &str, Failure(why): Failure) -> Failure {
        let meant = self.week.as_deref().filter(|week| !week.is_empty() && asked.starts_with(week));
        match meant {
            None => Failure(why),
            Some(week) => Failure(format!(
                "--week: \"{week}\" is not a date (write any day of the week, such as 2026-11-23, \"Nov 30\", \"Sunday\" or \
                 \"next week\"), and {why}"
            )),
        }
    }
}
