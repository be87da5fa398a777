//! Keys and clicks of a person at the terminal.

use std::io;
use std::time::Instant;

use crossterm::event::Event as Touch;
use tokio::sync::mpsc::UnboundedReceiver;

use crate::phone::terminal::{Waiting, Woken};

/// Keys, clicks, and signals that ask the program to end.
#[derive(Debug)]
pub struct Touches {
    touches: UnboundedReceiver<Touch>,
    waiting: Waiting,
}

impl Touches {
    /// From a channel that somebody else fills. From now on no signal ends the program by itself.
    ///
    /// # Errors
    /// The system gives no clock or no signals to wait for.
    pub fn new(touches: UnboundedReceiver<Touch>) -> io::Result<Self> {
        Ok(Self { touches, waiting: Waiting::begin()? })
    }

    /// Waits for them, until an instant if one is given.
    pub(in crate::phone::screen) fn wait(&mut self, end: Option<Instant>) -> Woken<Touch> {
        self.waiting.next(&mut self.touches, end)
    }
}
