//! The proofs: each a statement about every call there can be, proved, refuted by a call, or, where
//! the walk was stopped before its end, neither.

use std::ops::ControlFlow;

use chrono::{DateTime, Utc};

use super::example::Stage;
use super::lone::{Lone, step};
use super::map::{Map, Met};
use super::promises::Promise;
use super::proof::{Proof, Verdict};
use super::proofs::{Back, Closed, unreached};
use super::search::walk;
use super::sight::Sight;
use super::spot::{Ground, Rests};
use super::timeline::Timeline;
use super::walker::{Bounds, Progress, Stepping, Stopped};
use crate::call::Memory;
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
    pub walked: Progress,
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
    pub met: Met,
}

/// Walks every call to a tree, and says what can be said of all of them. `go_on` is asked now and
/// then whether to.
pub fn prove(
    tree: &Tree,
    lengths: &Lengths,
    demands: &Demands,
    go_on: &mut dyn FnMut(Progress) -> bool,
) -> Proofs {
    let timeline = Timeline::new(&[tree], demands.span.0, demands.span.1);
    let (memory, asks, rests) = (Memory::of(tree), timeline.asks(tree), Rests::WhereAsked);
    let ground = Ground { tree, lengths, memory, asks, rests };
    let stage = Stage { tree, lengths, asks: &ground.asks, timeline: &timeline };
    let mut map = Map::default();
    let (mut closed, mut back) = (Closed::new(tree), Back::default());
    let mut promises = Promise::of(tree, &timeline);
    let stepping: &Stepping<'_, Lone<'_>> = &|lone, act, at| step(&ground, lone, act, at);
    let mut bounds =
        Bounds { most_states: demands.most_states, longest_ms: tree.limits.longest_call_ms, go_on };
    let walked = walk(tree.line_ids(), &timeline, stepping, &mut bounds, &mut |visits, step| {
        map.note(tree, visits, step);
        closed.watch(visits, step);
        back.watch(tree, visits, step);
        for promise in &mut promises {
            promise.watch(visits, step, &mut map);
        }
        ControlFlow::Continue(())
    });
    let sight = Sight::new(tree, ground.memory, stage, &map, &walked);
    let whole = walked.stopped.is_none();
    let mut proofs = vec![sight.ends(), sight.help(demands.within_keys, demands.within_ms)];
    proofs.push(closed.proof(stage));
    proofs.push(unreached(tree, &map.met, whole));
    proofs.push(back.proof(stage));
    proofs.extend(promises.iter().map(|promise| sight.promise(promise)));
    for proof in &mut proofs {
        if !whole && proof.verdict == Verdict::Proved {
            proof.verdict = Verdict::NotProved;
            proof.seen = vec!["nothing against it was seen until then".to_owned()];
        }
    }
    Proofs {
        proofs,
        walked: walked.progress,
        stopped: walked.stopped,
        span: timeline.span(),
        hours: timeline.hours_count(),
        changes: timeline.change_count(),
        worlds: timeline.world_count(),
        checked: closed.checked(),
        too_short: !walked.too_short.is_empty(),
        met: map.met,
    }
}
