//! `phonetree new`: the first words of a menu file, and its first written calls.

mod answers;
mod gallery;
mod interview;

use std::path::{Path, PathBuf};

use chrono::Utc;

use crate::cli::Failure;
use crate::cli::output::{aside, called};
use crate::files;
use gallery::{EXAMPLES, GalleryMenu};
use phonetree_core::check::{self, CheckSubject};
use phonetree_core::menu::{self, Lengths, NewFile, NewTeam, Tree};
use phonetree_core::script::CallFile;

/// Starts a menu file: from a few questions, from options, or as a copy of an example.
///
/// It writes the menu and its first written calls, in tests/calls beside it. Both pass `check`, `test` and
/// `prove`. What no option says is asked; where nobody can be asked, it is left at its default.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  phonetree new dental.toml                  asks for all of it
  phonetree new dental.toml --title \"Fernwood Dental\" --number +1-202-555-0142 \\
      --team \"Scheduling = Mo-Fr 08:00-17:00 = visits@fernwood.example\" --team Billing
  phonetree new clinic.toml --like clinic   a copy of an example, with its written calls

Then: phonetree call --menu dental.toml

Exit code: 0 the files were written; 2 nothing was.")]
pub(super) struct Command {
    /// The file to write. An existing file is never overwritten.
    file: PathBuf,
    /// Copy this example; its written calls go into tests/calls beside it.
    #[arg(long, value_name = "EXAMPLE", value_parser = EXAMPLES, ignore_case = true,
          conflicts_with_all = ["title", "number", "timezone", "team", "language", "email", "after_hours", "operator"])]
    like: Option<String>,
    /// The organization's name.
    #[arg(long)]
    title: Option<String>,
    /// The number people dial. For a fictional number, use 555-0100 to 555-0199.
    #[arg(long)]
    number: Option<String>,
    /// Its time zone: an IANA name, or its city. Default: that of the number's area code, else this
    /// machine's.
    #[arg(long, value_name = "ZONE")]
    timezone: Option<String>,
    /// Whom callers can reach: "NAME", "NAME = HOURS" or "NAME = HOURS = EMAIL"; a fax is "fax NUMBER", a web
    /// page begins with https://. The first is key 1. In two languages: "NAME | NOMBRE".
    #[arg(long, value_name = "TEAM")]
    team: Vec<String>,
    /// A language it speaks: en-US, es-US. The first is the menu's; more than one are chosen by a key.
    #[arg(long, value_name = "TAG")]
    language: Vec<String>,
    /// Where callers write to teams that have no address of their own.
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// What callers of a closed team get: "voicemail"; "email", which says the hours and where to write; or the
    /// name of a team that answers then. Default: email where each team has one, else voicemail.
    #[arg(long, value_name = "WHAT")]
    after_hours: Option<String>,
    /// The team that answers key 0, and callers who can't press keys. Default: none.
    #[arg(long, value_name = "TEAM")]
    operator: Option<String>,
}

impl Command {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let file = called(&self.file);
        if self.file.exists() {
            return Err(Failure(format!("{file} already exists and was not changed")));
        }
        if let Some(like) = &self.like {
            let like = like.to_lowercase();
            return self.copy(&like, &GalleryMenu::named(&like));
        }
        let calls = self.home_of_calls();
        if let Some(calls) = calls.as_ref().filter(|calls| calls.exists()) {
            let calls = called(calls);
            return Err(Failure(format!(
                "{calls} already exists: it would be the file of this menu's written calls. Name the menu otherwise, or move that file"
            )));
        }
        let mut new = self.answers()?;
        let (text, tree) = passing(&mut new, &file)?;
        let menu =
            self.file.file_name().map_or_else(String::new, |name| name.display().to_string());
        let written = new.calls(&format!("../../{menu}"), &tree);
        // They fit: nothing is written that can't be played.
        CallFile::read(&file, &written)?.fit(&tree)?;
        let calls = match calls {
            Some(calls) => self.write_calls(&calls, &written)?,
            None => None,
        };
        self.write(&text, calls.as_ref())?;
        tell_of_holidays(&new);
        self.tell(calls.as_deref());
        Ok(())
    }

    /// A copy of an example, and of its calls.
    fn copy(&self, like: &str, example: &GalleryMenu) -> Result<(), Failure> {
        menu::load(&called(&self.file), &example.menu)?;
        let calls = self.home_of_calls().zip(self.file.file_name());
        let calls = match calls {
            Some((calls, name)) => {
                let of_gallery = format!("../../../menus/examples/{like}.toml");
                let own = format!("../../{}", name.display());
                self.write_calls(&calls, &example.calls.replace(&of_gallery, &own))?
            }
            None => None,
        };
        self.write(&example.menu, calls.as_ref())?;
        self.tell(calls.as_deref());
        Ok(())
    }

    /// Where `phonetree test` finds the calls: in `tests/calls` beside the menu. None without a folder to be in.
    fn home_of_calls(&self) -> Option<PathBuf> {
        let home = self.file.parent().unwrap_or(Path::new(""));
        home.join(".")
            .is_dir()
            .then(|| home.join("tests/calls").join(self.file.file_name().unwrap_or_default()))
    }

    /// Writes the calls first: anyone who finds the menu finds them, too, also where this is cut off. Their
    /// file; none where there is one already.
    fn write_calls(&self, calls: &Path, text: &str) -> Result<Option<PathBuf>, Failure> {
        let folder = calls.parent().unwrap_or(Path::new(""));
        let cannot = |error| Failure(format!("cannot make {}: {error}", called(folder)));
        std::fs::create_dir_all(folder).map_err(cannot)?;
        match files::create(calls, text.as_bytes()) {
            Ok(()) => Ok(Some(calls.to_owned())),
            Err(why) if why.is_there() => Ok(None),
            Err(why) => Err(why.into()),
        }
    }

    /// Writes the menu; where that can't be, its calls go away again.
    fn write(&self, text: &str, calls: Option<&PathBuf>) -> Result<(), Failure> {
        files::create(&self.file, text.as_bytes()).map_err(|why| {
            let _ = calls.map(std::fs::remove_file);
            why.into()
        })
    }

    /// What was written, and what to do now.
    fn tell(&self, calls: Option<&Path>) {
        let file = called(&self.file);
        let shell = in_shell(&file);
        aside(&format!("Wrote {file}. Call it: phonetree call --menu {shell}"));
        if let Some(calls) = calls {
            let calls = called(calls);
            aside(&format!(
                "Wrote {calls}: its written calls. Play them: phonetree test --menu {shell}"
            ));
        }
        aside(&format!("Then:\n  phonetree check {shell}\n  phonetree prove --menu {shell}"));
    }
}

/// Says what happens on public holidays, where no hours do.
fn tell_of_holidays(new: &NewFile) {
    let mentioned = |team: &NewTeam| team.hours.as_ref().is_some_and(|it| it.contains("PH"));
    if let Some(country) = new.country.as_ref().filter(|_| !new.teams.iter().any(mentioned)) {
        aside(&format!(
            "(country = \"{country}\": on its public holidays `hours` and `find` say that a team may be closed. Where it is, add \"; PH off\" to its hours)"
        ));
    }
}

/// A file as a shell takes it.
fn in_shell(file: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./,:+@".contains(c);
    match file.chars().all(is_plain) {
        true => file.to_owned(),
        false => format!("'{}'", file.replace('\'', "'\\''")),
    }
}

/// The text of a new file that `check` finds nothing in. What it would find in the answers themselves - a name in
/// capitals, say - the file waives, and that is said.
fn passing(new: &mut NewFile, name: &str) -> Result<(String, Tree), Failure> {
    loop {
        let text = new.text();
        let tree = menu::load(name, &text)?;
        let lengths = Lengths::estimated(&tree);
        let today = Utc::now().with_timezone(&tree.zone).date_naive();
        let mut found = check::check(&CheckSubject::new(&tree, &text, &lengths, today));
        found.retain(|finding| finding.waived.is_none());
        let Some(finding) =
            found.into_iter().find(|it| !new.waived.iter().any(|code| code == it.rule.code))
        else {
            return Ok((text, tree));
        };
        let code = finding.rule.code;
        aside(&format!(
            "({}: the file waives the rule `{code}`. More: phonetree check --explain {code})",
            finding.violation.message
        ));
        new.waived.push(code.to_owned());
    }
}
