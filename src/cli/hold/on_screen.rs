//! `phonetree call` on the screen.

use std::io::{self, IsTerminal as _};

use chrono::DateTime;
use chrono_tz::Tz;

use super::teller::{Manner, Teller, opening};
use crate::cli::Failure;
use crate::cli::output::{Printing, color, width};
use crate::phone::screen::{
    CallStart, Drilled, Held, Screen, ScreenTerminal, Settings, View, hold_calls, smallest,
};
use crate::voice::{self, Takes};
use phonetree_core::menu::{LineId, ReaderLanguage, Tree};
use phonetree_core::script::{Caller, Event, Reporter};

/// Whether a phone fits on the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Fits {
    /// It does.
    Well,
    /// The terminal can show it, but is too small now.
    TooSmall,
    /// There is no terminal, or one that can only write line after line.
    NoTerminal,
}

/// Whether a phone fits on the terminal this program runs in.
pub(in crate::cli) fn fits() -> Fits {
    let both = io::stdin().is_terminal() && io::stdout().is_terminal();
    let dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
    // Asked for the size of no terminal, crossterm starts `tput`, twice.
    if !both || dumb {
        return Fits::NoTerminal;
    }
    match crossterm::terminal::size() {
        Ok((columns, rows)) => {
            let fits = columns >= smallest().0 && rows >= smallest().1;
            if fits { Fits::Well } else { Fits::TooSmall }
        }
        Err(_) => Fits::NoTerminal,
    }
}

/// Holds calls on the screen until it is left, then tells the last of them in text: the screen
/// itself leaves nothing behind. Which line that was, and what happened.
pub(in crate::cli) fn hold(
    tree: &Tree,
    line: LineId,
    at: DateTime<Tz>,
    caller: Caller,
    (takes, muted): (Option<Takes>, bool),
    reader: ReaderLanguage,
) -> Result<(LineId, Vec<Event>), Failure> {
    let start = CallStart::new(line, at, caller);
    let held = on_terminal(tree, start, (takes, muted), reader, None)?;
    let reporter = Reporter::new(tree, held.at.to_utc()).read_in(reader);
    let mut teller = Teller::new(Manner::Text, reporter, Printing(io::stdout()), false, width());
    teller.write(&opening(tree, held.line, held.at, reader));
    teller.recount(&held.story);
    match teller.finish() {
        (_, Some(error)) => Err(Failure(format!("cannot write to stdout: {error}"))),
        (_, None) => Ok((held.line, held.events)),
    }
}

/// Holds one call on the screen as practice for a drill. What happened.
pub(in crate::cli) fn practice(
    tree: &Tree,
    first: CallStart,
    sound: (Option<Takes>, bool),
    reader: ReaderLanguage,
    drill: Drilled,
) -> Result<Vec<Event>, Failure> {
    Ok(on_terminal(tree, first, sound, reader, Some(drill))?.events)
}

fn on_terminal(
    tree: &Tree,
    first: CallStart,
    (takes, muted): (Option<Takes>, bool),
    reader: ReaderLanguage,
    drill: Option<Drilled>,
) -> Result<Held, Failure> {
    let lengths = voice::lengths(takes.as_ref(), tree);
    let lines = tree.line_ids().map(|id| {
        let line = &tree[id];
        let name = line.name.as_ref().map_or(&*line.id, |name| name.in_language(reader.menu));
        (line.number.as_written().to_owned(), name.to_owned())
    });
    let settings =
        Settings { drill, ..Settings::new(color(&io::stdout()), muted, lines.collect(), reader) };

    let (mut terminal, touches) = ScreenTerminal::take_over()?;
    let show = |view: &View<'_>| terminal.show(view);
    let mut screen = Screen::new(tree, &lengths, touches, settings, first.clone(), show);
    screen.with_takes(takes);
    if !muted {
        screen.turn_sound_on();
    }
    Ok(hold_calls(first, &mut screen))
}
