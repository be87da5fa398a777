// What every test shares that holds calls: an endless loop in the engine fails and doesn't hang.

/// Does something that takes no time. If it isn't done after ten seconds, the whole test program
/// fails and says what it was about: a loop in the engine calls nobody who could stop it.
#[allow(clippy::print_stderr, clippy::exit, reason = "nothing else ends a loop")]
pub fn in_time<T>(about: &(impl std::fmt::Debug + Sync + ?Sized), does: impl FnOnce() -> T) -> T {
    use std::sync::mpsc::{RecvTimeoutError, channel};

    let (done, ends) = channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let ended = ends.recv_timeout(std::time::Duration::from_secs(10));
            if ended == Err(RecvTimeoutError::Timeout) {
                eprintln!("an endless loop in a call, with {about:#?}");
                std::process::exit(101);
            }
        });
        let did = does();
        drop(done);
        did
    })
}
