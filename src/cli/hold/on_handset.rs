//! A call on the plain handset: lines of text, one after the other.

use std::io;

use chrono::DateTime;
use chrono_tz::Tz;

use super::teller::{Manner, Teller};
use crate::cli::Failure;
use crate::cli::output::{Printing, aside, width};
use crate::phone::screen::TimeLimit;
use crate::phone::{Handset, Keyboard, Pace};
use crate::voice::{self, Takes};
use phonetree_core::drive::drive;
use phonetree_core::menu::{LineId, ReaderLanguage, Tree};
use phonetree_core::script::{Caller, Event, Reporter};

/// How a call is held on the handset.
pub(in crate::cli) struct Manners {
    pub(in crate::cli) keyboard: Keyboard,
    pub(in crate::cli) pace: Pace,
    pub(in crate::cli) sound: bool,
    pub(in crate::cli) manner: Manner,
    /// When its time is up, if it has a limit.
    pub(in crate::cli) limit: Option<TimeLimit>,
    /// The language of what is said of it.
    pub(in crate::cli) reader: ReaderLanguage,
}

/// Holds the call; `opening` is read before it. What happened, and why there was no sound, if there
/// was to be some.
pub(in crate::cli) fn hold(
    tree: &Tree,
    (line, at): (LineId, DateTime<Tz>),
    caller: Caller,
    takes: Option<Takes>,
    manners: Manners,
    opening: Option<&str>,
) -> Result<Vec<Event>, Failure> {
    let Manners { keyboard, pace, sound, manner, limit, reader } = manners;
    let line_end = if keyboard.is_raw() { "\r\n" } else { "\n" };
    let mut teller = Teller::new(
        manner,
        Reporter::new(tree, at.to_utc()).read_in(reader),
        Printing(io::stdout()),
        keyboard.is_raw(),
        width(),
    )
    .until(limit);
    if let Some(opening) = opening {
        teller.write(opening);
    }
    let lengths = voice::lengths(takes.as_ref(), tree);
    let tell = |at, effect: &_| teller.tell(at, effect);
    let mut handset = Handset::pick_up(caller, &lengths, keyboard, pace, tell)?;
    if sound && let Err(why) = handset.turn_sound_on(takes, tree) {
        if manner == Manner::Ears {
            return Err(Failure(format!("no prompts to play: {why}")));
        }
        let line_end = line_end.trim_end_matches('\n');
        aside(&format!(
            "(no sound: {why}; the call continues in text, with the same timing){line_end}"
        ));
    }
    drive(tree, line, at.to_utc(), &mut handset);
    handset.hang_up();
    let (events, broken) = teller.finish();
    match broken {
        Some(error) => Err(Failure(format!("cannot write to stdout: {error}"))),
        None => Ok(events),
    }
}
