//! `phonetree call`: on the screen, or on the plain handset.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat};
use chrono_tz::Tz;

use crate::cli::Failure;
use crate::cli::hold::on_handset::{self, Manners};
use crate::cli::hold::on_screen::{self, Fits};
use crate::cli::hold::{Manner, opening};
use crate::cli::open::at::{Clock, moment};
use crate::cli::open::{self, Opened};
use crate::cli::output::{aside, called, print};
use crate::files::{self, MOST_TEXT, ReadError};
use crate::phone::{Keyboard, Pace};
use crate::voice::Takes;
use phonetree_core::menu::{LineId, Tree};
use phonetree_core::script::{Caller, Event, Transcript};

/// Calls a line of the menu, in your terminal: prompts are spoken and shown, keys act at once.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
While it speaks: press 0-9 * # as on a telephone, Ctrl-C hangs up. On the screen ? tells the rest.
With no terminal, keys are read from stdin; at its end the caller says nothing more.

Examples:
  phonetree call                                    the first line of the menu
  phonetree call 1-800-790-4661 --at \"Mon 07:15\"    who answers at a quarter past seven?
  phonetree call 18007904661 --keys 3 --fast        straight to option 3, without waiting
  phonetree call --keys \"1,,3\"                      1, four seconds later 3
  phonetree call --keys 2 --fast --json             one JSON object for each thing that happens
  phonetree call --plain                            lines of text: for a screen reader, or a log
  phonetree call --save rehearsal.toml              write down what happened

With no terminal, each key on stdin is pressed as it comes, and all else there is passed over;
for keys at their moments there is --keys.

Exit code: 0 the call was held, however it ended; 2 it could not be.")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Command {
    /// The number to dial, in any usual way of writing, or the name of a line, or of a team that
    /// answers one itself. Without it the first line of the file answers.
    number: Option<String>,
    /// When the line answers: "2026-11-23 07:15" in the menu's zone, RFC 3339, "Mon 7:15 am",
    /// "tomorrow noon" or "now".
    #[arg(long, value_name = "WHEN", default_value = "now")]
    at: String,
    /// Keys to press, each at the first moment it can count; `,` waits two seconds, {1.5s} that long.
    #[arg(long, value_name = "KEYS")]
    keys: Option<String>,
    /// No sound: text with the same timing.
    #[arg(long)]
    mute: bool,
    /// Do not wait: prompts take no time; the clock of the call stands still while it waits for you.
    #[arg(long)]
    fast: bool,
    /// A phone on the whole terminal: keypad, menu, who is open. So it is anyway on a terminal of at
    /// least 40 by 15 letters.
    #[arg(long, conflicts_with_all = ["plain", "fast", "json"])]
    screen: bool,
    /// Lines of text, one after the other.
    #[arg(long)]
    plain: bool,
    /// Play prompts from this folder, which `render` wrote. Without it, from the menu's own.
    #[arg(long, value_name = "DIR")]
    audio: Option<PathBuf>,
    /// One JSON object a line, for programs.
    #[arg(long)]
    json: bool,
    /// Write what happened to a file, as a written call that can be replayed.
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
}

impl Command {
    pub(super) fn run(&self, menu: Option<&Path>) -> Result<(), Failure> {
        let opened = open::open(menu)?;
        let tree = &opened.tree;
        let line = self.line(tree)?;
        let at = moment(&self.at, tree, Clock::Milliseconds)?;
        let keys = self.keys.as_deref().map(Caller::from_dial_string).transpose();
        let caller = keys.map_err(|wrong| Failure(format!("--keys: {wrong}")))?;

        let caller = caller.unwrap_or_default();
        self.save
            .as_deref()
            .map_or(Ok(()), |file| opened.is_not(file).and(may_be_replaced(file)))?;
        let takes = self.takes(&opened)?;
        let (line, events) = match self.wants_screen() {
            true => on_screen::hold(tree, line, at, caller, takes, self.mute)?,
            false => (line, self.plainly(tree, line, at, caller, takes)?),
        };
        self.save.as_deref().map_or(Ok(()), |file| save(file, tree, line, events))
    }

    /// Whether the call is held on the screen: where it is asked for, or else fits.
    fn wants_screen(&self) -> bool {
        let fits = on_screen::fits();
        if self.screen && fits == Fits::NoTerminal {
            aside("(no screen, as this is no terminal that can show one; in text instead)");
            return false;
        }
        self.screen || !self.plain && !self.fast && !self.json && fits == Fits::Well
    }

    /// Holds the call on the plain handset. What happened.
    fn plainly(
        &self,
        tree: &Tree,
        line: LineId,
        at: DateTime<Tz>,
        caller: Caller,
        takes: Option<Takes>,
    ) -> Result<Vec<Event>, Failure> {
        let terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
        let keyboard = match (terminal, &self.keys) {
            (true, _) => Keyboard::terminal(),
            (false, None) => Keyboard::stdin(),
            (false, Some(_)) => Keyboard::none(),
        };
        let manners = Manners {
            keyboard,
            pace: if self.fast { Pace::Fast } else { Pace::WallClock },
            sound: !self.mute && !self.fast,
            manner: if self.json { Manner::Json } else { Manner::Text },
        };
        let opening = (!self.json).then(|| opening(tree, line, at));
        on_handset::hold(tree, (line, at), caller, takes, manners, opening.as_deref())
    }

    /// Prompts that were rendered: those in the folder named, or the menu's own.
    fn takes(&self, opened: &Opened) -> Result<Option<Takes>, Failure> {
        match &self.audio {
            Some(folder) => Ok(Some(Takes::open(folder)?)),
            None => Ok(opened.takes()),
        }
    }

    fn line(&self, tree: &Tree) -> Result<LineId, Failure> {
        let known = || {
            let lines = tree.line_ids().map(|id| &tree[id]);
            let lines = lines.map(|line| {
                let name = line.name.as_deref().unwrap_or_default();
                format!("  {:<18} {:<24} {name}", line.number.as_written(), line.id)
            });
            lines.collect::<Vec<_>>().join("\n")
        };
        let first = || tree.line_ids().next();
        let line = self.number.as_deref().map_or_else(first, |dialled| tree.line_for(dialled));
        line.ok_or_else(|| {
            let dialled = self.number.as_deref().unwrap_or_default();
            Failure(format!(
                "no line of this menu has the number or name {dialled}. Its lines are:\n{}",
                known()
            ))
        })
    }
}

/// Refuses to write over what no call wrote: requirements that somebody wrote by hand, say.
fn may_be_replaced(file: &Path) -> Result<(), Failure> {
    // What is no file is written to, and replaced by nothing.
    if !files::is_replaced(file) {
        return Ok(());
    }
    // What is no text, or longer than any, is no call either.
    let is_one_exact_call = match files::read(file, MOST_TEXT).map(String::from_utf8) {
        Ok(Ok(found)) => {
            let one = found.matches("[[call]]").count() == 1;
            found.is_empty() || one && found.contains("\nexact = true\n")
        }
        Ok(Err(_)) | Err(ReadError::TooLarge(_)) => false,
        // Nothing is there that could be lost.
        Err(_) => true,
    };
    match is_one_exact_call {
        true => Ok(()),
        false => Err(Failure(format!(
            "{} holds something else than one saved call, and was left as it is: name another file",
            called(file)
        ))),
    }
}

/// Writes down what happened.
fn save(file: &Path, tree: &Tree, line: LineId, events: Vec<Event>) -> Result<(), Failure> {
    let when = events.first().map(|event| event.at.to_rfc3339_opts(SecondsFormat::Secs, false));
    let name = format!("{} at {}", tree[line].id, when.unwrap_or_default());
    let written = Transcript::new(name, events).to_string();
    if file == Path::new("-") {
        return print(&written);
    }
    files::write(file, written.as_bytes())?;
    aside(&format!("saved {}", called(file)));
    Ok(())
}
