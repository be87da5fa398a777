//! The phone of a person at a terminal, or of a program at a pipe.

use std::future::pending;
use std::io;
use std::time::{Duration, Instant};

use tokio::runtime::{Builder, Runtime};

use super::keyboard::{Hand, Keyboard};
use super::sound::Sound;
use super::waiting::Interrupts;
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

    /// What a hand does next. It ends by a signal, too, and at once where there are no hands any
    /// more: so nothing has to ask first whether there are some, which may change meanwhile.
    fn hand(&mut self) -> Option<Hand> {
        let (hand, interrupts) = (&mut self.keyboard.hand, &mut self.interrupts);
        self.runtime.block_on(async {
            tokio::select! {
                biased;
                () = interrupts.come() => Some(Hand::HangsUp),
                acts = hand.recv() => acts,
            }
        })
    }

    /// The same, until a moment of the call.
    fn hand_by(&mut self, until: CallTime) -> Option<Hand> {
        let end = self.answered + Duration::from_millis(until.as_ms());
        let (hand, interrupts) = (&mut self.keyboard.hand, &mut self.interrupts);
        self.runtime.block_on(async {
            let acts = async {
                match hand.recv().await {
                    Some(hand) => hand,
                    None => pending().await,
                }
            };
            tokio::select! {
                biased;
                () = interrupts.come() => Some(Hand::HangsUp),
                hand = acts => Some(hand),
                () = tokio::time::sleep_until(end.into()) => None,
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

    /// The call is silent, and time is not real: it stands still while someone may press a key.
    fn is_silent(&self, inbox: &Inbox) -> bool {
        inbox.first().is_none() && self.now >= self.rings_until
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
        let hand = match self.pace {
            Pace::Fast if self.is_silent(inbox) => self.hand(),
            Pace::Fast => None,
            Pace::WallClock => self.hand_by(until),
        };
        if let Some(hand) = hand {
            self.put(hand, inbox);
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
            let mut phone = Handset::pick_up(caller, &lengths, nobody, pace, |_, _, _| {}).unwrap();
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
