//! `phonetree test`: written calls.

mod gather;
mod mutate;
mod parallel;
mod results;
mod watch;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::ValueEnum;

use crate::cli::output::{self, aside, print, print_folded};
use crate::cli::{Failure, Verdict, paint};
use crate::files;
use gather::{Called, Gathered, Suite};
use parallel::in_parallel;
use phonetree_core::script::{CallFile, Coverage, WrittenCall};
use results::Result as Results;

/// Plays written calls and reports those that turn out differently.
///
/// A written call, in TOML, says which line is called and when, which keys are pressed, and what should
/// happen (docs/written-calls.md). Without PATHS it plays the menu's own: those in tests/calls/ beside
/// the menu file or up to two folders above; for the built-in menu, the built-in ones.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  phonetree test                                  the first line's own written calls
  phonetree test --menu my.toml tests/calls       every *.toml below a folder
  phonetree test --filter Saturday                calls with this word in their name
  phonetree test --coverage                       the parts of the menu that no call reaches
  phonetree test --mutate                         mistakes in the menu that no call would notice
  phonetree test tests/calls --format junit       for CI; also tap, json

  phonetree call --save tests/calls/new.toml      rehearse, save, test

Exit code: 0 all passed; 1 a call failed, or too few mutants were noticed; 2 a file could
not be read (the others were played).")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Command {
    /// Files of written calls, or folders of them.
    #[arg(value_name = "PATHS")]
    paths: Vec<PathBuf>,
    /// Play only calls whose name or file name contains this text.
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    /// How to report results.
    #[arg(long, value_enum, ignore_case = true, default_value_t = ResultsFormat::Text)]
    format: ResultsFormat,
    /// The same as --format json.
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Write what happens into calls whose `exact` steps fail, and into those that expect
    /// nothing yet. Read the difference before you keep it.
    #[arg(long)]
    update: bool,
    /// Report coverage instead of results: how much of the menu the calls reach, and what none does.
    #[arg(long, value_name = "AS", value_enum, ignore_case = true, num_args = 0..=1, require_equals = true, default_missing_value = "text")]
    coverage: Option<CoverageFormat>,
    /// Break the menu on purpose, one small change at a time, and report what no call notices.
    #[arg(long, conflicts_with_all = ["filter", "coverage", "update", "watch"])]
    mutate: bool,
    /// With --mutate: the share of mutants that must be noticed.
    #[arg(long, value_name = "PERCENT", default_value_t = 100, requires = "mutate",
          value_parser = clap::value_parser!(u8).range(0..=100))]
    at_least: u8,
    /// Play again whenever a file is saved, until Ctrl-C.
    #[arg(long, conflicts_with_all = ["update", "coverage"])]
    watch: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ResultsFormat {
    Text,
    Json,
    Junit,
    Tap,
}

/// How to report coverage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum CoverageFormat {
    Text,
    Json,
    Lcov,
}

impl Command {
    pub(super) fn run(&self, menu: Option<&Path>) -> Result<Verdict, Failure> {
        if self.watch {
            return watch::again_and_again(|| self.once(menu));
        }
        self.once(menu).1
    }

    /// Gathers and plays once; tells also which files have to do with it.
    fn once(&self, menu: Option<&Path>) -> (Vec<PathBuf>, Result<Verdict, Failure>) {
        let started = Instant::now();
        let gathered = match gather::gather(&self.paths, menu) {
            Ok(gathered) => gathered,
            Err(failure) => return (self.paths.clone(), Err(failure)),
        };
        let verdict = self.judge(&gathered, started);
        (gathered.looked_at, verdict)
    }

    fn judge(&self, gathered: &Gathered, started: Instant) -> Result<Verdict, Failure> {
        let chosen = self.chosen(gathered);
        if chosen.is_empty() && gathered.wrong.is_empty() {
            let none = "these files contain no written calls".to_owned();
            let filtered = |text| format!("no call has \"{text}\" in its name or file name");
            return Err(Failure(self.filter.as_ref().map_or(none, filtered)));
        }
        let (results, coverage) = self.results(gathered, chosen);
        if self.mutate && gathered.wrong.is_empty() && results::counts(&results).1 == 0 {
            return mutate::mutate(gathered, self.at_least, self.format() == ResultsFormat::Json);
        }
        if let Some(shape) = self.coverage {
            tell_coverage(gathered, &coverage, shape)?;
        } else if !results.is_empty() || self.format() != ResultsFormat::Text {
            self.tell(&results, started.elapsed(), &gathered.wrong)?;
        }
        let failed = results::counts(&results).1;
        let updated = if self.update { self.updates(gathered, &results)? } else { 0 };
        if !gathered.wrong.is_empty() {
            return Err(Failure(gathered.wrong.join("\n")));
        }
        if failed > 0 && self.coverage.is_some() {
            aside(&format!("({failed} of the calls failed; run without --coverage to see which)"));
        }
        if self.mutate {
            aside("(--mutate broke nothing: first all calls must pass on the menu as it is)");
        }
        Ok(if failed == updated { Verdict::Fine } else { Verdict::Wrong })
    }

    /// The calls that are to be played, each with its suite.
    fn chosen<'g>(&self, gathered: &'g Gathered) -> Vec<(&'g Suite, &'g WrittenCall)> {
        let all = gathered.suites.iter();
        all.flat_map(|suite| suite.calls.iter().map(move |call| (suite, call)))
            .filter(|(suite, call)| self.chooses(suite, call))
            .collect()
    }

    fn chooses(&self, suite: &Suite, call: &WrittenCall) -> bool {
        let has = |text: &String| call.name.contains(text) || suite.name.contains(text);
        self.filter.as_ref().is_none_or(has)
    }

    /// Plays calls on all cores. The results are in the order of the calls, whichever core played them.
    fn results<'g>(
        &self,
        gathered: &'g Gathered,
        chosen: Vec<(&'g Suite, &'g WrittenCall)>,
    ) -> (Vec<Results<'g>>, Vec<Coverage>) {
        let counts = self.coverage.is_some();
        let played = in_parallel(&chosen, 64, |(suite, call)| {
            let called = &gathered.menus[suite.menu];
            let (tree, lengths) = (&called.opened.tree, &called.lengths);
            let mut met = counts.then(|| Coverage::of(tree));
            let played = call.play(tree, lengths, |_, effect| {
                if let Some(met) = &mut met {
                    met.see(effect);
                }
            });
            (played, met)
        });
        let of = |called: &Called| Coverage::of(&called.opened.tree);
        let mut coverage: Vec<Coverage> = gathered.menus.iter().map(of).collect();
        let mut results: Vec<Results<'g>> = Vec::new();
        for ((suite, call), (played, met)) in chosen.into_iter().zip(played) {
            if let Some(met) = met {
                coverage[suite.menu].add(&met);
            }
            match results.last_mut().filter(|result| std::ptr::eq(result.suite, suite)) {
                Some(result) => result.calls.push((call, played)),
                None => results.push(Results { suite, calls: vec![(call, played)] }),
            }
        }
        (results, coverage)
    }

    fn format(&self) -> ResultsFormat {
        if self.json { ResultsFormat::Json } else { self.format }
    }

    fn tell(
        &self,
        results: &[Results<'_>],
        took: Duration,
        wrong: &[String],
    ) -> Result<(), Failure> {
        print(&match self.format() {
            ResultsFormat::Text => {
                return print_folded(&results::text(results, took), paint::results);
            }
            ResultsFormat::Json => format!("{:#}\n", results::as_json(results, took, wrong)),
            ResultsFormat::Junit => results::junit(results, took, wrong).map_err(Failure)?,
            ResultsFormat::Tap => results::tap(results, wrong),
        })
    }
}

impl Command {
    /// Writes what happened into the files, where they ask for it; how many calls that mends.
    fn updates(&self, gathered: &Gathered, results: &[Results<'_>]) -> Result<usize, Failure> {
        let mut mended = 0;
        for Results { suite, calls } in results {
            let Some((_, stale)) = suite.file.updated(calls) else { continue };
            let Some(path) = &suite.path else { continue };
            let mut count = 0;
            let changed = files::change(path, |text| {
                let updated = match text == suite.file.text() {
                    true => suite.file.updated(calls),
                    // Somebody has saved the file since its calls were played.
                    false => self.played_again(gathered, suite, text)?,
                };
                count = updated.as_ref().map_or(0, |(_, count)| *count);
                Ok::<_, Failure>(updated.map(|(text, _)| text))
            })?;
            if changed {
                aside(&format!(
                    "updated {} (calls: {count}): they now expect what happened",
                    output::called(path)
                ));
            }
            mended += stale;
        }
        Ok(mended)
    }

    /// The text of a file as it should be, when it is another than was played before.
    fn played_again(
        &self,
        gathered: &Gathered,
        suite: &Suite,
        text: &str,
    ) -> Result<Option<(String, usize)>, Failure> {
        let Called { opened, lengths } = &gathered.menus[suite.menu];
        let told = |problems: phonetree_core::menu::Problems| Failure(problems.to_string());
        let file = CallFile::read_to_fit(&suite.name, text).map_err(told)?;
        let calls = file.fit(&opened.tree).map_err(told)?;
        let chosen = calls.iter().filter(|call| self.chooses(suite, call));
        let played = chosen.map(|call| (call, call.play(&opened.tree, lengths, |_, _| {})));
        Ok(file.updated(&played.collect::<Vec<_>>()))
    }
}

/// Tells how much of each menu was met.
fn tell_coverage(
    gathered: &Gathered,
    coverage: &[Coverage],
    shape: CoverageFormat,
) -> Result<(), Failure> {
    for (called, met) in gathered.menus.iter().zip(coverage) {
        let opened = &called.opened;
        let (tree, name, text) = (&opened.tree, opened.name.as_str(), opened.text.as_str());
        print(&match shape {
            CoverageFormat::Text => met.text(tree, name, text),
            CoverageFormat::Json => format!("{:#}\n", met.json(tree, name, text)),
            CoverageFormat::Lcov => {
                let file = opened.file.as_deref().unwrap_or(Path::new(name));
                let file = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
                met.lcov(tree, &output::called(&file), text)
            }
        })?;
    }
    Ok(())
}
