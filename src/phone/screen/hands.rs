//! What the hands of a person at the terminal do.

use std::io;
use std::time::Instant;

use crossterm::event::Event as Touch;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::mpsc::UnboundedReceiver;

use crate::phone::waiting::{Interrupts, sleep_until};

/// Keys, clicks, and signals that ask the program to end.
#[derive(Debug)]
pub struct Hands {
    touches: UnboundedReceiver<Touch>,
    interrupts: Interrupts,
    runtime: Runtime,
}

/// What ended a wait.
pub(super) enum Woken {
    Time,
    Touched(Touch),
    /// The program is asked to end, or there are no hands any more.
    Interrupted,
}

impl Hands {
    /// Hands whose touches come from elsewhere. From now on no signal ends the program by itself.
    ///
    /// # Errors
    /// The system gives no clock or no signals to wait for.
    pub fn new(touches: UnboundedReceiver<Touch>) -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let interrupts = runtime.block_on(async { Interrupts::listen() })?;
        Ok(Self { touches, interrupts, runtime })
    }

    /// Waits for them, until an instant if one is given.
    pub(super) fn wait(&mut self, end: Option<Instant>) -> Woken {
        let (touches, interrupts) = (&mut self.touches, &mut self.interrupts);
        self.runtime.block_on(async {
            tokio::select! {
                biased;
                () = interrupts.come() => Woken::Interrupted,
                touch = touches.recv() => touch.map_or(Woken::Interrupted, Woken::Touched),
                () = sleep_until(end) => Woken::Time,
            }
        })
    }
}
