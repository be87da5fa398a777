//! What moves through the states, and what there is to observe.

use std::cell::Cell;
use std::collections::HashMap;
use std::hash::Hash;
use std::ops::ControlFlow;

use chrono::{DateTime, Utc};

use super::premise::Premise;
use super::state::{CallerAct, StepBegin};
use super::step::Transition;
use super::world_set::WorldSet;

/// What moves through the states: a call, or two of them side by side.
pub(in crate::walk) trait Walker: Sized {
    /// Where it is, as far as that decides what can still happen.
    type StateKey: Clone + Eq + Hash;
    /// What is observed of a step.
    type Events;

    fn state_key(&self) -> Self::StateKey;
    /// What can be done here that makes a difference.
    fn acts(&self) -> Vec<CallerAct>;
    /// Whether it waits for what comes of something, and not for a caller: then time passes only where that takes
    /// some.
    fn waits_for_an_outcome(&self) -> bool;
    /// About how many bytes it keeps beside its own size, and its state beside that.
    fn kept_bytes(&self) -> usize;
}

/// A step of a walker.
pub(in crate::walk) type StepOf<W> = Transition<W, <W as Walker>::Events>;

/// How a walker makes a step. From nowhere, it dials.
pub(in crate::walk) type StepFn<'s, W> = dyn Fn(Option<&W>, StepBegin) -> StepOf<W> + 's;

/// Observes a search: gets every step and the nodes so far, and may end it.
pub(super) type Observer<'o, W> =
    dyn FnMut(&[SearchNode], &SearchEdge<'_, W>) -> ControlFlow<()> + 'o;

/// A state that was reached.
#[derive(Clone, Debug)]
pub(in crate::walk) struct SearchNode {
    pub(in crate::walk) state: usize,
    /// In which worlds, for the first time.
    pub(in crate::walk) worlds: WorldSet,
    /// What the calls that come here took for granted.
    pub(in crate::walk) premise: Premise,
    /// From which node (`None`: from the street), by what.
    pub(in crate::walk) from: Option<usize>,
    pub(in crate::walk) act: CallerAct,
    /// Whether time turned on the way.
    pub(in crate::walk) turned: bool,
    /// How long a caller in a hurry needs to the first moment at which a key counts here.
    pub(in crate::walk) ms: u64,
    /// How long it takes from there until all is said that a key would have cut on the way here, in milliseconds.
    pub(in crate::walk) slack_ms: u64,
}

/// A step out of a node.
pub(in crate::walk) struct SearchEdge<'s, W: Walker> {
    /// From which node; `None`: dialing.
    pub(in crate::walk) from: Option<usize>,
    pub(in crate::walk) act: CallerAct,
    /// In which worlds it goes like this.
    pub(in crate::walk) worlds: &'s WorldSet,
    /// What is taken for granted at its end.
    pub(in crate::walk) premise: Premise,
    /// At which instant it was tried.
    pub(in crate::walk) at: DateTime<Utc>,
    /// Whether time turned in the middle of it.
    pub(in crate::walk) turns: bool,
    /// The state it leads to.
    pub(in crate::walk) to: Option<usize>,
    /// See [`Transition::earliest_ms`].
    pub(in crate::walk) earliest_ms: u64,
    pub(in crate::walk) events: &'s W::Events,
}

/// Why a search stopped before it had seen everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// It had seen as many states as it may.
    States,
    /// It was asked to stop.
    Asked,
    /// It had used as much memory as it may.
    Memory,
}

/// How far a search is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SearchProgress {
    /// States whose every step was tried.
    pub walked: usize,
    /// States found: there are at least this many.
    pub known: usize,
    /// Steps made.
    pub steps: usize,
}

/// Bounds on a search.
pub(in crate::walk) struct Bounds<'b> {
    pub(in crate::walk) most_states: usize,
    /// The search keeps about so many bytes at the most.
    pub(in crate::walk) most_bytes: usize,
    /// About how many bytes its observer keeps.
    pub(in crate::walk) observed_bytes: &'b Cell<usize>,
    /// No call goes on later than this, in milliseconds since the answer.
    pub(in crate::walk) longest_ms: u64,
    /// Asked now and then: whether to go on.
    pub(in crate::walk) go_on: &'b mut dyn FnMut(SearchProgress) -> bool,
}

/// What was explored.
pub(in crate::walk) struct Explored<W: Walker> {
    pub(in crate::walk) states: HashMap<W::StateKey, usize>,
    pub(in crate::walk) nodes: Vec<SearchNode>,
    pub(in crate::walk) progress: SearchProgress,
    pub(in crate::walk) stopped: Option<Stopped>,
    /// Worlds whose longest stretch is shorter than a step that asks the clock at its end.
    pub(in crate::walk) too_short: WorldSet,
}
