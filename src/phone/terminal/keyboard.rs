//! Where keys come from: a terminal without Enter, a pipe, or nowhere.

use std::io::{self, Read as _};
use std::thread;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::events::listen;
use super::raw::RawMode;
use phonetree_core::menu::Key;

/// What a hand does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hand {
    /// It presses a key.
    Presses(Key),
    /// It hangs up.
    HangsUp,
}

/// Where keys come from. A terminal is put back as it was when this is dropped.
#[derive(Debug)]
pub struct Keyboard {
    pub(crate) hand: UnboundedReceiver<Hand>,
    raw: Option<RawMode>,
}

impl Keyboard {
    /// The terminal: keys act without Enter, Ctrl-C hangs up. Where the terminal gives keys only
    /// with Enter, they are taken as it gives them.
    pub fn terminal() -> Self {
        match RawMode::enter() {
            Ok(raw) => Self { hand: listen(|event| hand(&event)), raw: Some(raw) },
            Err(_) => Self::stdin(),
        }
    }

    /// Standard input: every key on it is pressed as it comes; everything else is passed over.
    pub fn stdin() -> Self {
        let (to, hand) = unbounded_channel();
        thread::spawn(move || watch_stdin(&to));
        Self { hand, raw: None }
    }

    /// Nothing.
    pub fn none() -> Self {
        Self { hand: unbounded_channel().1, raw: None }
    }

    /// Whether the terminal leaves line ends to the program.
    pub fn is_raw(&self) -> bool {
        self.raw.is_some()
    }
}

/// What an event of the terminal is, if a hand is in it.
fn hand(event: &Event) -> Option<Hand> {
    let Event::Key(KeyEvent { code: KeyCode::Char(c), modifiers, kind, .. }) = *event else {
        return None;
    };
    if kind == KeyEventKind::Release {
        return None;
    }
    match (c, modifiers.contains(KeyModifiers::CONTROL)) {
        ('c' | 'd', true) => Some(Hand::HangsUp),
        (_, true) => None,
        (c, false) => Key::from_char(c).map(Hand::Presses),
    }
}

fn watch_stdin(to: &UnboundedSender<Hand>) {
    for byte in io::stdin().lock().bytes() {
        let Ok(byte) = byte else { return };
        let key = Key::from_char(char::from(byte));
        if key.is_some_and(|key| to.send(Hand::Presses(key)).is_err()) {
            return;
        }
    }
}
