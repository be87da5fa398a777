//! The alternate screen: the terminal taken over whole, and given back as it was.

use std::io::{self, stderr, stdout};
use std::sync::{Mutex, Once, PoisonError};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen};

use super::raw::RawMode;

/// What is taken over: a panic and a drop both give it back.
static TAKEN: Mutex<Option<(TerminalOutput, RawMode)>> = Mutex::new(None);

/// Where a screen is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TerminalOutput {
    /// On stdout, with clicks.
    Stdout,
    /// On stderr, without clicks and without a cursor: stdout is kept for the result.
    Stderr,
}

impl TerminalOutput {
    fn enter(self) -> io::Result<()> {
        match self {
            Self::Stdout => execute!(stdout(), EnterAlternateScreen, EnableMouseCapture),
            Self::Stderr => execute!(stderr(), EnterAlternateScreen, Hide),
        }
    }

    fn leave(self) -> io::Result<()> {
        match self {
            Self::Stdout => execute!(stdout(), DisableMouseCapture, LeaveAlternateScreen, Show),
            Self::Stderr => execute!(stderr(), Show, LeaveAlternateScreen),
        }
    }
}

/// The other screen of the terminal, which gives keys at once. It is left when this is dropped, and
/// before the report of a panic is written.
#[derive(Debug)]
pub(crate) struct AlternateScreen(());

impl AlternateScreen {
    /// Takes the terminal over. Signals must be [waited for](super::Waiting) by then: one that ended
    /// the program from here on would leave the terminal as it is.
    ///
    /// # Errors
    /// It is not a terminal, or has gone away.
    pub(crate) fn enter(output: TerminalOutput) -> io::Result<Self> {
        leave_before_a_panic_is_reported();
        let raw = RawMode::enter()?;
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) = Some((output, raw));
        // What was taken already is given back where the rest is refused.
        let screen = Self(());
        output.enter().map(|()| screen)
    }
}

impl Drop for AlternateScreen {
    fn drop(&mut self) {
        leave();
    }
}

/// Once: a second time would set the cursor back, over what was written since.
fn leave() {
    let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some((output, raw)) = taken else { return };
    // A terminal that has gone away needs no giving back.
    let _ = output.leave();
    drop(raw);
}

/// The report of a panic would be lost with the other screen.
fn leave_before_a_panic_is_reported() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            leave();
            report(panic);
        }));
    });
}
