//! How far a goal is at the worst, and whether that is near enough.

use super::evidence::{Evidence, Whereabouts};
use super::proof::{Proof, seconds};
use crate::call::Question;
use crate::walk::search::{GoalEdge, NO_WAY, SearchNode, WorldSet, distances};

/// The state from which something is farthest, and how far.
#[derive(Clone, Copy, Default)]
pub(super) struct Farthest {
    /// In keys or in milliseconds.
    far: u32,
    pub(super) place: Option<Whereabouts>,
    /// Whether time turns on the way there: of two equally far the steady one is shown.
    turned: bool,
}

impl Farthest {
    fn is_beaten_by(&self, other: &Self) -> bool {
        let rank = |it: &Self| (it.place.is_some(), it.far, !it.turned);
        rank(other) > rank(self)
    }

    fn meet(&mut self, other: Self) {
        if self.is_beaten_by(&other) {
            *self = other;
        }
    }
}

/// How far it is at the worst: in keys, and in milliseconds.
#[derive(Clone, Copy, Default)]
pub(super) struct WorstDistance {
    pub(super) keys: Farthest,
    pub(super) ms: Farthest,
}

impl Evidence<'_, '_> {
    /// How far it is to these goals from where a caller is asked something, in the worst of these
    /// worlds. `None` where not all was seen: what lies behind may be nearer.
    pub(super) fn worst_distance(
        &self,
        goals: &[GoalEdge],
        worlds: &WorldSet,
        asks: &dyn Fn(Question) -> bool,
    ) -> Option<WorstDistance> {
        let states = self.state_count();
        let mut worst = WorstDistance::default();
        if !self.is_whole() {
            return None;
        }
        for world in worlds.iter() {
            if !self.goes_on() {
                return None;
            }
            let keys = distances(self.graph, goals, states, world, |key, _| u32::from(key));
            let ms = distances(self.graph, goals, states, world, |_, ms| ms);
            let nodes = self.explored.nodes.iter().filter(|node| node.worlds.has(world));
            for SearchNode { state, turned, .. } in nodes {
                let question = self.question(*state);
                if matches!(question, Question::Ring(_)) || !asks(question) {
                    continue;
                }
                let place = Some(Whereabouts { state: *state, world });
                worst.keys.meet(Farthest { far: keys[*state], place, turned: *turned });
                worst.ms.meet(Farthest { far: ms[*state], place, turned: *turned });
            }
        }
        Some(worst)
    }
}

/// A demand: how near something has to be.
pub(super) struct NearEnough<'d> {
    pub(super) what: &'d str,
    pub(super) within_keys: Option<u32>,
    pub(super) within_ms: Option<u32>,
}

impl NearEnough<'_> {
    /// Compares what was found with what is demanded.
    pub(super) fn judge(
        &self,
        mut proof: Proof,
        WorstDistance { keys, ms }: &WorstDistance,
        evidence: &Evidence<'_, '_>,
    ) -> Proof {
        let what = self.what;
        let example = |farthest: &Farthest| farthest.place.and_then(|at| evidence.example(at));
        if keys.far == NO_WAY {
            proof.example = example(keys);
            return proof.refuted(vec![format!(
                "from here, no key leads to {what}, and neither does waiting"
            )]);
        }
        let time = seconds(u64::from(ms.far));
        proof.seen = vec![match (keys.far, ms.far) {
            (0, 0) => format!("{what} is always available at once"),
            (1, _) => format!("{what} is at most 1 key and {time} away"),
            (far, _) => format!("{what} is at most {far} keys and {time} away"),
        }];
        if self.within_keys.is_some_and(|most| keys.far > most) {
            proof.example = example(keys);
            return proof.refuted(vec![format!("from here it takes {} keys", keys.far)]);
        }
        if self.within_ms.is_some_and(|most| ms.far > most) {
            proof.example = example(ms);
            return proof.refuted(vec![format!("from here it takes {time}")]);
        }
        proof
    }
}
