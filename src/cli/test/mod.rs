//! `phonetree test`: written calls.

mod gather;
mod results;

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use clap::ValueEnum;

use super::{Failure, Verdict, print};
use crate::script::WrittenCall;
use gather::{Gathered, Suite};
use results::Result as Results;

/// Plays written calls, and tells which do not come out as they say.
///
/// A written call says who is dialled, when, what is pressed and what is to come of it, in TOML
/// (docs/written-calls.md). Without PATHS those of the menu are played: tests/calls/ beside the menu
/// file or one folder up; for the built-in menu, the built-in ones.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  phonetree test                                  the first line's own written calls
  phonetree test --menu my.toml tests/calls       every *.toml below a folder
  phonetree test --filter Saturday                those whose name has the word
  phonetree test tests/calls --format junit       for CI; also tap, json

  phonetree call --save tests/calls/new.toml      rehearse, save, test

Exit code: 0 all passed; 1 a call failed; 2 a file could not be read (the others were played).")]
pub(super) struct Command {
    /// Files of written calls, or folders of them.
    #[arg(value_name = "PATHS")]
    paths: Vec<PathBuf>,
    /// Play only calls whose name, or file, has this in it.
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    /// How results are told.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The same as --format json.
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Junit,
    Tap,
}

impl Command {
    pub(super) fn run(&self, menu: Option<&Path>) -> Result<Verdict, Failure> {
        let started = Instant::now();
        self.judge(&gather::gather(&self.paths, menu)?, started)
    }

    fn judge(&self, gathered: &Gathered, started: Instant) -> Result<Verdict, Failure> {
        let chosen = self.chosen(gathered);
        if chosen.is_empty() && gathered.wrong.is_empty() {
            let none = "no call is written in these files".to_owned();
            let filtered = |text| format!("no call has \"{text}\" in its name");
            return Err(Failure(self.filter.as_ref().map_or(none, filtered)));
        }
        let results = results_of(gathered, chosen);
        if !results.is_empty() || self.format() != Format::Text {
            self.tell(&results, started.elapsed(), &gathered.wrong)?;
        }
        if !gathered.wrong.is_empty() {
            return Err(Failure(gathered.wrong.join("\n")));
        }
        Ok(if results::counts(&results).1 == 0 { Verdict::Fine } else { Verdict::Wrong })
    }

    /// The calls that are to be played, each with its suite.
    fn chosen<'g>(&self, gathered: &'g Gathered) -> Vec<(&'g Suite, &'g WrittenCall)> {
        let wanted = |suite: &Suite, call: &WrittenCall| {
            self.filter
                .as_ref()
                .is_none_or(|text| call.name.contains(text) || suite.name.contains(text))
        };
        let all = gathered
            .suites
            .iter()
            .flat_map(|suite| suite.calls.iter().map(move |call| (suite, call)));
        all.filter(|(suite, call)| wanted(suite, call)).collect()
    }

    fn format(&self) -> Format {
        if self.json { Format::Json } else { self.format }
    }

    fn tell(
        &self,
        results: &[Results<'_>],
        took: Duration,
        wrong: &[String],
    ) -> Result<(), Failure> {
        print(&match self.format() {
            Format::Text => results::text(results, took),
            Format::Json => format!("{:#}\n", results::as_json(results, took, wrong)),
            Format::Junit => results::junit(results, took).map_err(Failure)?,
            Format::Tap => results::tap(results, wrong),
        })
    }
}

/// Plays calls on all cores. The results are in the order of the calls, whoever played them.
fn results_of<'g>(
    gathered: &'g Gathered,
    chosen: Vec<(&'g Suite, &'g WrittenCall)>,
) -> Vec<Results<'g>> {
    let played = in_parallel(&chosen, |(suite, call)| {
        let called = &gathered.menus[suite.menu];
        call.play(&called.opened.tree, &called.lengths, |_, _, _| {})
    });
    let mut results: Vec<Results<'g>> = Vec::new();
    for ((suite, call), played) in chosen.into_iter().zip(played) {
        match results.last_mut().filter(|result| std::ptr::eq(result.suite, suite)) {
            Some(result) => result.calls.push((call, played)),
            None => results.push(Results { suite, calls: vec![(call, played)] }),
        }
    }
    results
}

/// Does something to each of many, on all cores, and gives what came of it in their order.
fn in_parallel<T: Sync, R: Send>(many: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    /// So many are taken at a time: enough that taking costs nothing.
    const AT_ONCE: usize = 64;
    let next = AtomicUsize::new(0);
    let take_and_work = || {
        let mut done = Vec::new();
        loop {
            let from = next.fetch_add(AT_ONCE, Ordering::Relaxed);
            let Some(some) =
                many.get(from..many.len().min(from + AT_ONCE)).filter(|some| !some.is_empty())
            else {
                return done;
            };
            done.push((from, some.iter().map(&work).collect::<Vec<R>>()));
        }
    };
    let cores = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(many.len().div_ceil(AT_ONCE))
        .max(1);
    let mut parts: Vec<(usize, Vec<R>)> = thread::scope(|scope| {
        let threads: Vec<_> = (1..cores).map(|_| scope.spawn(take_and_work)).collect();
        let mut parts = take_and_work();
        for thread in threads {
            // A panic of a thread is a panic of the program: it is our own mistake.
            parts.extend(thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        parts
    });
    parts.sort_unstable_by_key(|(from, _)| *from);
    parts.into_iter().flat_map(|(_, part)| part).collect()
}
