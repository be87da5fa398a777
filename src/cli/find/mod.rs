//! `phonetree find`: who takes care of an errand.

mod missed;
mod pick;

use std::io::{self, IsTerminal as _};
use std::path::Path;

use self::missed::MissedArgs;
use self::pick::{Picked, pick};
use crate::cli::hours::tell_who_is_open;
use crate::cli::open::at::{Clock, moment_of};
use crate::cli::open::given::Positions;
use crate::cli::open::language::LanguageArg;
use crate::cli::output::{fine_print, print, print_in_color, wrapped, wrapped_below};
use crate::cli::{Failure, Verdict, open, paint};
use phonetree_core::directory::{
    Depth, Directory, Listing, Match, Telling, answer_in_words, answers, answers_as_json,
    answers_in_words, nothing_fits, routing_in,
};
use phonetree_core::hours;
use phonetree_core::menu::{ReaderLanguage, Tree};

/// Finds whom to call about an errand: number and keys, open now or when, and what else would do.
///
/// Words may come in any order and form, and with typing errors; numbers, addresses, teams and web
/// pages are found too. With --verbose the seconds are those of the best call, from the answer of the line to
/// that of the team; the string to dial pauses two seconds for each comma, as the menu's own timing asks for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  phonetree find reconcile bill
  phonetree find fax for enrollment materials
  phonetree find cobra --at \"Mon 07:15\" --zone America/New_York
  phonetree find who is open now
  phonetree find 1-800-369-8010                whose number is it?
  phonetree find --json order refills
  phonetree find                               on a terminal: type, and see
  phonetree find --missed                      what was asked in vain, if that is remembered

Exit code: 0 something fits; 1 nothing does; 2 it could not run.")]
pub(super) struct Command {
    /// What is wanted, in any words. Without it, on a terminal, a list that narrows as you type.
    errand: Vec<String>,
    /// When: "2026-11-23 07:15" in the menu's zone, RFC 3339, "Mon 7:15 am", "tomorrow noon" or "now".
    #[arg(long, value_name = "WHEN", default_value = "now")]
    at: String,
    /// The caller's time zone, if it differs: an IANA name, its city, or "ET".
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// Also what a telephone can be told to dial, how long a call takes, and what other sources say.
    #[arg(long, short)]
    verbose: bool,
    /// The answers as one JSON object.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    positions: Positions,
    #[command(flatten)]
    language: LanguageArg,
    #[command(flatten)]
    kept: MissedArgs,
}

impl Command {
    pub(super) fn run(&self, menu: Option<&Path>) -> Result<Verdict, Failure> {
        if self.kept.needs_no_menu() {
            return self.kept.run().map(|()| Verdict::Fine);
        }
        let mut opened = open::open(menu)?;
        self.positions.hold_in(&mut opened.tree)?;
        let tree = &opened.tree;
        if self.kept.missed {
            return missed::list(tree, self.json).map(|()| Verdict::Fine);
        }
        let at = moment_of("--at", &self.at, tree, Clock::Seconds)?;
        let zone = self.zone.as_deref().map(hours::parse_zone).transpose();
        let zone = zone.map_err(|why| Failure(format!("--zone: {why}")))?;
        let reader = self.language.of(tree)?;
        let directory = Directory::new(tree);
        let lengths = opened.lengths();
        let table = routing_in(tree, &lengths, at.to_utc(), reader.menu);
        let answer =
            |found: &[Match]| answers(tree, &lengths, &table, found, at.to_utc(), reader.menu);
        let depth = if self.verbose { Depth::Everything } else { Depth::Glance };
        let telling = Telling { now: at, caller: zone, depth, reader };
        let one = |found: &Match| {
            let answers = answer(&[*found]);
            answers.iter().map(|answer| answer_in_words(answer, &telling)).collect::<String>()
        };

        let (asked, found) = if self.errand.is_empty() {
            let picked = self.pick(&directory, tree, one, reader)?;
            let Some(picked) = picked else { return Ok(Verdict::Fine) };
            (picked.typed, vec![picked.found])
        } else {
            let asked = self.errand.join(" ");
            let found = directory.find(&asked);
            (asked, found)
        };
        if !self.json
            && !self.errand.is_empty()
            && directory.asks_who_is_there(tree, &asked, &found)
        {
            tell_who_is_open(tree, reader, at, zone)?;
            notice(tree);
            return Ok(Verdict::Fine);
        }
        let doubt = directory.doubt(&asked, &found).filter(|_| !self.errand.is_empty());
        if !self.errand.is_empty() {
            missed::note(tree, (&asked, doubt.as_ref()), &found, at.date_naive());
        }
        if self.json {
            let answers = answer(&found);
            let shape = answers_as_json(&asked, doubt.as_ref(), at, &answers, reader);
            print(&format!("{}\n", serde_json::to_string_pretty(&shape)?))?;
        } else if found.is_empty() {
            print(&wrapped(&nothing_fits(tree, &directory, &asked, reader)))?;
        } else {
            let told = match (self.errand.is_empty(), found.as_slice()) {
                (true, [chosen]) => one(chosen),
                _ => answers_in_words(&answer(&found), doubt.as_ref(), &telling),
            };
            let texts = reader.locale.answers();
            let below = " ".repeat("  ".len() + texts.column() + " ".len());
            print_in_color(&wrapped_below(&told, &below), |told| {
                paint::answers(told, reader.locale)
            })?;
        }
        if !self.json {
            notice(tree);
        }
        Ok(if found.is_empty() { Verdict::Wrong } else { Verdict::Fine })
    }

    fn pick(
        &self,
        directory: &Directory,
        tree: &Tree,
        answer: impl Fn(&Match) -> String,
        reader: ReaderLanguage,
    ) -> Result<Option<Picked>, Failure> {
        if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
            return Err(Failure("tell me what you need: phonetree find reconcile bill".to_owned()));
        }
        let name = |listing: &Listing| match listing.topic(tree) {
            Some(topic) => {
                let said = topic.say.in_language(reader.menu);
                format!("{said} - {}", listing.name(tree, reader.menu))
            }
            None => listing.name(tree, reader.menu).to_owned(),
        };
        Ok(pick(directory, name, answer, reader.locale)?)
    }
}

/// What the menu says of itself, below its answers.
fn notice(tree: &Tree) {
    if let Some(notice) = &tree.notice {
        fine_print(&format!("({notice})"));
    }
}
