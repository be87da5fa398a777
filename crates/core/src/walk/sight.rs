//! What can be said once everything was walked: from how far off help can be had, whether silence
//! ends, whether promises are kept.

use super::distance::{NO_WAY, longest_silence, silence, to_hits};
use super::example::{Example, Plan, Stage};
use super::lone::Lone;
use super::map::{Hit, Map};
use super::promises::Promise;
use super::proof::Proof;
use super::walker::{Visit, Walked};
use super::worlds::Worlds;
use crate::call::{Memory, Question, Shape};
use crate::menu::{Pledge, Tree};

/// All that was seen of a tree.
pub(super) struct Sight<'s, 'w> {
    tree: &'s Tree,
    memory: Memory,
    stage: Stage<'s>,
    map: &'s Map,
    walked: &'s Walked<Lone<'w>>,
    /// By state: what the caller is asked there.
    shapes: Vec<&'s Shape>,
}

/// The state from which something is furthest, and how far.
#[derive(Clone, Copy, Default)]
struct Farthest {
    /// In keys or in milliseconds.
    far: u32,
    /// State and world.
    place: Option<(usize, usize)>,
    /// Whether time turns on the way there: of two equally far the steady one is shown.
    turned: bool,
}

impl Farthest {
    fn is_beaten_by(&self, other: &Self) -> bool {
        let rank = |it: &Self| (it.place.is_some(), it.far, !it.turned);
        rank(other) > rank(self)
    }
}

impl<'s, 'w> Sight<'s, 'w> {
    pub(super) fn new(
        tree: &'s Tree,
        memory: Memory,
        stage: Stage<'s>,
        map: &'s Map,
        walked: &'s Walked<Lone<'w>>,
    ) -> Self {
        let mut shapes: Vec<(&Shape, usize)> =
            walked.states.iter().map(|(shape, state)| (shape, *state)).collect();
        shapes.sort_unstable_by_key(|(_, state)| *state);
        let shapes = shapes.into_iter().map(|(shape, _)| shape).collect();
        Self { tree, memory, stage, map, walked, shapes }
    }

    /// The call to a state in a world, where one can be made.
    fn example(&self, (state, world): (usize, usize)) -> Option<Example> {
        let visits = &self.walked.visits;
        let visit =
            visits.iter().position(|visit| visit.state == state && visit.worlds.has(world))?;
        let Visit { from, act, turned, .. } = &visits[visit];
        let plan = Plan::new(visits, *from, *act, &Worlds::one(world), *turned)?;
        plan.example(self.stage, &mut |example| self.comes_to(example, self.shapes[state]))
    }

    fn comes_to(&self, example: &Example, shape: &Shape) -> bool {
        let mut came = false;
        example.watch(self.tree, self.stage.lengths, |call, _, _| {
            came |= call.shape(self.memory).as_ref() == Some(shape);
        });
        came
    }

    /// Whoever says nothing is let go, and not kept on the line until the call is as long as calls
    /// may be.
    pub(super) fn ends(&self) -> Proof {
        let states = self.shapes.len();
        let says = "Every call ends: whoever presses nothing more is led to its end, and not round in a circle.";
        let mut proof = Proof::new("ends", says);
        let mut longest = 0;
        for world in 0..self.stage.timeline.world_count() {
            match longest_silence(&silence(self.map, states, world)) {
                Ok(ms) => longest = longest.max(ms),
                Err(state) => {
                    proof.example = self.example((state, world));
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
    pub(super) fn help(&self, within_keys: Option<u32>, within_ms: Option<u32>) -> Proof {
        let says = "Nobody is trapped: from wherever a caller is asked something, a team or a mailbox can be reached, or words that say when or where else somebody listens.";
        // Whoever may speak to a mailbox is helped already.
        let asks = |question| !matches!(question, Question::Mailbox(_));
        let worlds = Worlds::all(self.stage.timeline.world_count());
        let farthest = self.farthest(&self.map.helped, &worlds, &asks);
        self.within(Proof::new("help", says), farthest, ("help", within_keys, within_ms))
    }

    /// A promise of the file.
    pub(super) fn promise(&self, promise: &Promise<'_>) -> Proof {
        match promise.pledge() {
            Pledge::Always { within_keys, within_ms, .. } => {
                let proof = Proof::new("always", &promise.says());
                let asks = |question| promise.is_given_at(question);
                let farthest = self.farthest(&promise.hits, &promise.worlds, &asks);
                if farthest[0].place.is_none() {
                    let never =
                        "no call is asked anything there at such an hour: the promise is empty";
                    return proof.refuted(vec![never.to_owned()]);
                }
                let within_ms = within_ms.map(|ms| u32::try_from(ms).unwrap_or(u32::MAX));
                self.within(proof, farthest, ("it", *within_keys, within_ms))
            }
            Pledge::Never { .. } => {
                let mut proof = Proof::new("never", &promise.says());
                let Some(plan) = &promise.broken else { return proof };
                proof.example = plan.example(self.stage, &mut |example| {
                    let mut breaks = false;
                    example.replay(self.tree, self.stage.lengths, |at, effect| {
                        breaks |= promise.is_broken_by(effect, example.at, at.as_ms());
                    });
                    breaks
                });
                proof.refuted(vec!["this call does".to_owned()])
            }
        }
    }

    /// How far it is to these hits from where a caller is asked something, in keys and in
    /// milliseconds: at the worst, in the worst of these worlds.
    fn farthest(
        &self,
        hits: &[Hit],
        worlds: &Worlds,
        asks: &dyn Fn(Question) -> bool,
    ) -> [Farthest; 2] {
        let states = self.shapes.len();
        let mut farthest = [Farthest::default(); 2];
        for world in worlds.iter() {
            let keys = to_hits(self.map, hits, states, world, |key, _| u32::from(key));
            let ms = to_hits(self.map, hits, states, world, |_, ms| ms);
            let visits = self.walked.visits.iter().filter(|visit| visit.worlds.has(world));
            for Visit { state, turned, .. } in visits {
                if !asks(self.shapes[*state].question()) {
                    continue;
                }
                for (farthest, far) in farthest.iter_mut().zip([keys[*state], ms[*state]]) {
                    let place = Some((*state, world));
                    let seen = Farthest { far, place, turned: *turned };
                    if farthest.is_beaten_by(&seen) {
                        *farthest = seen;
                    }
                }
            }
        }
        farthest
    }

    /// Holds what was seen against what is demanded.
    fn within(
        &self,
        mut proof: Proof,
        [keys, ms]: [Farthest; 2],
        (what, most_keys, most_ms): (&str, Option<u32>, Option<u32>),
    ) -> Proof {
        if keys.far == NO_WAY {
            proof.example = keys.place.and_then(|place| self.example(place));
            return proof.refuted(vec![format!(
                "from here nothing that is pressed leads to {what}, nor does silence"
            )]);
        }
        let time = seconds(u64::from(ms.far));
        proof.seen = vec![format!(
            "{what} is never further away than {} {}, and never than {time}",
            keys.far,
            if keys.far == 1 { "key" } else { "keys" },
        )];
        if most_keys.is_some_and(|most| keys.far > most) {
            proof.example = keys.place.and_then(|place| self.example(place));
            return proof.refuted(vec![format!("from here it takes {} keys", keys.far)]);
        }
        if most_ms.is_some_and(|most| ms.far > most) {
            proof.example = ms.place.and_then(|place| self.example(place));
            return proof.refuted(vec![format!("from here it takes {time}")]);
        }
        proof
    }
}

/// `12.3 s`
fn seconds(ms: u64) -> String {
    format!("{}.{} s", ms / 1_000, ms % 1_000 / 100)
}
