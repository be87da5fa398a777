//! The proofs: each a statement about every call there can be, proved, refuted by a call, or, where
//! the walk was stopped before its end, neither.

use std::ops::ControlFlow;

use chrono::{DateTime, Utc};

use super::distance::{NO_WAY, longest_silence, silence, to_hits};
use super::example::{Example, Plan, Stage};
use super::lone::{Lone, step};
use super::map::{Map, Met};
use super::proofs::{Back, Closed, unreached};
use super::search::walk;
use super::spot::{Ground, Rests};
use super::timeline::Timeline;
use super::walker::{Bounds, Progress, Stepping, Stopped, Visit, Walked};
use super::worlds::Worlds;
use crate::call::{Memory, Question, Shape};
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

/// A statement, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Its name, for programs: `help`.
    pub name: &'static str,
    /// What it says of every call.
    pub says: String,
    /// What became of it.
    pub verdict: Verdict,
    /// What was seen: a figure, or what is wrong.
    pub seen: Vec<String>,
    /// The shortest call that refutes it, or that shows the worst there is.
    pub example: Option<Example>,
}

/// What became of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds for every call.
    Proved,
    /// It does not.
    Refuted,
    /// The walk was stopped, and nothing against it was seen until then.
    NotProved,
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
    let stepping: &Stepping<'_, Lone<'_>> = &|lone, act, at| step(&ground, lone, act, at);
    let mut bounds =
        Bounds { most_states: demands.most_states, longest_ms: tree.limits.longest_call_ms, go_on };
    let walked = walk(tree.line_ids(), &timeline, stepping, &mut bounds, &mut |visits, step| {
        map.note(tree, visits, step);
        closed.watch(visits, step);
        back.watch(tree, visits, step);
        ControlFlow::Continue(())
    });
    let sight = Sight { tree, memory: ground.memory, stage, map: &map, walked: &walked };
    let whole = walked.stopped.is_none();
    let mut proofs = vec![sight.ends(), sight.help(demands)];
    proofs.push(closed.proof(stage));
    proofs.push(unreached(tree, &map.met, whole));
    proofs.push(back.proof(stage));
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

/// All that was seen of a tree.
struct Sight<'s, 'w> {
    tree: &'s Tree,
    memory: Memory,
    stage: Stage<'s>,
    map: &'s Map,
    walked: &'s Walked<Lone<'w>>,
}

impl Sight<'_, '_> {
    fn worlds(&self) -> std::ops::Range<usize> {
        0..self.stage.timeline.world_count()
    }

    /// The call to a state in a world, where one can be made.
    fn example(&self, state: usize, world: usize) -> Option<Example> {
        let visits = &self.walked.visits;
        let visit =
            visits.iter().position(|visit| visit.state == state && visit.worlds.has(world))?;
        let shape =
            self.walked.states.iter().find(|(_, n)| **n == state).map(|(shape, _)| shape)?;
        let Visit { from, act, turned, .. } = &visits[visit];
        let plan = Plan::new(visits, *from, *act, &Worlds::one(world), *turned)?;
        plan.example(self.stage, &mut |example| self.comes_to(example, shape))
    }

    fn comes_to(&self, example: &Example, shape: &Shape) -> bool {
        let mut came = false;
        example.replay(self.tree, self.stage.lengths, |call, _, _| {
            came |= call.shape(self.memory).as_ref() == Some(shape);
        });
        came
    }

    /// Whoever says nothing is let go, and not kept on the line until the call is as long as calls
    /// may be.
    fn ends(&self) -> Proof {
        let states = self.walked.states.len();
        let says = "Every call ends: whoever presses nothing more is led to its end, and not round in a circle.";
        let mut proof = Proof::new("ends", says);
        let mut longest = 0;
        for world in self.worlds() {
            match longest_silence(&silence(self.map, states, world)) {
                Ok(ms) => longest = longest.max(ms),
                Err(state) => {
                    proof.example = self.example(state, world);
                    let limit = seconds(self.tree.limits.longest_call_ms);
                    return proof.refuted(vec![format!(
                        "silence goes round and round; only the longest call there may be ends it, after {limit}"
                    )]);
                }
            }
        }
        proof.seen = vec![format!(
            "the longest silence before the last words of a call: {}",
            seconds(u64::from(longest))
        )];
        proof
    }

    /// Nobody is trapped.
    fn help(&self, demands: &Demands) -> Proof {
        let states = self.walked.states.len();
        let says = "Nobody is trapped: from wherever a caller is asked something, a team or a mailbox can be reached, or words that say when or where else somebody listens.";
        let mut proof = Proof::new("help", says);
        let mailbox = self
            .walked
            .states
            .iter()
            .filter(|(shape, _)| matches!(shape.question(), Question::Mailbox(_)));
        let mut helped: Vec<bool> = vec![false; states];
        mailbox.for_each(|(_, state)| helped[*state] = true);
        // By how much is furthest: in keys, in milliseconds, and where.
        let mut worst = [(0, None), (0, None)];
        for world in self.worlds() {
            let keys = to_hits(self.map, &self.map.helped, states, world, |key, _| u32::from(key));
            let ms = to_hits(self.map, &self.map.helped, states, world, |_, ms| ms);
            let visits = self.walked.visits.iter().filter(|visit| visit.worlds.has(world));
            for state in visits.map(|visit| visit.state).filter(|state| !helped[*state]) {
                for (worst, far) in worst.iter_mut().zip([keys[state], ms[state]]) {
                    if worst.1.is_none() || far > worst.0 {
                        *worst = (far, Some((state, world)));
                    }
                }
            }
        }
        let [(keys, keys_at), (ms, ms_at)] = worst;
        let call_to = |place: Option<(usize, usize)>| {
            place.and_then(|(state, world)| self.example(state, world))
        };
        if keys == NO_WAY {
            proof.example = call_to(keys_at);
            return proof
                .refuted(vec!["from here nothing that is pressed helps, nor silence".to_owned()]);
        }
        proof.seen = vec![format!(
            "help is never further away than {keys} {}, and never than {}",
            if keys == 1 { "key" } else { "keys" },
            seconds(u64::from(ms))
        )];
        if demands.within_keys.is_some_and(|most| keys > most) {
            proof.example = call_to(keys_at);
            return proof.refuted(vec![format!("from here it takes {keys} keys")]);
        }
        if demands.within_ms.is_some_and(|most| ms > most) {
            proof.example = call_to(ms_at);
            return proof.refuted(vec![format!("from here it takes {}", seconds(u64::from(ms)))]);
        }
        proof
    }
}

impl Proof {
    pub(super) fn new(name: &'static str, says: &str) -> Self {
        let says = says.to_owned();
        Self { name, says, verdict: Verdict::Proved, seen: Vec::new(), example: None }
    }

    pub(super) fn refuted(self, seen: Vec<String>) -> Self {
        Self { verdict: Verdict::Refuted, seen, ..self }
    }
}

/// `12.3 s`
fn seconds(ms: u64) -> String {
    format!("{}.{} s", ms / 1_000, ms % 1_000 / 100)
}
