//! `phonetree practice`: drills, one after the other, and what came of them.

mod handed_in;
mod past;
mod say;
mod session;
mod team;
mod trainee;

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use chrono::Utc;
use clap::ValueEnum;

use self::session::Sitting;
use self::team::{ReportFormat, ReportOptions};
use self::trainee::{Sees, Trainee};
use crate::cli::open::at::{Clock, moment_of};
use crate::cli::open::language::LanguageArg;
use crate::cli::open::{self, data_folder};
use crate::cli::output::{aside, called};
use crate::cli::{Failure, Verdict};
use crate::history::{History, HistoryError};
use phonetree_core::document::escape::one_line;
use phonetree_core::hours::parse_zone;
use phonetree_core::menu::Tree;
use phonetree_core::practice::{Course, CourseFile, Exercise, SessionPlan};

/// Practice calls: each drill is an errand at some hour. Each is scored against the best possible
/// call, and what went badly comes back sooner.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Choose the line to call, or say that nobody answers now; then hear the call and press keys. If
the team is closed, choose what to do instead. q quits; finished drills are saved. With no
terminal, answers come from stdin, one per line: an answer's number, or a call's dial string.

Examples:
  phonetree practice                          ten drills, weakest first
  phonetree practice --kind traps             nobody answers: what do you do instead?
  phonetree practice --kind quiz --drills 20  which number, and which key?
  phonetree practice --as ana                 each trainee has a history of their own
  phonetree practice --history                how you are doing, and what to study
  phonetree practice --script first-week.toml a set course with a pass mark
  phonetree practice --report                 all trainees; --format html is a page to send
  phonetree practice --report --roster team.txt --since 2026-11-01
  phonetree practice --report ana.jsonl PT-04T6B-0DVC0-...   what a page exported, a result code

Exit code: 0 done; 1 a set course was not passed; 2 it could not run.")]
#[command(group(clap::ArgGroup::new("told").args(["history", "report"])))]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Command {
    /// The kind of drill. Default: guided.
    #[arg(long, value_enum, ignore_case = true)]
    kind: Option<DrillKind>,
    /// Follow a set course: a file of drills with a pass mark (docs/practice.md).
    #[arg(long, value_name = "FILE", conflicts_with_all = ["kind", "drills", "at"])]
    script: Option<PathBuf>,
    /// How many drills. Default: 10.
    #[arg(long, value_name = "N", default_value_t = 10, hide_default_value = true, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    drills: u32,
    /// Who practices. Default: the user's name on this machine.
    #[arg(long = "as", value_name = "NAME")]
    trainee: Option<String>,
    /// Drills take place within three months of this time: as `call --at`. Default: now.
    #[arg(long, value_name = "WHEN", default_value = "now", hide_default_value = true)]
    at: String,
    /// Where you call from: "ET", a city, an IANA name. Default: where the menu is.
    #[arg(long, value_name = "ZONE", conflicts_with_all = ["script", "told"])]
    zone: Option<String>,
    /// Any number; the same number gives the same drills again.
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Neither read nor save a history.
    #[arg(long, conflicts_with = "told")]
    no_history: bool,
    /// The history file. Default: what the environment variable PHONETREE_HISTORY names, else
    /// phonetree/history.sqlite in this platform's data folder. --report takes several.
    #[arg(long, value_name = "FILE")]
    history_file: Vec<PathBuf>,
    /// No drills: show your progress and weak points.
    #[arg(long)]
    history: bool,
    /// No drills: show how all trainees are doing. For those who practice on a page, name the file
    /// it exported or the result code it gave; several are fine.
    #[arg(long, value_name = "FILE|CODE", num_args = 0..)]
    report: Option<Vec<String>>,
    #[command(flatten)]
    of: ReportOptions,
    /// With --history or --report: JSON.
    #[arg(long, requires = "told", conflicts_with_all = ["csv", "format"])]
    json: bool,
    /// With --history: one row per drill. With --report: one row per trainee.
    #[arg(long, requires = "told", conflicts_with = "format")]
    csv: bool,
    /// Lines of text instead of the screen.
    #[arg(long)]
    plain: bool,
    /// No sound.
    #[arg(long)]
    mute: bool,
    /// Don't wait: prompts take no time. Text only, no sound.
    #[arg(long)]
    fast: bool,
    #[command(flatten)]
    language: LanguageArg,
}

/// The kinds of drills.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DrillKind {
    /// With hints while an errand is new or forgotten.
    Guided,
    /// Nothing to read: listen only.
    Listening,
    /// Against the clock: the best call's time plus 15 seconds.
    Clock,
    /// Mostly at times when nobody answers.
    Traps,
    /// Questions without a call: which number, and which key?
    Quiz,
}

impl DrillKind {
    fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    fn exercise(self) -> Exercise {
        match self {
            Self::Guided | Self::Listening | Self::Clock => Exercise::Calls,
            Self::Traps => Exercise::Traps,
            Self::Quiz => Exercise::Quiz,
        }
    }
}

impl Command {
    pub(super) fn run(&self, menu: Option<&Path>) -> Result<Verdict, Failure> {
        let course = self.script.as_deref().map(read_course).transpose()?;
        let own = self.script.as_deref().zip(course.as_ref().and_then(CourseFile::menu));
        let beside = |file: &Path, menu| file.parent().unwrap_or(Path::new("")).join(menu);
        let own = own.map(|(file, menu)| (file, beside(file, menu)));
        let opened = match (menu, own) {
            (None, Some((course, own))) => open::open_named_by(&called(course), &own)?,
            (menu, _) => open::open(menu)?,
        };
        let trainee = self.trainee()?;
        let locale = self.language.of(&opened.tree)?.locale;
        let title = opened.tree.title.first();
        if self.history {
            let history = History::look(&self.history_file()?)?;
            return past::tell(&history, (&trainee, title), locale, self.json, self.csv);
        }
        if let Some(handed_in) = &self.report {
            let files = match self.history_file.as_slice() {
                [] if handed_in.is_empty() => vec![self.history_file()?],
                files => files.to_vec(),
            };
            let also = match (self.json, self.csv) {
                (true, _) => Some(ReportFormat::Json),
                (false, true) => Some(ReportFormat::Csv),
                (false, false) => None,
            };
            return self.of.tell(&files, handed_in, (&opened.tree, locale), also);
        }
        let lengths = opened.lengths();
        let course = course.map(|course| course.fit(&opened.tree, &lengths)).transpose()?;
        let plan = self.plan(&opened.tree, course)?;
        let hand = self.trainee_at_hand()?;
        let history = if self.no_history { None } else { self.history_or_none()? };
        let plan = (self.kind().name(), plan);
        Sitting::new((&opened, &lengths), &trainee, plan, history, hand).hold()
    }

    fn trainee(&self) -> Result<String, Failure> {
        let name = self.trainee.clone().unwrap_or_else(user).trim().to_owned();
        match name.is_empty() || one_line(&name) != name {
            true => Err(Failure("--as: a trainee's name must be one line of text".to_owned())),
            false => Ok(name),
        }
    }

    fn kind(&self) -> DrillKind {
        self.kind.unwrap_or(DrillKind::Guided)
    }

    fn plan(&self, tree: &Tree, course: Option<Course>) -> Result<SessionPlan, Failure> {
        let from = moment_of("--at", &self.at, tree, Clock::Milliseconds)?;
        let zone = self.zone.as_deref().map(parse_zone).transpose();
        let kind = self.kind();
        Ok(SessionPlan {
            exercise: kind.exercise(),
            hints: course.as_ref().map_or(kind == DrillKind::Guided, |course| course.hints),
            clock: course.as_ref().map_or(kind == DrillKind::Clock, |course| course.clock),
            drills: self.drills,
            from: from.to_utc(),
            zone: zone.map_err(|why| Failure(format!("--zone: {why}")))?,
            reader: self.language.of(tree)?,
            seed: self.seed.unwrap_or_else(|| Utc::now().timestamp_millis().unsigned_abs()),
            course,
        })
    }

    /// A person at the terminal, or anyone who wrote the lines on stdin.
    fn trainee_at_hand(&self) -> Result<Trainee, Failure> {
        let terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
        if self.kind() == DrillKind::Listening && (!terminal || self.mute || self.fast) {
            let why = "--kind listening needs a terminal and sound, and can't be combined with --fast or --mute";
            return Err(Failure(why.to_owned()));
        }
        if !terminal {
            return Ok(Trainee::on_a_pipe(self.fast)?);
        }
        let sees = match (self.kind(), self.plain || self.fast) {
            (DrillKind::Listening, _) => Sees::Nothing,
            (_, false) => Sees::Screen,
            (_, true) => Sees::Text,
        };
        Ok(Trainee::at_the_terminal(sees, self.mute, self.fast)?)
    }

    /// The history, or a remark why there is none: practice continues without it. A file that was named and
    /// is something else is a mistake of the command line.
    fn history_or_none(&self) -> Result<Option<History>, Failure> {
        let opened = match self.named_history() {
            Ok(Some(file)) => match History::open(&file) {
                Err(why @ HistoryError::NotOurs { .. }) => return Err(why.into()),
                opened => opened.map_err(Failure::from),
            },
            Ok(None) => open_own_history(),
            Err(failure) => Err(failure),
        };
        opened.map(Some).or_else(|Failure(why)| {
            aside(&format!("(no history: {why}; practice continues without it)"));
            Ok(None)
        })
    }

    /// The one file that the history is in.
    fn history_file(&self) -> Result<PathBuf, Failure> {
        self.named_history()?.map_or_else(own_history, Ok)
    }

    /// The file that somebody named.
    fn named_history(&self) -> Result<Option<PathBuf>, Failure> {
        match self.history_file.as_slice() {
            [] => Ok(std::env::var_os("PHONETREE_HISTORY").map(PathBuf::from)),
            [file] => Ok(Some(file.clone())),
            _ => Err(Failure("only --report takes several --history-file".to_owned())),
        }
    }
}

fn open_own_history() -> Result<History, Failure> {
    let (history, remark) = History::open_own(&own_history()?, Utc::now())?;
    if let Some(remark) = remark {
        aside(&format!("({remark})"));
    }
    Ok(history)
}

fn own_history() -> Result<PathBuf, Failure> {
    Ok(data_folder()?.join("history.sqlite"))
}

fn read_course(file: &Path) -> Result<CourseFile, Failure> {
    let name = called(file);
    let text = open::read("the course", file)?;
    Ok(CourseFile::read_to_fit(&name, &text)?)
}

/// The user's name on this machine.
fn user() -> String {
    let named = |name: &str| std::env::var(name).ok().filter(|name| !name.trim().is_empty());
    let named = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(named);
    named.unwrap_or_else(|| "me".to_owned())
}
