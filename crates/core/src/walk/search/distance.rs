//! How far it is from every state to a goal.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::graph::{GoalEdge, StateEdge, StateGraph};

/// Farther than anything: there is no way.
pub(in crate::walk) const NO_WAY: u32 = u32::MAX;

/// How far it is from each state to a goal, in one world; `cost` is that of a step: whether a key is
/// pressed, and how many milliseconds it takes.
pub(in crate::walk) fn distances(
    graph: &StateGraph,
    goals: &[GoalEdge],
    states: usize,
    world: usize,
    cost: impl Fn(bool, u32) -> u32,
) -> Vec<u32> {
    let mut far = vec![NO_WAY; states];
    let mut queue = BinaryHeap::new();
    for goal in goals.iter().filter(|goal| graph.worlds(goal.worlds).has(world)) {
        queue.push(Reverse((cost(goal.key, goal.ms), goal.from)));
    }
    let into = Arrivals::new(graph, states, world);
    while let Some(Reverse((distance, state))) = queue.pop() {
        let known = &mut far[state as usize];
        if *known <= distance {
            continue;
        }
        *known = distance;
        for edge in into.edges(state) {
            queue.push(Reverse((distance.saturating_add(cost(edge.key, edge.ms)), edge.from)));
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
    fn new(graph: &'m StateGraph, states: usize, world: usize) -> Self {
        let mut edges: Vec<&StateEdge> =
            graph.edges.iter().filter(|edge| graph.worlds(edge.worlds).has(world)).collect();
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
