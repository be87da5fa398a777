//! What a person or a program reads of a call while it goes on.

use std::io::{self, Write};

use chrono::DateTime;
use chrono_tz::Tz;

use crate::cli::output::wrapping;
use crate::phone::screen::{StoryKind, StoryLine, TimeLimit};
use phonetree_core::call::{CallTime, Effect, Ending, Report, Side};
use phonetree_core::menu::{LineId, ReaderLanguage, Tree};
use phonetree_core::script::{Event, Happening, Reporter, in_words};

/// How a call is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Manner {
    /// For a person: what is heard and what is pressed, with the seconds.
    Text,
    /// For a program: one JSON object a line.
    Json,
    /// For a person who is to listen: nothing but what is pressed.
    Ears,
}

/// What a person reads before the call.
pub(in crate::cli) fn opening(
    tree: &Tree,
    line: LineId,
    at: DateTime<Tz>,
    reader: ReaderLanguage,
) -> String {
    let (line, told) = (&tree[line], reader.locale.live());
    let number = line.number.as_written();
    let calling = match &line.name {
        Some(name) => told.calling_by_name(&number, &name.in_language(reader.menu)),
        None => told.calling(&number),
    };
    let notice = tree.notice.as_ref().map_or_else(String::new, |notice| format!("{notice}\n"));
    let time = reader.locale.full_clock_with_seconds(at);
    format!("{notice}{calling}\n{time}\n")
}

/// Tells a call to a reader, and keeps what was told.
#[derive(Debug)]
pub(in crate::cli) struct Teller<'t, W> {
    manner: Manner,
    reader: W,
    /// A terminal that gives keys without Enter wants a carriage return before each new line.
    raw_terminal: bool,
    /// Letters to a line of the terminal; none where it is not a terminal, and lines are left whole.
    width: Option<usize>,
    reporter: Reporter<'t>,
    events: Vec<Event>,
    /// When its time is up, if it has a limit.
    limit: Option<TimeLimit>,
    /// The reader has gone away, or the disk is full.
    broken: Option<io::Error>,
}

impl<'t, W: Write> Teller<'t, W> {
    pub(in crate::cli) fn new(
        manner: Manner,
        reporter: Reporter<'t>,
        reader: W,
        raw_terminal: bool,
        width: Option<usize>,
    ) -> Self {
        let (events, limit, broken) = (Vec::new(), None, None);
        Self { manner, reader, raw_terminal, width, reporter, events, limit, broken }
    }

    /// Its caller hangs up at the limit at the latest, because time is up.
    pub(in crate::cli) fn until(self, limit: Option<TimeLimit>) -> Self {
        Self { limit, ..self }
    }

    /// What a person reads of an effect: of a call that was left because time is up, that.
    fn words(&self, at: CallTime, effect: &Effect, event: Option<&Event>) -> Option<String> {
        let left = Happening::Ended { reason: Ending::HungUp, by: Side::Caller };
        let limit = self.limit.as_ref().filter(|limit| at >= limit.at);
        match limit.filter(|_| event.is_some_and(|event| event.what == left)) {
            Some(limit) => Some(limit.says.clone()),
            None => in_words(effect, event, self.reporter.reader().locale),
        }
    }

    /// Tells one effect, at its moment.
    pub(in crate::cli) fn tell(&mut self, at: CallTime, effect: &Effect) {
        let event = self.reporter.event(at, effect);
        let line = match self.manner {
            Manner::Json => event.as_ref().map(json),
            Manner::Ears
                if !matches!(effect, Effect::Report(Report::Pressed(_) | Report::Ended { .. })) =>
            {
                None
            }
            Manner::Text | Manner::Ears => {
                let words = self.words(at, effect, event.as_ref());
                words.map(|line| self.beside_the_clock(at, &line))
            }
        };
        if let Some(line) = line {
            self.write(&line);
        }
        self.events.extend(event);
    }

    /// Tells what happened on the screen, which leaves nothing behind in the terminal.
    pub(in crate::cli) fn recount(&mut self, story: &[StoryLine]) {
        for told in story {
            let line = match told.kind {
                StoryKind::Pressed => format!("  > {}", told.text),
                StoryKind::Heard | StoryKind::Remark => told.text.clone(),
            };
            self.write(&self.beside_the_clock(told.at, &line));
        }
    }

    /// A line with its time; what does not fit goes on below it, not below the time.
    fn beside_the_clock(&self, at: CallTime, line: &str) -> String {
        let clock = clock(at);
        let Some(width) = self.width else { return format!("{clock}{line}") };
        let below = " ".repeat(clock.len());
        let options = wrapping(width);
        textwrap::fill(line, options.initial_indent(&clock).subsequent_indent(&below))
    }

    /// Writes a line at once: a reader hears it when it happens.
    pub(in crate::cli) fn write(&mut self, line: &str) {
        let end = if self.raw_terminal { "\r\n" } else { "\n" };
        let wrapped = match (self.manner, self.width) {
            (Manner::Text | Manner::Ears, Some(width)) => textwrap::fill(line, wrapping(width)),
            _ => line.to_owned(),
        };
        let lines = wrapped.replace('\n', end) + end;
        let written = self.reader.write_all(lines.as_bytes()).and_then(|()| self.reader.flush());
        if let (Err(error), None) = (written, &self.broken) {
            self.broken = Some(error);
        }
    }

    /// What was told; or why it could not be.
    pub(in crate::cli) fn finish(self) -> (Vec<Event>, Option<io::Error>) {
        (self.events, self.broken.filter(|error| error.kind() != io::ErrorKind::BrokenPipe))
    }
}

fn json(event: &Event) -> String {
    serde_json::to_string(event).expect("an event has only texts, numbers and flags")
}

/// `0:08`
fn clock(at: CallTime) -> String {
    let seconds = at.as_ms() / 1_000;
    format!("{:>3}:{:02}  ", seconds / 60, seconds % 60)
}
