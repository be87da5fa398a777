//! Explores every call.
//!
//! A *node* is a state (where a call is, whatever the clock says) reached in some worlds. From it
//! every act that makes a difference is tried once for each different answer of the hours that are
//! asked for on the way: hours that nobody asks for split nothing. Nodes are made in the order of
//! the time a caller in a hurry needs, so the first node of a state is the shortest call to it.
//!
//! Time may turn once in a call, from one world to the next: wherever a caller is asked something,
//! and between two questions to the clock in one step. Steady worlds are explored whole before.

use std::ops::ControlFlow;

use chrono::{DateTime, Utc};

use super::frontier::{Frontier, Pending};
use super::state::CallerAct;
use super::step::HoursAsked;
use super::timeline::Timeline;
use super::walker::{
    Bounds, Explored, Observer, SearchEdge, SearchNode, SearchProgress, StepFn, StepOf, Stopped,
    Walker,
};
use super::world_set::WorldSet;
use crate::call::CallTime;
use crate::menu::LineId;

struct Exploration<'s, W: Walker> {
    timeline: &'s Timeline,
    step: &'s StepFn<'s, W>,
    frontier: Frontier<W>,
    nodes: Vec<SearchNode>,
    steps: usize,
    too_short: WorldSet,
}

/// Where a step begins.
#[derive(Clone, Copy)]
struct StepStart {
    node: Option<usize>,
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
    let mut search = Exploration {
        timeline,
        step,
        frontier: Frontier::new(bounds.longest_ms),
        nodes: Vec::new(),
        steps: 0,
        too_short: WorldSet::default(),
    };
    let all = WorldSet::all(timeline.world_count());
    let street = StepStart { node: None, turned: false, ms: 0, slack_ms: 0, acts: 0 };
    let mut stopped = None;
    let mut ended = lines
        .into_iter()
        .any(|line| search.act(None, street, CallerAct::Dial(line), &all, observe).is_break());
    while !ended && stopped.is_none() {
        let Some(next) = search.frontier.next() else { break };
        let Pending { walker, state, worlds, from, act, turned, ms, slack_ms, acts } = next;
        let node = search.nodes.len();
        search.nodes.push(SearchNode { state, worlds: worlds.clone(), from, act, turned, ms });
        let start = StepStart { node: Some(node), turned, ms, slack_ms, acts };
        for act in walker.acts() {
            ended |= search.act(Some(&walker), start, act, &worlds, observe).is_break();
        }
        if !turned {
            search.turn(walker, state, start, &worlds);
        }
        if search.frontier.len() > bounds.most_states {
            stopped = Some(Stopped::States);
        }
        if node.is_multiple_of(1_024) && !(bounds.go_on)(search.progress()) {
            stopped = Some(Stopped::Asked);
        }
    }
    let progress = search.progress();
    let Exploration { frontier, nodes, too_short, .. } = search;
    Explored { states: frontier.into_states(), nodes, progress, stopped, too_short }
}

impl<W: Walker> Exploration<'_, W> {
    fn progress(&self) -> SearchProgress {
        SearchProgress { walked: self.nodes.len(), known: self.frontier.len(), steps: self.steps }
    }

    /// Tries an act in some worlds, once for each different answer of the hours asked for.
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
            let mut transition = (self.step)(walker, act, longest.from);
            self.steps += 1;
            let asked = std::mem::take(&mut transition.asked);
            let hours: Vec<usize> = asked.iter().map(|asked| asked.hours).collect();
            let alike = self.timeline.alike(&left, world, &hours);
            left.take_all(&alike);
            let late = asked.iter().map(|asked| asked.ms).max().unwrap_or_default();
            if longest.ends_within(late) {
                self.too_short.add(world);
            }
            let tried = TriedStep { act, worlds: &alike, at: longest.from, turns: false };
            self.take(start, tried, transition, observe)?;
            if !start.turned {
                self.turn_midway(walker, start, tried, &asked, observe)?;
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
        let first = asked.first().map_or(0, |asked| asked.ms);
        for (n, question) in asked.iter().enumerate().filter(|(_, asked)| asked.ms > first) {
            if asked[..n].contains(question) {
                continue;
            }
            let HoursAsked { ms, hours } = *question;
            let mut done = WorldSet::default();
            for turn in &self.timeline.turns {
                let changes = self.timeline.is_open(turn.before, hours)
                    != self.timeline.is_open(turn.after, hours);
                if !changes || !steady.worlds.has(turn.before) || done.has(turn.after) {
                    continue;
                }
                done.add(turn.after);
                let at = CallTime::from_ms(ms).before(turn.at);
                let mut transition = (self.step)(walker, steady.act, at);
                self.steps += 1;
                // A key before time turned would have cut short what was said meanwhile.
                let held = ms.saturating_sub(transition.earliest_ms);
                transition.earliest_ms += held;
                transition.slack_ms = transition.slack_ms.saturating_sub(held);
                let worlds = &WorldSet::one(turn.after);
                let tried = TriedStep { act: steady.act, worlds, at, turns: true };
                let start = StepStart { turned: true, ..start };
                self.take(start, tried, transition, observe)?;
            }
        }
        ControlFlow::Continue(())
    }

    /// Shows what a step led to, and puts that into the queue.
    fn take(
        &mut self,
        start: StepStart,
        TriedStep { act, worlds, at, turns }: TriedStep<'_>,
        transition: StepOf<W>,
        observe: &mut Observer<'_, W>,
    ) -> ControlFlow<()> {
        let StepOf::<W> { to: walker, earliest_ms, slack_ms, events, .. } = transition;
        let to = walker.as_ref().map(|walker| self.frontier.state_of(walker.state_key()));
        let events = &events;
        let from = start.node;
        observe(
            &self.nodes,
            &SearchEdge { from, act, worlds, at, turns, to, earliest_ms, events },
        )?;
        if let (Some(walker), Some(state)) = (walker, to) {
            let waited = if act == CallerAct::Wait { start.slack_ms } else { 0 };
            self.frontier.put(Pending {
                walker,
                state,
                worlds: worlds.clone(),
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
        let turns = self.timeline.turns.iter().filter(|turn| worlds.has(turn.before));
        let mut after: WorldSet = turns.map(|turn| turn.after).collect();
        after.take_all(self.frontier.explored(state));
        if !after.is_empty() {
            self.frontier.put(Pending {
                walker,
                state,
                worlds: after,
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
