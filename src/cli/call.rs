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
use crate::cli::open::given::Assumptions;
use crate::cli::open::language::LanguageArg;
use crate::cli::open::{self, Opened};
use crate::cli::output::{aside, called, print};
use crate::files::{self, MOST_TEXT, ReadError};
use crate::phone::{Keyboard, Pace};
use crate::voice::Takes;
use phonetree_core::call::TransferOutcome;
use phonetree_core::menu::{LineId, QueueId, ReaderLanguage, Text, Tree};
use phonetree_core::script::{Caller, Event, PlannedLine, Transcript};

/// Calls a line of the menu, in your terminal: prompts are spoken and shown, keys act at once.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
During the call, press 0-9 * # as on a telephone; Ctrl-C hangs up. On the screen, ? shows all keys.
With no terminal, keys are read from stdin; when it ends, the caller does nothing more.

Examples:
  phonetree call                                    the first line of the menu
  phonetree call 1-800-790-4661 --at \"Mon 07:15\"    who answers at 7:15 a.m.?
  phonetree call 18007904661 --keys 3 --fast        straight to option 3, without waiting
  phonetree call --keys \"1,,3\"                      1, four seconds later 3
  phonetree call --keys 2 --fast --json             one JSON object for each event
  phonetree call --plain                            lines of text, for a screen reader or a log
  phonetree call --unanswered sales                 nobody answers at the team `sales`
  phonetree call --set storm=on                     while the switch `storm` is on
  phonetree call --agent-free sales-line=3m         wait three minutes in the queue `sales-line`
  phonetree call --from withheld                    as a caller who keeps the number back
  phonetree call --save rehearsal.toml              save what happened

With no terminal, each key is pressed as soon as stdin has it, and other characters are skipped;
to time the keys, use --keys.

Exit code: 0 the call was made, however it ended; 2 it could not be made.")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Command {
    /// The number to dial, in any common format, or the name of a line or of a team that answers one
    /// directly. Default: the first line in the file.
    number: Option<String>,
    /// When the line answers: "2026-11-23 07:15" in the menu's zone, RFC 3339, "Mon 7:15 am",
    /// "tomorrow noon" or "now".
    #[arg(long, value_name = "WHEN", default_value = "now")]
    at: String,
    /// Keys to press, each as soon as it counts; `,` waits two seconds, {1.5s} waits 1.5, {at 9s}1 presses 1 then, whatever is said.
    #[arg(long, value_name = "KEYS")]
    keys: Option<String>,
    /// Nobody answers at this team.
    #[arg(long, value_name = "TEAM")]
    unanswered: Vec<String>,
    /// What comes of ringing a team: "answered", "busy", "no-answer" or "failed". Say it again for the next
    /// ring of the same team; the last one holds for the rest of the call.
    #[arg(long, value_name = "TEAM=OUTCOME")]
    ring: Vec<String>,
    #[command(flatten)]
    assumptions: Assumptions,
    /// When somebody of a queue's team is free: "3m" after the caller has come, "0s" at once, "never"; or "full".
    /// Say it again for the next time in the same line; the last one holds for the rest of the call.
    #[arg(long, value_name = "QUEUE=WHEN")]
    agent_free: Vec<String>,
    /// How long callers wait in a queue: "3m", or with chance, "calls_an_hour=40,each=4m,agents=3,seed=1". What is
    /// left out is as in the menu: "seed=7".
    #[arg(long, value_name = "QUEUE=WAIT")]
    wait: Vec<String>,
    /// No sound: text with the same timing.
    #[arg(long)]
    mute: bool,
    /// Don't wait: prompts take no time, and the call's clock stops while it waits for you.
    #[arg(long)]
    fast: bool,
    /// Show a phone on the whole terminal: keypad, menu, who is open. The default on terminals of at
    /// least 40x15 characters.
    #[arg(long, conflicts_with_all = ["plain", "fast", "json"])]
    screen: bool,
    /// Lines of text, one after the other.
    #[arg(long)]
    plain: bool,
    /// Play prompts from this folder, which `render` wrote. Without it, from the menu's own.
    #[arg(long, value_name = "DIR")]
    audio: Option<PathBuf>,
    /// One JSON object per line, for programs.
    #[arg(long)]
    json: bool,
    /// Save what happened, as a written call that can be replayed.
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    #[command(flatten)]
    language: LanguageArg,
}

impl Command {
    pub(super) fn run(&self, menu: Option<&Path>) -> Result<(), Failure> {
        let mut opened = open::open(menu)?;
        self.waits(&mut opened.tree)?;
        let tree = &opened.tree;
        let reader = self.language.of(tree)?;
        let line = self.line(tree)?;
        let at = moment(&self.at, tree, Clock::Milliseconds)?;
        let keys = self.keys.as_deref().map(Caller::from_dial_string).transpose();
        let caller = keys.map_err(|wrong| Failure(format!("--keys: {wrong}")))?;

        let mut caller = caller.unwrap_or_default();
        self.rings(tree, &mut caller)?;
        self.assumptions.of(tree)?.into_iter().for_each(|decided| caller.expect_decided(decided));
        self.lines(tree, &mut caller)?;
        self.save
            .as_deref()
            .map_or(Ok(()), |file| opened.is_not(file).and(may_be_replaced(file)))?;
        let takes = self.takes(&opened)?;
        let takes = if self.fast { takes } else { opened.with_server(takes) };
        let (line, events) = match self.wants_screen() {
            true => on_screen::hold(tree, line, at, caller, (takes, self.mute), reader)?,
            false => (line, self.plainly(tree, (line, at), caller, takes, reader)?),
        };
        self.save.as_deref().map_or(Ok(()), |file| save(file, &opened, line, events))
    }

    /// What comes of ringing teams.
    fn rings(&self, tree: &Tree, caller: &mut Caller) -> Result<(), Failure> {
        let unanswered = self.unanswered.iter().map(|team| (team.as_str(), "no-answer"));
        let ring = self.ring.iter().map(|ring| ring.split_once('=').unwrap_or((ring, "")));
        for (team, outcome) in unanswered.chain(ring) {
            let id = tree.team_for(team).ok_or_else(|| {
                let known = tree.teams.iter().map(|team| &*team.id);
                let known = known.collect::<Vec<_>>().join(", ");
                Failure(format!("this menu has no team named {team}. Its teams are: {known}"))
            })?;
            let outcome = TransferOutcome::named(outcome).ok_or_else(|| {
                let known = TransferOutcome::ALL.map(TransferOutcome::name).join(", ");
                Failure(format!("--ring {team}=...: say what comes of it, one of {known}"))
            })?;
            caller.expect_ring(id, outcome);
        }
        Ok(())
    }

    /// How long callers wait in queues.
    fn waits(&self, tree: &mut Tree) -> Result<(), Failure> {
        for said in &self.wait {
            let (name, wait) = said.split_once('=').unwrap_or((said, ""));
            for queue in queues(tree, name)? {
                let model = tree[queue].model.changed(wait);
                let model = model
                    .map_err(|wrong| Failure(format!("--wait {name}=...: `{wait}` {wrong}")))?;
                tree.wait_in(queue, model);
            }
        }
        Ok(())
    }

    /// The lines that the caller finds.
    fn lines(&self, tree: &Tree, caller: &mut Caller) -> Result<(), Failure> {
        for said in &self.agent_free {
            let (name, when) = said.split_once('=').unwrap_or((said, ""));
            let queues = queues(tree, name)?;
            let line: PlannedLine = when
                .parse()
                .map_err(|wrong| Failure(format!("--agent-free {name}=...: `{when}` {wrong}")))?;
            for queue in queues {
                caller.expect_line(queue, line.clone());
            }
        }
        Ok(())
    }

    /// Whether the call is held on the screen: where it is asked for, or else fits.
    fn wants_screen(&self) -> bool {
        let fits = on_screen::fits();
        if self.screen && fits == Fits::NoTerminal {
            aside("(this terminal can't show the screen, so the call is in text)");
            return false;
        }
        self.screen || !self.plain && !self.fast && !self.json && fits == Fits::Well
    }

    /// Holds the call on the plain handset. What happened.
    fn plainly(
        &self,
        tree: &Tree,
        (line, at): (LineId, DateTime<Tz>),
        caller: Caller,
        takes: Option<Takes>,
        reader: ReaderLanguage,
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
            limit: None,
            reader,
            manner: if self.json { Manner::Json } else { Manner::Text },
        };
        let opening = (!self.json).then(|| opening(tree, line, at, reader));
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
                let name = line.name.as_ref().map(Text::first).unwrap_or_default();
                format!("  {:<18} {:<24} {name}", line.number.as_written(), line.id)
            });
            lines.collect::<Vec<_>>().join("\n")
        };
        let first = || tree.line_ids().next();
        let line = self.number.as_deref().map_or_else(first, |dialed| tree.line_for(dialed));
        line.ok_or_else(|| {
            let dialed = self.number.as_deref().unwrap_or_default();
            Failure(format!(
                "this menu has no line with the number or name {dialed}. Its lines are:\n{}",
                known()
            ))
        })
    }
}

/// The queue of a name, or all for a team.
fn queues(tree: &Tree, name: &str) -> Result<Vec<QueueId>, Failure> {
    let queues = tree.queues_for(name);
    if !queues.is_empty() {
        return Ok(queues);
    }
    let known: Vec<&str> = tree.queues.iter().map(|queue| &*queue.id).collect();
    Err(Failure(match known.as_slice() {
        [] => "this menu has no queue: nobody waits in it".to_owned(),
        known => {
            format!("this menu has no queue named {name}. Its queues are: {}", known.join(", "))
        }
    }))
}

/// Refuses to write over what no call wrote: requirements that somebody wrote by hand, say.
fn may_be_replaced(file: &Path) -> Result<(), Failure> {
    // What is not a file is written to, and replaced by nothing.
    if !files::is_replaced(file) {
        return Ok(());
    }
    // What is not text, or longer than any, is not a call either.
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
            "{} is not a saved call, so it was not overwritten: name another file",
            called(file)
        ))),
    }
}

/// Writes down what happened.
fn save(file: &Path, opened: &Opened, line: LineId, events: Vec<Event>) -> Result<(), Failure> {
    let tree = &opened.tree;
    let when = events.first().map(|event| event.at.to_rfc3339_opts(SecondsFormat::Secs, false));
    let name = format!("{} at {}", tree[line].id, when.unwrap_or_default());
    let written = Transcript::new(name, events).to_string();
    if file == Path::new("-") {
        return print(&written);
    }
    // Whose call it is: another menu may be in the same folder one day.
    // Nothing stays in the folder of a device or a descriptor (`/dev/stdout`): then it is as seen from here.
    let home = file.parent().filter(|_| files::is_left(file)).unwrap_or(Path::new(""));
    let menu = opened.file.as_deref().and_then(|menu| open::from_folder(home, menu));
    let written = match menu {
        Some(menu) => format!("menu = {}\n\n{written}", toml_edit::Value::from(menu)),
        None => written,
    };
    files::write(file, written.as_bytes())?;
    aside(&format!("saved {}", called(file)));
    Ok(())
}
