//! What tells two trees apart, if a caller could ever tell.

use std::ops::ControlFlow;

use chrono::{DateTime, Utc};

use super::example::{Example, Plan, Stage};
use super::search::walk;
use super::spot::{Act, Ground, Hear, Moved, Rests, Spot};
use super::timeline::Timeline;
use super::walker::{Bounds, Progress, Stepping, Stopped, Stride, Walker};
use crate::call::{Action, Call, Effect, Memory, Report, Shape, Side};
use crate::menu::{Lengths, LineId, Tree};

/// Two trees, compared by what a caller meets: nodes, words, waits, ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The shortest call that tells them apart; `None` if none does.
    pub difference: Option<Difference>,
    /// How far the two were walked side by side.
    pub walked: Progress,
    /// Why it ended early, if it did: then no difference was found, and there may be one.
    pub stopped: Option<Stopped>,
}

/// A call that tells two trees apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The call, to the old tree. `None` where no dial string could make it: a line that is not
    /// there, hours that change faster than the call goes.
    pub example: Option<Example>,
    /// What the caller meets first that differs, in the old tree; nothing where the call is over.
    pub old: Option<String>,
    /// And in the new one.
    pub new: Option<String>,
}

/// Walks two trees side by side: the same caller, at the same instants. Prompts last as long as
/// their words let one guess. `most_states` bounds the walk.
///
/// What is compared is what a caller could notice: which nodes are come to, the words that are said
/// and whether a key cuts them, what is rung, recorded and entered, how it ends, and when each of
/// these happens. Lines are the same if their number is; nodes if their names are. If no difference
/// is found, and the walk was not stopped, then no caller within these times can find one who makes
/// one call in which hours change at most once.
pub fn difference(
    old: &Tree,
    new: &Tree,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    most_states: usize,
) -> Comparison {
    let timeline = Timeline::new(&[old, new], from, to);
    let (old_lengths, new_lengths) = (Lengths::estimated(old), Lengths::estimated(new));
    let ground = |tree, lengths| Ground {
        tree,
        lengths,
        memory: Memory::of(tree),
        asks: timeline.asks(tree),
        rests: Rests::WhereAsked,
    };
    let both = Both { old: ground(old, &old_lengths), new: ground(new, &new_lengths) };
    let alone = |a: &Tree, b: &Tree| {
        a.lines
            .iter()
            .find(|line| b.lines.iter().all(|other| other.number != line.number))
            .map(|line| line.number.to_string())
    };
    let (gone, come) = (alone(old, new), alone(new, old));
    if gone.is_some() || come.is_some() {
        let answers = |number: Option<String>| number.map(|number| format!("{number} answers"));
        let difference = Difference { example: None, old: answers(gone), new: answers(come) };
        return Comparison {
            difference: Some(difference),
            walked: Progress::default(),
            stopped: None,
        };
    }
    let mut found: Option<Difference> = None;
    let mut go_on = |_| true;
    let longest_ms = old.limits.longest_call_ms.max(new.limits.longest_call_ms);
    let mut bounds = Bounds { most_states, longest_ms, go_on: &mut go_on };
    let step: &Stepping<'_, Pair<'_>> = &|pair, act, at| both.step(pair, act, at);
    let walked = walk(old.line_ids(), &timeline, step, &mut bounds, &mut |visits, step| {
        let Some((old, new)) = &step.stride.heard else { return ControlFlow::Continue(()) };
        let plan = Plan::new(visits, step.from, step.act, step.worlds, step.turns);
        let stage = Stage {
            tree: both.old.tree,
            lengths: &old_lengths,
            asks: &both.old.asks,
            timeline: &timeline,
        };
        let example =
            plan.and_then(|plan| plan.example(stage, &mut |example| both.differ(example)));
        found = Some(Difference { example, old: old.clone(), new: new.clone() });
        ControlFlow::Break(())
    });
    let stopped = walked.stopped.filter(|_| found.is_none());
    Comparison { difference: found, walked: walked.progress, stopped }
}

/// The two trees.
struct Both<'w> {
    old: Ground<'w>,
    new: Ground<'w>,
}

/// The same call to two trees.
struct Pair<'w> {
    line: LineId,
    old: Spot<'w>,
    new: Spot<'w>,
    /// Both shapes.
    shapes: (Option<Shape>, Option<Shape>),
}

impl Walker for Pair<'_> {
    /// With the line: words depend on it.
    type Shape = (LineId, Option<Shape>, Option<Shape>);
    /// What is met first that differs.
    type Heard = Option<(Option<String>, Option<String>)>;

    fn shape(&self) -> Self::Shape {
        (self.line, self.shapes.0.clone(), self.shapes.1.clone())
    }

    fn acts(&self) -> Vec<Act> {
        let mut acts: Vec<Act> = self.old.acts().collect();
        acts.extend(self.new.acts().filter(|act| !self.old.acts().any(|other| other == *act)));
        acts
    }
}

impl<'w> Both<'w> {
    fn step(&self, pair: Option<&Pair<'w>>, act: Act, at: DateTime<Utc>) -> Stride<Pair<'w>> {
        let line = match (pair, act) {
            (_, Act::Dial(line)) => Some(line),
            (Some(pair), _) => Some(pair.line),
            (None, _) => None,
        };
        let mut asked = Vec::new();
        let mut side = |ground: &Ground<'w>, spot: Option<&Spot<'w>>, act| {
            let mut met = Vec::new();
            let moved = go(ground, spot, act, at, &mut |call, ms, effect| {
                if let Effect::Report(Report::Reached(node)) = effect {
                    asked.extend(ground.asks.of(node).iter().map(|hours| (ms, *hours)));
                }
                met.extend(told(call, &effect).map(|told| format!("{}: {told}", seconds(ms))));
            });
            (moved, met)
        };
        let (old, old_met) = side(&self.old, pair.map(|pair| &pair.old), act);
        let twin = match act {
            Act::Dial(line) => self.new_line(line).map_or(act, Act::Dial),
            Act::Press(_) | Act::Wait | Act::Turn => act,
        };
        let (new, new_met) = side(&self.new, pair.map(|pair| &pair.new), twin);
        asked.sort_unstable();
        let (ready_ms, lag_ms) = (old.ready_ms, old.lag_ms);
        let to = match (old.to, new.to, line) {
            (Ok(old), Ok(new), Some(line)) => {
                let shapes = (old.shape(self.old.memory), new.shape(self.new.memory));
                Some(Pair { line, old, new, shapes })
            }
            _ => None,
        };
        Stride { heard: first_difference(&old_met, &new_met), to, ready_ms, lag_ms, asked }
    }

    fn new_line(&self, line: LineId) -> Option<LineId> {
        let number = &self.old.tree[line].number;
        self.new.tree.line_ids().find(|line| self.new.tree[*line].number == *number)
    }

    /// Whether a call to both trees differs.
    fn differ(&self, example: &Example) -> bool {
        let met = |ground: &Ground<'_>, line| {
            let mut met = Vec::new();
            let example = Example { line, ..example.clone() };
            example.watch(ground.tree, ground.lengths, |call, at, effect| {
                met.extend(told(call, effect).map(|told| (at, told)));
            });
            met
        };
        let new = self.new_line(example.line).map(|line| met(&self.new, line));
        new.is_none_or(|new| new != met(&self.old, example.line))
    }
}

fn go<'w>(
    ground: &Ground<'w>,
    spot: Option<&Spot<'w>>,
    act: Act,
    at: DateTime<Utc>,
    hear: &mut Hear<'_>,
) -> Moved<'w> {
    match (spot, act) {
        (Some(spot), act) => spot.act(act, at, ground, hear),
        (None, Act::Dial(line)) => Spot::dial(ground, line, at, hear),
        (None, _) => unreachable!("a call begins with a line"),
    }
}

type Met = Option<(Option<String>, Option<String>)>;

fn first_difference(old: &[String], new: &[String]) -> Met {
    let longer = old.len().max(new.len());
    let at = (0..longer).find(|n| old.get(*n) != new.get(*n))?;
    Some((old.get(at).cloned(), new.get(at).cloned()))
}

fn seconds(ms: u64) -> String {
    format!("{}.{:03} s later", ms / 1_000, ms % 1_000)
}

/// What a caller meets, in words that are the same in both trees; `None` for what nobody notices.
fn told(call: &Call<'_>, effect: &Effect) -> Option<String> {
    let tree = call.tree();
    Some(match effect {
        Effect::Do(action) => return asks(call, action),
        Effect::Report(report) => match report {
            Report::Answered(_)
            | Report::Chosen { .. }
            | Report::LanguageChosen(_)
            | Report::Pressed(_) => return None,
            Report::Reached(node) => format!("comes to {}", tree.node_id(*node)),
            Report::NoInput { node, count } => {
                format!("no input at {}, {count}", tree.node_id(*node))
            }
            Report::NoMatch { node, count } => {
                format!("no match at {}, {count}", tree.node_id(*node))
            }
            Report::Entered { entry, value } => format!("{value} entered at {}", tree[*entry].id),
            Report::Transferred { team, hours_known } => {
                let hours = if *hours_known { "open" } else { "hours not published" };
                format!("reaches {}, {hours}", tree[*team].id)
            }
            Report::Closed { team, opens } => match opens {
                Some(opens) => format!("{} is closed until {opens}", tree[*team].id),
                None => format!("{} is closed", tree[*team].id),
            },
            Report::Ended { ending, by } => {
                let by = if *by == Side::Caller { "the caller" } else { "the line" };
                format!("ends: {ending:?}, by {by}")
            }
        },
    })
}

/// The same for what a call asks of its phone.
fn asks(call: &Call<'_>, action: &Action) -> Option<String> {
    Some(match action {
        Action::Stop(_) | Action::HangUp => return None,
        Action::Play { utterance, barge_in, .. } => {
            let must = match (barge_in, call.keeps_type_ahead()) {
                (true, _) => "",
                (false, true) => " (no key cuts it; keys are kept)",
                (false, false) => " (no key cuts it; keys are dropped)",
            };
            format!("says \"{}\"{must}", utterance.words(call.tree()))
        }
        Action::Transfer { ring_ms, .. } => format!("rings for {ring_ms} ms"),
        Action::Record { longest_ms } => format!("records for {longest_ms} ms"),
    })
}
