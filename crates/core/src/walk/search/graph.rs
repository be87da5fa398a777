//! What a search leaves behind: how one state leads to another.

use std::collections::HashMap;

use super::premise::Premise;
use super::single_call::SingleCall;
use super::state::CallerAct;
use super::walker::{SearchEdge, SearchNode};
use super::world_set::WorldSet;

/// A step from one state to another.
#[derive(Clone, Copy, Debug)]
pub(in crate::walk) struct StateEdge {
    pub(in crate::walk) from: u32,
    pub(in crate::walk) to: u32,
    /// Whether a key is pressed; else nothing is.
    pub(in crate::walk) key: bool,
    /// From the first moment a key counts in the one to that in the other.
    pub(in crate::walk) ms: u32,
    /// In which worlds and taking what for granted, by their place in the graph.
    pub(in crate::walk) worlds: u32,
}

/// A step that reaches what the caller wants.
#[derive(Clone, Copy, Debug)]
pub(in crate::walk) struct GoalEdge {
    pub(in crate::walk) from: u32,
    pub(in crate::walk) key: bool,
    /// Until it is reached, in milliseconds.
    pub(in crate::walk) ms: u32,
    pub(in crate::walk) worlds: u32,
}

/// All states and the steps between them.
#[derive(Debug, Default)]
pub(in crate::walk) struct StateGraph {
    pub(in crate::walk) edges: Vec<StateEdge>,
    worlds: Vec<(WorldSet, Premise)>,
    places: HashMap<(WorldSet, Premise), u32>,
    /// What the sets of worlds keep beside their own size.
    worlds_bytes: usize,
}

impl StateGraph {
    /// About how many bytes all of it takes.
    pub(in crate::walk) fn bytes(&self) -> usize {
        let sets = 3 * self.worlds.len() * size_of::<(WorldSet, Premise)>() + self.worlds_bytes;
        self.edges.capacity() * size_of::<StateEdge>() + sets
    }

    /// A set of worlds by its place in the graph.
    pub(in crate::walk) fn worlds(&self, place: u32) -> &WorldSet {
        &self.worlds[place as usize].0
    }

    /// What is taken for granted in a step, by the place of its worlds.
    pub(in crate::walk) fn premise(&self, place: u32) -> &Premise {
        &self.worlds[place as usize].1
    }

    /// The place in the graph of the worlds of a step, and of what it takes for granted.
    fn place(&mut self, step: &SearchEdge<'_, SingleCall<'_>>) -> u32 {
        let worlds = step.worlds;
        let key = (worlds.clone(), step.premise);
        if let Some(place) = self.places.get(&key) {
            return *place;
        }
        let place = number(self.worlds.len() as u64);
        self.worlds_bytes += 2 * worlds.kept_bytes();
        self.places.insert(key.clone(), place);
        self.worlds.push(key);
        place
    }

    /// Adds a step.
    pub(in crate::walk) fn add(
        &mut self,
        nodes: &[SearchNode],
        step: &SearchEdge<'_, SingleCall<'_>>,
    ) {
        let (Some(from), Some(to)) = (origin(nodes, step), step.to) else { return };
        let edge = StateEdge {
            from,
            to: number(to as u64),
            key: is_key(step.act),
            ms: number(step.earliest_ms),
            worlds: self.place(step),
        };
        self.edges.push(edge);
    }

    /// A step that reaches a goal so many milliseconds after it begins. `None` where it can't be
    /// made from the state again.
    pub(in crate::walk) fn goal(
        &mut self,
        nodes: &[SearchNode],
        step: &SearchEdge<'_, SingleCall<'_>>,
        ms: u64,
    ) -> Option<GoalEdge> {
        let from = origin(nodes, step)?;
        let worlds = self.place(step);
        Some(GoalEdge { from, key: is_key(step.act), ms: number(ms), worlds })
    }
}

/// The state a step begins in. None for dialing, and none where time turns in the middle of it: time
/// turns once, so nobody can take that step again.
fn origin(nodes: &[SearchNode], step: &SearchEdge<'_, SingleCall<'_>>) -> Option<u32> {
    let from = step.from.filter(|_| !step.turns)?;
    Some(number(nodes[from].state as u64))
}

fn is_key(act: CallerAct) -> bool {
    matches!(act, CallerAct::Press(_))
}

fn number(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
