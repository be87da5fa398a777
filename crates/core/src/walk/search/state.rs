//! Where a call can be, and what a caller can do there.

use chrono::{DateTime, Utc};

use super::premise::Premise;
use crate::call::{Call, Decided, Decision, Memory, PlayId, QueueNews, Shape, TransferOutcome};
use crate::menu::{Key, LineId, QueueId, TeamId};

/// What a caller does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::walk) enum CallerAct {
    /// Dials a line. Every search begins so.
    Dial(LineId),
    /// Presses a key, at the first moment it counts.
    Press(Key),
    /// Presses nothing, until the call stops waiting.
    Wait,
    /// Presses nothing until everything was said, where wrong keys are ignored as long as it speaks.
    Hear,
    /// Does nothing; this comes of ringing a team.
    Ring(TeamId, TransferOutcome),
    /// Does nothing; this is decided meanwhile.
    Decide(Decided),
    /// Does nothing; this is the news of the line that they are in.
    Queue(QueueId, QueueNews),
    /// Does nothing; the hours change meanwhile.
    Turn,
}

/// What can come of ringing a team. What could not be put through goes on as what is busy does.
const OUTCOMES: [TransferOutcome; 3] =
    [TransferOutcome::Answered, TransferOutcome::Busy, TransferOutcome::NoAnswer];

/// What a caller does at an instant, and what the call may take for granted.
#[derive(Clone, Copy, Debug)]
pub(in crate::walk) struct StepBegin {
    pub(in crate::walk) act: CallerAct,
    pub(in crate::walk) at: DateTime<Utc>,
    pub(in crate::walk) premise: Premise,
}

/// A call at a moment at which a key counts, or at which something may happen or not: a team answers,
/// something is decided outside.
#[derive(Clone, Debug)]
pub(in crate::walk) struct CallState<'w> {
    pub(super) call: Call<'w>,
    /// What is being said, and how many milliseconds of it are left.
    pub(super) playing: Option<(PlayId, u64)>,
    /// When somebody is free, if the caller waits in line.
    pub(super) free: FreeAgent,
}

/// When somebody is free for a caller who waits in line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::walk) enum FreeAgent {
    /// At any time, or never: all of it is walked.
    #[default]
    AnyTime,
    /// After so many milliseconds, as the menu says; never without.
    AsUsual(Option<u64>),
}

/// Both answers to what is asked anew each time.
fn either(decision: Decision) -> Vec<CallerAct> {
    let decided = |yes| match decision {
        Decision::Outside(question) => Some(Decided::Outside(question, yes)),
        Decision::MailboxFull(mailbox) => Some(Decided::MailboxFull(mailbox, yes)),
        Decision::Switch(_) | Decision::Caller => None,
    };
    [false, true].into_iter().filter_map(decided).map(CallerAct::Decide).collect()
}

/// A line in which a caller has to wait. How long, and where in it, changes words only.
const WAITING: QueueNews = QueueNews::Waiting { position: 1, wait_ms: 60_000 };

impl CallState<'_> {
    /// What a caller can do here that makes a difference.
    pub(in crate::walk) fn acts(&self) -> impl Iterator<Item = CallerAct> + use<> {
        let outcomes = self
            .call
            .ringing()
            .map(|team| OUTCOMES.into_iter().map(move |outcome| CallerAct::Ring(team, outcome)));
        let decided = self.call.deciding().map(|decision| either(decision).into_iter());
        let joining = self.call.joining().map(|(queue, _)| self.lines(queue));
        let pressed = (!self.waits_for_an_outcome()).then(|| self.presses());
        // Somebody may be free at any time.
        let free = self.call.waiting().filter(|_| self.free == FreeAgent::AnyTime);
        let free = free.map(|(queue, _)| CallerAct::Queue(queue, QueueNews::Free));
        let happens = outcomes.into_iter().flatten().chain(decided.into_iter().flatten());
        let lines = joining.into_iter().flatten().chain(free);
        happens.chain(lines).chain(pressed.into_iter().flatten())
    }

    /// Whether it waits for what comes of something, and not for the caller.
    pub(in crate::walk) fn waits_for_an_outcome(&self) -> bool {
        let call = &self.call;
        call.ringing().is_some() || call.deciding().is_some() || call.joining().is_some()
    }

    /// The lines that a caller may find.
    fn lines(&self, queue: QueueId) -> impl Iterator<Item = CallerAct> + use<> {
        let full = self.call.tree()[queue].full_to.map(|_| QueueNews::Full);
        let lines = [QueueNews::Free, WAITING].into_iter().chain(full);
        lines.map(move |news| CallerAct::Queue(queue, news))
    }

    /// A key, or none.
    fn presses(&self) -> impl Iterator<Item = CallerAct> + use<> {
        // What a key does that cuts words short depends on what follows them.
        let keys = match self.may_be_skipped() {
            true => Key::ALL.into_iter().collect(),
            false => self.call.keys_that_differ(),
        };
        let silent = if self.call.ignores_wrong_keys() { CallerAct::Hear } else { CallerAct::Wait };
        (0..keys.len()).map(move |place| CallerAct::Press(keys[place])).chain([silent])
    }

    /// Whether a key only cuts short what is being said, and is left to what follows.
    pub(in crate::walk) fn may_be_skipped(&self) -> bool {
        self.call.may_be_skipped()
    }

    /// How many bytes it keeps beside its own size.
    pub(in crate::walk) fn kept_bytes(&self) -> usize {
        self.call.kept_bytes()
    }

    pub(in crate::walk) fn shape(&self, memory: Memory) -> Option<Shape> {
        self.call.shape(memory)
    }
}
