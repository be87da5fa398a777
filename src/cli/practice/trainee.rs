//! How a trainee answers: by keys at a terminal, or by lines on stdin.

use std::io;

use chrono::DateTime;
use chrono_tz::Tz;

use crate::cli::Failure;
use crate::cli::hold::Manner;
use crate::cli::hold::on_handset::{self, Manners};
use crate::cli::hold::on_screen::{self, Fits};
use crate::cli::open::Opened;
use crate::cli::output::{aside, print};
use crate::phone::screen::{CallStart, Drilled, TimeLimit, smallest};
use crate::phone::{Answers, Keyboard, Pace, StdinLines};
use phonetree_core::call::CallTime;
use phonetree_core::menu::{LineId, ReaderLanguage};
use phonetree_core::script::{Caller, Event};

/// The person who practices.
pub(super) struct Trainee {
    hands: Hands,
    pace: Pace,
}

enum Hands {
    /// Each line is an answer, or what is pressed in a call.
    Lines(StdinLines),
    Keys {
        answers: Answers,
        sees: Sees,
        muted: bool,
        /// Whether it was said how a question is answered.
        told_enter: bool,
    },
}

/// What a trainee at a terminal sees of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sees {
    /// The phone on the screen.
    Screen,
    /// Lines of text.
    Text,
    /// Nothing: it is to be heard.
    Nothing,
}

/// A call that is to be held.
#[derive(Clone, Copy)]
pub(super) struct ToCall<'a> {
    pub(super) opened: &'a Opened,
    pub(super) line: LineId,
    pub(super) at: DateTime<Tz>,
    /// When the caller hangs up at the latest.
    pub(super) limit: Option<CallTime>,
    /// The errand, in a line.
    pub(super) errand: &'a str,
    /// Whether the menu may be seen.
    pub(super) map: bool,
    /// The language of what is said of it.
    pub(super) reader: ReaderLanguage,
}

impl Trainee {
    pub(super) fn on_a_pipe(fast: bool) -> io::Result<Self> {
        Ok(Self { hands: Hands::Lines(StdinLines::of_stdin()?), pace: pace(fast) })
    }

    pub(super) fn at_the_terminal(sees: Sees, muted: bool, fast: bool) -> io::Result<Self> {
        let hands =
            Hands::Keys { answers: Answers::new()?, sees, muted: muted || fast, told_enter: false };
        Ok(Self { hands, pace: pace(fast) })
    }

    /// Which of so many answers is taken; nothing if the trainee leaves.
    pub(super) fn choose(&mut self, count: usize) -> Result<Option<usize>, Failure> {
        match &mut self.hands {
            Hands::Keys { answers, .. } => Ok(answers.choose(count)?),
            Hands::Lines(_) => self.line_of(count),
        }
    }

    /// The same, for a question: a stray key is not yet an answer.
    pub(super) fn answer(&mut self, count: usize) -> Result<Option<usize>, Failure> {
        if let Hands::Keys { answers, told_enter, .. } = &mut self.hands {
            if !std::mem::replace(told_enter, true) {
                print(&format!("(type 1-{count} and Enter, or q to quit)\n"))?;
            }
            return Ok(answers.choose_with_enter(count)?);
        }
        self.line_of(count)
    }

    /// The next line that is the number of an answer.
    fn line_of(&mut self, count: usize) -> Result<Option<usize>, Failure> {
        let lines = match &mut self.hands {
            Hands::Keys { .. } => return Ok(None),
            Hands::Lines(lines) => lines,
        };
        print("> ")?;
        while let Some(line) = lines.line()? {
            let answer = line.trim();
            print(&format!("{answer}\n"))?;
            if answer == "q" {
                return Ok(None);
            }
            match answer.parse::<usize>().ok().filter(|n| (1..=count).contains(n)) {
                Some(answer) => return Ok(Some(answer - 1)),
                None => print(&format!(
                    "(\"{answer}\" is not an answer: type 1-{count}, or q to quit)\n> "
                ))?,
            }
        }
        print("\n")?;
        Ok(None)
    }

    /// Holds a call. What happened; nothing if the trainee has left before it.
    pub(super) fn call(&mut self, to: ToCall<'_>) -> Result<Option<Vec<Event>>, Failure> {
        let told = to.reader.locale.live();
        let takes = to.opened.with_server(to.opened.takes());
        let (caller, keyboard, sound, manner) = match &mut self.hands {
            Hands::Lines(lines) => {
                let Some(caller) = dialed(lines)? else { return Ok(None) };
                (caller, Keyboard::none(), false, Manner::Text)
            }
            Hands::Keys { sees: Sees::Screen, muted, .. } if fits() => {
                let mut caller = Caller::default();
                leaves(&mut caller, to.limit);
                let first = CallStart::new(to.line, to.at, caller);
                let limit = to.limit.map(|at| TimeLimit { at, says: told.time_is_up().to_owned() });
                let errand = told.errand(&to.errand);
                let drill = Drilled { errand, map: to.map, limit };
                let tree = &to.opened.tree;
                return on_screen::practice(tree, first, (takes, *muted), to.reader, drill)
                    .map(Some);
            }
            Hands::Keys { sees, muted, .. } => {
                let manner = if *sees == Sees::Nothing { Manner::Ears } else { Manner::Text };
                (Caller::default(), Keyboard::terminal(), !*muted, manner)
            }
        };
        let mut caller = caller;
        leaves(&mut caller, to.limit);
        let limit = to.limit.map(|at| TimeLimit { at, says: told.time_is_up().to_owned() });
        let manners =
            Manners { keyboard, pace: self.pace, sound, manner, limit, reader: to.reader };
        let call = (to.line, to.at);
        on_handset::hold(&to.opened.tree, call, caller, takes, manners, None).map(Some)
    }

    /// Whether time goes on while the trainee thinks.
    pub(super) fn waits(&self) -> bool {
        matches!(self.pace, Pace::WallClock)
    }

    /// Whether nobody is there who could be asked again.
    pub(super) fn is_on_a_pipe(&self) -> bool {
        matches!(self.hands, Hands::Lines(_))
    }
}

/// The next line that can be pressed.
fn dialed(lines: &mut StdinLines) -> Result<Option<Caller>, Failure> {
    while let Some(line) = lines.line()? {
        match Caller::from_dial_string(line.trim()) {
            Ok(caller) => return Ok(Some(caller)),
            Err(why) => print(&format!("({why})\n"))?,
        }
    }
    Ok(None)
}

fn leaves(caller: &mut Caller, limit: Option<CallTime>) {
    if let Some(limit) = limit {
        caller.leave_at(limit);
    }
}

/// Whether the phone fits on the terminal, now: it may have been made larger, or smaller.
fn fits() -> bool {
    let fits = on_screen::fits();
    if fits == Fits::TooSmall {
        let (columns, rows) = smallest();
        aside(&format!(
            "(in text: the phone on the screen needs {columns} columns and {rows} rows)"
        ));
    }
    fits == Fits::Well
}

fn pace(fast: bool) -> Pace {
    if fast { Pace::Fast } else { Pace::WallClock }
}
