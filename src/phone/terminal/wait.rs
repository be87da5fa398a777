//! Waiting for a hand, for the clock, and for a signal that asks the program to end.

use std::io;
use std::time::Instant;

use tokio::runtime::{Builder, Runtime};
#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::mpsc::UnboundedReceiver;

/// What ended a wait.
#[derive(Debug)]
pub(crate) enum Woken<T> {
    /// Its time was over.
    Time,
    /// What it waited for came.
    Came(T),
    /// What it waited for can't come anymore.
    Gone,
    /// Someone asks the program to end.
    Interrupted,
}

/// Waits for something that another thread sends, for a time, and for signals. From when this is
/// made, no signal ends the program by itself, and none that comes between two waits is lost.
#[derive(Debug)]
pub(crate) struct Waiting {
    runtime: Runtime,
    interrupts: Interrupts,
}

impl Waiting {
    /// # Errors
    /// The system gives no clock or no signals to wait for.
    pub(crate) fn begin() -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let interrupts = runtime.block_on(async { Interrupts::listen() })?;
        Ok(Self { runtime, interrupts })
    }

    /// The next of something, until an instant if one is given. It is [gone](Woken::Gone) at once
    /// where nobody is left who could send it, so that nothing waits forever.
    pub(crate) fn next<T>(
        &mut self,
        from: &mut UnboundedReceiver<T>,
        end: Option<Instant>,
    ) -> Woken<T> {
        self.runtime.block_on(async {
            tokio::select! {
                biased;
                () = self.interrupts.come() => Woken::Interrupted,
                next = from.recv() => next.map_or(Woken::Gone, Woken::Came),
                () = sleep_until(end) => Woken::Time,
            }
        })
    }

    /// The next of something, until an instant; also where nobody is left who could send it.
    pub(crate) fn next_by<T>(&mut self, from: &mut UnboundedReceiver<T>, end: Instant) -> Woken<T> {
        let woken = self.next(from, Some(end));
        if !matches!(woken, Woken::Gone) {
            return woken;
        }
        self.runtime.block_on(async {
            tokio::select! {
                biased;
                () = self.interrupts.come() => Woken::Interrupted,
                () = sleep_until(Some(end)) => Woken::Time,
            }
        })
    }
}

/// Never, where there is no end.
async fn sleep_until(end: Option<Instant>) {
    match end {
        Some(end) => tokio::time::sleep_until(end.into()).await,
        None => std::future::pending().await,
    }
}

/// Signals that ask the program to end: Ctrl-C, or a kill by INT, TERM or HUP.
#[derive(Debug)]
struct Interrupts {
    #[cfg(unix)]
    signals: [Signal; 3],
}

impl Interrupts {
    /// Inside a runtime.
    ///
    /// # Errors
    /// The system gives no signals to wait for.
    fn listen() -> io::Result<Self> {
        Ok(Self {
            #[cfg(unix)]
            signals: [
                signal(SignalKind::interrupt())?,
                signal(SignalKind::terminate())?,
                signal(SignalKind::hangup())?,
            ],
        })
    }

    /// Someone asks.
    #[cfg(unix)]
    async fn come(&mut self) {
        let [int, term, hang] = &mut self.signals;
        tokio::select! {
            _ = int.recv() => {}
            _ = term.recv() => {}
            _ = hang.recv() => {}
        }
    }

    /// Someone asks.
    #[cfg(not(unix))]
    async fn come(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
