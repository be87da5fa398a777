//! What ends a wait besides a hand: the clock, and whoever asks the program to end.

use std::io;
use std::time::Instant;

#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Never, where there is no end.
pub(super) async fn sleep_until(end: Option<Instant>) {
    match end {
        Some(end) => tokio::time::sleep_until(end.into()).await,
        None => std::future::pending().await,
    }
}

/// Someone asks the program to end, from now on. Never, where the system gives no signals.
pub async fn interrupted() {
    match Interrupts::listen() {
        Ok(mut interrupts) => interrupts.come().await,
        Err(_) => std::future::pending().await,
    }
}

/// Whoever asks the program to end: Ctrl-C, or a kill by INT, TERM or HUP. From when this is made,
/// none of them ends the program by itself, and none that comes between two waits is lost.
#[derive(Debug)]
pub(super) struct Interrupts {
    #[cfg(unix)]
    signals: [Signal; 3],
}

impl Interrupts {
    /// Inside a runtime.
    ///
    /// # Errors
    /// The system gives no signals to wait for.
    pub(super) fn listen() -> io::Result<Self> {
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
    pub(super) async fn come(&mut self) {
        let [int, term, hang] = &mut self.signals;
        tokio::select! {
            _ = int.recv() => {}
            _ = term.recv() => {}
            _ = hang.recv() => {}
        }
    }

    /// Someone asks.
    #[cfg(not(unix))]
    pub(super) async fn come(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
