//! Every call ends: a caller who says nothing is let go, and not kept on the line until the call is as
//! long as calls may be.

use super::evidence::{Evidence, Whereabouts};
use super::proof::{Proof, seconds};
use crate::walk::search::StateGraph;

pub(in crate::walk) fn ends(evidence: &Evidence<'_, '_>) -> Proof {
    let says = "Every call ends: a caller who stops pressing keys reaches the end instead of going in circles.";
    let mut proof = Proof::new("ends", says);
    let mut longest = 0;
    for world in 0..evidence.model.timeline.world_count() {
        // Of a part of all calls one world is looked at: a circle in it is a circle.
        if world > 0 && !evidence.goes_on() {
            return proof.not_proved();
        }
        match longest_silence(&silence(evidence.graph, evidence.state_count(), world)) {
            Ok(ms) => longest = longest.max(ms),
            Err(state) => {
                proof.example = evidence.example(Whereabouts { state, world });
                let limit = seconds(evidence.model.tree.limits.longest_call_ms);
                return proof.refuted(vec![format!(
                    "a silent caller goes in circles; only the limit on a call's length ends it, after {limit}"
                )]);
            }
        }
    }
    proof.seen = vec![format!(
        "the longest a silent caller waits for the last words of a call: {}",
        seconds(u64::from(longest))
    )];
    proof
}

/// Where silence leads from each state in one world, and in how many milliseconds; nothing where it
/// ends the call.
fn silence(graph: &StateGraph, states: usize, world: usize) -> Vec<Option<(u32, u32)>> {
    let mut next = vec![None; states];
    for edge in graph.edges.iter().filter(|edge| !edge.key && graph.worlds(edge.worlds).has(world))
    {
        next[edge.from as usize] = Some((edge.to, edge.ms));
    }
    next
}

/// A state from which silence goes round forever, if there is one; else the longest silence, in
/// milliseconds, up to the last question of a call.
fn longest_silence(next: &[Option<(u32, u32)>]) -> Result<u32, usize> {
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
