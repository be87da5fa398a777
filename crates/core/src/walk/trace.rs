//! The way to a state that a search found, and how to make a call of it.
//!
//! A search says at which moment each key counts. A caller dials commas, each two seconds long. So the
//! call is made again until the keys fall where they should, and it counts only if it shows then what
//! it is to show.

use chrono::{DateTime, Utc};

use super::example::ExampleCall;
use super::search::{CallerAct, Model, Premise, SearchEdge, SearchNode, Walker, WorldSet};
use crate::call::{CallTime, Decided, Effect, QueueNews, Report, TransferOutcome};
use crate::menu::{Key, LineId, QueueId, TeamId};
use crate::script::PlannedLine;

/// What a caller does in a call that was found by a search.
#[derive(Clone, Debug)]
pub(super) struct Trace {
    line: LineId,
    /// Each key with the moment at which it counts, in milliseconds since the answer.
    presses: Vec<(u64, Key)>,
    /// What comes of ringing teams, in order.
    rings: Vec<(TeamId, TransferOutcome)>,
    /// What it takes for granted, and what is decided on the way, in order.
    premise: Premise,
    decided: Vec<Decided>,
    /// The lines that the caller finds, in order.
    lines: Vec<(QueueId, PlannedLine)>,
    /// In which worlds it ends, and whether time turns on the way.
    worlds: WorldSet,
    turned: bool,
    /// When it does, where the caller waits for it: in milliseconds since the answer.
    awaited_ms: Option<u64>,
    /// The same for a caller who lets all be said before time turns, where that may make another call of it: a key
    /// that cuts words short is left to what follows them, in hours that have changed meanwhile.
    patient: Option<Box<Self>>,
}

/// How long a caller does nothing where time turns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Patience {
    /// No longer than until a whole second.
    Hurried,
    /// Until all is said that a key would have cut.
    HearsOut,
}

/// How a call ends.
#[derive(Clone, Copy)]
struct Ends<'w> {
    worlds: &'w WorldSet,
    premise: Premise,
    /// Whether time turns in its last step.
    turned: bool,
}

impl Trace {
    /// These keys, each at its moment, at one hour.
    pub(super) fn of(line: LineId, presses: &[(u64, Key)]) -> Self {
        Self {
            line,
            presses: presses.to_vec(),
            rings: Vec::new(),
            premise: Premise::default(),
            decided: Vec::new(),
            lines: Vec::new(),
            worlds: WorldSet::one(0),
            turned: false,
            awaited_ms: None,
            patient: None,
        }
    }

    /// The call at an instant as a dial string, if one can make it.
    pub(super) fn dialed(&self, model: &Model<'_>, at: DateTime<Utc>) -> Option<ExampleCall> {
        let keys = self.dial_string(self.presses.len(), model, at)?;
        Some(self.call_with(model, at, keys))
    }

    /// The call with these keys. What is as usual is not said.
    fn call_with(&self, model: &Model<'_>, at: DateTime<Utc>, keys: String) -> ExampleCall {
        let (tree, grounds) = (model.tree, &model.timeline.grounds);
        let given = self.premise.iter().filter_map(|granted| grounds.decided(tree, granted));
        let unusual = given.filter(|decided| *decided != decided.decision().usual(tree));
        let decided = unusual.chain(self.decided.iter().copied()).collect();
        let (rings, lines) = (self.rings.clone(), self.lines.clone());
        ExampleCall { line: self.line, at, keys, rings, decided, lines }
    }

    /// The way to a step, and the step.
    pub(super) fn to_step<W: Walker>(
        nodes: &[SearchNode],
        step: &SearchEdge<'_, W>,
    ) -> Option<Self> {
        Self::within(nodes, step, step.worlds)
    }

    /// The same, in these worlds only.
    pub(super) fn within<W: Walker>(
        nodes: &[SearchNode],
        step: &SearchEdge<'_, W>,
        worlds: &WorldSet,
    ) -> Option<Self> {
        Self::back_from(
            nodes,
            step.from,
            step.act,
            Ends { worlds, premise: step.premise, turned: step.turns },
        )
    }

    /// The way to a node, in one world, with this taken for granted.
    pub(super) fn to_node(
        nodes: &[SearchNode],
        node: usize,
        world: usize,
        premise: Premise,
    ) -> Option<Self> {
        let SearchNode { from, act, turned, .. } = nodes[node];
        Self::back_from(nodes, from, act, Ends { worlds: &WorldSet::one(world), premise, turned })
    }

    fn back_from(
        nodes: &[SearchNode],
        last: Option<usize>,
        act: CallerAct,
        ends: Ends<'_>,
    ) -> Option<Self> {
        let back = |patience| Self::walked_back(nodes, last, act, ends, patience);
        let hurried = back(Patience::Hurried)?;
        // Only where time turns is there anything to hear out before.
        let heard_out = hurried.awaited_ms.and_then(|_| back(Patience::HearsOut));
        let patient = heard_out.filter(|it| it.awaited_ms != hurried.awaited_ms);
        Some(Self { patient: patient.map(Box::new), ..hurried })
    }

    fn walked_back(
        nodes: &[SearchNode],
        last: Option<usize>,
        act: CallerAct,
        ends: Ends<'_>,
        patience: Patience,
    ) -> Option<Self> {
        let (mut presses, mut rings) = (Vec::<(u64, Key)>::new(), Vec::new());
        let (mut line, mut turned, mut awaited_ms) = (None, ends.turned, None);
        let mut decided = Vec::new();
        let mut news = Vec::<(u64, QueueId, QueueNews)>::new();
        let (mut from, mut act) = (last, act);
        loop {
            let before = from.map(|node| &nodes[node]);
            let ms = before.map_or(0, |node| node.ms);
            match act {
                CallerAct::Press(key) => presses.push((ms, key)),
                CallerAct::Dial(dialed) => line = Some(dialed),
                CallerAct::Wait | CallerAct::Hear => {}
                CallerAct::Ring(team, outcome) => rings.push((team, outcome)),
                CallerAct::Decide(what) => decided.push(what),
                CallerAct::Queue(queue, told) => news.push((ms, queue, told)),
                // The caller does nothing until a whole second, and is that much later with the rest.
                CallerAct::Turn => {
                    let slack_ms = before.map_or(0, |node| node.slack_ms);
                    let heard = if patience == Patience::HearsOut { ms + slack_ms } else { ms };
                    let turn = (heard / 1_000 + 1) * 1_000;
                    let presses = presses.iter_mut().map(|(at, _)| at);
                    for at in presses.chain(news.iter_mut().map(|(at, ..)| at)) {
                        *at += turn - ms;
                    }
                    awaited_ms = Some(turn);
                }
            }
            let Some(node) = before else { break };
            turned |= node.turned;
            (from, act) = (node.from, node.act);
        }
        presses.reverse();
        rings.reverse();
        decided.reverse();
        news.reverse();
        let lines = lines(&news);
        let (worlds, premise) = (ends.worlds.clone(), ends.premise);
        let line = line?;
        let patient = None;
        Some(Self {
            line,
            presses,
            rings,
            premise,
            decided,
            lines,
            worlds,
            turned,
            awaited_ms,
            patient,
        })
    }

    /// The call, at an instant at which it `shows` what it is to show when it is made again. `None`
    /// where no such instant is found: where hours change faster than the call goes, or a comma is
    /// too long a pause.
    pub(super) fn example(
        &self,
        model: &Model<'_>,
        shows: &mut dyn FnMut(&ExampleCall) -> bool,
    ) -> Option<ExampleCall> {
        let shown = |at, keys| {
            let example = self.call_with(model, at, keys);
            shows(&example).then_some(example)
        };
        let found = self.shown_at(model, shown);
        found.or_else(|| self.patient.as_ref()?.example(model, shows))
    }

    /// The first call that shows it, by pauses as telephones know them; else by exact ones.
    fn shown_at(
        &self,
        model: &Model<'_>,
        mut shown: impl FnMut(DateTime<Utc>, String) -> Option<ExampleCall>,
    ) -> Option<ExampleCall> {
        let exact = self.exactly();
        self.instants(model).into_iter().find_map(|at| {
            let commas = self.dial_string(self.presses.len(), model, at);
            commas.and_then(|keys| shown(at, keys)).or_else(|| shown(at, exact.clone()))
        })
    }

    /// The keys with a pause before each that ends at the very moment at which it counts.
    fn exactly(&self) -> String {
        let mut before = 0;
        let press = |(at, key): &(u64, Key)| {
            let pause = at - before;
            before = *at;
            format!("{{{pause}ms}}{key}")
        };
        self.presses.iter().map(press).collect()
    }

    /// Instants at which it may show it.
    fn instants(&self, model: &Model<'_>) -> Vec<DateTime<Utc>> {
        let worlds = &model.timeline.worlds;
        if !self.turned {
            return self.worlds.iter().map(|world| worlds[world].longest.from).collect();
        }
        let turns = model.timeline.turns.iter().filter(|turn| self.worlds.has(turn.after));
        let instants = turns.flat_map(|turn| {
            let moments = self.moments(model, worlds[turn.before].longest.from);
            let moments = self.awaited_ms.into_iter().chain(moments);
            moments.map(|ms| CallTime::from_ms(ms).before(turn.at))
        });
        instants.collect()
    }

    /// Moments of the call at which time may turn so that it makes a difference: just before the
    /// clock is asked once more, or after it was asked for the last time. In milliseconds; whole seconds
    /// where there are some.
    fn moments(&self, model: &Model<'_>, at: DateTime<Utc>) -> Vec<u64> {
        let mut asked = Vec::new();
        for keys in 0..=self.presses.len() {
            let Some(keys) = self.dial_string(keys, model, at) else { break };
            self.call_with(model, at, keys).replay(model.tree, model.lengths, |at, effect| {
                if !model.hours_asked(effect).is_empty() {
                    asked.push(at.as_ms());
                }
            });
        }
        asked.sort_unstable();
        asked.dedup();
        let whole = |before: u64, ms: u64| {
            if ms / 1_000 * 1_000 > before { ms / 1_000 * 1_000 } else { ms }
        };
        // Or once it was asked for the last time: then the caller is in the middle of something.
        let last = asked.last().map(|ms| (ms / 1_000 + 1) * 1_000);
        asked.windows(2).map(|pair| whole(pair[0], pair[1])).chain(last).collect()
    }

    /// The first so many keys as a dial string. Each key is pressed no earlier after the one before
    /// it than the trace says: pauses are as long as they need be, found by making the call.
    fn dial_string(&self, count: usize, model: &Model<'_>, at: DateTime<Utc>) -> Option<String> {
        let mut keys = String::new();
        let (mut traced_before, mut pressed_before) = (0, 0);
        for (n, (traced, key)) in self.presses.iter().take(count).enumerate() {
            let gap = traced - traced_before;
            let mut pauses = 0;
            let pressed = loop {
                let attempt = format!("{keys}{}{key}", ",".repeat(pauses));
                let pressed = pressed_at(&self.call_with(model, at, attempt.clone()), n, model)?;
                if pressed >= pressed_before + gap {
                    keys = attempt;
                    break pressed;
                }
                let missing = usize::try_from(pressed_before + gap - pressed).ok()?;
                pauses += missing.div_ceil(PAUSE_MS);
            };
            (traced_before, pressed_before) = (*traced, pressed);
        }
        Some(keys)
    }
}

/// The lines that somebody finds to whom there is this news, each at its moment.
fn lines(news: &[(u64, QueueId, QueueNews)]) -> Vec<(QueueId, PlannedLine)> {
    let mut lines = Vec::new();
    let mut news = news.iter().peekable();
    while let Some((joined, queue, told)) = news.next() {
        let line = match told {
            QueueNews::Free => PlannedLine::free_after(0),
            QueueNews::Full => PlannedLine::Full,
            QueueNews::Waiting { .. } => {
                let free = news.next_if(|(_, of, then)| of == queue && *then == QueueNews::Free);
                // Who waits at all, waits for a moment.
                free.map_or_else(PlannedLine::never_free, |(at, ..)| {
                    PlannedLine::free_after((at - joined).max(1))
                })
            }
        };
        lines.push((*queue, line));
    }
    lines
}

/// How long a comma waits, in milliseconds.
const PAUSE_MS: usize = 2_000;

/// When the n-th key of a call is pressed, in milliseconds since the answer.
fn pressed_at(example: &ExampleCall, n: usize, model: &Model<'_>) -> Option<u64> {
    let mut pressed = Vec::new();
    example.replay(model.tree, model.lengths, |at, effect| {
        if matches!(effect, Effect::Report(Report::Pressed(_))) {
            pressed.push(at.as_ms());
        }
    });
    pressed.get(n).copied()
}
