//! How far a goal is at the worst, and whether that is near enough.

use std::collections::{BTreeMap, HashMap};

use super::evidence::{Evidence, Whereabouts};
use super::proof::{Proof, seconds};
use crate::call::Question;
use crate::walk::search::{Distance, GoalEdge, Granted, NO_WAY, Premise, WorldSet, distances};

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
            let nodes = self.explored.nodes.iter().filter(|node| {
                let question = self.question(node.state);
                let is_asked = !matches!(
                    question,
                    Question::Ring(_) | Question::Decision(..) | Question::Join(_)
                );
                node.worlds.has(world) && is_asked && asks(question)
            });
            let mut by_premise: BTreeMap<Premise, Vec<(usize, bool)>> = BTreeMap::new();
            for node in nodes {
                by_premise.entry(node.premise).or_default().push((node.state, node.turned));
            }
            let by_premise: Vec<_> = by_premise.into_iter().collect();
            let far = |premise: &Premise| {
                distances(self.graph, goals, states, (world, premise), |key, _| u32::from(key))
            };
            self.meet(&mut worst.keys, world, by_premise.clone(), &far)?;
            let far = |premise: &Premise| {
                distances(self.graph, goals, states, (world, premise), |_, ms| ms)
            };
            self.meet(&mut worst.ms, world, by_premise, &far)?;
        }
        Some(worst)
    }

    /// Looks for the farthest of some states in a world. Where the way from a state takes more for granted
    /// than the call that came there, it is asked again with each other answer to that.
    fn meet(
        &self,
        worst: &mut Farthest,
        world: usize,
        mut due: Vec<(Premise, Vec<(usize, bool)>)>,
        far: &dyn Fn(&Premise) -> Vec<Distance>,
    ) -> Option<()> {
        let mut known: HashMap<Premise, Vec<Distance>> = HashMap::new();
        while let Some((premise, states)) = due.pop() {
            if !premise.is_nothing() && !self.goes_on() {
                return None;
            }
            let distances = known.entry(premise).or_insert_with(|| far(&premise));
            let mut open: Vec<(Granted, Vec<(usize, bool)>)> = Vec::new();
            for (state, turned) in states {
                let Distance { far, provided } = distances[state];
                let Some(granted) = provided else {
                    let place = Some(Whereabouts { state, world, premise });
                    worst.meet(Farthest { far, place, turned });
                    continue;
                };
                match open.iter_mut().find(|(known, _)| *known == granted) {
                    Some((_, states)) => states.push((state, turned)),
                    None => open.push((granted, vec![(state, turned)])),
                }
            }
            for (granted, states) in open {
                let others = self.model.timeline.grounds.others(granted);
                let each = others.into_iter().chain([granted]);
                due.extend(each.map(|answer| (premise.with(answer), states.clone())));
            }
        }
        Some(())
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
