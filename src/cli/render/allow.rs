//! The program that a menu names as its voice runs with the rights of anyone who renders it: they are
//! asked first.

use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::Path;

use toml_edit::DocumentMut;

use crate::cli::Failure;
use crate::cli::open::{Opened, data_folder};
use crate::cli::output::{aside, ask as question, called};
use crate::voice::render::Consent;
use phonetree_core::menu::Speaker;

/// Lets the program of a menu be run, if it has one and somebody allows it: now, by `allowed`, or before.
pub(super) fn ask(opened: &Opened, allowed: bool) -> Result<(), Failure> {
    let voicing = &opened.tree.voice;
    // The menu that is built in names none.
    let (Speaker::Command, Some(file)) = (voicing.by, &opened.file) else { return Ok(()) };
    let document: DocumentMut = opened.text.parse()?;
    let voice = document.get("voice").map(ToString::to_string).unwrap_or_default();
    // Where nothing can be remembered, everybody is asked each time.
    let consent = data_folder().and_then(|folder| {
        let folder = folder.join("allowed-commands");
        Ok(Consent::about(&folder, file, &voicing.command, &voice)?)
    });
    if consent.as_ref().is_ok_and(Consent::is_given) {
        return Ok(());
    }
    if !allowed {
        asked(file, &voicing.command)?;
    }
    let kept = consent.and_then(|consent| Ok(consent.give()?));
    if let Err(Failure(why)) = kept {
        aside(&format!("(can't save this permission: {why})"));
    }
    Ok(())
}

/// Asks at the terminal; nobody can be asked elsewhere.
fn asked(file: &Path, command: &[Box<str>]) -> Result<(), Failure> {
    let file = called(file);
    // Each word in quotes: blanks and letters that a terminal would not show can be seen.
    let words: Vec<String> = command.iter().map(|word| format!("{word:?}")).collect();
    let words = words.join(" ");
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Err(Failure(format!(
            "{file} uses a program as its voice, and you haven't allowed it to run yet:\n\n  {words}\n\n\
             If you trust it, use --allow-command, or run this in a terminal to be asked"
        )));
    }
    question(&format!(
        "{file} names a program as its voice. It would run with your rights, once for each prompt:\n\n  \
         {words}\n\nRun it? It is not asked again unless the file's [voice] changes. [y/N] "
    ));
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" => Ok(()),
        _ => Err(Failure("the program did not run, and nothing was rendered".to_owned())),
    }
}
