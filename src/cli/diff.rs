//! `phonetree diff`: what has changed for a caller.

use std::io::Read as _;
use std::path::Path;
use std::process::{Command as Process, Stdio};

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use crate::cli::open::at::{Clock, moment_of};
use crate::cli::open::{self, Opened};
use crate::cli::output::{called, print, print_folded};
use crate::cli::{Failure, Verdict, paint};
use crate::files::{MOST_TEXT, ReadError};
use crate::paper::{Changes, changes, changes_as_json, changes_as_markdown, changes_in_words};
use phonetree_core::directory::{TeamRoute, routing_in};
use phonetree_core::document::escape::markdown;
use phonetree_core::menu::{LanguageId, Lengths, Tree};
use phonetree_core::walk::{self, Comparison};

/// Shows what changed between two menus, as a caller would notice it.
///
/// OLD and NEW are menu files, or REV:PATH in git. If both read the same, every call to both is
/// compared step by step, so that "no caller can tell them apart" is proved, not guessed.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  phonetree diff old.toml new.toml
  phonetree diff HEAD:menus/clinic.toml              your uncommitted changes
  phonetree diff v1.2:menus/clinic.toml main:menus/clinic.toml
  phonetree diff origin/main:clinic.toml --markdown  as a comment on a pull request

Exit code: 0 callers still reach the same teams, with the same keys, at the same hours; 1 they don't;
2 it could not run.")]
pub(super) struct Command {
    /// The menu as it was: a file, or REV:PATH in git.
    old: String,
    /// The menu as it is: a file, or REV:PATH in git. By default the file of OLD's PATH.
    new: Option<String>,
    /// Compare hours for a year from this time on: as `call --at`.
    #[arg(long, value_name = "WHEN", default_value = "now")]
    from: String,
    /// Markdown, for a pull request.
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
    /// One JSON object.
    #[arg(long)]
    json: bool,
}

/// More states than these are not walked side by side.
const MOST_STATES: usize = 200_000;

impl Command {
    pub(super) fn run(&self) -> Result<Verdict, Failure> {
        let new = match &self.new {
            Some(new) => new.clone(),
            None => the_file_of(&self.old)?,
        };
        let (old, new) = (open(&self.old)?, open(&new)?);
        let from = moment_of("--from", &self.from, &new.tree, Clock::Seconds)?.to_utc();
        let span = (from, from + TimeDelta::days(366));
        let table = |opened: &Opened| ways_in_all_languages(&opened.tree, from);
        let found = changes((&old.tree, &table(&old)), (&new.tree, &table(&new)), span);
        // What reads the same may still be distinguished by a caller: by a tie of time, say.
        let compared = found
            .is_empty()
            .then(|| walk::difference(&old.tree, &new.tree, &(span.0..span.1), MOST_STATES));
        let said = DiffReport { old: &old, new: &new, found: &found, compared: compared.as_ref() };
        match (self.json, self.markdown) {
            (true, _) => print(&format!("{:#}\n", said.as_json())),
            (false, true) => print(&format!(
                "## {}\n\n{}",
                markdown(&said.title()),
                said.told(changes_as_markdown)
            )),
            (false, false) => {
                let text = format!("{}\n\n{}", said.title(), said.told(changes_in_words));
                print_folded(&text, paint::changes)
            }
        }?;
        let differ = compared.is_some_and(|compared| compared.difference.is_some());
        Ok(if found.reroutes() || differ { Verdict::Wrong } else { Verdict::Fine })
    }
}

/// The ways to teams for the callers of every language, those of the first language first.
fn ways_in_all_languages(tree: &Tree, from: DateTime<Utc>) -> Vec<TeamRoute> {
    let lengths = Lengths::estimated(tree);
    let mut all = routing_in(tree, &lengths, from, LanguageId::default());
    for language in tree.language_ids().skip(1) {
        for row in routing_in(tree, &lengths, from, language) {
            if !all.contains(&row) {
                all.push(row);
            }
        }
    }
    all
}

/// All there is to say.
struct DiffReport<'a> {
    old: &'a Opened,
    new: &'a Opened,
    found: &'a Changes,
    /// Where nothing was found by reading: what walking found.
    compared: Option<&'a Comparison>,
}

impl DiffReport<'_> {
    fn title(&self) -> String {
        format!("{} -> {}", self.old.name, self.new.name)
    }

    fn told(&self, changes: fn(&Changes) -> String) -> String {
        let Some(compared) = self.compared else { return changes(self.found) };
        let Some(difference) = &compared.difference else {
            return match compared.stopped {
                None => format!(
                    "No caller can tell the two apart: all {} states that calls can reach were compared side by side.\n",
                    compared.walked.known
                ),
                Some(_) => format!(
                    "They read the same. Of the calls to both, {} states were walked side by side; no difference was found in them.\n",
                    compared.walked.walked
                ),
            };
        };
        let met = |met: &Option<String>| met.clone().unwrap_or_else(|| "nothing more".to_owned());
        let call = difference.example.as_ref();
        let call = call.map(|call| format!("  {}\n", self.command(call))).unwrap_or_default();
        format!(
            "They read the same, but a caller can tell them apart:\n{call}  before: {}\n  after:  {}\n",
            met(&difference.old),
            met(&difference.new)
        )
    }

    fn command(&self, call: &walk::ExampleCall) -> String {
        let menu = self.old.file.as_ref().map(|file| file.display().to_string());
        call.command(&self.old.tree, menu.as_deref())
    }

    fn as_json(&self) -> Value {
        let mut shape = changes_as_json(self.found);
        shape["old"] = json!(self.old.name);
        shape["new"] = json!(self.new.name);
        shape["walked"] = json!(self.compared.map(|compared| {
            let difference = compared.difference.as_ref();
            json!({
                "states": compared.walked.known,
                "whole": compared.stopped.is_none(),
                "difference": difference.map(|difference| json!({
                    "before": difference.old,
                    "after": difference.new,
                    "command": difference.example.as_ref().map(|call| self.command(call)),
                })),
            })
        }));
        shape
    }
}

/// Opens a menu file, or what git has of it.
fn open(named: &str) -> Result<Opened, Failure> {
    match revision(named) {
        Some(_) => open::load(called(Path::new(named)), in_git(named)?, None),
        None => open::open(Some(Path::new(named))),
    }
}

/// Revision and path of `REV:PATH`. A file of that very name is a file.
fn revision(named: &str) -> Option<(&str, &str)> {
    named.split_once(':').filter(|_| !Path::new(named).exists())
}

/// The file of today for `REV:PATH`.
fn the_file_of(old: &str) -> Result<String, Failure> {
    let Some((_, path)) = revision(old) else {
        return Err(Failure(format!(
            "compare {old} with what? Name the new menu too: phonetree diff {old} NEW"
        )));
    };
    // From the top of the repository, as git reads it; from here where it begins with a dot.
    if path.starts_with("./") || path.starts_with("../") {
        return Ok(path.to_owned());
    }
    let top = git(&["rev-parse", "--show-cdup"])?;
    Ok(Path::new(top.trim()).join(path).display().to_string())
}

fn in_git(named: &str) -> Result<String, Failure> {
    // A folder's own settings may name a program that looks after its index.
    git(&["-c", "core.fsmonitor=false", "cat-file", "blob", "--end-of-options", named]).map_err(
        |Failure(why)| {
            Failure(format!(
                "cannot read {named} from git: {why}\n\
             PATH is relative to the top of the repository; REV:./PATH is relative to here"
            ))
        },
    )
}

fn git(words: &[&str]) -> Result<String, Failure> {
    let cannot = |error| Failure(format!("can't run git: {error}; is it installed?"));
    let mut git = Process::new("git")
        .args(words)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(cannot)?;
    let mut found = Vec::new();
    if let Some(stdout) = git.stdout.take() {
        // No more than of a file; then it writes to nobody, and ends.
        stdout.take(MOST_TEXT + 1).read_to_end(&mut found)?;
    }
    if found.len() as u64 > MOST_TEXT {
        let _ = git.kill();
        let _ = git.wait();
        return Err(ReadError::TooLarge(MOST_TEXT).into());
    }
    let done = git.wait_with_output().map_err(cannot)?;
    if !done.status.success() {
        return Err(Failure(
            String::from_utf8_lossy(&done.stderr).trim().trim_start_matches("fatal: ").to_owned(),
        ));
    }
    String::from_utf8(found).map_err(|_| Failure("the file in git is not UTF-8 text".to_owned()))
}
