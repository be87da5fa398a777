//! `phonetree render`: prompt files.

mod allow;

use std::io::{self, IsTerminal as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use crate::cli::open::{self, Opened};
use crate::cli::output::{aside, called, print};
use crate::cli::{Failure, Verdict};
use crate::files::Within;
use crate::sound::{Format, PromptTarget};
use crate::voice::render::{Differences, FileLayout, How, Render, Rendered};
use phonetree_core::menu::Tree;

/// Renders every prompt of the menu to sound files; later runs render only what has changed.
///
/// Files are named after node and role: main/options.wav, main/no-input-2.wav. Prompts with a value
/// in them are cut at it: main/options-part-1.wav, values/tomorrow-at-8-a-m.wav, digits/7.wav. With
/// them come manifest.json (how each file was made, its length and level) and the script for a
/// voice talent (script.md, script.csv).
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[command(after_help = "\
Formats: pcm8k pcm16k pcm22k pcm44k pcm48k (16-bit WAV), ulaw alaw (G.711 WAV), ulaw-raw
alaw-raw (G.711 without header), sln sln16 (16-bit without header), g722, opus. All have one
channel, active speech at -19 dBm0 (RFC 7874) and 20 ms fades.

The voice is the menu's ([voice] in its file): the embedded one, any program that reads text and
writes WAV, or a speech server. A file in the menu's recordings folder is used in place of the voice.
A program runs exactly as the file says, a server gets the prompts' words, and only after you allow
it: the first time, and whenever [voice] has changed, you are asked.

Examples:
  phonetree render --out prompts                      16-bit WAV at 8 kHz
  phonetree render --out prompts --format ulaw,opus   two formats, a folder for each
  phonetree render --out sounds --for asterisk        as Asterisk expects them
  phonetree render --out prompts --check              for CI: do the files match the menu?

Exit code: 0 all files are as they should be; 1 with --check: some are not; 2 not all could be
made.")]
pub(super) struct Command {
    /// The folder to write to. Without it, the menu's own (`audio` in [voice]), if it is within the folder of
    /// the menu.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// One or more formats, separated by commas.
    #[arg(long, value_name = "LIST", value_delimiter = ',', conflicts_with = "system",
          value_parser = PossibleValuesParser::new(Format::ALL.map(Format::name)), hide_possible_values = true)]
    format: Vec<String>,
    /// Use the formats, folders and names that a telephone system expects.
    #[arg(long = "for", id = "system", value_name = "SYSTEM",
          value_parser = PossibleValuesParser::new(PromptTarget::ALL.map(PromptTarget::name)))]
    system: Option<String>,
    /// Let the menu's [voice] run its program without asking, now and later.
    #[arg(long = "allow-command")]
    allowed: bool,
    /// Let the menu's [voice] send the prompts' words, and its key, to its speech server without asking,
    /// now and later.
    #[arg(long = "allow-server")]
    server_allowed: bool,
    /// Change nothing; report files that are missing, stale, changed by hand or left over.
    #[arg(long)]
    check: bool,
    /// Remove files from earlier runs that no prompt needs anymore.
    #[arg(long, conflicts_with = "check")]
    prune: bool,
    /// Overwrite files that were changed by hand.
    #[arg(long, conflicts_with = "check")]
    force: bool,
    /// How many prompts to make at once. Default: one per core; 4 with a speech server, 16 at most.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZero<usize>>,
    /// Print the result as one JSON object.
    #[arg(long)]
    json: bool,
}

impl Command {
    pub(super) fn run(&self, menu: Option<&Path>) -> Result<Verdict, Failure> {
        let opened = open::open(menu)?;
        let tree = &opened.tree;
        let out = match &self.out {
            Some(out) => out.clone(),
            None => self.own_folder(&opened)?,
        };
        let recordings = opened.folder(tree.voice.recordings.as_deref());
        let render = Render::plan(tree, &self.layout(), &out, recordings.as_deref())?;
        if self.check {
            let found = render.check()?;
            return self.tell_differences(&out, &found);
        }
        let allowed = allow::Allowed { command: self.allowed, server: self.server_allowed };
        allow::ask(&opened, allowed)?;
        let how = How { workers: self.jobs, prune: self.prune, force: self.force };
        let bar = ProgressBar::hidden();
        if io::stderr().is_terminal() && !self.json {
            bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
            let style = ProgressStyle::with_template("{bar:30} {pos} of {len} prompts, {eta} left");
            bar.set_style(style.map_err(|why| Failure(why.to_string()))?);
        }
        let done = render.run(how, |progress| {
            bar.set_length(progress.of as u64);
            bar.set_position(progress.made as u64);
        });
        bar.finish_and_clear();
        self.tell_done(tree, &out, &done?)
    }

    /// The folder that the menu itself names. A file may come from anywhere: it says where to write only
    /// within its own folder.
    fn own_folder(&self, opened: &Opened) -> Result<PathBuf, Failure> {
        let own = opened.folder(opened.tree.voice.audio.as_deref());
        let own = own.ok_or_else(|| {
            Failure(
                "name the folder to write to: --out DIR (or `audio = \"DIR\"` in the menu's [voice])".into(),
            )
        })?;
        let home = opened.file.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        match !self.check && Within::at(home).is_left_by(&own) {
            true => Err(Failure(format!(
                "the prompts of {} would be written outside its folder, to {}. If you want that, use --out {1}",
                opened.name,
                called(&own)
            ))),
            false => Ok(own),
        }
    }

    fn layout(&self) -> FileLayout {
        let system = self.system.as_deref().and_then(PromptTarget::named);
        let mut named: Vec<Format> =
            self.format.iter().filter_map(|name| Format::named(name)).collect();
        named.sort_unstable();
        named.dedup();
        let formats = match (system, named.is_empty()) {
            (Some(system), _) => system.formats().to_vec(),
            (None, true) => vec![Format::Pcm8k],
            (None, false) => named,
        };
        FileLayout { formats, system }
    }

    fn tell_done(&self, tree: &Tree, out: &Path, done: &Rendered) -> Result<Verdict, Failure> {
        if self.json {
            print(&format!(
                "{}\n",
                json!({
                    "menu": tree.title.first(), "out": out, "written": done.written, "kept": done.kept,
                    "orphans": done.orphans, "pruned": self.prune, "foreign": done.foreign,
                    "failed": done.failed, "untried": done.untried, "strays": done.strays,
                    "ms": done.ms, "bytes": done.bytes,
                })
            ))?;
        } else {
            let seconds = done.ms as f64 / 1_000.0;
            let size = indicatif::HumanBytes(done.bytes);
            let what = match (done.written.len(), done.kept) {
                (0, kept) => format!("nothing to do: all {kept} files are as they should be"),
                (written, 0) => format!("{} written", files(written)),
                (written, kept) => {
                    format!("{} written, {kept} were as they should be", files(written))
                }
            };
            if done.failed.is_empty() && done.foreign.is_empty() {
                print(&format!("{}: {what} ({seconds:.0} s of sound, {size})\n", called(out)))?;
            }
        }
        for stray in &done.strays {
            aside(&format!(
                "the recording {stray} doesn't have a prompt's name (script.md in {} lists them)",
                called(out)
            ));
        }
        let gone =
            if self.prune { "removed" } else { "no prompt needs it anymore (--prune removes it)" };
        list(&done.orphans, gone);
        let mut wrong: Vec<String> = done.failed.clone();
        if done.untried > 0 {
            wrong.push(format!("{} more prompts were not tried after that", done.untried));
        }
        wrong.extend(done.foreign.iter().map(|file| {
            let keeps = match file.starts_with("script.") {
                true => "give it another name",
                false => "move it into the menu's folder of recordings",
            };
            format!(
                "{file} is not as it was written, and was left alone: to keep it, {keeps}; to lose it, \
                 delete it or use --force"
            )
        }));
        if wrong.is_empty() { Ok(Verdict::Fine) } else { Err(Failure(wrong.join("\n"))) }
    }

    fn tell_differences(&self, out: &Path, found: &Differences) -> Result<Verdict, Failure> {
        let Differences { missing, stale, foreign, orphans, current } = found;
        let count = missing.len() + stale.len() + foreign.len() + orphans.len();
        if self.json {
            print(&format!(
                "{}\n",
                json!({
                    "out": out, "current": current, "missing": missing, "stale": stale,
                    "foreign": foreign, "orphans": orphans,
                })
            ))?;
        } else if count == 0 {
            print(&format!("{}: all {current} files match the menu\n", called(out)))?;
        } else {
            let lines = [
                (missing, "is missing"),
                (stale, "is stale: its words, voice or format changed"),
                (foreign, "is not as it was written"),
                (orphans, "is left over: no prompt needs it"),
            ];
            let lines = lines
                .iter()
                .flat_map(|(files, why)| files.iter().map(move |file| format!("{file} {why}\n")));
            print(&lines.collect::<String>())?;
        }
        Ok(if count == 0 { Verdict::Fine } else { Verdict::Wrong })
    }
}

/// A remark on each file; on the first few, if there are many.
fn list(files: &[String], what: &str) {
    const MOST: usize = 10;
    for file in files.iter().take(MOST) {
        aside(&format!("{file}: {what}"));
    }
    if files.len() > MOST {
        aside(&format!("... and {} more", files.len() - MOST));
    }
}

fn files(n: usize) -> String {
    if n == 1 { "1 file".to_owned() } else { format!("{n} files") }
}
