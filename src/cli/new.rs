//! `phonetree new`: the first words of a menu file.

use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::{Path, PathBuf};

use chrono_tz::Tz;

use crate::cli::Failure;
use crate::cli::output::{aside, ask, called};
use crate::files;
use phonetree_core::hours::{Hours, parse_zone};
use phonetree_core::menu::{self, NewFile, PhoneNumber};

/// Starts a menu file: from a few questions, from options, or as a copy of an example.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  phonetree new dental.toml                  asks for a name, a number, a zone and the teams
  phonetree new dental.toml --title \"Fernwood Dental\" --number +1-202-555-0142 \\
      --timezone America/Los_Angeles --team \"Scheduling = Mo-Fr 08:00-17:00\" --team Billing
  phonetree new clinic.toml --like clinic   a copy of an example, with its written calls

Then: phonetree call --menu dental.toml

Exit code: 0 the file was written; 2 it was not.")]
pub(super) struct Command {
    /// The file to write. An existing file is never overwritten.
    file: PathBuf,
    /// Copy this example; its written calls go into tests/calls beside it.
    #[arg(long, value_name = "EXAMPLE", value_parser = EXAMPLES.map(|example| example.name),
          conflicts_with_all = ["title", "number", "timezone", "team"])]
    like: Option<String>,
    /// The organization's name.
    #[arg(long)]
    title: Option<String>,
    /// The number people dial. For a fictional number, use 555-0100 to 555-0199.
    #[arg(long)]
    number: Option<String>,
    /// Its time zone: an IANA name, or its city. Default: this machine's zone.
    #[arg(long, value_name = "ZONE")]
    timezone: Option<String>,
    /// Whom callers can reach: NAME, or "NAME = HOURS". The first is key 1.
    #[arg(long, value_name = "TEAM")]
    team: Vec<String>,
}

/// A menu of the gallery, and its written calls.
struct GalleryMenu {
    name: &'static str,
    menu: &'static str,
    calls: &'static str,
}

macro_rules! example {
    ($name:literal) => {
        GalleryMenu {
            name: $name,
            menu: include_str!(concat!("../../menus/examples/", $name, ".toml")),
            calls: include_str!(concat!("../../tests/calls/examples/", $name, ".toml")),
        }
    };
}

/// The gallery.
const EXAMPLES: [GalleryMenu; 6] = [
    example!("bank"),
    example!("city-hall"),
    example!("clinic"),
    example!("hotline"),
    example!("school"),
    example!("support-desk"),
];

/// As many as a menu of one-digit keys has.
const MOST_TEAMS: usize = 9;

impl Command {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let file = called(&self.file);
        if self.file.exists() {
            return Err(Failure(format!("{file} already exists and was not changed")));
        }
        let like = self.like.as_deref();
        let example = like.and_then(|like| EXAMPLES.iter().find(|it| it.name == like));
        let text = match example {
            Some(example) => example.menu.to_owned(),
            None => self.starter()?.text(),
        };
        menu::load(&file, &text)?;
        // The calls first: anyone who finds the menu finds them, too, also where this is cut off.
        let calls = example.map_or(Ok(None), |example| self.calls(example))?;
        if let Err(why) = files::create(&self.file, text.as_bytes()) {
            let _ = calls.map(std::fs::remove_file);
            return Err(why.into());
        }
        aside(&format!("Wrote {file}. Call it: phonetree call --menu {file}"));
        if let Some(calls) = calls {
            aside(&format!(
                "Wrote {}: its written calls. Play them: phonetree test --menu {file}",
                called(&calls)
            ));
        }
        Ok(())
    }

    /// Writes the calls of an example where `phonetree test` finds them: in `tests/calls` beside the
    /// menu. Their file; none where there is one already, or no folder to be in.
    fn calls(&self, example: &GalleryMenu) -> Result<Option<PathBuf>, Failure> {
        let Some(name) = self.file.file_name() else { return Ok(None) };
        let home = self.file.parent().unwrap_or(Path::new(""));
        let folder = home.join("tests/calls");
        let calls = folder.join(name);
        if calls.exists() || !home.join(".").is_dir() {
            return Ok(None);
        }
        let cannot = |error| Failure(format!("cannot make {}: {error}", called(&folder)));
        std::fs::create_dir_all(&folder).map_err(cannot)?;
        let of_gallery = format!("../../../menus/examples/{}.toml", example.name);
        let own = format!("../../{}", name.display());
        match files::create(&calls, example.calls.replace(&of_gallery, &own).as_bytes()) {
            Ok(()) => Ok(Some(calls)),
            Err(why) if why.is_there() => Ok(None),
            Err(why) => Err(why.into()),
        }
    }

    /// What the options say, and for the rest what the answers do.
    fn starter(&self) -> Result<NewFile, Failure> {
        let asks = Interview { terminal: io::stdin().is_terminal() };
        let here = iana_time_zone::get_timezone().unwrap_or_else(|_| "UTC".to_owned());
        let title = asks.unless(
            self.title.as_ref(),
            "--title",
            "What is the organization's name?",
            None,
            None,
            |text| {
                if text.is_empty() { Err("it needs a name".to_owned()) } else { Ok(()) }
            },
        )?;
        let number = asks.unless(
            self.number.as_ref(),
            "--number",
            "What number do people call?",
            Some("+1-202-555-0142"),
            None,
            |text| {
                PhoneNumber::parse(text).map(drop).map_err(|wrong| format!("\"{text}\" {wrong}"))
            },
        )?;
        let timezone = asks.unless(
            self.timezone.as_ref(),
            "--timezone",
            "In which time zone?",
            Some(&here),
            Some(&here),
            |text| parse_zone(text).map(drop).map_err(|wrong| wrong.to_string()),
        )?;
        let timezone = parse_zone(&timezone)?.name().to_owned();
        let teams = if self.team.is_empty() { asks.teams()? } else { self.team.clone() };
        let teams: Vec<_> =
            teams.iter().map(|team| team_of(team)).collect::<Result<_, _>>().map_err(Failure)?;
        match teams.len() {
            0 => Err(Failure(
                "name at least one team that callers can reach: --team NAME".to_owned(),
            )),
            1..=MOST_TEAMS => Ok(NewFile { title, number, timezone, teams }),
            n => Err(Failure(format!(
                "{n} teams are more than a menu has keys: start with up to {MOST_TEAMS}, and add menus in the file"
            ))),
        }
    }
}

/// `NAME`, or `NAME = HOURS`.
fn team_of(text: &str) -> Result<(String, Option<String>), String> {
    let (name, hours) = match text.split_once('=') {
        Some((name, hours)) => (name.trim(), Some(hours.trim())),
        None => (text.trim(), None),
    };
    if name.is_empty() {
        return Err(format!("\"{text}\" has no name: write \"Scheduling = Mo-Fr 08:00-17:00\""));
    }
    if let Some(hours) = hours {
        let wrong = |error: phonetree_core::hours::HoursError| {
            format!("can't read the hours \"{hours}\": {}", error.message)
        };
        Hours::parse(hours, Tz::UTC, Some("US")).map_err(wrong)?;
    }
    Ok((name.to_owned(), hours.map(str::to_owned)))
}

/// Interview for what no option said. A person is asked again; a pipe is not.
struct Interview {
    terminal: bool,
}

impl Interview {
    /// The option, if it was given; else the answer to a question, or what is offered for an empty
    /// one, or where nobody answers `unasked`.
    fn unless(
        &self,
        given: Option<&String>,
        option: &str,
        question: &str,
        offered: Option<&str>,
        unasked: Option<&str>,
        fits: impl Fn(&str) -> Result<(), String>,
    ) -> Result<String, Failure> {
        if let Some(given) = given {
            return fits(given)
                .map(|()| given.clone())
                .map_err(|wrong| Failure(format!("{option}: {wrong}")));
        }
        let hint = offered.map_or_else(String::new, |it| format!(" [{it}]"));
        loop {
            let answer = self.ask(&format!("{question}{hint} "))?;
            let answer = answer
                .or_else(|| unasked.map(str::to_owned))
                .ok_or_else(|| Failure(format!("no answer to \"{question}\": use {option}")))?;
            let answer =
                if answer.is_empty() { offered.unwrap_or_default().to_owned() } else { answer };
            match fits(&answer) {
                Ok(()) => return Ok(answer),
                Err(wrong) if self.terminal => aside(&wrong),
                Err(wrong) => return Err(Failure(wrong)),
            }
        }
    }

    /// The teams, a line each, up to an empty one.
    fn teams(&self) -> Result<Vec<String>, Failure> {
        aside("Whom can callers reach? One per line, such as: Scheduling = Mo-Fr 08:00-17:00");
        let mut teams = Vec::new();
        while let Some(team) =
            self.ask(&format!("  key {} (Enter ends the list) ", teams.len() + 1))?
        {
            if team.is_empty() {
                break;
            }
            match team_of(&team) {
                Ok(_) => teams.push(team),
                Err(wrong) if self.terminal => aside(&wrong),
                Err(wrong) => return Err(Failure(wrong)),
            }
        }
        Ok(teams)
    }

    /// A line from the keyboard; none at its end.
    fn ask(&self, question: &str) -> Result<Option<String>, Failure> {
        if self.terminal {
            ask(question);
        }
        let mut line = String::new();
        let read = io::stdin().lock().read_line(&mut line)?;
        Ok((read > 0).then(|| line.trim().to_owned()))
    }
}
