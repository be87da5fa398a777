//! What walks, how it steps, and what there is to see on the way.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::ControlFlow;

use chrono::{DateTime, Utc};

use super::spot::Act;
use super::worlds::Worlds;

/// What walks: a call, or two of them side by side.
pub(super) trait Walker: Sized {
    /// Where it is, as far as that decides what can still happen.
    type Shape: Clone + Eq + Hash;
    /// What a step brings to light.
    type Heard;

    fn shape(&self) -> Self::Shape;
    /// What can be done here that makes a difference.
    fn acts(&self) -> Vec<Act>;
}

/// A step that a walker made.
pub(super) struct Stride<W: Walker> {
    pub(super) heard: W::Heard,
    /// Where it stands now; `None` at the end of the call.
    pub(super) to: Option<W>,
    pub(super) ready_ms: u64,
    pub(super) lag_ms: u64,
    /// Which hours were asked, each with its milliseconds since the step began.
    pub(super) asked: Vec<(u64, usize)>,
}

/// How a walker steps: from nowhere, it dials.
pub(super) type Stepping<'s, W> = dyn Fn(Option<&W>, Act, DateTime<Utc>) -> Stride<W> + 's;

/// Who watches a walk: told every step, and the visits so far; may end it.
pub(super) type Observing<'o, W> = dyn FnMut(&[Visit], &Step<'_, W>) -> ControlFlow<()> + 'o;

/// A state that was come to.
#[derive(Clone, Debug)]
pub(super) struct Visit {
    pub(super) state: usize,
    /// In which worlds, for the first time.
    pub(super) worlds: Worlds,
    /// From which visit (none: from the street), by what.
    pub(super) from: Option<usize>,
    pub(super) act: Act,
    /// Whether time turned on the way.
    pub(super) turned: bool,
    /// How long a caller in a hurry needs to the first moment at which a key counts here.
    pub(super) ms: u64,
}

/// A step as it is observed.
pub(super) struct Step<'s, W: Walker> {
    /// From which visit; `None`: dialling.
    pub(super) from: Option<usize>,
    pub(super) act: Act,
    /// In which worlds it goes like this.
    pub(super) worlds: &'s Worlds,
    /// At which instant it was tried.
    pub(super) at: DateTime<Utc>,
    /// Whether time turned in the middle of it.
    pub(super) turns: bool,
    pub(super) stride: &'s Stride<W>,
    /// The state it comes to.
    pub(super) to: Option<usize>,
}

/// Why a walk stopped before it had seen everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// It had seen as many states as it may.
    States,
    /// It was asked to stop.
    Asked,
}

/// How far a walk is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// States walked from.
    pub walked: usize,
    /// States come to: there are at least so many.
    pub known: usize,
    /// Steps made.
    pub steps: usize,
}

/// Bounds on a walk.
pub(super) struct Bounds<'b> {
    pub(super) most_states: usize,
    /// Later than this no call goes on, in milliseconds since the answer.
    pub(super) longest_ms: u64,
    /// Asked now and then: whether to go on.
    pub(super) go_on: &'b mut dyn FnMut(Progress) -> bool,
}

/// What was walked.
pub(super) struct Walked<W: Walker> {
    pub(super) states: HashMap<W::Shape, usize>,
    pub(super) visits: Vec<Visit>,
    pub(super) progress: Progress,
    pub(super) stopped: Option<Stopped>,
    /// Worlds whose longest stretch is shorter than a step that asks the clock at its end.
    pub(super) too_short: Worlds,
}
