//! Raw mode: the terminal gives keys at once, without Enter.

use std::io;

use crossterm::terminal;

/// A terminal that gives keys at once; put back when dropped, also by a panic.
#[derive(Debug)]
pub(super) struct RawMode;

impl RawMode {
    pub(super) fn enter() -> io::Result<Self> {
        terminal::enable_raw_mode().map(|()| Self)
    }
}

impl Drop for RawMode {
    fn drop(&mut self) {
        // A terminal that has gone away needs no putting back.
        let _ = terminal::disable_raw_mode();
    }
}
