//! How far it is from every state to a goal.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::graph::{GoalEdge, StateEdge, StateGraph};
use super::premise::{Granted, Premise};

/// Farther than anything: there is no way.
pub(in crate::walk) const NO_WAY: u32 = u32::MAX;

/// How far it is from a state to a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::walk) struct Distance {
    pub(in crate::walk) far: u32,
    /// The first thing that the way takes for granted beyond what was given: otherwise it may be farther.
    pub(in crate::walk) provided: Option<Granted>,
}

/// How far it is from each state to a goal, in one world, with steps that agree with what is taken for
/// granted; `cost` is that of a step: whether a key is pressed, and how many milliseconds it takes.
pub(in crate::walk) fn distances(
    graph: &StateGraph,
    goals: &[GoalEdge],
    states: usize,
    (world, premise): (usize, &Premise),
    cost: impl Fn(bool, u32) -> u32,
) -> Vec<Distance> {
    let mut far = vec![Distance { far: NO_WAY, provided: None }; states];
    let mut provided: Vec<Option<Granted>> = Vec::new();
    let mut queue = BinaryHeap::new();
    let holds =
        |worlds: u32| graph.worlds(worlds).has(world) && graph.premise(worlds).agrees_with(premise);
    for goal in goals.iter().filter(|goal| holds(goal.worlds)) {
        let beyond = graph.premise(goal.worlds).beyond(premise);
        queue.push(Reverse((cost(goal.key, goal.ms), beyond.is_some(), goal.from, provided.len())));
        provided.push(beyond);
    }
    let into = Arrivals::new(graph, states, &holds);
    while let Some(Reverse((distance, _, state, place))) = queue.pop() {
        let known = &mut far[state as usize];
        if known.far != NO_WAY {
            continue;
        }
        let behind = provided[place];
        *known = Distance { far: distance, provided: behind };
        for edge in into.edges(state).iter().filter(|edge| far[edge.from as usize].far == NO_WAY) {
            let beyond = graph.premise(edge.worlds).beyond(premise).or(behind);
            let distance = distance.saturating_add(cost(edge.key, edge.ms));
            queue.push(Reverse((distance, beyond.is_some(), edge.from, provided.len())));
            provided.push(beyond);
        }
    }
    far
}

/// The edges of one world, by the state they lead to.
struct Arrivals<'m> {
    starts: Vec<u32>,
    edges: Vec<&'m StateEdge>,
}

impl<'m> Arrivals<'m> {
    fn new(graph: &'m StateGraph, states: usize, holds: &dyn Fn(u32) -> bool) -> Self {
        let mut edges: Vec<&StateEdge> =
            graph.edges.iter().filter(|edge| holds(edge.worlds)).collect();
        edges.sort_by_key(|edge| edge.to);
        let mut starts = vec![0; states + 1];
        for edge in &edges {
            starts[edge.to as usize + 1] += 1;
        }
        for state in 0..states {
            starts[state + 1] += starts[state];
        }
        Self { starts, edges }
    }

    fn edges(&self, state: u32) -> &[&'m StateEdge] {
        let (from, to) = (self.starts[state as usize], self.starts[state as usize + 1]);
        &self.edges[from as usize..to as usize]
    }
}
