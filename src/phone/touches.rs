//! What is typed and clicked at the terminal, for whoever listens.
//!
//! Reading the terminal can't be broken off: a second reader would fight with the first over every
//! key. So there is one reader, from the first listener to the end of the program, and it tells
//! whoever began to listen last.

use std::sync::{Mutex, Once, PoisonError};
use std::thread;

use crossterm::event::{self, Event};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

type Ear = Box<dyn Fn(Event) + Send>;

/// Who listens; nobody before the first, and nobody once the terminal has gone away.
static EAR: Mutex<Heard> = Mutex::new(Heard::By(None));

enum Heard {
    By(Option<Ear>),
    /// The terminal has gone away.
    NoMore,
}

/// Listens to the terminal from now on, in place of whoever did before. What `means` makes nothing of
/// is passed over.
pub(super) fn listen<T: Send + 'static>(
    means: impl Fn(Event) -> Option<T> + Send + 'static,
) -> UnboundedReceiver<T> {
    static READER: Once = Once::new();
    let (to, touches) = unbounded_channel();
    let mut heard = EAR.lock().unwrap_or_else(PoisonError::into_inner);
    if let Heard::By(ear) = &mut *heard {
        // Nobody who has gone away minds what they miss.
        *ear = Some(Box::new(move |event| drop(means(event).map(|touch| to.send(touch)))));
    }
    drop(heard);
    READER.call_once(|| drop(thread::spawn(read)));
    touches
}

fn read() {
    while let Ok(event) = event::read() {
        let heard = EAR.lock().unwrap_or_else(PoisonError::into_inner);
        if let Heard::By(Some(ear)) = &*heard {
            ear(event);
        }
    }
    *EAR.lock().unwrap_or_else(PoisonError::into_inner) = Heard::NoMore;
}
