//! Which state is explored next, and which is known already.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};

use smallvec::SmallVec;

use super::premise::Premise;
use super::state::CallerAct;
use super::walker::Walker;
use super::world_set::WorldSet;

/// A state that waits to be explored.
pub(super) struct Pending<W> {
    pub(super) walker: W,
    pub(super) state: usize,
    pub(super) worlds: WorldSet,
    pub(super) premise: Premise,
    pub(super) from: Option<usize>,
    pub(super) act: CallerAct,
    pub(super) turned: bool,
    pub(super) ms: u64,
    pub(super) slack_ms: u64,
    pub(super) acts: u32,
}

/// Steady before turned, then by time, then by acts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct PendingRank {
    turned: bool,
    ms: u64,
    acts: u32,
}

impl<W> Pending<W> {
    fn rank(&self) -> PendingRank {
        PendingRank { turned: self.turned, ms: self.ms, acts: self.acts }
    }
}

/// A place in the queue. The greatest is explored first.
struct Queued<W> {
    pending: Pending<W>,
    order: usize,
}

impl<W> Ord for Queued<W> {
    fn cmp(&self, other: &Self) -> Ordering {
        (other.pending.rank(), other.order).cmp(&(self.pending.rank(), self.order))
    }
}

impl<W> PartialOrd for Queued<W> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<W> PartialEq for Queued<W> {
    fn eq(&self, other: &Self) -> bool {
        self.order == other.order
    }
}

impl<W> Eq for Queued<W> {}

/// What is known of a state.
struct KnownState {
    /// The worlds in which it was explored, and what was taken for granted there.
    explored: SmallVec<[(Premise, WorldSet); 1]>,
    /// In which worlds it waits in the queue, taking what for granted, and its rank there.
    waiting: WorldSet,
    waiting_premise: Premise,
    waiting_rank: PendingRank,
}

impl KnownState {
    /// In which worlds it was explored by calls that took no more for granted.
    fn explored_by(&self, premise: &Premise) -> WorldSet {
        let mut worlds = WorldSet::default();
        for (_, explored) in self.explored.iter().filter(|(known, _)| known.covers(premise)) {
            worlds.add_all(explored);
        }
        worlds
    }

    fn explore(&mut self, premise: Premise, worlds: &WorldSet) {
        match self.explored.iter_mut().find(|(known, _)| *known == premise) {
            Some((_, explored)) => explored.add_all(worlds),
            None => self.explored.push((premise, worlds.clone())),
        }
    }
}

/// The states that were found, and the queue of those that are still to be explored.
pub(super) struct Frontier<W: Walker> {
    longest_ms: u64,
    states: HashMap<W::StateKey, usize>,
    known: Vec<KnownState>,
    queue: BinaryHeap<Queued<W>>,
    queued: usize,
    /// About how many bytes all of it takes.
    bytes: usize,
}

impl<W: Walker> Frontier<W> {
    /// Nothing later than this in a call, in milliseconds since the answer, is explored.
    pub(super) fn new(longest_ms: u64) -> Self {
        let (states, known) = (HashMap::new(), Vec::new());
        Self { longest_ms, states, known, queue: BinaryHeap::new(), queued: 0, bytes: 0 }
    }

    pub(super) fn len(&self) -> usize {
        self.states.len()
    }

    /// About how many bytes all of it takes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// The number of the state that a walker is in.
    pub(super) fn state_of(&mut self, walker: &W) -> usize {
        let next = self.states.len();
        let state = *self.states.entry(walker.state_key()).or_insert(next);
        if state == next {
            // A table that grows is twice as large as what is in it.
            self.bytes += 2 * size_of::<(W::StateKey, usize)>() + walker.kept_bytes();
            self.bytes += 2 * size_of::<KnownState>();
            self.known.push(KnownState {
                explored: SmallVec::new(),
                waiting: WorldSet::default(),
                waiting_premise: Premise::default(),
                waiting_rank: PendingRank { turned: true, ms: u64::MAX, acts: 0 },
            });
        }
        state
    }

    /// The worlds in which a state was explored by calls that took no more for granted.
    pub(super) fn explored(&self, state: usize, premise: &Premise) -> WorldSet {
        self.known[state].explored_by(premise)
    }

    /// Puts a state into the queue, unless it says nothing new.
    pub(super) fn put(&mut self, pending: Pending<W>) {
        let known = &mut self.known[pending.state];
        let fresh = pending.worlds.without(&known.explored_by(&pending.premise));
        let waits_already = known.waiting_rank <= pending.rank()
            && known.waiting_premise.covers(&pending.premise)
            && fresh.without(&known.waiting).is_empty();
        if fresh.is_empty() || waits_already || pending.ms > self.longest_ms {
            return;
        }
        self.bytes += queued_bytes(&pending) + fresh.kept_bytes();
        if known.waiting.without(&fresh).is_empty()
            && (known.waiting.is_empty() || pending.premise.covers(&known.waiting_premise))
        {
            (known.waiting, known.waiting_rank) = (fresh, pending.rank());
            known.waiting_premise = pending.premise;
        }
        self.queue.push(Queued { pending, order: self.queued });
        self.queued += 1;
    }

    /// Takes the next state to explore, in those worlds in which it was not explored before.
    pub(super) fn next(&mut self) -> Option<Pending<W>> {
        loop {
            let Queued { mut pending, .. } = self.queue.pop()?;
            self.bytes = self.bytes.saturating_sub(queued_bytes(&pending));
            let known = &mut self.known[pending.state];
            pending.worlds.take_all(&known.explored_by(&pending.premise));
            if !pending.worlds.is_empty() {
                let before = known.explored.len();
                known.explore(pending.premise, &pending.worlds);
                let more = known.explored.len().saturating_sub(before.max(1));
                self.bytes += 2 * more * size_of::<(Premise, WorldSet)>();
                return Some(pending);
            }
        }
    }

    /// What was explored: the states, by their numbers.
    pub(super) fn into_states(self) -> HashMap<W::StateKey, usize> {
        self.states
    }
}

/// About how many bytes a place in the queue takes.
fn queued_bytes<W: Walker>(pending: &Pending<W>) -> usize {
    let kept = pending.walker.kept_bytes() + pending.worlds.kept_bytes();
    size_of::<Queued<W>>() * 3 / 2 + kept
}
