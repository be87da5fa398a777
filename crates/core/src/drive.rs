//! The one rule: where a call meets a phone.
//!
//! In come a tree, a line, the instant of the answer, and what happens, each with its moment; out
//! come effects for a [`Performer`]. An [`Ongoing`] call is a value: anyone who holds it says when
//! time has passed, so that a terminal, a page, a switch with a thousand calls and a search through
//! every call there can be share this file. It knows nothing of sound, screens or clocks.
//!
//! The rule: **wait until the earlier of the deadline and the first thing in the inbox, *then*
//! take the earliest**. At one instant what was decided comes before a key, a key before a hang-up, a
//! hang-up before the end of a prompt, the end of a prompt before a deadline, and a deadline before the
//! outcome of a transfer and news of a line.
//! With any other rule, a phone that is late would give the same caller another call.
//!
//! [`drive`] holds a call on a phone that blocks, [`drive_async`] on one that does not. Anyone who has
//! neither, or many calls at once, holds an [`Ongoing`] call and lets it catch up:
//!
//! ```
//! use phonetree_core::call::{CallTime, Effect, Ending, Input};
//! use phonetree_core::drive::{Inbox, Ongoing, Performer};
//! use phonetree_core::menu::{self, Key, Lengths};
//!
//! /// A phone in a page: here it only knows how long prompts last.
//! struct Page(Lengths);
//!
//! impl Performer for Page {
//!     fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
//!         if let Effect::Do(action) = effect {
//!             inbox.simulate(at, action, &self.0);
//!         }
//!     }
//! }
//!
//! let tree = menu::load("first line", menu::FIRST_LINE)?;
//! let line = tree.line_for("1-800-790-4661").expect("the line is in the file");
//! let noon = "2026-11-23T12:00:00-08:00".parse().expect("RFC 3339");
//!
//! let mut page = Page(Lengths::estimated(&tree));
//! let mut ongoing = Ongoing::answer(&tree, line, noon, &mut page);
//! // A click, two seconds after the answer; then nothing but time.
//! ongoing.put(CallTime::from_ms(2_000), Input::Key(Key::from_char('3').expect("a key")));
//! while let Some(due) = ongoing.due() {
//!     // A page would set a timer for `due` here.
//!     ongoing.catch_up(due, &mut page);
//! }
//! assert_eq!(ongoing.ending(), Some(Ending::Connected));
//! # Ok::<(), menu::Problems>(())
//! ```
//!
//! # All that a phone has to do
//!
//! Whatever a phone is made of - a terminal, a page, a SIP stack - it owes a call this and no more:
//!
//! | it is asked to | it does | it puts into the inbox, with the moment at which it happens |
//! | --- | --- | --- |
//! | [`Play`](Action::Play) | says the words: [`Utterance::words`], or cut as takes are, [`pieces`] | [`Input::Played`] when the caller has heard the end. One that was stopped may be sent or not |
//! | [`Stop`](Action::Stop) | is silent at once | nothing |
//! | [`Transfer`](Action::Transfer) | rings the team | [`Input::TransferEnded`] with what came of it |
//! | [`Decide`](Action::Decide) | finds out what the call can't know by itself | [`Input::Decided`] with what was decided |
//! | [`Queue`](Action::Queue) | puts the caller in line, with music or in silence | [`Input::Queue`] at once, each time the caller moves up, and when somebody is free |
//! | [`Beep`](Action::Beep) | beeps for so long | nothing: the call knows when the beep ends |
//! | [`PlayMessage`](Action::PlayMessage) | plays the message it recorded last | nothing: the call knows how long it is |
//! | [`StopMessage`](Action::StopMessage) | is silent at once | nothing |
//! | [`Record`](Action::Record) | beeps, unless it did just now, and records | nothing: the call waits for a key, a hang-up or the end of the time |
//! | [`HangUp`](Action::HangUp) | ends the connection | nothing |
//! | - | hears a key, by a tone (RFC 4733) or under a finger | [`Input::Key`] when it was pressed |
//! | - | sees that the caller is gone | [`Input::HungUp`] |
//!
//! It leaves the rest to this file: which key cuts a prompt, what a key means, how long a call waits,
//! when it ends. A phone without sound, or without a network, takes the first, the third, the fourth and the
//! fifth row from [`Inbox::simulate`]. A phone on the wall clock turns its clock into a [`CallTime`] since the answer.
//! It may be late: the same caller still gets the same call, and `tests/phones/callers.rs` holds every
//! phone to that.
//!
//! [`Utterance::words`]: crate::call::Utterance::words
//! [`pieces`]: crate::call::Utterance::pieces

use chrono::{DateTime, Utc};
use smallvec::SmallVec;

use crate::call::{
    Action, Call, CallTime, Effect, Ending, Input, JoinId, QueueNews, Report, TransferOutcome,
};
use crate::menu::{CallersAhead, Lengths, LineId, Tree};

/// Does what a call asks for.
pub trait Performer {
    /// Performs one effect at a moment of the call. What is known to come of it (a prompt's end,
    /// [`Input::Played`]; a transfer's outcome, [`Input::TransferEnded`]) is put into the inbox
    /// once it is known, now or later, at the moment it happens.
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox);
}

/// A phone that blocks: it performs effects, and waits for what happens.
pub trait Phone: Performer {
    /// Waits until a moment of the call, or until something is in the inbox that happened before
    /// it. It may return late, with more in the inbox, but never early with nothing new.
    fn wait(&mut self, until: CallTime, inbox: &mut Inbox);
}

/// A phone that does not block: it waits as [`Phone`] does, in a future.
pub trait AsyncPhone: Performer {
    /// Waits until a moment of the call, or until something is in the inbox that happened before
    /// it. It may return late, with more in the inbox, but never early with nothing new.
    fn wait(&mut self, until: CallTime, inbox: &mut Inbox) -> impl Future<Output = ()>;
}

/// What happened, or is known to happen, and was not handed to the call yet.
#[derive(Clone, Debug, Default)]
pub struct Inbox(SmallVec<[(CallTime, Input); 4]>);

impl Inbox {
    /// Puts in something that happens at a moment of the call.
    pub fn put(&mut self, at: CallTime, input: Input) {
        self.0.push((at, input));
    }

    /// Puts in what comes of an action in a simulation: a prompt ends when it is said, a team answers when it
    /// has rung for as long as the menu says, a line moves as the menu says, and what is to be decided is decided
    /// at once, as it usually is. The end of a prompt.
    pub fn simulate(
        &mut self,
        at: CallTime,
        action: &Action,
        lengths: &Lengths,
    ) -> Option<CallTime> {
        match action {
            Action::Play { play, utterance, .. } => {
                let end = at + utterance.ms(lengths);
                self.put(end, Input::Played(*play));
                return Some(end);
            }
            Action::Transfer { ring_ms, .. } => {
                self.put_outcome(at, *ring_ms, TransferOutcome::Answered);
            }
            Action::Decide { usual, .. } => self.put(at, Input::Decided(*usual)),
            Action::Queue { join, ahead, .. } => self.put_line(at, *join, ahead),
            Action::Stop(_)
            | Action::Beep { .. }
            | Action::PlayMessage { .. }
            | Action::StopMessage
            | Action::Record { .. }
            | Action::HangUp => {}
        }
        None
    }

    /// Puts in what comes of ringing for so long: who is busy, or can't be rung, does not ring. The
    /// moment at which it is known.
    pub fn put_outcome(
        &mut self,
        at: CallTime,
        ring_ms: u64,
        outcome: TransferOutcome,
    ) -> CallTime {
        let rings = matches!(outcome, TransferOutcome::Answered | TransferOutcome::NoAnswer);
        let end = at + if rings { ring_ms } else { 0 };
        self.put(end, Input::TransferEnded(outcome));
        end
    }

    /// Puts in all news of a line that a caller joins at a moment.
    pub fn put_line(&mut self, at: CallTime, join: JoinId, ahead: &CallersAhead) {
        for (ms, position) in ahead.news() {
            let news = match position {
                0 => QueueNews::Free,
                position => QueueNews::Waiting { position, wait_ms: ahead.wait_ms(position) },
            };
            self.put(at + ms, Input::Queue(join, news));
        }
    }

    /// The moment of the earliest.
    pub fn first(&self) -> Option<CallTime> {
        self.0.iter().map(|(at, _)| *at).min()
    }

    /// Takes the earliest that comes before a deadline. What happens at one instant comes out by
    /// rank, and within a rank in the order it was put in.
    fn take_before(&mut self, deadline: CallTime) -> Option<(CallTime, Input)> {
        let order = |(at, input): &(CallTime, Input)| (*at, rank(*input));
        let (earliest, first) = self.0.iter().map(order).enumerate().min_by_key(|(_, it)| *it)?;
        (first < (deadline, rank(Input::Tick))).then(|| self.0.remove(earliest))
    }
}

fn rank(input: Input) -> u8 {
    match input {
        Input::Decided(_) => 0,
        Input::Key(_) => 1,
        Input::HungUp => 2,
        Input::Played(_) => 3,
        Input::Tick => 4,
        Input::TransferEnded(_) | Input::Queue(..) => 5,
    }
}

/// A call in progress, with what is known to happen to it: a value without clock or thread.
///
/// Anyone who holds one [puts](Self::put) in what happens, and lets the call [catch up](Self::catch_up)
/// whenever time has passed; [`Self::due`] says when that is worth while again.
#[derive(Clone, Debug)]
pub struct Ongoing<'t> {
    call: Call<'t>,
    inbox: Inbox,
    now: CallTime,
    ending: Option<Ending>,
}

impl<'t> Ongoing<'t> {
    /// The line picks up at an instant, and the first words are said.
    pub fn answer(
        tree: &'t Tree,
        line: LineId,
        at: DateTime<Utc>,
        performer: &mut impl Performer,
    ) -> Self {
        let mut ongoing = Self::resume(Call::picked_up(tree, line, at), Inbox::default());
        ongoing.perform(performer);
        ongoing
    }

    /// A call from where it is, its clock at [`CallTime::ANSWER`], with what is known to happen.
    pub fn resume(call: Call<'t>, inbox: Inbox) -> Self {
        Self { call, inbox, now: CallTime::ANSWER, ending: None }
    }

    /// Something happens at a moment of the call.
    pub fn put(&mut self, at: CallTime, input: Input) {
        self.inbox.put(at, input);
    }

    /// The moment of the next thing that happens, as far as is known. `None` once the call is over.
    pub fn due(&self) -> Option<CallTime> {
        let (deadline, _) = self.call.deadline()?;
        Some(self.due_by(deadline))
    }

    /// The same, where the call's own deadline is known.
    fn due_by(&self, deadline: CallTime) -> CallTime {
        self.inbox.first().map_or(deadline, |first| first.min(deadline))
    }

    /// Lets everything happen that is due by a moment of the call.
    pub fn catch_up(&mut self, until: CallTime, performer: &mut impl Performer) {
        while self.due().is_some_and(|due| due <= until) {
            self.step(performer);
        }
    }

    /// Lets the next thing happen: the earliest in the inbox, or the deadline. What that was;
    /// `None` once the call is over.
    pub fn step(&mut self, performer: &mut impl Performer) -> Option<Input> {
        let (deadline, _) = self.call.deadline()?;
        Some(self.step_by(deadline, performer))
    }

    /// The same, where the call's own deadline is known.
    fn step_by(&mut self, deadline: CallTime, performer: &mut impl Performer) -> Input {
        let (at, input) = self.inbox.take_before(deadline).unwrap_or((deadline, Input::Tick));
        self.now = self.now.max(at);
        self.call.take_in(self.now, input);
        self.perform(performer);
        input
    }

    /// Waits on a phone for the next thing that happens, and lets it happen. What that was; `None`
    /// once the call is over.
    pub fn wait_on(&mut self, phone: &mut impl Phone) -> Option<Input> {
        // What comes into the inbox meanwhile moves no deadline of the call.
        let (deadline, _) = self.call.deadline()?;
        let due = self.due_by(deadline);
        phone.wait(due, &mut self.inbox);
        Some(self.step_by(deadline, phone))
    }

    fn perform(&mut self, performer: &mut impl Performer) {
        for effect in self.call.effects() {
            performer.perform(self.now, effect, &mut self.inbox);
            if let Effect::Report(Report::Ended { ending, .. }) = effect {
                self.ending = Some(*ending);
            }
        }
        self.call.forget_effects();
    }

    /// How the call ended; `None` while it goes on.
    pub fn ending(&self) -> Option<Ending> {
        self.ending
    }

    /// The call itself, to look at.
    pub fn call(&self) -> &Call<'t> {
        &self.call
    }

    /// The call itself, to keep.
    pub fn into_call(self) -> Call<'t> {
        self.call
    }
}

/// Holds one call from the answer to its end, on a phone that blocks.
pub fn drive(tree: &Tree, line: LineId, at: DateTime<Utc>, phone: &mut impl Phone) -> Ending {
    let mut ongoing = Ongoing::answer(tree, line, at, phone);
    while ongoing.wait_on(phone).is_some() {}
    ongoing.ending.unwrap_or(Ending::HungUp)
}

/// Holds one call from the answer to its end, on a phone that does not block.
pub async fn drive_async(
    tree: &Tree,
    line: LineId,
    at: DateTime<Utc>,
    phone: &mut impl AsyncPhone,
) -> Ending {
    let mut ongoing = Ongoing::answer(tree, line, at, phone);
    while let Some(due) = ongoing.due() {
        phone.wait(due, &mut ongoing.inbox).await;
        ongoing.step(phone);
    }
    ongoing.ending.unwrap_or(Ending::HungUp)
}
