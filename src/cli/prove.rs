//! `phonetree prove`: what holds for every call there can be.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::{DateTime, Datelike as _, SecondsFormat, Utc};
use indicatif::ProgressBar;
use serde_json::{Value, json};

use crate::cli::hold::{Manner, Teller};
use crate::cli::open::at::{Clock, moment};
use crate::cli::open::{self, Opened};
use crate::cli::output::{bar, print, print_folded, width};
use crate::cli::{Failure, Verdict, paint};
use phonetree_core::language::Locale;
use phonetree_core::menu::{Lengths, ReaderLanguage};
use phonetree_core::script::Reporter;
use phonetree_core::walk::{
    self, Demands, ExampleCall, Proof, ProofVerdict, Proofs, SearchProgress, Stopped,
};

/// Of memory.
const MEGABYTE: usize = 1024 * 1024;
/// The search stops a little before its time is over: what it found is judged, told and forgotten then.
const SHARE_OF_THE_SEARCH: f64 = 0.92;

/// Walks every call to a menu - whatever keys are pressed, at any hour - and proves what holds
/// for all of them, or shows the shortest call for which it does not.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
It proves that every call ends, nobody is trapped, no one reaches a closed team, everything can be
met; back and top lead where they say; and what the file promises. docs/proofs.md says what that covers, and what it does not.

Examples:
  phonetree prove                                  the first line
  phonetree prove my-menu.toml --within-keys 2     help is always at most two keys away
  phonetree prove --years 5 --from 2027-01-01T00:00:00Z
  phonetree prove --json                           for programs

Exit code: 0 everything is proved; 1 something is false, or unproved because the search stopped;
2 it could not run.")]
pub(super) struct Command {
    /// A menu file, or a folder that contains one; the same as --menu.
    #[arg(value_name = "MENU")]
    file: Option<PathBuf>,
    /// The first day to consider: as `call --at`.
    #[arg(long, value_name = "WHEN", default_value = "now")]
    from: String,
    /// How many years to consider.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=20))]
    years: u8,
    /// From anywhere, help must be at most this many keys away.
    #[arg(long, value_name = "N")]
    within_keys: Option<u32>,
    /// From anywhere, help must be at most this many seconds away.
    #[arg(long, value_name = "N")]
    within_seconds: Option<u32>,
    /// Stop after this many states.
    #[arg(long, value_name = "N", default_value_t = 5_000_000)]
    most_states: usize,
    /// Stop after this many seconds.
    #[arg(long, value_name = "N", default_value_t = 300)]
    most_seconds: u64,
    /// Stop when about this many megabytes of memory are used.
    #[arg(long, value_name = "MB", default_value_t = Demands::MOST_BYTES / MEGABYTE)]
    most_memory: usize,
    /// One JSON object.
    #[arg(long)]
    json: bool,
}

impl Command {
    pub(super) fn run(&self, menu: Option<&Path>) -> Result<Verdict, Failure> {
        let began = Instant::now();
        let most = Duration::from_secs(self.most_seconds).mul_f64(SHARE_OF_THE_SEARCH);
        let opened = open::open(self.file.as_deref().or(menu))?;
        let lengths = opened.lengths();
        let demands = self.demands(&opened)?;
        let bar = bar();
        let proofs = walk::prove(&opened.tree, &lengths, &demands, &mut |walked| {
            show(&bar, walked);
            began.elapsed() < most
        });
        bar.finish_and_clear();
        match self.json {
            true => print(&format!("{:#}\n", as_json(&opened, &proofs))),
            false => print_folded(&self.as_text(&opened, &lengths, &proofs), paint::proofs),
        }?;
        let all = proofs.proofs.iter().all(|proof| proof.verdict == ProofVerdict::Proved);
        Ok(if all { Verdict::Fine } else { Verdict::Wrong })
    }

    fn demands(&self, opened: &Opened) -> Result<Demands, Failure> {
        let from = moment(&self.from, &opened.tree, Clock::Seconds)?;
        let year = from.year() + i32::from(self.years);
        // A year on from February 29 is the day before March 1.
        let to = from.with_year(year).or_else(|| from.with_day(28)?.with_year(year));
        let to = to
            .ok_or_else(|| Failure(format!("that day doesn't exist {} years later", self.years)))?;
        let mut demands = Demands::new(from.to_utc()..to.to_utc());
        demands.within_keys = self.within_keys;
        demands.within_ms = self.within_seconds.map(|seconds| seconds.saturating_mul(1_000));
        demands.most_states = self.most_states;
        demands.most_bytes = self.most_memory.saturating_mul(MEGABYTE);
        Ok(demands)
    }

    fn as_text(&self, opened: &Opened, lengths: &Lengths, proofs: &Proofs) -> String {
        let day =
            |at: DateTime<Utc>| at.with_timezone(&opened.tree.zone).format("%Y-%m-%d").to_string();
        let SearchProgress { walked, known, steps, .. } = proofs.walked;
        let mut text = format!(
            "{}\n{} to {}: {} {} and {}.\n",
            opened.name,
            day(proofs.span.start),
            day(proofs.span.end),
            match proofs.hours {
                1 => "1 set of hours changes".to_owned(),
                n => format!("{n} sets of hours change"),
            },
            match proofs.changes {
                1 => "once".to_owned(),
                n => format!("{n} times"),
            },
            match (proofs.worlds, proofs.hours) {
                (1, 1) => "gives 1 answer".to_owned(),
                (1, _) => "give 1 answer".to_owned(),
                (n, 1) => format!("gives {n} different answers"),
                (n, _) => format!("give {n} different answers"),
            },
        );
        text += &match proofs.stopped {
            None => format!("Walked all {known} states, in {steps} steps.\n"),
            Some(why) => format!(
                "Walked {walked} of at least {known} states, in {steps} steps; stopped because {}.\n",
                match why {
                    Stopped::States =>
                        format!("there are more than --most-states {}", self.most_states),
                    Stopped::Asked => format!("--most-seconds {} had passed", self.most_seconds),
                    Stopped::Memory =>
                        format!("it would need more than --most-memory {} MB", self.most_memory),
                }
            ),
        };
        if proofs.too_short {
            text += "Some hours change again within one step of a call; nothing is claimed about what follows.\n";
        }
        for proof in &proofs.proofs {
            text += &told(opened, lengths, proof);
        }
        text
    }
}

fn show(bar: &ProgressBar, SearchProgress { walked, known, steps, .. }: SearchProgress) {
    bar.set_message(match known {
        0 => "looking at the hours".to_owned(),
        _ => format!("walked {walked} of at least {known} states, {steps} steps"),
    });
    bar.tick();
}

/// A statement is wrapped in so many columns, or in those of the terminal.
const WIDEST: usize = 100;
const NARROWEST: usize = 40;

/// A statement, what became of it, and the call that shows it.
fn told(opened: &Opened, lengths: &Lengths, proof: &Proof) -> String {
    let verdict = match proof.verdict {
        ProofVerdict::Proved => "proved    ",
        ProofVerdict::Refuted => "REFUTED   ",
        ProofVerdict::NotProved => "not proved",
    };
    let indent = " ".repeat(12);
    let columns = width().map_or(WIDEST, |width| width.clamp(NARROWEST, WIDEST));
    let options =
        textwrap::Options::new(columns).initial_indent(&indent).subsequent_indent(&indent);
    let wrapped = textwrap::fill(&proof.says, &options);
    let mut text = format!("\n{verdict}  {}\n", wrapped.trim_start());
    for seen in &proof.seen {
        text += &textwrap::fill(seen, &options);
        text.push('\n');
    }
    if let Some(example) = &proof.example {
        text += &format!("\n{indent}{}\n", command(opened, example));
        for line in shortened(&transcript(opened, lengths, example)) {
            text += &format!("{indent}{line}\n");
        }
    }
    text
}

fn command(opened: &Opened, example: &ExampleCall) -> String {
    let menu = opened.file.as_ref().map(|file| file.display().to_string());
    example.command(&opened.tree, menu.as_deref())
}

/// The first lines and the last: the command shows the others, too.
fn shortened(transcript: &str) -> Vec<String> {
    const FIRST: usize = 12;
    const LAST: usize = 2;
    let lines: Vec<&str> = transcript.lines().collect();
    let whole = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    match lines.len().saturating_sub(FIRST + LAST) {
        0 => whole(&lines),
        left => {
            let last = whole(&lines[lines.len() - LAST..]);
            let between = format!("        ... {left} lines more ...");
            [whole(&lines[..FIRST]), vec![between], last].concat()
        }
    }
}

/// The call, as `phonetree call` shows it.
fn transcript(opened: &Opened, lengths: &Lengths, example: &ExampleCall) -> String {
    let mut shown = Vec::new();
    // What is proven is for the author.
    let reader = ReaderLanguage { locale: Locale::ENGLISH, ..opened.tree.default_reader() };
    let reporter = Reporter::new(&opened.tree, example.at).read_in(reader);
    let mut teller = Teller::new(Manner::Text, reporter, &mut shown, false, None);
    example.replay(&opened.tree, lengths, |at, effect| teller.tell(at, effect));
    teller.finish();
    String::from_utf8_lossy(&shown).into_owned()
}

fn as_json(opened: &Opened, proofs: &Proofs) -> Value {
    let rfc3339 = |at: DateTime<Utc>| {
        at.with_timezone(&opened.tree.zone).to_rfc3339_opts(SecondsFormat::AutoSi, false)
    };
    let example = |example: &ExampleCall| {
        json!({
            "line": opened.tree[example.line].id,
            "number": opened.tree[example.line].number.to_string(),
            "at": rfc3339(example.at),
            "keys": example.keys,
            "command": command(opened, example),
        })
    };
    let proof = |proof: &Proof| {
        json!({
            "name": proof.name,
            "says": proof.says,
            "verdict": match proof.verdict {
                ProofVerdict::Proved => "proved",
                ProofVerdict::Refuted => "refuted",
                ProofVerdict::NotProved => "not_proved",
            },
            "seen": proof.seen,
            "call": proof.example.as_ref().map(example),
        })
    };
    json!({
        "menu": opened.name,
        "from": rfc3339(proofs.span.start),
        "to": rfc3339(proofs.span.end),
        "hours": proofs.hours,
        "changes": proofs.changes,
        "worlds": proofs.worlds,
        "states_walked": proofs.walked.walked,
        "states_known": proofs.walked.known,
        "steps": proofs.walked.steps,
        "calls_checked": proofs.checked,
        "stopped": proofs.stopped.map(|why| match why {
            Stopped::States => "most_states",
            Stopped::Asked => "most_seconds",
            Stopped::Memory => "most_memory",
        }),
        "too_short": proofs.too_short,
        "proofs": proofs.proofs.iter().map(proof).collect::<Vec<_>>(),
    })
}
