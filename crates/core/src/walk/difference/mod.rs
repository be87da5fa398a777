//! Whether a caller could ever notice a difference between two trees.
mod noticed;

use std::cell::Cell;
use std::ops::{ControlFlow, Range};

use chrono::{DateTime, Utc};

use self::noticed::told;
use super::example::ExampleCall;
use super::search::{
    Bounds, CallState, CallerAct, Model, SearchProgress, StepBegin, StepEnd, StepFn, StepOf,
    Stopped, Timeline, Walker, explore, step,
};
use super::trace::Trace;
use crate::call::{Decided, Shape};
use crate::menu::{Lengths, LineId, Node, Tree};

/// A comparison keeps about so many bytes at the most.
pub const MOST_COMPARED_BYTES: usize = 256 * 1024 * 1024;

/// Two trees, compared by what a caller meets: nodes, words, waits, ends.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Comparison {
    /// The shortest call in which they differ; `None` if there is none.
    pub difference: Option<Difference>,
    /// How far the search went.
    pub walked: SearchProgress,
    /// Why it stopped early, if it did: no difference was found, but there may be one.
    pub stopped: Option<Stopped>,
}

impl Comparison {
    /// Nothing was compared.
    fn stopped(why: Stopped) -> Self {
        Self { difference: None, walked: SearchProgress::default(), stopped: Some(why) }
    }
}

/// A call in which two trees differ.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// The call, to the old tree. `None` where no dial string makes it: the line is missing in one of
    /// them, or hours change faster than the call goes.
    pub example: Option<ExampleCall>,
    /// The first thing that differs, in the old tree; `None` where the call is over.
    pub old: Option<String>,
    /// And in the new one.
    pub new: Option<String>,
}

/// Compares two trees as callers know them: the same caller, at the same instants. Prompts last as
/// long as their words suggest. `most_states` bounds the search.
///
/// The comparison covers what a caller could notice: which nodes are reached, the words that are said
/// and whether a key cuts them, what is rung, recorded and entered, how the call ends, and when each of
/// these happens. Two lines are the same if their numbers are, two nodes if their names are. If nothing
/// differs and the search was not stopped, no caller can find a difference in a call that is answered in
/// this time and in which hours change at most once.
///
/// ```
/// use phonetree_core::{menu, walk};
///
/// let text = r##"
/// format = 1
/// title = "Hotel"
/// timezone = "America/Los_Angeles"
/// [lines.main]
/// number = "+1-202-555-0142"
/// answer = "welcome"
/// [menus.welcome]
/// options = [{ key = "1", label = "the front desk", to = "desk" }]
/// [teams.desk]
/// name = "Front desk"
/// "##;
/// let old = menu::load("old", text)?;
/// let new = menu::load("new", &text.replace("key = \"1\"", "key = \"2\""))?;
/// let instant = |text: &str| text.parse().expect("RFC 3339");
/// let day = instant("2026-01-01T00:00:00Z")..instant("2026-01-02T00:00:00Z");
///
/// let compared = walk::difference(&old, &new, &day, 1_000);
/// let difference = compared.difference.expect("another key");
/// let says = |key| format!("0.000 s later: says \"For the front desk, press {key}.\"");
/// assert_eq!(difference.old, Some(says(1)));
/// assert_eq!(difference.new, Some(says(2)));
///
/// let compared = walk::difference(&old, &old, &day, 1_000);
/// assert_eq!((compared.difference, compared.stopped), (None, None));
/// # Ok::<(), menu::Problems>(())
/// ```
pub fn difference(
    old: &Tree,
    new: &Tree,
    span: &Range<DateTime<Utc>>,
    most_states: usize,
) -> Comparison {
    compared(old, new, span, most_states, MOST_COMPARED_BYTES)
}

fn compared(
    old: &Tree,
    new: &Tree,
    span: &Range<DateTime<Utc>>,
    most_states: usize,
    most_bytes: usize,
) -> Comparison {
    let timeline = match Timeline::bounded(&[old, new], span, most_bytes, &mut || true) {
        Ok(timeline) => timeline,
        Err(why) => return Comparison::stopped(why),
    };
    let (old_lengths, new_lengths) = (Lengths::estimated(old), Lengths::estimated(new));
    let both = Both {
        old: Model::new(old, &old_lengths, &timeline, StepEnd::WhereAsked),
        new: Model::new(new, &new_lengths, &timeline, StepEnd::WhereAsked),
    }
    .where_all_may_happen();
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
            walked: SearchProgress::default(),
            stopped: None,
        };
    }
    let mut found: Option<Difference> = None;
    let mut go_on = |_| true;
    let longest_ms = old.limits.longest_call_ms.max(new.limits.longest_call_ms);
    let observed_bytes = &Cell::new(0);
    let mut bounds =
        Bounds { most_states, most_bytes, observed_bytes, longest_ms, go_on: &mut go_on };
    let step: &StepFn<'_, Pair<'_>> = &|pair, begin| both.step(pair, begin);
    let walked = explore(old.line_ids(), &timeline, step, &mut bounds, &mut |nodes, step| {
        let Some(first) = step.events else { return ControlFlow::Continue(()) };
        let mut shown = None;
        let mut shows = |example: &ExampleCall| {
            shown = both.decided_either_way(example).find(|example| both.differ(example));
            shown.is_some()
        };
        let made =
            Trace::to_step(nodes, step).map(|it| it.example(&both.old, &mut shows).is_some());
        let example = shown.filter(|_| made == Some(true));
        let FirstDifference { old, new } = first.clone();
        found = Some(Difference { example, old, new });
        ControlFlow::Break(())
    });
    let stopped = walked.stopped.filter(|_| found.is_none());
    Comparison { difference: found, walked: walked.progress, stopped }
}

/// The two trees.
struct Both<'w> {
    old: Model<'w>,
    new: Model<'w>,
}

/// The same call to two trees.
struct Pair<'w> {
    line: LineId,
    old: CallState<'w>,
    new: CallState<'w>,
    /// Both shapes.
    shapes: (Option<Shape>, Option<Shape>),
}

/// What is met first that differs.
#[derive(Clone)]
struct FirstDifference {
    old: Option<String>,
    new: Option<String>,
}

impl Walker for Pair<'_> {
    /// With the line: words depend on it.
    type StateKey = (LineId, Option<Shape>, Option<Shape>);
    type Events = Option<FirstDifference>;

    fn state_key(&self) -> Self::StateKey {
        (self.line, self.shapes.0.clone(), self.shapes.1.clone())
    }

    fn acts(&self) -> Vec<CallerAct> {
        let mut acts: Vec<CallerAct> = self.old.acts().collect();
        acts.extend(self.new.acts().filter(|act| !self.old.acts().any(|other| other == *act)));
        acts
    }

    fn waits_for_an_outcome(&self) -> bool {
        self.old.waits_for_an_outcome() && self.new.waits_for_an_outcome()
    }

    fn kept_bytes(&self) -> usize {
        let shapes = [&self.shapes.0, &self.shapes.1].into_iter().flatten();
        let shapes: usize = shapes.map(Shape::kept_bytes).sum();
        self.old.kept_bytes() + self.new.kept_bytes() + shapes
    }
}

impl<'w> Both<'w> {
    /// The same, where a team may not answer if either file says where else its calls go on.
    fn where_all_may_happen(mut self) -> Self {
        let unsure = |tree: &Tree| -> Vec<Box<str>> {
            let teams = tree.teams.iter().filter(|team| team.may_not_be_reached());
            teams.map(|team| team.id.clone()).collect()
        };
        let unsure = [unsure(self.old.tree), unsure(self.new.tree)].concat();
        for model in [&mut self.old, &mut self.new] {
            let teams = model.tree.teams.iter();
            model.unsure = teams.map(|team| unsure.contains(&team.id)).collect();
            model.is_undecided = true;
        }
        self
    }

    fn step(&self, pair: Option<&Pair<'w>>, begin: StepBegin) -> StepOf<Pair<'w>> {
        let StepBegin { act, at, premise } = begin;
        let line = match (pair, act) {
            (_, CallerAct::Dial(line)) => Some(line),
            (Some(pair), _) => Some(pair.line),
            (None, _) => None,
        };
        let twin = match act {
            CallerAct::Dial(line) => self.new_line(line).map_or(act, CallerAct::Dial),
            CallerAct::Decide(decided) => {
                in_tree(self.old.tree, self.new.tree, decided).map_or(act, CallerAct::Decide)
            }
            CallerAct::Press(_)
            | CallerAct::Wait
            | CallerAct::Hear
            | CallerAct::Ring(..)
            | CallerAct::Queue(..)
            | CallerAct::Turn => act,
        };
        let side = |model: &Model<'w>, from: Option<&CallState<'w>>, begin| {
            let mut met = Vec::new();
            let transition = step(model, from, begin, &mut |call, ms, effect| {
                met.extend(told(call, &effect).map(|told| format!("{}: {told}", seconds(ms))));
            });
            (transition, met)
        };
        let (mut old, old_met) = side(&self.old, pair.map(|pair| &pair.old), begin);
        // What the old file asked for, the new one gets the same answer to.
        let premise = old.granted.iter().fold(premise, |premise, it| premise.with(*it));
        let twin = StepBegin { act: twin, at, premise };
        let (new, new_met) = side(&self.new, pair.map(|pair| &pair.new), twin);
        old.granted.extend(new.granted);
        old.asked.extend(new.asked);
        old.asked.sort_unstable();
        let to = match (old.to.take(), new.to, line) {
            (Some(old), Some(new), Some(line)) => {
                let shapes = (old.shape(self.old.memory), new.shape(self.new.memory));
                Some(Pair { line, old, new, shapes })
            }
            _ => None,
        };
        old.of(to, FirstDifference::between(&old_met, &new_met))
    }

    fn new_line(&self, line: LineId) -> Option<LineId> {
        let number = &self.old.tree[line].number;
        self.new.tree.line_ids().find(|line| self.new.tree[*line].number == *number)
    }

    /// A call, and the same where what one of the trees asks next is not decided as usual: where only one of
    /// them asks, the usual answer may hide the difference.
    fn decided_either_way(&self, example: &ExampleCall) -> impl Iterator<Item = ExampleCall> {
        let tree = self.old.tree;
        let outside = tree.outside_ids().map(|question| Decided::Outside(question, true));
        let full = tree.nodes().filter_map(|node| {
            let Node::Mailbox(mailbox) = node else { return None };
            Some(Decided::MailboxFull(mailbox, true))
        });
        let with = |decided| {
            let mut example = example.clone();
            example.decided.push(decided);
            example
        };
        [example.clone()].into_iter().chain(outside.chain(full).map(with))
    }

    /// Whether a call to both trees differs.
    fn differ(&self, example: &ExampleCall) -> bool {
        let met = |model: &Model<'_>, line| {
            let mut met = Vec::new();
            let decided = example.decided.iter();
            let decided = decided.filter_map(|it| in_tree(self.old.tree, model.tree, *it));
            let example = ExampleCall { line, decided: decided.collect(), ..example.clone() };
            example.watch(model.tree, model.lengths, |call, at, effect| {
                met.extend(told(call, effect).map(|told| (at, told)));
            });
            met
        };
        let new = self.new_line(example.line).map(|line| met(&self.new, line));
        new.is_none_or(|new| new != met(&self.old, example.line))
    }
}

/// The same in another tree: what it is about by its name. None where that tree does not have it.
fn in_tree(old: &Tree, new: &Tree, decided: Decided) -> Option<Decided> {
    match decided {
        Decided::Switch(switch, on) => {
            let same = new.switch_ids().find(|other| new[*other].id == old[switch].id);
            same.map(|switch| Decided::Switch(switch, on))
        }
        Decided::Outside(question, yes) => {
            let same = new.outside_ids().find(|other| new[*other].id == old[question].id);
            same.map(|question| Decided::Outside(question, yes))
        }
        Decided::MailboxFull(mailbox, yes) => {
            let same = new.nodes().find_map(|node| {
                let Node::Mailbox(other) = node else { return None };
                (new[other].id == old[mailbox].id).then_some(other)
            });
            same.map(|mailbox| Decided::MailboxFull(mailbox, yes))
        }
        Decided::Caller(_) => Some(decided),
    }
}

impl FirstDifference {
    fn between(old: &[String], new: &[String]) -> Option<Self> {
        let longer = old.len().max(new.len());
        let at = (0..longer).find(|n| old.get(*n) != new.get(*n))?;
        Some(Self { old: old.get(at).cloned(), new: new.get(at).cloned() })
    }
}

fn seconds(ms: u64) -> String {
    format!("{}.{:03} s later", ms / 1_000, ms % 1_000)
}

#[cfg(test)]
mod tests {
    use super::compared;
    use crate::menu;
    use crate::walk::Stopped;

    #[test]
    fn two_menus_that_are_too_large_to_compare_are_left_open() {
        let tree = menu::load("first line", menu::FIRST_LINE).unwrap();
        let week = "2026-11-23T00:00:00Z".parse().unwrap().."2026-11-30T00:00:00Z".parse().unwrap();
        let compared = |most_bytes| compared(&tree, &tree, &week, 1_000_000, most_bytes);
        assert_eq!(compared(super::MOST_COMPARED_BYTES).stopped, None);
        let (states, hours) = (compared(20_000), compared(100));
        assert_eq!((states.stopped, hours.stopped), (Some(Stopped::Memory), Some(Stopped::Memory)));
        assert!(states.walked.steps > 0, "there are too many states");
        assert!(states.walked.walked <= states.walked.known, "no state counts twice");
        assert_eq!(hours.walked.steps, 0, "the hours alone are too many");
    }
}
