//! The phone of a person at a terminal, or of a program at a pipe.

use std::io;
use std::time::Instant;

use super::clock::CallClock;
use super::live::Live;
use super::sound::Sound;
use super::speaker::SoundError;
use super::terminal::{Hand, Keyboard, Waiting, Woken};
use crate::voice::Takes;
use phonetree_core::call::{Action, CallTime, Effect, Input};
use phonetree_core::drive::{Inbox, Performer, Phone};
use phonetree_core::menu::{Lengths, Tree};
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
    live: Live<'a>,
    keyboard: Keyboard,
    pace: Pace,
    tell: Tell,
    waiting: Waiting,
    sound: Option<Sound<'a>>,
}

impl<'a, Tell: FnMut(CallTime, &Effect)> Handset<'a, Tell> {
    /// Takes the handset off the hook, for one call. `tell` gets every effect, at its moment.
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
        let live = Live::new(lengths, caller, clock(pace));
        Ok(Self { live, keyboard, pace, tell, waiting: Waiting::begin()?, sound: None })
    }

    /// Speaks the prompts of a tree and sounds tones from now on.
    ///
    /// # Errors
    /// There is no loudspeaker.
    pub fn turn_sound_on(
        &mut self,
        takes: Option<Takes>,
        tree: &'a Tree,
    ) -> Result<(), SoundError> {
        let sound = Sound::open(takes, tree);
        // The line answers now, with sound or without: looking for it may have taken seconds.
        self.live.clock = clock(self.pace);
        self.sound = Some(sound?);
        Ok(())
    }

    /// Puts the handset back: the terminal is as it was.
    pub fn hang_up(self) {}

    /// When a prompt that begins to be spoken will have been heard; `None` where it stays silent.
    fn speak(&self, at: CallTime, action: &Action) -> Option<CallTime> {
        let Action::Play { utterance, .. } = action else { return None };
        let ms = self.sound.as_ref()?.speak(utterance)?;
        // Heard from now on: a phone may be late, and so is what it plays.
        Some(self.live.time().max(at) + ms)
    }

    /// Waits for a hand: until a moment, or as long as it takes where time is not real.
    fn hand(&mut self, until: CallTime) -> Option<Input> {
        let hand = &mut self.keyboard.hand;
        let woken = match self.live.clock.instant_of(until) {
            Some(end) => self.waiting.next_by(hand, end),
            None => self.waiting.next(hand, None),
        };
        match woken {
            Woken::Came(Hand::Presses(key)) => Some(Input::Key(key)),
            Woken::Came(Hand::HangsUp) | Woken::Interrupted => Some(Input::HungUp),
            Woken::Time | Woken::Gone => None,
        }
    }
}

/// A clock that stands still while time is not real.
fn clock(pace: Pace) -> CallClock {
    let mut clock = CallClock::standing(CallTime::ANSWER, 100);
    if pace == Pace::WallClock {
        clock.go(Instant::now());
    }
    clock
}

impl<Tell: FnMut(CallTime, &Effect)> Performer for Handset<'_, Tell> {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        self.live.now = at;
        if let Effect::Do(action) = effect {
            let end = self.speak(at, action);
            self.live.expect(at, action, end, inbox);
        }
        if let Some(sound) = &mut self.sound {
            sound.perform(effect);
        }
        (self.tell)(at, effect);
    }
}

impl<Tell: FnMut(CallTime, &Effect)> Phone for Handset<'_, Tell> {
    fn wait(&mut self, until: CallTime, inbox: &mut Inbox) {
        let (_, until) = self.live.plan(until, inbox);
        // The call is silent, and time is not real: it stands still while someone may press a key.
        let waits_for_hand = self.pace == Pace::WallClock || inbox.first().is_none();
        if waits_for_hand && let Some(input) = self.hand(until) {
            inbox.put(self.live.time(), input);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;
    use std::{hint, thread};

    use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

    use super::{Hand, Handset, Inbox, Keyboard, Pace, Phone as _};
    use phonetree_core::call::CallTime;
    use phonetree_core::menu::{self, Key, Lengths};
    use phonetree_core::script::Caller;

    const MENU: &str = "format = 1\ntitle = \"Hands\"\ntimezone = \"America/Los_Angeles\"\n\
        [lines.line]\nnumber = \"+1-202-555-0142\"\nanswer = \"team\"\n\
        [teams.team]\nname = \"Team\"\n";

    /// Waits in silence again and again, until a millisecond of the call. Meanwhile a thread does
    /// something with the only hand, and then lets it go. How many waits ended, and with a key.
    fn waits(pace: Pace, until: u64, times: u32, act: fn(u32, &UnboundedSender<Hand>)) -> [u32; 2] {
        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            let tree = menu::load("hands.toml", MENU).unwrap();
            let lengths = Lengths::estimated(&tree);
            let (caller, nobody) = (Caller::default(), Keyboard::none());
            let mut phone = Handset::pick_up(caller, &lengths, nobody, pace, |_, _| {}).unwrap();
            let (give, given) = mpsc::channel();
            thread::spawn(move || (0..).zip(given).for_each(|(n, hand)| act(n, &hand)));
            for _ in 0..times {
                let (to, hand) = unbounded_channel();
                phone.keyboard.hand = hand;
                give.send(to).unwrap();
                let mut inbox = Inbox::default();
                phone.wait(CallTime::from_ms(until), &mut inbox);
                tell.send(inbox.first().is_some()).unwrap();
            }
        });
        let mut ended = [0, 0];
        // A wait that nothing ends is a test that fails.
        while let Ok(pressed) = told.recv_timeout(Duration::from_secs(20)) {
            ended = [ended[0] + 1, ended[1] + u32::from(pressed)];
        }
        ended
    }

    #[test]
    fn a_hand_that_goes_away_at_any_moment_ends_the_wait_for_it() {
        let goes = |n, _: &_| (0..n % 1_000).for_each(|_| hint::spin_loop());
        assert_eq!(waits(Pace::Fast, u64::MAX, 20_000, goes), [20_000, 0]);
        assert_eq!(waits(Pace::WallClock, 1, 100, goes), [100, 0], "the clock goes on");
    }

    #[test]
    fn a_key_ends_the_wait_even_if_its_hand_goes_away_at_once() {
        let presses = |_, hand: &UnboundedSender<_>| hand.send(Hand::Presses(Key::HASH)).unwrap();
        assert_eq!(waits(Pace::Fast, u64::MAX, 1_000, presses), [1_000, 1_000]);
        assert_eq!(waits(Pace::WallClock, 3_600_000, 1_000, presses), [1_000, 1_000]);
    }
}
