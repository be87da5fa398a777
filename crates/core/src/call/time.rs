//! What time means in a call.
//!
//! There are four kinds of time, and each has one type:
//!
//! | kind | type | used for |
//! | --- | --- | --- |
//! | call time | [`CallTime`] | everything that happens in a call: keys, timeouts, the ends of prompts |
//! | an instant | [`DateTime<Utc>`](DateTime) | when the line answered: given once, at the start |
//! | the zone of the menu | [`Tree::zone`](crate::menu::Tree) | what a clock on the wall shows then, for opening hours and for words |
//! | the clock of a phone | none | the engine has no clock: a phone says what happened, and when |
//!
//! # Call time: milliseconds since the answer
//!
//! A call starts at [`CallTime::ANSWER`] and counts its own milliseconds. No date is in it, so that a
//! moment can be written down, compared, and invented by a test. Every wait counts from where it
//! starts: "5 s without a key" are 5,000 ms after the end of the prompt, on every day of the year.
//!
//! # Instants: opening hours are asked when they matter
//!
//! [`drive`](crate::drive) gets the instant of the answer. Where opening hours decide, the call asks
//! them at that instant plus its call time: what counts is the moment at which a team or a branch is
//! reached, not the moment of the answer.
//!
//! ```
//! use phonetree_core::call::CallTime;
//!
//! let answered = "2026-11-23T07:59:58-08:00".parse()?;
//! let reached = CallTime::from_ms(2_500).after(answered);
//! assert_eq!(reached.to_rfc3339(), "2026-11-23T16:00:00.500+00:00");
//! # Ok::<(), chrono::ParseError>(())
//! ```
//!
//! # Zones: a clock that is set back moves no timeout
//!
//! Only hours and words see the clock on the wall. At the end of summer time it shows an hour twice,
//! and a call that is under way then goes on counting its own milliseconds.
//!
//! ```
//! use phonetree_core::call::CallTime;
//!
//! let answered = "2026-11-01T01:59:50-07:00".parse()?;
//! let later = CallTime::from_ms(20_000).after(answered);
//! let wall = later.with_timezone(&chrono_tz::America::Los_Angeles);
//! assert_eq!(wall.to_string(), "2026-11-01 01:00:10 PST");
//! # Ok::<(), chrono::ParseError>(())
//! ```
//!
//! # The rule: a late phone makes the same call
//!
//! A phone waits until the earlier of two moments: the deadline of the call, and the first thing in
//! the inbox. Only *then* is the earliest of all taken. A phone that is late, because its machine was
//! busy or its window was closed, hands in what happened with the moment at which it happened; the
//! call catches up, and every effect has the moment it would have had.
//!
//! ```
//! use phonetree_core::call::{CallTime, Effect, Input};
//! use phonetree_core::drive::{Inbox, Ongoing, Performer};
//! use phonetree_core::menu::{self, Key, Lengths};
//!
//! /// A phone that writes down what it is asked to do, and when.
//! struct Notes {
//!     lengths: Lengths,
//!     written: Vec<(CallTime, Effect)>,
//! }
//!
//! impl Performer for Notes {
//!     fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
//!         if let Effect::Do(action) = effect {
//!             inbox.simulate(at, action, &self.lengths);
//!         }
//!         self.written.push((at, effect.clone()));
//!     }
//! }
//!
//! let tree = menu::load("first line", menu::FIRST_LINE)?;
//! let line = tree.line_ids().next().expect("a menu has a line");
//! let answered = "2026-11-23T20:00:00Z".parse().expect("RFC 3339");
//! let key = Key::from_char('3').expect("a key");
//!
//! // The same caller on a phone that looks every so many milliseconds.
//! let call = |every_ms: usize| {
//!     let mut notes = Notes { lengths: Lengths::estimated(&tree), written: Vec::new() };
//!     let mut ongoing = Ongoing::answer(&tree, line, answered, &mut notes);
//!     ongoing.put(CallTime::from_ms(4_200), Input::Key(key));
//!     for ms in (0..=60_000).step_by(every_ms) {
//!         ongoing.catch_up(CallTime::from_ms(ms), &mut notes);
//!     }
//!     notes.written
//! };
//! assert_eq!(call(10), call(30_000));
//! # Ok::<(), menu::Problems>(())
//! ```
//!
//! # Ties
//!
//! What happens at the same millisecond happens in this order: a key, a hang-up, the end of a prompt,
//! a deadline, the outcome of a transfer or news of a line. So a key at the very instant of a timeout still counts.
//! Each of these, and every other edge, is an example in [`edges`](super::edges).
//!
//! Time does not run backwards: an input with an earlier moment than the last one counts as at the
//! last one.

use std::fmt;
use std::ops::Add;

use chrono::{DateTime, TimeDelta, Utc};

/// Milliseconds since the call was answered.
///
/// A type of our own, and not an `Instant` of the machine, so that it can be written down,
/// compared, and invented by a test. The date exists once, at the answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallTime(u64);

impl CallTime {
    /// The moment of the answer.
    pub const ANSWER: Self = Self(0);

    /// A moment so many milliseconds after the answer.
    pub const fn from_ms(ms: u64) -> Self {
        Self(ms)
    }

    /// Milliseconds since the answer.
    pub const fn as_ms(self) -> u64 {
        self.0
    }

    /// The instant of this moment in a call that was answered at an instant. One too near the end
    /// of all time stays at its answer.
    pub fn after(self, answered: DateTime<Utc>) -> DateTime<Utc> {
        let elapsed = i64::try_from(self.0).ok().and_then(TimeDelta::try_milliseconds);
        elapsed.and_then(|ms| answered.checked_add_signed(ms)).unwrap_or(answered)
    }

    /// The instant of the answer of a call in which this moment comes at an instant. Too near the
    /// beginning of all time, that instant itself.
    ///
    /// ```
    /// use phonetree_core::call::CallTime;
    ///
    /// let noon = "2026-11-23T12:00:00Z".parse().expect("RFC 3339");
    /// let (moment, answered) = (CallTime::from_ms(1_500), "2026-11-23T11:59:58.500Z");
    /// assert_eq!(moment.before(noon), answered.parse::<chrono::DateTime<chrono::Utc>>().expect("RFC 3339"));
    /// assert_eq!(moment.after(moment.before(noon)), noon);
    /// ```
    pub fn before(self, instant: DateTime<Utc>) -> DateTime<Utc> {
        let elapsed = i64::try_from(self.0).ok().and_then(TimeDelta::try_milliseconds);
        elapsed.and_then(|ms| instant.checked_sub_signed(ms)).unwrap_or(instant)
    }

    /// So many milliseconds earlier; the answer where there is no such moment.
    #[must_use]
    pub const fn earlier(self, ms: u64) -> Self {
        Self(self.0.saturating_sub(ms))
    }
}

/// So many milliseconds later.
impl Add<u64> for CallTime {
    type Output = Self;
    fn add(self, ms: u64) -> Self {
        Self(self.0.saturating_add(ms))
    }
}

/// `0:08.200`: minutes, seconds, milliseconds.
impl fmt::Display for CallTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (minutes, ms) = (self.0 / 60_000, self.0 % 60_000);
        write!(f, "{minutes}:{:02}.{:03}", ms / 1_000, ms % 1_000)
    }
}
