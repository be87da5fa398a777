//! The phone of a person at a terminal, or of a program at a pipe.

use std::io;
use std::time::{Duration, Instant};

use tokio::runtime::{Builder, Runtime};

use super::keyboard::{Hand, Keyboard};
use super::sound::Sound;
use super::waiting::{Interrupts, sleep_until};
use crate::voice::Takes;
use phonetree_core::call::{Call, CallTime, Effect, Input};
use phonetree_core::drive::{Inbox, Phone};
use phonetree_core::menu::{Lengths, Voicing};
use phonetree_core::script::Caller;

/// How time goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// As on the wall.
    WallClock,
    /// At once; but while the call is silent and a hand may press a key, the clock stands still.
    Fast,
}

/// A phone with a keyboard and, if it is turned on, sound. A [`Caller`] may press keys of its own.
pub struct Handset<'a, Tell> {
    caller: Caller,
    lengths: &'a Lengths,
    keyboard: Keyboard,
    pace: Pace,
    tell: Tell,
    runtime: Runtime,
    interrupts: Interrupts,
    answered: Instant,
    /// The moment of the call that was handled last.
    now: CallTime,
    /// It rings until then: no key is waited for.
    rings_until: CallTime,
    sound: Option<Sound>,
}

/// What ended a wait.
enum Woken {
    Time,
    Hand(Hand),
    NoHand,
}

impl<'a, Tell: FnMut(&Call<'_>, CallTime, &Effect)> Handset<'a, Tell> {
    /// Takes the handset off the hook, for one call. `tell` is told every effect, at its moment.
    ///
    /// # Errors
    /// The system gives no clock or no signals to wait for.
    pub fn pick_up(
        caller: Caller,
        lengths: &'a Lengths,
        keyboard: Keyboard,
        pace: Pace,
        tell: Tell,
    ) -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let interrupts = runtime.block_on(async { Interrupts::listen() })?;
        Ok(Self {
            caller,
            lengths,
            keyboard,
            pace,
            tell,
            runtime,
            interrupts,
            answered: Instant::now(),
            now: CallTime::ANSWER,
            rings_until: CallTime::ANSWER,
            sound: None,
        })
    }

    /// Speaks prompts and sounds tones from now on.
    ///
    /// # Errors
    /// There is no loudspeaker.
    pub fn turn_sound_on(&mut self, takes: Option<Takes>, voicing: &Voicing) -> Result<(), String> {
        let sound = Sound::open(takes, voicing);
        // The line answers now, with sound or without: looking for it may have taken seconds.
        self.answered = Instant::now();
        self.sound = Some(sound?);
        Ok(())
    }

    /// Puts the handset back: the terminal is as it was.
    pub fn hang_up(self) {}

    fn clock(&self) -> CallTime {
        match self.pace {
            Pace::Fast => self.now,
            Pace::WallClock => {
                let elapsed = self.answered.elapsed().as_millis();
                CallTime::from_ms(u64::try_from(elapsed).unwrap_or(u64::MAX)).max(self.now)
            }
        }
    }

    /// Waits for a hand, until a moment if one is given.
    fn wait_for_hand(&mut self, until: Option<CallTime>) -> Woken {
        let end =
            until.and_then(|until| self.answered.checked_add(Duration::from_millis(until.as_ms())));
        let (hand, interrupts) = (&mut self.keyboard.hand, &mut self.interrupts);
        self.runtime.block_on(async {
            tokio::select! {
                biased;
                () = interrupts.come() => Woken::Hand(Hand::HangsUp),
                pressed = hand.recv(), if !hand.is_closed() || !hand.is_empty() => {
                    pressed.map_or(Woken::NoHand, Woken::Hand)
                }
                () = sleep_until(end) => Woken::Time,
            }
        })
    }

    fn put(&mut self, hand: Hand, inbox: &mut Inbox) {
        let input = match hand {
            Hand::Presses(key) => Input::Key(key),
            Hand::HangsUp => Input::HungUp,
        };
        inbox.put(self.clock(), input);
    }

    /// The call is silent, time is not real, and someone may press a key: wait for that.
    fn waits_for_hand(&self, inbox: &Inbox) -> bool {
        let hand = &self.keyboard.hand;
        inbox.first().is_none()
            && self.now >= self.rings_until
            && (!hand.is_closed() || !hand.is_empty())
    }
}

impl<Tell: FnMut(&Call<'_>, CallTime, &Effect)> Phone for Handset<'_, Tell> {
    fn perform(&mut self, call: &Call<'_>, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        self.now = at;
        if let Effect::Play { play, prompt, barge_in } = effect {
            let take = self.sound.as_ref().and_then(|sound| sound.speak(call, *prompt));
            let end = match take {
                // Heard from now on: a phone may be late, and so is what it plays.
                Some(ms) => self.clock().max(at) + ms,
                None => at + self.lengths.ms(*prompt, call.language()),
            };
            inbox.put(end, Input::Played(*play));
            if !barge_in || self.caller.hears_out() {
                // At the very end a key would still come before the end, and be lost.
                self.caller.hold(end + 1);
            }
        }
        if let Effect::Ring { ms } = effect {
            self.rings_until = at + *ms;
        }
        if let Some(sound) = &self.sound {
            sound.perform(call, effect);
        }
        (self.tell)(call, at, effect);
    }

    fn wait(&mut self, until: CallTime, inbox: &mut Inbox) {
        let planned = self.caller.act_by(self.now, until);
        if let Some((at, input)) = planned {
            inbox.put(at, input);
            while let Some(input) = self.caller.also_at(at) {
                inbox.put(at, input);
            }
        }
        let until = planned.map_or(until, |(at, _)| at);
        match self.pace {
            Pace::Fast if !self.waits_for_hand(inbox) => {}
            Pace::Fast => {
                if let Woken::Hand(hand) = self.wait_for_hand(None) {
                    self.put(hand, inbox);
                }
            }
            Pace::WallClock => loop {
                match self.wait_for_hand(Some(until)) {
                    Woken::Hand(hand) => return self.put(hand, inbox),
                    Woken::NoHand => {}
                    Woken::Time => return,
                }
            },
        }
    }
}
