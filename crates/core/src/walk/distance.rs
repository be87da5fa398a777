//! How far it is from everywhere: to help, and to the end of a call in silence.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::map::{Edge, Hit, Map};

/// Farther than anything: there is no way.
pub(super) const NO_WAY: u32 = u32::MAX;

/// How far it is from each state to a hit, in one world; `cost` is that of a step: whether a key is
/// pressed, and how many milliseconds it takes.
pub(super) fn to_hits(
    map: &Map,
    hits: &[Hit],
    states: usize,
    world: usize,
    cost: impl Fn(bool, u32) -> u32,
) -> Vec<u32> {
    let mut far = vec![NO_WAY; states];
    let mut queue = BinaryHeap::new();
    for hit in hits.iter().filter(|hit| map.worlds(hit.worlds).has(world)) {
        queue.push(Reverse((cost(hit.key, hit.ms), hit.from)));
    }
    let into = Arrivals::new(map, states, world);
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
    edges: Vec<&'m Edge>,
}

impl<'m> Arrivals<'m> {
    fn new(map: &'m Map, states: usize, world: usize) -> Self {
        let mut edges: Vec<&Edge> =
            map.edges.iter().filter(|edge| map.worlds(edge.worlds).has(world)).collect();
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

    fn edges(&self, state: u32) -> &[&'m Edge] {
        let (from, to) = (self.starts[state as usize], self.starts[state as usize + 1]);
        &self.edges[from as usize..to as usize]
    }
}

/// Where silence leads from each state in one world, and in how many milliseconds; nothing where it
/// ends the call.
pub(super) fn silence(map: &Map, states: usize, world: usize) -> Vec<Option<(u32, u32)>> {
    let mut next = vec![None; states];
    for edge in map.edges.iter().filter(|edge| !edge.key && map.worlds(edge.worlds).has(world)) {
        next[edge.from as usize] = Some((edge.to, edge.ms));
    }
    next
}

/// A state from which silence goes round for ever, if there is one; else the longest silence, in
/// milliseconds, up to the last question of a call.
pub(super) fn longest_silence(next: &[Option<(u32, u32)>]) -> Result<u32, usize> {
    const UNKNOWN: u32 = u32::MAX;
    const ON_THE_WAY: u32 = u32::MAX - 1;
    let mut lasts = vec![UNKNOWN; next.len()];
    for start in 0..next.len() {
        let mut way = Vec::new();
        let mut state = start;
        let end = loop {
            match lasts[state] {
                UNKNOWN => {}
                ON_THE_WAY => return Err(state),
                known => break known,
            }
            lasts[state] = ON_THE_WAY;
            way.push(state);
            match next[state] {
                Some((to, _)) => state = to as usize,
                None => break 0,
            }
        };
        let mut lasting = end;
        for state in way.into_iter().rev() {
            lasting += next[state].map_or(0, |(_, ms)| ms);
            lasts[state] = lasting;
        }
    }
    Ok(lasts.into_iter().max().unwrap_or_default())
}
