//! `phonetree confirm`: what someone who called has found to be so.

use std::path::Path;
use std::str::FromStr as _;
use std::thread;
use std::time::Duration;

use chrono::{NaiveDate, Utc};
use toml_edit::{Datetime, DocumentMut, Item, Table};

use crate::cli::output::print_in_color;
use crate::cli::{Failure, open, paint};
use crate::files;
use phonetree_core::language::nearest;
use phonetree_core::menu;

/// Records in the menu file that facts were confirmed by calling.
///
/// The date goes into the file's [confirmed] table, under the fact's name; nothing else in the
/// file is touched. `phonetree doc --format sources` lists the facts, their names, and what is still
/// to be confirmed.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  phonetree confirm menus.main.2 --on 2026-11-24 --menu my-menu.toml
  phonetree confirm lines.front-desk.number teams.scheduling.hours --menu my-menu.toml
  phonetree confirm teams.scheduling --menu my-menu.toml      every fact about it

Exit code: 0 recorded; 2 not recorded.")]
pub(super) struct Command {
    /// Facts, named by their place in the file: menus.main.2, teams.scheduling.hours; or teams.scheduling for every fact about it.
    #[arg(required = true, value_name = "FACT")]
    facts: Vec<String>,
    /// The day someone confirmed it. Default: today in the menu's time zone.
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

impl Command {
    pub(super) fn run(&self, menu: Option<&Path>) -> Result<(), Failure> {
        let opened = settled(menu)?;
        let Some(file) = &opened.file else {
            return Err(Failure(
                "the built-in menu can't be changed: name your own copy with --menu".into(),
            ));
        };
        let today = Utc::now().with_timezone(&opened.tree.zone).date_naive();
        let on = match &self.on {
            None => today,
            Some(on) => NaiveDate::from_str(on).map_err(|_| {
                Failure(format!("\"{on}\" is not a date: write one such as {today}"))
            })?,
        };
        if on > today {
            return Err(Failure(format!("{on} is in the future: nobody can have called then")));
        }
        let mut names = Vec::new();
        files::change(file, |text| {
            // What is in the file now: others may have saved it since it was opened.
            let now = open::load(opened.name.clone(), text.to_owned(), None)?;
            names = self.names(&now.tree)?;
            let text = with_confirmed(text, &names, on)?;
            // What is written can be read again: a file is never made worse.
            menu::load(&opened.name, &text).map_err(|problems| Failure(problems.to_string()))?;
            Ok::<_, Failure>(Some(text))
        })?;
        let lines = names.iter().map(|name| format!("{name} is confirmed on {on}\n"));
        print_in_color(&lines.collect::<String>(), paint::fine)
    }

    /// The names of the facts meant, each once.
    fn names(&self, tree: &menu::Tree) -> Result<Vec<String>, Failure> {
        let known = tree.fact_names();
        let mut names: Vec<String> = Vec::new();
        for wanted in &self.facts {
            let whole = format!("{wanted}.");
            let meant = |name: &&String| *name == wanted || name.starts_with(&whole);
            let before = names.len();
            for name in known.iter().filter(meant) {
                if !names.contains(name) {
                    names.push(name.clone());
                }
            }
            let repeated = known.iter().any(|name| meant(&name));
            if names.len() == before && !repeated {
                // Whole tables can be confirmed, too: `teams.scheduling`.
                let wholes = known.iter().filter_map(|name| Some(name.rsplit_once('.')?.0));
                let nearest = nearest(wanted, known.iter().map(String::as_str).chain(wholes));
                let hint = nearest.map_or_else(String::new, |it| format!("; did you mean `{it}`?"));
                return Err(Failure(format!(
                    "there is no fact named `{wanted}`{hint}\nphonetree doc --format sources lists them all"
                )));
            }
        }
        Ok(names)
    }
}

/// Opens the menu. An editor that is just saving it leaves the file empty, or away, for a moment: what
/// is wrong with it counts if it stays so.
fn settled(menu: Option<&Path>) -> Result<open::Opened, Failure> {
    const TRIES: u32 = 4;
    const PAUSE: Duration = Duration::from_millis(25);
    for _ in 1..TRIES {
        if let Ok(opened) = open::open(menu) {
            return Ok(opened);
        }
        thread::sleep(PAUSE);
    }
    open::open(menu)
}

/// The text of a file with dates in its `[confirmed]` table, all else as it was.
fn with_confirmed(text: &str, names: &[String], on: NaiveDate) -> Result<String, Failure> {
    let mut document: DocumentMut = text.parse()?;
    let date: Datetime = on.to_string().parse()?;
    let table = document.entry("confirmed").or_insert_with(|| {
        let mut table = Table::new();
        table
            .decor_mut()
            .set_prefix("\n\n# --- What someone who called has found to be so ---\n\n");
        Item::Table(table)
    });
    let table =
        table.as_table_like_mut().expect("a menu whose `confirmed` is not a table is refused");
    for name in names {
        match table.get_mut(name).and_then(Item::as_value_mut) {
            // In its place, with the remark behind it.
            Some(value) => {
                let decor = value.decor().clone();
                *value = date.into();
                *value.decor_mut() = decor;
            }
            None => {
                table.insert(name, toml_edit::value(date));
            }
        }
    }
    Ok(document.to_string())
}
