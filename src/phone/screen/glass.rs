//! The terminal as a screen: taken over whole, and given back as it was.

use std::io::{self, Stdout, stdout};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
use crossterm::event::{Event, MouseEventKind};
use crossterm::execute;
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

use super::draw::draw;
use super::hands::Hands;
use super::view::View;
use crate::phone::touches::listen;

/// Whether the terminal is taken over: a panic and a drop both give it back.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal, taken over: another screen, keys without Enter, clicks. It is given back when
/// this is dropped, and before the report of a panic is written.
pub struct Glass {
    terminal: Terminal<CrosstermBackend<Stdout>>,
}

impl Glass {
    /// Takes the terminal over, and gives the hands at it.
    ///
    /// # Errors
    /// It is no terminal, or has gone away.
    pub fn take_over() -> io::Result<(Self, Hands)> {
        // A signal that ended the program from here on would leave the terminal as it is.
        let hands = Hands::new(listen(touch))?;
        give_back_before_a_panic_is_told();
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        let terminal = execute!(stdout(), EnterAlternateScreen, EnableMouseCapture)
            .and_then(|()| Terminal::new(CrosstermBackend::new(stdout())));
        // What was taken already is given back where the rest is refused.
        let terminal = terminal.inspect_err(|_| give_back())?;
        Ok((Self { terminal }, hands))
    }

    /// Shows what is to be seen. The area that it was drawn on.
    ///
    /// # Errors
    /// The terminal has gone away.
    pub fn show(&mut self, view: &View<'_>) -> io::Result<Rect> {
        self.terminal.draw(|frame| draw(view, frame)).map(|drawn| drawn.area)
    }
}

impl Drop for Glass {
    fn drop(&mut self) {
        give_back();
    }
}

/// Once: a second time would set the cursor back, over what was written since.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    // A terminal that has gone away needs no giving back.
    let _ = execute!(stdout(), DisableMouseCapture, LeaveAlternateScreen, crossterm::cursor::Show);
    let _ = disable_raw_mode();
}

/// The report of a panic would be lost with the other screen.
fn give_back_before_a_panic_is_told() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let tell = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            give_back();
            tell(panic);
        }));
    });
}

/// Every event but a mouse that only moves: there are many of those, and they mean nothing.
fn touch(event: Event) -> Option<Event> {
    let moved = matches!(&event, Event::Mouse(mouse) if mouse.kind == MouseEventKind::Moved);
    (!moved).then_some(event)
}
