//! Hears which keys are pressed (ITU-T Q.23, Q.24).
//!
//! Every 5 ms it looks at the last 20 ms, through a Hann window, at the eight frequencies of the
//! keys. Two tones are a key when
//!
//! - each is within 2.5 % of its frequency (Q.24, Annex A, wants 1.5 % accepted and 3.5 % refused).
//!   The phase gives the frequency to about a hertz: it moves a known way in 5 ms;
//! - they are nearly all that is heard, but for a dial tone. This keeps speech from being keys;
//! - the row is at most 11 dB stronger than the column, and the column at most 9 dB stronger than
//!   the row (Q.24: at least 8 and 4 dB, because a line weakens the high tones);
//! - they hold still, and last: 40 ms are a key, 24 ms are not (Q.24).
//!
//! A drop-out of 10 ms does not end a key, a pause of 30 ms does, and an echo up to 20 ms late and
//! at least 10 dB weaker does not fill that pause (Q.24).
//!
//! Nothing is allocated. Sound of a high rate is first brought down to 8,000 Hz or a little more,
//! and what is quiet or no key costs little, so one processor listens to thousands of calls.

use super::decimate::{Decimator, MOST_RATE};
use super::look::{Glimpse, Looker, Under};

/// How often it looks, in milliseconds.
const HOP_MS: usize = 5;
/// How many looks must agree, so that 40 ms are heard and 24 ms are not.
const LOOKS: u8 = 4;
/// How many looks may miss a key while it begins: a drop-out of 10 ms does not lose it.
const MOST_PAUSED: u8 = 6;
/// How many looks without the key end it: a pause of 30 ms does, a drop-out of 10 ms does not.
const ENDS: u8 = 7;
/// An echo is so much weaker than its key (7 dB), as power, and lasts no more looks than this.
const WEAKER: f64 = 5.0;
const ECHO: u8 = 6;

/// A key that was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeardKey {
    /// Which: `0`-`9`, `*`, `#`, and `A`-`D`, which no telephone of today has.
    pub key: char,
    /// When it began, in samples since the first.
    pub at: u64,
}

/// Listens for keys while a call goes on. Give it the samples as they come, in pieces of any length.
///
/// ```
/// use phonetree::menu::Key;
/// use phonetree::sound::{KeyDetector, dtmf};
///
/// let tone = dtmf(Key::from_char('7').unwrap(), 60, 8_000);
/// let mut detector = KeyDetector::new(8_000);
/// let heard: String = detector.hear(&tone.samples).map(|heard| heard.key).collect();
/// assert_eq!(heard, "7");
/// ```
#[derive(Clone, Debug)]
pub struct KeyDetector {
    decimator: Decimator,
    looker: Looker,
    taken: u64,
    candidate: Option<Candidate>,
    down: Option<Down>,
}

/// What may become a key.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    last: Glimpse,
    looks: u8,
    /// How many looks in a row have missed it.
    paused: u8,
    since: u64,
}

/// The key that is down.
#[derive(Clone, Copy, Debug)]
struct Down {
    key: char,
    power: f64,
    /// How many looks in a row have missed it, or seen it weak.
    missed: u8,
    weak: u8,
}

impl KeyDetector {
    /// A detector for sound of a rate in Hz.
    ///
    /// # Panics
    /// The rate is below 4,000 or above 48,000 Hz.
    pub fn new(rate: u32) -> Self {
        assert!((4_000..=MOST_RATE).contains(&rate), "{rate} Hz is not a rate of telephone sound");
        let decimator = Decimator::new(rate, HOP_MS);
        let looker = Looker::new(rate, &decimator);
        Self { decimator, looker, taken: 0, candidate: None, down: None }
    }

    /// Listens to what comes next. The keys that are heard in it, in order. It listens to as much
    /// as you draw from the iterator: draw it to the end.
    pub fn hear(&mut self, samples: &[i16]) -> impl Iterator<Item = HeardKey> {
        let mut left = samples;
        std::iter::from_fn(move || {
            while !left.is_empty() {
                let (later, whole) = self.decimator.take(left);
                self.taken += (left.len() - later.len()) as u64;
                left = later;
                if !whole {
                    continue;
                }
                let seen = self.looker.look(&mut self.decimator);
                if let Some(heard) = self.follow(seen) {
                    return Some(heard);
                }
            }
            None
        })
    }

    /// A key begins after some looks that agree, and ends after some that do not.
    fn follow(&mut self, seen: Option<Glimpse>) -> Option<HeardKey> {
        let mut seen = seen;
        if let Some(down) = &mut self.down {
            if seen.is_some_and(|seen| seen.key == down.key) {
                if seen.is_some_and(|seen| down.holds(&seen)) {
                    return None;
                }
                seen = None;
            } else {
                down.weak = 0;
            }
            down.missed += 1;
            // While it is seen weak, it may be an echo, or the key itself.
            if down.missed >= ENDS && down.weak == 0 {
                self.down = None;
            }
        }
        let seen = self.goes_on(seen)?;
        if seen.looks < LOOKS {
            return None;
        }
        let (key, power) = (seen.last.key, seen.last.power());
        self.candidate = None;
        self.down = Some(Down { key, power, missed: 0, weak: 0 });
        let window = self.looker.window() * self.decimator.every;
        Some(HeardKey { key, at: seen.since.saturating_sub(window as u64) })
    }

    /// The candidate, if this look saw it.
    fn goes_on(&mut self, seen: Option<Glimpse>) -> Option<Candidate> {
        let before = self.candidate.take();
        let fresh = |last| Candidate { last, looks: 1, paused: 0, since: self.taken };
        self.candidate = match (before, seen) {
            (None, seen) => seen.map(fresh),
            (Some(before), Some(seen)) if before.is_missed_by(&seen) => before.missed(),
            (Some(before), Some(seen)) => before.seen(seen).or_else(|| Some(fresh(seen))),
            (Some(before), None) => before.missed(),
        };
        self.candidate.filter(|candidate| candidate.paused == 0)
    }
}

impl Candidate {
    /// Whether a look that saw this key is not sure enough to count.
    fn is_missed_by(&self, seen: &Glimpse) -> bool {
        seen.key == self.last.key
            && seen.under == Under::NewTone
            && self.last.under != Under::NewTone
    }

    fn missed(self) -> Option<Self> {
        let paused = self.paused + 1;
        (paused <= MOST_PAUSED).then_some(Self { paused, ..self })
    }

    fn seen(self, seen: Glimpse) -> Option<Self> {
        let steady = self.paused > 0 || seen.is_steady_from(&self.last);
        let goes_on = steady && seen.goes_on_from(&self.last);
        goes_on.then_some(Self { last: seen, looks: self.looks + 1, paused: 0, ..self })
    }
}

impl Down {
    /// Whether the key that is down is seen, and not its echo. What stays weak is the key itself.
    fn holds(&mut self, seen: &Glimpse) -> bool {
        if seen.under == Under::NewTone {
            self.weak = 0;
            return false;
        }
        if seen.power() * WEAKER > self.power {
            self.power = self.power.max(seen.power());
        } else if self.weak < ECHO {
            self.weak += 1;
            return false;
        } else {
            self.power = seen.power();
        }
        (self.missed, self.weak) = (0, 0);
        true
    }
}
