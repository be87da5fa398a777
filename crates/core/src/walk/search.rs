//! The walk itself: from every line, whatever the caller does, at whatever hour.
//!
//! A *visit* is a state (where a call is, whatever the clock says) come to in some worlds. From it
//! every act that makes a difference is tried once for each different answer of the hours that are
//! asked on the way: hours that nobody asks split nothing. Visits are made in the order of the time
//! a caller in a hurry needs, so the first visit of a state is the shortest call to it.
//!
//! Time may turn once in a call, from one world to the next: wherever a caller is asked something,
//! and between two questions to the clock in one step. Steady worlds are walked whole before.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};
use std::ops::ControlFlow;

use chrono::{DateTime, TimeDelta, Utc};

use super::spot::Act;
use super::timeline::Timeline;
use super::walker::{
    Bounds, Observing, Progress, Step, Stepping, Stopped, Stride, Visit, Walked, Walker,
};
use super::worlds::Worlds;
use crate::menu::LineId;

/// Steady before turned, then by time, then by acts.
type Rank = (bool, u64, u32);

struct Pending<W> {
    walker: W,
    state: usize,
    worlds: Worlds,
    from: Option<usize>,
    act: Act,
    turned: bool,
    ms: u64,
    lag_ms: u64,
    acts: u32,
    order: usize,
}

impl<W> Pending<W> {
    fn rank(&self) -> Rank {
        (self.turned, self.ms, self.acts)
    }
}

/// The greatest is walked from first.
impl<W> Ord for Pending<W> {
    fn cmp(&self, other: &Self) -> Ordering {
        (other.rank(), other.order).cmp(&(self.rank(), self.order))
    }
}

impl<W> PartialOrd for Pending<W> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<W> PartialEq for Pending<W> {
    fn eq(&self, other: &Self) -> bool {
        self.order == other.order
    }
}

impl<W> Eq for Pending<W> {}

struct Search<'s, W: Walker> {
    timeline: &'s Timeline,
    step: &'s Stepping<'s, W>,
    longest_ms: u64,
    states: HashMap<W::Shape, usize>,
    /// By state: the worlds in which it was walked from.
    reached: Vec<Worlds>,
    /// By state: in which worlds it waits in the queue, and its rank there.
    waiting: Vec<(Worlds, Rank)>,
    queue: BinaryHeap<Pending<W>>,
    visits: Vec<Visit>,
    steps: usize,
    found: usize,
    too_short: Worlds,
}

/// Where a step begins.
#[derive(Clone, Copy)]
struct Start {
    visit: Option<usize>,
    turned: bool,
    ms: u64,
    lag_ms: u64,
    acts: u32,
}

/// Walks from these lines in all worlds of a timeline; `observe` is told every step, and may end it.
pub(super) fn walk<W: Walker>(
    lines: impl IntoIterator<Item = LineId>,
    timeline: &Timeline,
    step: &Stepping<'_, W>,
    bounds: &mut Bounds<'_>,
    observe: &mut Observing<'_, W>,
) -> Walked<W> {
    let mut search = Search {
        timeline,
        step,
        longest_ms: bounds.longest_ms,
        states: HashMap::new(),
        reached: Vec::new(),
        waiting: Vec::new(),
        queue: BinaryHeap::new(),
        visits: Vec::new(),
        steps: 0,
        found: 0,
        too_short: Worlds::default(),
    };
    let all = Worlds::all(timeline.world_count());
    let street = Start { visit: None, turned: false, ms: 0, lag_ms: 0, acts: 0 };
    let mut stopped = None;
    let mut ended = lines
        .into_iter()
        .any(|line| search.act(None, street, Act::Dial(line), &all, observe).is_break());
    while let Some(next) = search.queue.pop().filter(|_| !ended && stopped.is_none()) {
        let fresh = next.worlds.without(&search.reached[next.state]);
        if fresh.is_empty() {
            continue;
        }
        search.reached[next.state].add_all(&fresh);
        let Pending { walker, state, from, act, turned, ms, lag_ms, acts, .. } = next;
        let visit = search.visits.len();
        search.visits.push(Visit { state, worlds: fresh.clone(), from, act, turned, ms });
        let start = Start { visit: Some(visit), turned, ms, lag_ms, acts };
        for act in walker.acts() {
            ended |= search.act(Some(&walker), start, act, &fresh, observe).is_break();
        }
        if !turned {
            search.turn(walker, state, start, &fresh);
        }
        if search.states.len() > bounds.most_states {
            stopped = Some(Stopped::States);
        }
        let progress = search.progress();
        if visit.is_multiple_of(1_024) && !(bounds.go_on)(progress) {
            stopped = Some(Stopped::Asked);
        }
    }
    let progress = search.progress();
    Walked {
        states: search.states,
        visits: search.visits,
        progress,
        stopped,
        too_short: search.too_short,
    }
}

impl<W: Walker> Search<'_, W> {
    fn progress(&self) -> Progress {
        Progress { walked: self.visits.len(), known: self.states.len(), steps: self.steps }
    }

    /// Tries an act in some worlds, once for each different answer of the hours asked.
    fn act(
        &mut self,
        walker: Option<&W>,
        start: Start,
        act: Act,
        worlds: &Worlds,
        observe: &mut Observing<'_, W>,
    ) -> ControlFlow<()> {
        let mut left = worlds.clone();
        while let Some(world) = left.first() {
            let at = self.timeline.worlds[world].longest.from;
            let stride = (self.step)(walker, act, at);
            self.steps += 1;
            let hours: Vec<usize> = stride.asked.iter().map(|(_, hours)| *hours).collect();
            let alike = self.timeline.alike(&left, world, &hours);
            left.take_all(&alike);
            let late = stride.asked.iter().map(|(ms, _)| *ms).max().unwrap_or_default();
            if self.timeline.worlds[world].longest.ends_within(late) {
                self.too_short.add(world);
            }
            let asked = stride.asked.clone();
            self.take(start, act, &alike, (at, false), stride, observe)?;
            if !start.turned {
                self.turn_midway(walker, start, act, &alike, &asked, observe)?;
            }
        }
        ControlFlow::Continue(())
    }

    /// Tries it once more with time turning between two questions to the clock.
    fn turn_midway(
        &mut self,
        walker: Option<&W>,
        start: Start,
        act: Act,
        worlds: &Worlds,
        asked: &[(u64, usize)],
        observe: &mut Observing<'_, W>,
    ) -> ControlFlow<()> {
        let first = asked.first().map_or(0, |(ms, _)| *ms);
        for (n, (ms, hours)) in asked.iter().enumerate().filter(|(_, (ms, _))| *ms > first) {
            if asked[..n].iter().any(|(earlier, same)| earlier == ms && hours == same) {
                continue;
            }
            let mut done = Worlds::default();
            for turn in &self.timeline.turns {
                let changes = self.timeline.is_open(turn.before, *hours)
                    != self.timeline.is_open(turn.after, *hours);
                if !changes || !worlds.has(turn.before) || done.has(turn.after) {
                    continue;
                }
                done.add(turn.after);
                let at =
                    turn.at - TimeDelta::milliseconds(i64::try_from(*ms).unwrap_or(i64::MAX / 2));
                let mut stride = (self.step)(walker, act, at);
                self.steps += 1;
                // A key before time turned would have cut short what was said meanwhile.
                let held = ms.saturating_sub(stride.ready_ms);
                stride.ready_ms += held;
                stride.lag_ms = stride.lag_ms.saturating_sub(held);
                let after = Worlds::one(turn.after);
                self.take(
                    Start { turned: true, ..start },
                    act,
                    &after,
                    (at, true),
                    stride,
                    observe,
                )?;
            }
        }
        ControlFlow::Continue(())
    }

    /// Tells what a step came to, and puts that into the queue.
    fn take(
        &mut self,
        start: Start,
        act: Act,
        worlds: &Worlds,
        (at, turns): (DateTime<Utc>, bool),
        mut stride: Stride<W>,
        observe: &mut Observing<'_, W>,
    ) -> ControlFlow<()> {
        let walker = stride.to.take();
        let state = walker.as_ref().map(|walker| self.state_of(walker.shape()));
        let step = Step { from: start.visit, act, worlds, at, turns, stride: &stride, to: state };
        observe(&self.visits, &step)?;
        if let (Some(walker), Some(state)) = (walker, state) {
            let waited = if act == Act::Wait { start.lag_ms } else { 0 };
            self.put(Pending {
                walker,
                state,
                worlds: worlds.clone(),
                from: start.visit,
                act,
                turned: start.turned,
                ms: start.ms + waited + stride.ready_ms,
                lag_ms: stride.lag_ms,
                acts: start.acts + 1,
                order: 0,
            });
        }
        ControlFlow::Continue(())
    }

    fn state_of(&mut self, shape: W::Shape) -> usize {
        let next = self.states.len();
        let state = *self.states.entry(shape).or_insert(next);
        if state == next {
            self.reached.push(Worlds::default());
            self.waiting.push((Worlds::default(), (true, u64::MAX, 0)));
        }
        state
    }

    /// Time turns while the caller is asked: the same state, in another world.
    fn turn(&mut self, walker: W, state: usize, start: Start, worlds: &Worlds) {
        let turns = self.timeline.turns.iter().filter(|turn| worlds.has(turn.before));
        let mut after: Worlds = turns.map(|turn| turn.after).collect();
        after.take_all(&self.reached[state]);
        if !after.is_empty() {
            self.put(Pending {
                walker,
                state,
                worlds: after,
                from: start.visit,
                act: Act::Turn,
                turned: true,
                ms: start.ms,
                lag_ms: start.lag_ms,
                acts: start.acts,
                order: 0,
            });
        }
    }

    fn put(&mut self, mut pending: Pending<W>) {
        let fresh = pending.worlds.without(&self.reached[pending.state]);
        let (waiting, rank) = &mut self.waiting[pending.state];
        let waits_already = *rank <= pending.rank() && fresh.without(waiting).is_empty();
        if fresh.is_empty() || waits_already || pending.ms > self.longest_ms {
            return;
        }
        if waiting.without(&fresh).is_empty() {
            (*waiting, *rank) = (fresh, pending.rank());
        }
        pending.order = self.found;
        self.found += 1;
        self.queue.push(pending);
    }
}
