//! Digits that a caller types, one after another: what each key does to those before it.

use crate::call::context::Context;
use crate::menu::{Callback, Entry, Key, Keys, Timings};

/// The digits that an entry or a callback asks for.
#[derive(Clone, Copy)]
pub(super) struct WantedDigits {
    most: u8,
    terminator: Option<Key>,
    timings: Timings,
}

/// What a key does to the digits before it.
pub(super) enum Typing {
    /// It ends them, or is the last there may be.
    Complete(Keys),
    /// It is one of them, and more may follow.
    More(Keys),
    /// They begin anew.
    Again,
    /// It is none of them.
    Wrong,
}

impl From<&Entry> for WantedDigits {
    fn from(entry: &Entry) -> Self {
        Self { most: entry.most, terminator: entry.terminator, timings: entry.timings }
    }
}

impl From<&Callback> for WantedDigits {
    fn from(callback: &Callback) -> Self {
        Self { most: callback.most, terminator: callback.terminator, timings: callback.timings }
    }
}

impl WantedDigits {
    /// A key is typed behind these digits.
    pub(super) fn take(self, mut typed: Keys, key: Key, context: &mut Context<'_>) -> Typing {
        if Some(key) == self.terminator {
            return Typing::Complete(typed);
        }
        if key == Key::STAR {
            return Typing::Again;
        }
        if !key.is_digit() || !typed.push(key) {
            return Typing::Wrong;
        }
        if typed.len() >= usize::from(self.most) {
            context.expect_late_keys(self.terminator, self.timings);
            return Typing::Complete(typed);
        }
        Typing::More(typed)
    }

    /// Whether a key is none of them, ends nothing and begins nothing.
    pub(super) fn is_wrong(self, key: Key) -> bool {
        !key.is_digit() && key != Key::STAR && Some(key) != self.terminator
    }

    /// A digit that may follow so many, each time another one.
    pub(super) fn next_after(self, typed: &Keys) -> Option<Key> {
        let digits =
            Key::ALL.into_iter().filter(|key| key.is_digit() && Some(*key) != self.terminator);
        digits.cycle().nth(typed.len())
    }
}
