//! What is typed and clicked at the terminal.
//!
//! Reading the terminal can't be broken off: a second reader would fight with the first over every
//! key. So there is one reader, from the first listener to the end of the program. It sends each event
//! to the last one who began to listen.

use std::sync::{Mutex, Once, PoisonError};
use std::thread;

use crossterm::event::{self, Event};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

type Listener = Box<dyn Fn(Event) + Send>;

/// The listener; none before the first, and none once the terminal has gone away.
static LISTENING: Mutex<Listening> = Mutex::new(Listening::By(None));

enum Listening {
    By(Option<Listener>),
    /// The terminal has gone away.
    NoMore,
}

/// Listens to the terminal from now on, in place of the listener before. Events for which `means`
/// returns nothing are skipped.
pub(crate) fn listen<T: Send + 'static>(
    means: impl Fn(Event) -> Option<T> + Send + 'static,
) -> UnboundedReceiver<T> {
    static READER: Once = Once::new();
    let (to, touches) = unbounded_channel();
    let mut listening = LISTENING.lock().unwrap_or_else(PoisonError::into_inner);
    if let Listening::By(listener) = &mut *listening {
        // Nobody who has gone away minds what they miss.
        *listener = Some(Box::new(move |event| drop(means(event).map(|touch| to.send(touch)))));
    }
    drop(listening);
    READER.call_once(|| drop(thread::spawn(read)));
    touches
}

fn read() {
    while let Ok(event) = event::read() {
        let listening = LISTENING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Listening::By(Some(listener)) = &*listening {
            listener(event);
        }
    }
    *LISTENING.lock().unwrap_or_else(PoisonError::into_inner) = Listening::NoMore;
}
