//! The only loop: where a call meets a phone.
//!
//! In come a tree, a line, the instant of the answer and a [`Phone`]; out comes how the call
//! ended. What happens in between is the phone's to perform. The loop knows nothing of sound,
//! screens or keys, and no phone has a loop of its own.
//!
//! Its rule: **wait until the earlier of the deadline and the first thing in the inbox, *then*
//! take the earliest**; at one instant a key comes before a hang-up, that before the end of a
//! prompt, that before a deadline. With any other rule a phone that is late gives the same caller
//! another call.

use chrono::{DateTime, Utc};
use smallvec::SmallVec;

use crate::call::{Call, CallTime, Effect, Effects, Ending, Input};
use crate::menu::{LineId, Tree};

/// The world at the other end of a call: it performs effects, and brings what happens.
pub trait Phone {
    /// Performs one effect at a moment of the call. A prompt's end ([`Input::Played`]) is put into
    /// the inbox once it is known, now or later, at the moment it is heard to its end.
    fn perform(&mut self, call: &Call<'_>, at: CallTime, effect: &Effect, inbox: &mut Inbox);

    /// Waits until a moment of the call, or until something is in the inbox that happened before
    /// it. It may return late, with more in the inbox, but never early with nothing new.
    fn wait(&mut self, until: CallTime, inbox: &mut Inbox);
}

/// What happened, or is known to happen, and was not told to the call yet.
#[derive(Clone, Debug, Default)]
pub struct Inbox(SmallVec<[(CallTime, Input); 4]>);

impl Inbox {
    /// Puts in something that happens at a moment of the call.
    pub fn put(&mut self, at: CallTime, input: Input) {
        self.0.push((at, input));
    }

    /// The moment of the earliest.
    pub fn first(&self) -> Option<CallTime> {
        self.0.iter().map(|(at, _)| *at).min()
    }

    /// Takes the earliest, if it happens no later than `due`. What happens at one instant comes
    /// out by rank, and within a rank in the order it was put in.
    fn take_by(&mut self, due: CallTime) -> Option<(CallTime, Input)> {
        let order = |(at, input): &(CallTime, Input)| (*at, rank(*input));
        let earliest = (0..self.0.len()).min_by_key(|n| order(&self.0[*n]))?;
        (self.0[earliest].0 <= due).then(|| self.0.remove(earliest))
    }
}

fn rank(input: Input) -> u8 {
    match input {
        Input::Key(_) => 0,
        Input::HungUp => 1,
        Input::Played(_) => 2,
        Input::Tick => 3,
    }
}

/// Holds one call from the answer to its end.
pub fn drive(tree: &Tree, line: LineId, at: DateTime<Utc>, phone: &mut impl Phone) -> Ending {
    let mut inbox = Inbox::default();
    let (mut call, effects) = Call::answer(tree, line, at);
    let end = drive_on(&mut call, effects, &mut inbox, phone, |_, _| false);
    end.unwrap_or(Ending::HungUp)
}

/// Holds a call from where it is, its clock at [`CallTime::ANSWER`], until it ends, or until it
/// `rests`, which is asked at first and after every input; `None` in that case.
pub fn drive_on(
    call: &mut Call<'_>,
    mut effects: Effects,
    inbox: &mut Inbox,
    phone: &mut impl Phone,
    mut rests: impl FnMut(&Call<'_>, Option<Input>) -> bool,
) -> Option<Ending> {
    let mut ending = Ending::HungUp;
    let mut now = CallTime::ANSWER;
    let mut happened = None;
    loop {
        for effect in &effects {
            phone.perform(call, now, effect, inbox);
            if let Effect::Ended { ending: how, .. } = effect {
                ending = *how;
            }
        }
        let Some((due, _)) = call.deadline() else { return Some(ending) };
        if rests(call, happened) {
            return None;
        }
        let until = inbox.first().map_or(due, |first| first.min(due));
        phone.wait(until, inbox);
        let (moment, input) = inbox.take_by(due).unwrap_or((due, Input::Tick));
        now = now.max(moment);
        happened = Some(input);
        effects = call.handle(now, input);
    }
}
