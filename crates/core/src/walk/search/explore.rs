//! Explores every call.
//!
//! A *node* is a state (where a call is, whatever the clock says) reached in some worlds. From it
//! every act that makes a difference is tried once for each different answer of the hours that are
//! asked for on the way: hours that nobody asks for split nothing. Nodes are made in the order of
//! the time a caller in a hurry needs, so the first node of a state is the shortest call to it.
//!
//! Time may turn once in a call, from one world to the next: wherever a caller is asked something,
//! between two questions to the clock in one step, and before the first one where that comes after a
//! ring. Steady worlds are explored whole before.

use std::ops::ControlFlow;

use chrono::{DateTime, Utc};
use smallvec::SmallVec;

use super::frontier::{Frontier, Pending};
use super::premise::Premise;
use super::state::{CallerAct, StepBegin};
use super::step::HoursAsked;
use super::timeline::Timeline;
use super::walker::{
    Bounds, Explored, Observer, SearchEdge, SearchNode, SearchProgress, StepFn, StepOf, Stopped,
    Walker,
};
use super::world_set::WorldSet;
use crate::call::CallTime;
use crate::menu::LineId;

/// Steps of one act, with what each of them takes for granted.
type StepsByPremise<W> = SmallVec<[(Premise, StepOf<W>); 1]>;

struct Exploration<'s, 'b, W: Walker> {
    timeline: &'s Timeline,
    step: &'s StepFn<'s, W>,
    bounds: &'s mut Bounds<'b>,
    frontier: Frontier<W>,
    nodes: Vec<SearchNode>,
    /// Which states were walked, in some world: by their places.
    is_walked: Vec<bool>,
    walked: usize,
    /// About how many bytes the worlds of the nodes take.
    worlds_bytes: usize,
    steps: usize,
    /// How much was done, and how much may be done before it is asked again whether to go on.
    work: usize,
    work_unasked: usize,
    too_short: WorldSet,
    stopped: Option<Stopped>,
}

/// So many steps are made before it is asked again whether to go on: a few milliseconds of work.
const STEPS_UNASKED: usize = 512;
/// So many worlds that are looked at count as a step.
const WORLDS_LIKE_A_STEP: usize = 64;

/// Where a step begins.
#[derive(Clone, Copy)]
struct StepStart {
    node: Option<usize>,
    premise: Premise,
    turned: bool,
    ms: u64,
    slack_ms: u64,
    acts: u32,
}

/// A step that was tried.
#[derive(Clone, Copy)]
struct TriedStep<'s> {
    act: CallerAct,
    /// In which worlds it goes like this.
    worlds: &'s WorldSet,
    /// What is taken for granted once it was made.
    premise: Premise,
    at: DateTime<Utc>,
    /// Whether time turned in the middle of it.
    turns: bool,
}

/// Explores the calls to these lines in all worlds of a timeline; `observe` gets every step, and may
/// end the search.
pub(in crate::walk) fn explore<W: Walker>(
    lines: impl IntoIterator<Item = LineId>,
    timeline: &Timeline,
    step: &StepFn<'_, W>,
    bounds: &mut Bounds<'_>,
    observe: &mut Observer<'_, W>,
) -> Explored<W> {
    let frontier = Frontier::new(bounds.longest_ms);
    let mut search = Exploration {
        timeline,
        step,
        bounds,
        frontier,
        nodes: Vec::new(),
        is_walked: Vec::new(),
        walked: 0,
        worlds_bytes: 0,
        steps: 0,
        work: 0,
        work_unasked: 0,
        too_short: WorldSet::default(),
        stopped: None,
    };
    let all = WorldSet::all(timeline.world_count());
    let premise = Premise::default();
    let street = StepStart { node: None, premise, turned: false, ms: 0, slack_ms: 0, acts: 0 };
    let mut ended = lines
        .into_iter()
        .any(|line| search.act(None, street, CallerAct::Dial(line), &all, observe).is_break());
    while !ended {
        let Some(next) = search.frontier.next() else { break };
        let Pending { walker, state, worlds, premise, from, act, turned, ms, slack_ms, acts } =
            next;
        let node = search.nodes.len();
        search.worlds_bytes += worlds.kept_bytes();
        search.nodes.push(SearchNode {
            state,
            worlds: worlds.clone(),
            premise,
            from,
            act,
            turned,
            ms,
            slack_ms,
        });
        let start = StepStart { node: Some(node), premise, turned, ms, slack_ms, acts };
        ended = walker
            .acts()
            .into_iter()
            .any(|act| search.act(Some(&walker), start, act, &worlds, observe).is_break());
        search.note_walked(state);
        if !turned && !ended && !walker.waits_for_an_outcome() {
            search.turn(walker, state, start, &worlds);
        }
        ended = ended || search.has_too_many_states().is_break();
    }
    let progress = search.progress();
    let Exploration { frontier, nodes, too_short, stopped, .. } = search;
    Explored { states: frontier.into_states(), nodes, progress, stopped, too_short }
}

impl<W: Walker> Exploration<'_, '_, W> {
    fn progress(&self) -> SearchProgress {
        SearchProgress { walked: self.walked, known: self.frontier.len(), steps: self.steps }
    }

    /// A state counts once, in however many worlds it is walked.
    fn note_walked(&mut self, state: usize) {
        self.is_walked.resize(self.is_walked.len().max(state + 1), false);
        self.walked += usize::from(!std::mem::replace(&mut self.is_walked[state], true));
    }

    fn stop(&mut self, why: Stopped) -> ControlFlow<()> {
        self.stopped = Some(why);
        ControlFlow::Break(())
    }

    fn has_too_many_states(&mut self) -> ControlFlow<()> {
        match self.frontier.len() > self.bounds.most_states {
            true => self.stop(Stopped::States),
            false => ControlFlow::Continue(()),
        }
    }

    /// Stops where there is too much already, or where it is asked to.
    fn may_go_on(&mut self) -> ControlFlow<()> {
        self.steps += 1;
        self.work += 1;
        let nodes = self.nodes.capacity() * size_of::<SearchNode>() + self.worlds_bytes;
        let bytes = self.frontier.bytes() + nodes + self.bounds.observed_bytes.get();
        if bytes > self.bounds.most_bytes {
            return self.stop(Stopped::Memory);
        }
        if self.work < self.work_unasked {
            return ControlFlow::Continue(());
        }
        self.work_unasked = self.work + STEPS_UNASKED;
        let progress = self.progress();
        match (self.bounds.go_on)(progress) {
            true => ControlFlow::Continue(()),
            false => self.stop(Stopped::Asked),
        }
    }

    /// Makes a step at an instant, once for each different answer to what else it asks for.
    fn each_answer(
        &mut self,
        walker: Option<&W>,
        begin: StepBegin,
    ) -> ControlFlow<(), StepsByPremise<W>> {
        let mut steps = SmallVec::new();
        let mut premises = vec![begin.premise];
        while let Some(mut premise) = premises.pop() {
            let mut transition = (self.step)(walker, StepBegin { premise, ..begin });
            self.may_go_on()?;
            for granted in std::mem::take(&mut transition.granted) {
                let others = self.timeline.grounds.others(granted);
                premises.extend(others.into_iter().map(|other| premise.with(other)));
                premise = premise.with(granted);
            }
            steps.push((premise, transition));
        }
        ControlFlow::Continue(steps)
    }

    /// Tries an act in some worlds, once for each different answer of the hours and the rest asked for.
    fn act(
        &mut self,
        walker: Option<&W>,
        start: StepStart,
        act: CallerAct,
        worlds: &WorldSet,
        observe: &mut Observer<'_, W>,
    ) -> ControlFlow<()> {
        let mut left = worlds.clone();
        while let Some(world) = left.first() {
            let longest = self.timeline.worlds[world].longest;
            let begin = StepBegin { act, at: longest.from, premise: start.premise };
            let steps = self.each_answer(walker, begin)?;
            self.work += self.timeline.world_count() / WORLDS_LIKE_A_STEP;
            let all_asked = steps.iter().flat_map(|(_, transition)| &transition.asked);
            let hours: Vec<usize> = all_asked.clone().map(|asked| asked.hours).collect();
            let late = all_asked.map(|asked| asked.ms).max().unwrap_or_default();
            let alike = self.timeline.alike(&left, world, &hours);
            left.take_all(&alike);
            if longest.ends_within(late) {
                self.too_short.add(world);
            }
            for (premise, mut transition) in steps {
                let asked = std::mem::take(&mut transition.asked);
                let (worlds, at) = (&alike, longest.from);
                let tried = TriedStep { act, worlds, premise, at, turns: false };
                self.take(start, tried, transition, observe)?;
                if !start.turned {
                    self.turn_midway(walker, start, tried, &asked, observe)?;
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// Tries it once more with time turning between two questions to the clock.
    fn turn_midway(
        &mut self,
        walker: Option<&W>,
        start: StepStart,
        steady: TriedStep<'_>,
        asked: &[HoursAsked],
        observe: &mut Observer<'_, W>,
    ) -> ControlFlow<()> {
        // Where a caller is asked, time turns before the step begins; nobody is while it rings.
        let begins = walker.is_some_and(Walker::waits_for_an_outcome).then_some(0);
        let first = begins.or(asked.first().map(|asked| asked.ms)).unwrap_or_default();
        for (n, question) in asked.iter().enumerate().filter(|(_, asked)| asked.ms > first) {
            if asked[..n].contains(question) {
                continue;
            }
            let HoursAsked { ms, hours } = *question;
            let mut done = WorldSet::default();
            self.work += self.timeline.turns.len() / WORLDS_LIKE_A_STEP;
            for turn in &self.timeline.turns {
                let changes = self.timeline.is_open(turn.before, hours)
                    != self.timeline.is_open(turn.after, hours);
                if !changes || !steady.worlds.has(turn.before) || done.has(turn.after) {
                    continue;
                }
                done.add(turn.after);
                let at = CallTime::from_ms(ms).before(turn.at);
                let begin = StepBegin { act: steady.act, at, premise: steady.premise };
                for (premise, mut transition) in self.each_answer(walker, begin)? {
                    // A key before time turned would have cut short what was said meanwhile.
                    let held = ms.saturating_sub(transition.earliest_ms);
                    transition.earliest_ms += held;
                    transition.slack_ms = transition.slack_ms.saturating_sub(held);
                    let worlds = &WorldSet::one(turn.after);
                    let tried = TriedStep { act: steady.act, worlds, premise, at, turns: true };
                    let start = StepStart { turned: true, ..start };
                    self.take(start, tried, transition, observe)?;
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// Shows what a step led to, and puts that into the queue.
    fn take(
        &mut self,
        start: StepStart,
        TriedStep { act, worlds, premise, at, turns }: TriedStep<'_>,
        transition: StepOf<W>,
        observe: &mut Observer<'_, W>,
    ) -> ControlFlow<()> {
        let StepOf::<W> { to: walker, earliest_ms, slack_ms, events, .. } = transition;
        let to = walker.as_ref().map(|walker| self.frontier.state_of(walker));
        let events = &events;
        let from = start.node;
        observe(
            &self.nodes,
            &SearchEdge { from, act, worlds, premise, at, turns, to, earliest_ms, events },
        )?;
        if let (Some(walker), Some(state)) = (walker, to) {
            let silent = !matches!(act, CallerAct::Dial(_) | CallerAct::Press(_) | CallerAct::Turn);
            let waited = if silent { start.slack_ms } else { 0 };
            self.frontier.put(Pending {
                walker,
                state,
                worlds: worlds.clone(),
                premise,
                from,
                act,
                turned: start.turned,
                ms: start.ms + waited + earliest_ms,
                slack_ms,
                acts: start.acts + 1,
            });
        }
        ControlFlow::Continue(())
    }

    /// Time turns while the caller is asked: the same state, in another world.
    fn turn(&mut self, walker: W, state: usize, start: StepStart, worlds: &WorldSet) {
        self.work += self.timeline.turns.len() / WORLDS_LIKE_A_STEP;
        let turns = self.timeline.turns.iter().filter(|turn| worlds.has(turn.before));
        let mut after: WorldSet = turns.map(|turn| turn.after).collect();
        after.take_all(&self.frontier.explored(state, &start.premise));
        if !after.is_empty() {
            self.frontier.put(Pending {
                walker,
                state,
                worlds: after,
                premise: start.premise,
                from: start.node,
                act: CallerAct::Turn,
                turned: true,
                ms: start.ms,
                slack_ms: start.slack_ms,
                acts: start.acts,
            });
        }
    }
}
