//! The program that a menu names as its voice runs with the rights of anyone who renders it, and a speech
//! server gets the words of its prompts: the user is asked first.

use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::Path;

use crate::cli::Failure;
use crate::cli::open::Opened;
use crate::cli::output::{aside, ask as question, called};
use crate::voice::host_of;
use crate::voice::render::Consent;
use phonetree_core::menu::{Speaker, SpeechServer};

/// What the command line allows.
#[derive(Clone, Copy)]
pub(super) struct Allowed {
    pub(super) command: bool,
    pub(super) server: bool,
}

/// Lets the program of a menu be run, or its server asked, if it has one and somebody allows it: on the
/// command line, now, or before.
pub(super) fn ask(opened: &Opened, allowed: Allowed) -> Result<(), Failure> {
    let voicing = &opened.tree.voice;
    let server = voicing.server.as_ref().filter(|_| voicing.by == Speaker::Server);
    if let Some(server) = server {
        tell_of(server);
    }
    let (Some(consent), Some(file)) = (opened.permission(), &opened.file) else { return Ok(()) };
    // Where nothing can be remembered, everybody is asked each time.
    if consent.as_ref().is_ok_and(Consent::is_given) {
        return Ok(());
    }
    let asked = match server {
        Some(_) if allowed.server => Ok(()),
        Some(server) => asked_for_server(file, server),
        None if allowed.command => Ok(()),
        None => asked_for_command(file, &voicing.command),
    };
    asked?;
    let kept = consent.and_then(|consent| Ok(consent.give()?));
    if let Err(Failure(why)) = kept {
        aside(&format!("(can't save this permission: {why})"));
    }
    Ok(())
}

/// Says where the words go, if they leave this machine.
fn tell_of(server: &SpeechServer) {
    let (host, is_here) = host_of(server.url.as_str());
    if !is_here {
        aside(&format!("(the words of new and changed prompts go to {host})"));
    }
}

/// Asks at the terminal; nobody can be asked elsewhere.
fn asked_for_command(file: &Path, command: &[Box<str>]) -> Result<(), Failure> {
    let file = called(file);
    // Each word in quotes: blanks and letters that a terminal would not show can be seen.
    let words: Vec<String> = command.iter().map(|word| format!("{word:?}")).collect();
    let words = words.join(" ");
    if !a_person_is_there() {
        return Err(Failure(format!(
            "{file} uses a program as its voice, and you haven't allowed it to run yet:\n\n  {words}\n\n\
             If you trust it, use --allow-command, or run this in a terminal to be asked"
        )));
    }
    let is_yes = answers_yes(&format!(
        "{file} names a program as its voice. It would run with your rights, once for each prompt:\n\n  \
         {words}\n\nRun it? It is not asked again unless the file's [voice] changes. [y/N] "
    ))?;
    match is_yes {
        true => Ok(()),
        false => Err(Failure("the program did not run, and nothing was rendered".to_owned())),
    }
}

fn asked_for_server(file: &Path, server: &SpeechServer) -> Result<(), Failure> {
    let file = called(file);
    let url = server.url.as_str();
    let sent = match &server.key_env {
        None => "the words of its prompts".to_owned(),
        Some(name) => {
            let is_plain = url.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("http://"));
            let how = match is_plain && !host_of(url).1 {
                true => ", which anyone on the way can read (http, not https)",
                false => "",
            };
            format!(
                "the words of its prompts, and the key in your environment variable {name}{how}"
            )
        }
    };
    if !a_person_is_there() {
        return Err(Failure(format!(
            "{file} uses a speech server as its voice, and you haven't allowed it yet. It would get {sent}:\n\n  \
             {url}\n\nIf you trust it, use --allow-server, or run this in a terminal to be asked"
        )));
    }
    let is_yes = answers_yes(&format!(
        "{file} names a speech server as its voice. It would get {sent}:\n\n  {url}\n\n\
         Send them? It is not asked again unless the file's [voice] changes. [y/N] "
    ))?;
    match is_yes {
        true => Ok(()),
        false => Err(Failure("nothing was sent, and nothing was rendered".to_owned())),
    }
}

fn a_person_is_there() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

fn answers_yes(asked: &str) -> Result<bool, Failure> {
    question(asked);
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}
