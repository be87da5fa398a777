//! Where a call can be, and what a caller can do there.

use crate::call::{Call, Memory, PlayId, Shape, TransferOutcome};
use crate::menu::{Key, LineId, TeamId};

/// What a caller does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::walk) enum CallerAct {
    /// Dials a line. Every search begins so.
    Dial(LineId),
    /// Presses a key, at the first moment it counts.
    Press(Key),
    /// Presses nothing, until the call stops waiting.
    Wait,
    /// Does nothing; this comes of ringing a team.
    Ring(TeamId, TransferOutcome),
    /// Does nothing; the hours change meanwhile.
    Turn,
}

/// What can come of ringing a team. What could not be put through goes on as what is busy does.
const OUTCOMES: [TransferOutcome; 3] =
    [TransferOutcome::Answered, TransferOutcome::Busy, TransferOutcome::NoAnswer];

/// A call at a moment at which a key counts, or at which a team may answer or not.
#[derive(Clone, Debug)]
pub(in crate::walk) struct CallState<'w> {
    pub(super) call: Call<'w>,
    /// What is being said, and how many milliseconds of it are left.
    pub(super) playing: Option<(PlayId, u64)>,
}

impl CallState<'_> {
    /// What a caller can do here that makes a difference.
    pub(in crate::walk) fn acts(&self) -> impl Iterator<Item = CallerAct> + use<> {
        let outcomes = self
            .call
            .ringing()
            .map(|team| OUTCOMES.into_iter().map(move |outcome| CallerAct::Ring(team, outcome)));
        let pressed = outcomes.is_none().then(|| self.presses());
        outcomes.into_iter().flatten().chain(pressed.into_iter().flatten())
    }

    /// A key, or none.
    fn presses(&self) -> impl Iterator<Item = CallerAct> + use<> {
        // What a key does that cuts words short depends on what follows them.
        let keys = match self.may_be_skipped() {
            true => Key::ALL.into_iter().collect(),
            false => self.call.keys_that_differ(),
        };
        (0..keys.len()).map(move |place| CallerAct::Press(keys[place])).chain([CallerAct::Wait])
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
