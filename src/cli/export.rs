//! `phonetree export`: the menu for a telephone system that runs it.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use serde_json::{Value, json};

use crate::cli::open::{self, Opened};
use crate::cli::output::{called, print, wrapped_below};
use crate::cli::{Failure, Verdict};
use crate::files::{self, MOST_TEXT, Within};
use crate::voice::render::prompt_takes;
use phonetree_core::document::Lines;
use phonetree_core::exchange::{
    self, Export, ExportSettings, ExportedFile, Fidelity, Loss, LossReport, OtherSystem,
};
use phonetree_core::language::nearest;

/// Writes the menu for a telephone system that runs it: for Asterisk or FreeSWITCH, a dialplan to include.
///
/// It has a context or an extension for each node, hours with their zone and holidays, every count of silence
/// and wrong keys, and the prompt files by the names that `phonetree render --for SYSTEM` gives them.
/// What the system can't do as the menu says is a loss: it is listed with its place in the menu file and
/// what a caller would notice. docs/exchange.md says what was tried on a real Asterisk 16; nobody has run
/// an export on a FreeSWITCH.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Asterisk:
  phonetree render --for asterisk --out /var/lib/asterisk/sounds
  phonetree export --to asterisk --out /etc/asterisk --team front-desk=PJSIP/100
  then #include \"NAME.conf\" in extensions.conf, and send calls to the context [NAME_lines] with the
  number that was dialed. Teams that you name no dial string for are variables in [globals], to be
  filled in. Nothing else in your dialplan is touched: every context begins with NAME.

FreeSWITCH (not run on the real thing):
  phonetree render --for freeswitch --out /usr/share/freeswitch/sounds
  phonetree export --to freeswitch --out export
  then put NAME.xml into the folder dialplan, NAME.ivr.xml into ivr_menus, and send calls to the context
  NAME with the number that was dialed.

Examples:
  phonetree export --to asterisk --out dialplan
  phonetree export --to asterisk --out dialplan --check     for CI: does the file match the menu?
  phonetree export --to asterisk --losses                   what would be lost; writes nothing
  phonetree export --to asterisk --losses --json            the same for a program, and what is exact

Exit code: 0 nothing is lost (with --check: the files match the menu); 1 there are losses (with
--check: they don't match); 2 it could not run.")]
pub(super) struct Command {
    /// The system that runs the menu.
    #[arg(long = "to", value_name = "SYSTEM",
          value_parser = PossibleValuesParser::new(OtherSystem::ALL.map(OtherSystem::name)))]
    system: String,
    /// The folder to write to.
    #[arg(long, value_name = "DIR", required_unless_present = "losses")]
    out: Option<PathBuf>,
    /// What the export is called there: its file and all its contexts. Default: the menu file's name.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// What is dialed for a team: front-desk=PJSIP/100. May be given for each team.
    #[arg(long = "team", value_name = "ID=DIAL")]
    teams: Vec<String>,
    /// The folder of the prompts within the system's folder of sounds: acme for sounds/en/acme.
    #[arg(long, value_name = "FOLDER", default_value = "", hide_default_value = true)]
    prompts: String,
    /// Report what is lost, and write nothing.
    #[arg(long, conflicts_with_all = ["out", "check"])]
    losses: bool,
    /// Write nothing; report files that are missing or not as the menu says.
    #[arg(long)]
    check: bool,
    /// Print the result as one JSON object.
    #[arg(long)]
    json: bool,
}

/// The first words of the line by which a file says that it was written here.
const WRITTEN: &str = "Written by `phonetree export";

impl Command {
    pub(super) fn run(&self, menu: Option<&Path>) -> Result<Verdict, Failure> {
        let opened = open::open(menu)?;
        let named = |system: &OtherSystem| system.name() == self.system;
        let system = OtherSystem::ALL.into_iter().find(named).unwrap_or(OtherSystem::Asterisk);
        let settings = self.settings(&opened)?;
        let export = exchange::export(system, &opened.tree, &prompt_takes(&opened.tree), &settings);
        let Some(out) = &self.out else {
            self.tell(&opened, &export.report, &[], "")?;
            return Ok(verdict(&export.report));
        };
        match self.check {
            true => self.compare(out, &export),
            false => self.write(out, &opened, &export),
        }
    }

    fn settings(&self, opened: &Opened) -> Result<ExportSettings, Failure> {
        let stem = opened.file.as_deref().and_then(Path::file_stem);
        let own = stem.map_or("kaiser-small-business".into(), |stem| stem.to_string_lossy());
        let name = self.name.as_deref().unwrap_or(&own);
        let mut settings = ExportSettings::named(name).with_prompts_in(&self.prompts)?;
        for team in &self.teams {
            let Some((id, dial)) = team.split_once('=') else {
                return Err(Failure(format!(
                    "--team {team}: write the team's name and what is dialed, as front-desk=PJSIP/100"
                )));
            };
            let known = || opened.tree.teams.iter().map(|team| &*team.id);
            if !known().any(|it| it == id) {
                let meant = nearest(id, known())
                    .map_or_else(String::new, |near| format!("; did you mean {near}?"));
                return Err(Failure(format!("--team {team}: there is no team {id}{meant}")));
            }
            settings = settings.with_team(id, dial)?;
        }
        Ok(settings)
    }

    fn write(&self, out: &Path, opened: &Opened, export: &Export) -> Result<Verdict, Failure> {
        let folder = Within::make(out)
            .map_err(|why| Failure(format!("{} can't be made: {why}", called(out))))?;
        let mut places = Vec::new();
        for file in &export.files {
            let place = folder.path(&file.path)?;
            opened.is_not(&place)?;
            let found = found(&place)?;
            let is_ours =
                |bytes: &Vec<u8>| bytes.windows(WRITTEN.len()).any(|it| it == WRITTEN.as_bytes());
            if found.is_some_and(|bytes| !is_ours(&bytes)) {
                return Err(Failure(format!(
                    "{} is there, and phonetree export did not write it, so it was left alone: choose \
                     another folder, or another --name",
                    called(&place)
                )));
            }
            places.push((place, file));
        }
        for (place, file) in &places {
            files::write(place, file.text.as_bytes())?;
        }
        let written: Vec<String> = places.iter().map(|(place, _)| called(place)).collect();
        let said: String = written.iter().flat_map(|file| [file, " written\n"]).collect();
        self.tell(opened, &export.report, &written, &said)?;
        Ok(verdict(&export.report))
    }

    fn compare(&self, out: &Path, export: &Export) -> Result<Verdict, Failure> {
        let (mut missing, mut differ) = (Vec::new(), Vec::new());
        for ExportedFile { path, text } in &export.files {
            match found(&out.join(path))? {
                None => missing.push(path.clone()),
                Some(bytes) if bytes != text.as_bytes() => differ.push(path.clone()),
                Some(_) => {}
            }
        }
        let count = missing.len() + differ.len();
        if self.json {
            print(&format!(
                "{}\n",
                json!({ "out": out, "missing": missing, "differ": differ,
                        "current": export.files.len() - count })
            ))?;
        } else if count == 0 {
            print(&format!("{}: what the menu says\n", called(out)))?;
        } else {
            let lines = [(missing, "is missing"), (differ, "is not what the menu says")];
            let lines = lines.iter().flat_map(|(files, why)| {
                files
                    .iter()
                    .map(move |file| format!("{file} {why}; without --check it is written\n"))
            });
            print(&lines.collect::<String>())?;
        }
        Ok(if count == 0 { Verdict::Fine } else { Verdict::Wrong })
    }

    fn tell(
        &self,
        opened: &Opened,
        report: &LossReport,
        written: &[String],
        said: &str,
    ) -> Result<(), Failure> {
        let lines = Lines::of(&opened.text);
        if self.json {
            let count = |fidelity| report.all.iter().filter(|it| it.fidelity == fidelity).count();
            let parts: Vec<Value> = report.all.iter().map(|loss| as_json(loss, &lines)).collect();
            return print(&format!(
                "{:#}\n",
                json!({
                    "menu": opened.name, "system": self.system, "written": written,
                    "exact": count(Fidelity::Exact), "otherwise": count(Fidelity::Otherwise),
                    "left_out": count(Fidelity::LeftOut), "parts": parts,
                })
            ));
        }
        let exact = report.all.len() - report.losses().count();
        let mut text = said.to_owned();
        match report.is_exact() {
            true => text.push_str(&format!("Nothing is lost: {exact} parts are exact.\n")),
            false => {
                text.push_str(&format!("{exact} parts are exact. A caller would notice these:\n"));
            }
        }
        for loss in report.losses() {
            text.push_str(&in_words(loss, &opened.name, &lines));
        }
        print(&text)
    }
}

/// What is in a file, if it is there.
fn found(file: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match files::read(file, MOST_TEXT) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(why) if why.is_missing() => Ok(None),
        Err(why) => Err(Failure(format!("{}: {why}", called(file)))),
    }
}

fn verdict(report: &LossReport) -> Verdict {
    if report.is_exact() { Verdict::Fine } else { Verdict::Wrong }
}

fn in_words(loss: &Loss, menu: &str, lines: &Lines<'_>) -> String {
    let place = loss.place.map_or_else(String::new, |place| {
        let at = lines.position(place.range().start);
        format!("{menu}:{}:{}: ", at.line, at.column)
    });
    let how = match loss.fidelity {
        Fidelity::Exact => "exact",
        Fidelity::Otherwise => "otherwise",
        Fidelity::LeftOut => "left out",
    };
    let ms = loss.ms.map_or_else(String::new, |ms| format!(" ({ms} ms at most)"));
    let (of, what) = (&loss.of, loss.construct.words());
    let line = format!("{place}{of}: {what}, {how}: {}{ms}", loss.words);
    format!("{}\n", wrapped_below(&line, "  "))
}

fn as_json(loss: &Loss, lines: &Lines<'_>) -> Value {
    let at = loss.place.map(|place| lines.position(place.range().start));
    json!({
        "construct": loss.construct.words(), "of": loss.of, "line": at.map(|at| at.line),
        "column": at.map(|at| at.column), "fidelity": loss.fidelity.name(), "words": loss.words,
        "ms": loss.ms,
    })
}
