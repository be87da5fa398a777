//! The screen's terminal: what is drawn on it, and what is done at it.

use std::io::{self, Stdout, stdout};

use crossterm::event::{Event, MouseEventKind};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

use super::draw::draw;
use super::input::Touches;
use super::view::View;
use crate::phone::terminal::{AlternateScreen, TerminalOutput, listen};

/// The terminal, taken over: another screen, keys without Enter, clicks. It is given back when
/// this is dropped, and before the report of a panic is written.
pub struct ScreenTerminal {
    /// Dropped first.
    _taken: AlternateScreen,
    terminal: Terminal<CrosstermBackend<Stdout>>,
}

impl ScreenTerminal {
    /// Takes the terminal over, and gives what is typed and clicked at it.
    ///
    /// # Errors
    /// It is not a terminal, or has gone away.
    pub fn take_over() -> io::Result<(Self, Touches)> {
        // A signal that ended the program from here on would leave the terminal as it is.
        let touches = Touches::new(listen(touch))?;
        let taken = AlternateScreen::enter(TerminalOutput::Stdout)?;
        let terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
        Ok((Self { _taken: taken, terminal }, touches))
    }

    /// Shows what is to be seen. The area that it was drawn on.
    ///
    /// # Errors
    /// The terminal has gone away.
    pub fn show(&mut self, view: &View<'_>) -> io::Result<Rect> {
        self.terminal.draw(|frame| draw(view, frame)).map(|drawn| drawn.area)
    }
}

/// Every event but a mouse that only moves: there are many of those, and they mean nothing.
fn touch(event: Event) -> Option<Event> {
    let moved = matches!(&event, Event::Mouse(mouse) if mouse.kind == MouseEventKind::Moved);
    (!moved).then_some(event)
}
