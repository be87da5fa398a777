//! `phonetree import`: another telephone system's menu as a menu file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono_tz::Tz;
use clap::builder::PossibleValuesParser;
use serde_json::{Value, json};

use crate::cli::output::{aside, called, print, wrapped_below};
use crate::cli::{Failure, Verdict};
use crate::files::{self, Folder, MOST_TEXT};
use phonetree_core::exchange::import::{self, ImportLoss, ImportSettings, ImportSystem, Imported};
use phonetree_core::menu;

/// Writes a menu file from another telephone system's menu, so that you can call, check and prove it.
///
/// What that system does and a menu file can't say is a loss: it is a comment beside its node, and listed with
/// its line in FILE. What sound files say is in no dialplan: their names stand in the prompts, in brackets,
/// until --sounds gives their words. Nothing of FILE is run, and no password or code is copied.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
FILE is Asterisk's extensions.conf, with what it includes from its own folder; the menus of FreeSWITCH
(ivr.conf.xml); or a flow of Amazon Connect, in either of its JSON formats.

Examples:
  phonetree import extensions.conf                       prints the menu file
  phonetree import extensions.conf --out office.toml     writes it, and says what is lost
  phonetree import extensions.conf --sounds transcripts  main-menu.txt has the words of main-menu.wav
  phonetree import extensions.conf --entry from-trunk --zone America/Chicago --json

Then: phonetree check office.toml, phonetree call --menu office.toml

Exit code: 0 nothing is lost; 1 there are losses; 2 it could not run, or FILE has no menu.")]
pub(super) struct Command {
    /// The file to read.
    file: PathBuf,
    /// The system that it is of. Default: found out from the file.
    #[arg(long = "from", value_name = "SYSTEM",
          value_parser = PossibleValuesParser::new(ImportSystem::ALL.map(ImportSystem::name)))]
    system: Option<String>,
    /// Where callers come in: a context of Asterisk, a menu of FreeSWITCH. Default: found out.
    #[arg(long, value_name = "NAME")]
    entry: Option<String>,
    /// The zone of hours that name none: America/Chicago.
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// A folder with what sound files say: NAME.txt for each.
    #[arg(long, value_name = "DIR")]
    sounds: Option<PathBuf>,
    /// What things are called that Amazon Connect knows by addresses (ARN): a JSON object, or a line
    /// "ADDRESS = NAME" for each.
    #[arg(long, value_name = "FILE")]
    names: Option<PathBuf>,
    /// The menu file to write. Default: it is printed, and the losses go to stderr.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Overwrite the file that is there.
    #[arg(long, requires = "out")]
    force: bool,
    /// Print the menu and the losses as one JSON object.
    #[arg(long)]
    json: bool,
}

/// The longest transcript, in bytes.
const MOST_TRANSCRIPT: u64 = 20_000;
/// The most transcripts.
const MOST_TRANSCRIPTS: usize = 20_000;

impl Command {
    pub(super) fn run(&self) -> Result<Verdict, Failure> {
        let name = self
            .file
            .file_name()
            .map_or_else(|| called(&self.file), |name| called(Path::new(name)));
        let text = text_of(&self.file)?;
        let named = |system: &ImportSystem| Some(system.name()) == self.system.as_deref();
        let system = ImportSystem::ALL.into_iter().find(named);
        let system = system.unwrap_or_else(|| ImportSystem::of(&text));
        let imported = import::import(system, &name, &text, &self.settings()?, &mut |file| {
            included(&self.file, file)
        })?;
        // A menu that does not load is a fault of the reader: nothing is written.
        menu::load(&called(self.out.as_deref().unwrap_or(&self.file)), &imported.text)?;
        let written = match &self.out {
            Some(out) => Some(self.write(out, &imported)?),
            None => None,
        };
        self.tell(system, written.as_deref(), &imported)?;
        Ok(if imported.losses.is_empty() { Verdict::Fine } else { Verdict::Wrong })
    }

    fn settings(&self) -> Result<ImportSettings, Failure> {
        if let Some(zone) = self.zone.as_deref().filter(|zone| zone.parse::<Tz>().is_err()) {
            return Err(Failure(format!(
                "--zone {zone}: this zone is unknown; write one as America/Chicago"
            )));
        }
        let sounds = match &self.sounds {
            Some(folder) => transcripts(folder)?,
            None => BTreeMap::new(),
        };
        let mut settings = ImportSettings::default();
        settings.entry.clone_from(&self.entry);
        settings.zone.clone_from(&self.zone);
        settings.sounds = sounds;
        if let Some(file) = &self.names {
            settings.names = names(file)?;
        }
        Ok(settings)
    }

    fn write(&self, out: &Path, imported: &Imported) -> Result<String, Failure> {
        match self.force {
            true => files::write(out, imported.text.as_bytes())?,
            false => match files::create(out, imported.text.as_bytes()) {
                Err(why) if why.is_there() => {
                    return Err(Failure(format!(
                        "{} already exists and was not changed; --force overwrites it",
                        called(out)
                    )));
                }
                other => other?,
            },
        }
        Ok(called(out))
    }

    fn tell(
        &self,
        system: ImportSystem,
        written: Option<&str>,
        imported: &Imported,
    ) -> Result<(), Failure> {
        let losses = &imported.losses;
        if self.json {
            let rows: Vec<Value> = losses.iter().map(as_json).collect();
            return print(&format!(
                "{:#}\n",
                json!({
                    "file": called(&self.file), "system": system.name(), "written": written,
                    "menu": written.is_none().then_some(&imported.text), "losses": rows,
                })
            ));
        }
        let count = match losses.len() {
            0 => "Nothing is lost.".to_owned(),
            1 => "1 thing is not as it was:".to_owned(),
            several => format!("{several} things are not as they were:"),
        };
        let rows = losses.iter().map(|loss| format!("\n{}", in_words(loss).trim_end()));
        let report = format!("{count}{}", rows.collect::<String>());
        match written {
            Some(file) => {
                print(&format!("{file} written. Then: phonetree check {file}\n{report}\n"))
            }
            None => {
                print(&imported.text)?;
                aside(&report);
                Ok(())
            }
        }
    }
}

fn in_words(loss: &ImportLoss) -> String {
    let of = if loss.of.is_empty() { String::new() } else { format!("{}: ", loss.of) };
    let line = format!("{}: {of}{}: {}", loss.place, loss.kind.words(), loss.words);
    wrapped_below(&line, "  ")
}

fn as_json(loss: &ImportLoss) -> Value {
    let line = (loss.place.line > 0).then_some(loss.place.line);
    json!({
        "file": loss.place.file, "line": line, "of": loss.of, "kind": loss.kind.name(),
        "words": loss.words,
    })
}

fn text_of(file: &Path) -> Result<String, Failure> {
    let failed = |why: files::ReadError| Failure(format!("{}: {why}", called(file)));
    files::text(files::read_named(file, MOST_TEXT).map_err(failed)?).map_err(failed)
}

/// What sound files say, by their names: `main-menu.txt` in the folder, or in one below it.
fn transcripts(folder: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let is_text = |path: &Path| path.extension().is_some_and(|it| it == "txt");
    let walked = files::below(folder, &is_text, &mut || ());
    if let Some((path, why)) = walked.unread.first() {
        return Err(Failure(format!("{}: {why}", called(path))));
    }
    let mut found = BTreeMap::new();
    for path in walked.files.into_iter().take(MOST_TRANSCRIPTS) {
        let failed = |why: files::ReadError| Failure(format!("{}: {why}", called(&path)));
        let bytes = files::read(&path, MOST_TRANSCRIPT).map_err(failed)?;
        let text = files::text(bytes).map_err(failed)?;
        let name = path.strip_prefix(folder).unwrap_or(&path).with_extension("");
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        found.insert(name.to_string_lossy().replace('\\', "/"), words);
    }
    Ok(found)
}

/// Names by addresses: a JSON object, or lines.
fn names(file: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let text = text_of(file)?;
    if text.trim_start().starts_with('{') {
        return serde_json::from_str(&text).map_err(|why| {
            Failure(format!(
                "{}:{}: write an object of addresses and names, {{ \"arn:...\": \"Billing\" }}",
                called(file),
                why.line()
            ))
        });
    }
    let mut found = BTreeMap::new();
    for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let Some((address, name)) = line.split_once('=') else {
            return Err(Failure(format!(
                "{}:{}: write an address, = and its name",
                called(file),
                n + 1
            )));
        };
        found.insert(address.trim().to_owned(), name.trim().to_owned());
    }
    Ok(found)
}

/// The files that a dialplan includes, each with its name and text: those in its own folder alone. A name may
/// have `*` in its last part. None if there is none.
fn included(file: &Path, wanted: &str) -> Option<Vec<(String, String)>> {
    let home = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = Folder::open(home).ok()?;
    // What is in Asterisk's folder there is beside the file here.
    let wanted = Path::new(wanted);
    let inside = match wanted.is_absolute() {
        true => Path::new(wanted.file_name()?),
        false => wanted,
    };
    let name = inside.file_name()?.to_string_lossy().into_owned();
    let names: Vec<PathBuf> = match name.split_once('*') {
        None => vec![inside.to_owned()],
        Some((before, after)) => {
            let within = inside.parent().unwrap_or(Path::new(""));
            let fits = |path: &Path| {
                let name = path
                    .file_name()
                    .map_or_else(String::new, |it| it.to_string_lossy().into_owned());
                name.len() >= before.len() + after.len()
                    && name.starts_with(before)
                    && name.ends_with(after)
            };
            let walked = files::in_folder(&home.join(within), &fits);
            let found = walked.files.iter().filter_map(|path| path.file_name());
            found.map(|name| within.join(name)).collect()
        }
    };
    let read = |inside: PathBuf| {
        let text = files::text(folder.read(&inside, MOST_TEXT).ok()?).ok()?;
        Some((called(&inside), text))
    };
    let found: Vec<(String, String)> = names.into_iter().filter_map(read).collect();
    (!found.is_empty()).then_some(found)
}
