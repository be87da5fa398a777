//! Every call ends: a caller who says nothing is let go, and not kept on the line until the call is as
//! long as calls may be.

use smallvec::SmallVec;

use super::evidence::{Evidence, Whereabouts};
use super::proof::{Proof, seconds};
use crate::call::{CallTime, Question, TransferOutcome};
use crate::menu::TeamId;
use crate::walk::example::ExampleCall;
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
            Err(circle) => {
                proof.example = example(evidence, &circle, world);
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

/// A call that goes in a circle: as the teams on it turn callers away, all because nobody answers, or
/// all because they are busy.
fn example(evidence: &Evidence<'_, '_>, circle: &[usize], world: usize) -> Option<ExampleCall> {
    let state = *circle.first()?;
    let example = evidence.example(Whereabouts { state, world })?;
    let teams = circle.iter().filter_map(|state| {
        if let Question::Ring(team) = evidence.question(*state) { Some(team) } else { None }
    });
    let teams: Vec<TeamId> = teams.collect();
    let turned_away = [TransferOutcome::NoAnswer, TransferOutcome::Busy].map(|outcome| {
        let rings = teams.iter().map(|team| (*team, outcome));
        ExampleCall {
            rings: example.rings.iter().copied().chain(rings).collect(),
            ..example.clone()
        }
    });
    let model = evidence.model;
    let goes_round = |example: &ExampleCall| {
        let mut last = CallTime::ANSWER;
        example.replay(model.tree, model.lengths, |at, _| last = at);
        last.as_ms() >= model.tree.limits.longest_call_ms
    };
    turned_away.into_iter().find(goes_round).or(Some(example))
}

/// Where silence leads from each state in one world, and in how many milliseconds; nowhere where it
/// ends the call. Where a team may answer or not, silence leads to more than one state.
type Silence = Vec<SmallVec<[(u32, u32); 1]>>;

fn silence(graph: &StateGraph, states: usize, world: usize) -> Silence {
    let mut next = vec![SmallVec::new(); states];
    for edge in graph.edges.iter().filter(|edge| !edge.key && graph.worlds(edge.worlds).has(world))
    {
        next[edge.from as usize].push((edge.to, edge.ms));
    }
    next
}

/// States through which silence can go round forever, if there are any; else the longest silence, in
/// milliseconds, up to the last question of a call.
fn longest_silence(next: &Silence) -> Result<u32, Vec<usize>> {
    const UNKNOWN: u32 = u32::MAX;
    const ON_THE_WAY: u32 = u32::MAX - 1;
    let mut lasts = vec![UNKNOWN; next.len()];
    for start in 0..next.len() {
        // Each state on the way, and how many of the ways out of it were looked at.
        let mut way: Vec<(usize, usize)> = Vec::new();
        if lasts[start] == UNKNOWN {
            lasts[start] = ON_THE_WAY;
            way.push((start, 0));
        }
        while let Some((state, looked_at)) = way.last_mut() {
            let Some((to, _)) = next[*state].get(*looked_at) else {
                let longest = next[*state].iter().map(|(to, ms)| lasts[*to as usize] + ms).max();
                lasts[*state] = longest.unwrap_or_default();
                way.pop();
                continue;
            };
            *looked_at += 1;
            match lasts[*to as usize] {
                UNKNOWN => {
                    lasts[*to as usize] = ON_THE_WAY;
                    way.push((*to as usize, 0));
                }
                ON_THE_WAY => {
                    let way = way.iter().map(|(state, _)| *state);
                    return Err(way.skip_while(|state| *state != *to as usize).collect());
                }
                _ => {}
            }
        }
    }
    Ok(lasts.into_iter().max().unwrap_or_default())
}
