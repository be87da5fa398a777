//! `phonetree man`: the pages of the manual.

use std::path::PathBuf;

use clap::{Args, CommandFactory as _};
use clap_mangen::Man;

use super::output::print;
use super::verdict::Failure;
use crate::files::{Within, write};

/// Print a page of the manual: of phonetree, or of one of its commands.
///
/// `phonetree man find | man -l -` shows one; packages install them all.
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Command {
    /// The command whose page it is; without one, phonetree itself.
    command: Option<String>,
    /// Write every page into this folder: phonetree.1, phonetree-call.1, and so on.
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    out: Option<PathBuf>,
}

impl Command {
    pub(super) fn run(self) -> Result<(), Failure> {
        let mut whole = super::Command::command();
        // Options that every command takes stand in each page.
        whole.build();
        let Some(folder) = self.out else {
            return print(&page(&whole, self.command.as_deref())?);
        };
        let folder = Within::make(&folder)?;
        let commands = whole.get_subcommands().map(clap::Command::get_name);
        for name in commands.filter(|name| *name != "help").map(Some).chain([None]) {
            let file = name.map_or("phonetree.1".to_owned(), |name| format!("phonetree-{name}.1"));
            write(&folder.path(&file)?, page(&whole, name)?.as_bytes())?;
        }
        Ok(())
    }
}

/// A page, as `roff` for `man`.
fn page(whole: &clap::Command, name: Option<&str>) -> Result<String, Failure> {
    let command = match name {
        None => whole.clone(),
        Some(name) => {
            let Some(command) = whole.find_subcommand(name) else {
                return Err(Failure(format!(
                    "phonetree has no command `{name}`: `phonetree --help` lists them"
                )));
            };
            command.clone()
        }
    };
    let mut roff = Vec::new();
    Man::new(command.version(env!("CARGO_PKG_VERSION"))).render(&mut roff)?;
    Ok(String::from_utf8_lossy(&roff).into_owned())
}
