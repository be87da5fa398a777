//! Proves statements about every possible call. Each is proved, or refuted by a call, or, where the
//! search was stopped early, neither.

use std::ops::ControlFlow;

use chrono::{DateTime, Utc};

use super::encounters::Encounters;
use super::proofs::{Back, Closed, Evidence, Help, Promise, Proof, ProofVerdict, ends, reachable};
use super::search::{
    Bounds, Model, SearchProgress, SingleCall, StateGraph, StepEnd, StepFn, Stopped, Timeline,
    explore,
};
use crate::menu::{Lengths, Tree};

/// What is asked of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demands {
    /// The time looked at.
    pub span: (DateTime<Utc>, DateTime<Utc>),
    /// From anywhere, help must be this near, in keys.
    pub within_keys: Option<u32>,
    /// From anywhere, help must be this near, in milliseconds.
    pub within_ms: Option<u32>,
    /// More states than these are not walked.
    pub most_states: usize,
}

/// What was found out about a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proofs {
    /// The statements, in a fixed order.
    pub proofs: Vec<Proof>,
    /// How far the walk went.
    pub walked: SearchProgress,
    /// Why it stopped before its end, if it did.
    pub stopped: Option<Stopped>,
    /// The time looked at.
    pub span: (DateTime<Utc>, DateTime<Utc>),
    /// How many different texts of hours calls can ask.
    pub hours: usize,
    /// At how many instants within that time something opens or closes.
    pub changes: usize,
    /// How many different answers all hours together give: worlds.
    pub worlds: usize,
    /// Calls made at the instants at which something opens or closes, a second before and after, and
    /// at every noon.
    pub checked: usize,
    /// Whether some world is never as long as a step that asks the clock at its end: of calls in it
    /// nothing is known beyond that step.
    pub too_short: bool,
    /// All that there is to meet.
    pub met: Encounters,
}

/// Walks every call to a tree, and says what can be said of all of them. `go_on` is asked now and
/// then whether to.
pub fn prove(
    tree: &Tree,
    lengths: &Lengths,
    demands: &Demands,
    go_on: &mut dyn FnMut(SearchProgress) -> bool,
) -> Proofs {
    let timeline = Timeline::new(&[tree], demands.span.0, demands.span.1);
    let model = Model::new(tree, lengths, &timeline, StepEnd::WhereAsked);
    let (mut graph, mut met) = (StateGraph::default(), Encounters::default());
    let (mut help, mut closed, mut back) = (Help::default(), Closed::new(tree), Back::default());
    let mut promises = Promise::of(tree, &timeline);
    let step: &StepFn<'_, SingleCall<'_>> =
        &|from, act, at| SingleCall::step(&model, from, act, at);
    let mut bounds =
        Bounds { most_states: demands.most_states, longest_ms: tree.limits.longest_call_ms, go_on };
    let explored = explore(tree.line_ids(), &timeline, step, &mut bounds, &mut |nodes, step| {
        step.events.effects.iter().for_each(|(_, effect)| met.note(effect));
        graph.add(nodes, step);
        help.watch(tree, nodes, step, &mut graph);
        closed.watch(nodes, step);
        back.watch(tree, nodes, step);
        for promise in &mut promises {
            promise.watch(nodes, step, &mut graph);
        }
        ControlFlow::Continue(())
    });
    let whole = explored.stopped.is_none();
    let evidence = Evidence::new(&model, &graph, &explored);
    let mut proofs = vec![
        ends(&evidence),
        help.proof(&evidence, demands.within_keys, demands.within_ms),
        closed.proof(&model),
        reachable(tree, &met, whole),
        back.proof(&model),
    ];
    proofs.extend(promises.iter().map(|promise| promise.proof(&evidence)));
    for proof in &mut proofs {
        if !whole && proof.verdict == ProofVerdict::Proved {
            proof.verdict = ProofVerdict::NotProved;
            proof.seen = vec!["nothing against it was seen until then".to_owned()];
        }
    }
    Proofs {
        proofs,
        walked: explored.progress,
        stopped: explored.stopped,
        span: timeline.span(),
        hours: timeline.hours_count(),
        changes: timeline.change_count(),
        worlds: timeline.world_count(),
        checked: closed.checked(),
        too_short: !explored.too_short.is_empty(),
        met,
    }
}
