//! The commands.
//!
//! In come the words of a command line; out come results on stdout, remarks on stderr, and the
//! exit code: 0 = fine, 1 = it ran and found something wrong, 2 = it could not run. One file for
//! each subcommand: it parses, calls one room, prints. Nothing is decided here that a room decides.
#![expect(
    clippy::disallowed_methods,
    reason = "this is where the program meets the terminal, the files and the clock"
)]

mod call;
mod check;
mod confirm;
mod diff;
mod doc;
mod export;
mod find;
mod hold;
mod hours;
mod import;
mod listen;
mod man;
mod new;
mod open;
mod output;
mod paint;
mod practice;
mod prove;
mod render;
mod test;
mod verdict;

use std::path::PathBuf;
use std::process::ExitCode;

use self::output::{aside, print};
use self::verdict::{Failure, Verdict};
use clap::{CommandFactory as _, Parser, Subcommand};

/// Rehearse, document, voice and prove phone menus (IVRs).
///
/// By default it uses the built-in menu: Kaiser Permanente's small-business line in
/// California, simulated from its published contact page. It never dials a real number.
#[derive(Debug, Parser)]
#[command(name = "phonetree", version, max_term_width = 100)]
struct Command {
    #[command(subcommand)]
    verb: Verb,
    /// A menu file (TOML), or a folder that contains one.
    #[arg(long, short, value_name = "PATH", global = true)]
    menu: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    #[command(about = "Call a line: hear its prompts, press its keys")]
    Call(call::Command),
    #[command(about = "Play written calls and report those that turn out differently")]
    Test(test::Command),
    #[command(about = "Practice calls: scored drills, with a history")]
    Practice(practice::Command),
    #[command(about = "Find whom to call about an errand")]
    Find(find::Command),
    #[command(about = "Show who answers when: now, this week, or as a calendar")]
    Hours(hours::Command),
    #[command(about = "Prove statements about every possible call")]
    Prove(prove::Command),
    #[command(about = "Render prompts to sound files; later runs render only what has changed")]
    Render(render::Command),
    #[command(about = "Inspect a sound file: format, level, keys, and which systems accept it")]
    Listen(listen::Command),
    #[command(about = "Write a document about the menu: a page, diagram, table or desk card")]
    Doc(doc::Command),
    #[command(about = "Write the menu for a telephone system that runs it")]
    Export(export::Command),
    #[command(about = "Write a menu file from another telephone system's menu")]
    Import(import::Command),
    #[command(about = "Record that a fact was confirmed by calling")]
    Confirm(confirm::Command),
    #[command(about = "Show what changed between two menus, as a caller would notice it")]
    Diff(diff::Command),
    #[command(about = "Start a menu file from a few questions, or from an example")]
    New(new::Command),
    #[command(about = "Check menus against quality rules, each with its source")]
    Check(check::Command),
    /// Print the JSON Schema of menu files, for editors.
    Schema {
        /// The schema of written calls.
        #[arg(long, conflicts_with = "course")]
        written_calls: bool,
        /// The schema of courses for `practice --script`.
        #[arg(long)]
        course: bool,
    },
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    #[command(about = "Print a page of the manual")]
    Man(man::Command),
}

/// Runs the command line this program was started with.
pub fn run() -> ExitCode {
    let command = match Command::try_parse() {
        Ok(command) => command,
        Err(told) => return refused(&told),
    };
    let done = match command.verb {
        Verb::Call(call) => call.run(command.menu.as_deref()).map(|()| Verdict::Fine),
        Verb::Practice(practice) => practice.run(command.menu.as_deref()),
        Verb::Find(find) => find.run(command.menu.as_deref()),
        Verb::Hours(hours) => hours.run(command.menu.as_deref()).map(|()| Verdict::Fine),
        Verb::Prove(prove) => prove.run(command.menu.as_deref()),
        Verb::Render(render) => render.run(command.menu.as_deref()),
        Verb::Listen(listen) => listen.run(),
        Verb::Doc(doc) => doc.run(command.menu.as_deref()).map(|()| Verdict::Fine),
        Verb::Export(export) => export.run(command.menu.as_deref()),
        Verb::Import(import) => import.run(),
        Verb::Confirm(confirm) => confirm.run(command.menu.as_deref()).map(|()| Verdict::Fine),
        Verb::Diff(diff) => diff.run(),
        Verb::New(new) => new.run().map(|()| Verdict::Fine),
        Verb::Test(test) => test.run(command.menu.as_deref()),
        Verb::Schema { written_calls, course } => {
            let schema = match (written_calls, course) {
                (true, _) => phonetree_core::script::schema(),
                (false, true) => phonetree_core::practice::schema(),
                (false, false) => phonetree_core::menu::schema(),
            };
            print(&format!("{schema:#}\n")).map(|()| Verdict::Fine)
        }
        Verb::Check(check) => check.run(command.menu.as_deref()),
        Verb::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Command::command(), "phonetree", &mut script);
            print(&String::from_utf8_lossy(&script)).map(|()| Verdict::Fine)
        }
        Verb::Man(man) => man.run().map(|()| Verdict::Fine),
    };
    match done {
        Ok(Verdict::Fine) => ExitCode::SUCCESS,
        Ok(Verdict::Wrong) => ExitCode::from(1),
        Err(Failure(why)) => {
            aside(&why);
            ExitCode::from(2)
        }
    }
}

/// What a command line is refused with has its own words in it; help and version have not.
fn refused(told: &clap::Error) -> ExitCode {
    match told.use_stderr() {
        true => aside(told.render().to_string().trim_end()),
        false => drop(told.print()),
    }
    ExitCode::from(u8::try_from(told.exit_code()).unwrap_or(2))
}
