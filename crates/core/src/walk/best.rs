//! The best call: the quickest there is to a team, open or closed.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use chrono::{DateTime, TimeDelta, Utc};

use super::example::ExampleCall;
use super::search::{
    CallState, CallerAct, Model, Premise, StepBegin, StepEnd, Timeline, Transition, step,
};
use super::trace::Trace;
use crate::call::{Call, CallTime, Effect, Input, Report, Shape};
use crate::menu::{Key, LanguageId, Lengths, LineId, TeamId, Tree};
use crate::script::Caller;

/// More nodes than these are not looked at: only a menu with a great many of them is so large.
const MOST_NODES: usize = 100_000;

/// The quickest call to a team, by a caller who presses each key at the first moment it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BestCall {
    /// The line to dial.
    pub line: LineId,
    /// Each key, and when it is pressed.
    pub presses: Vec<(CallTime, Key)>,
    /// When the team answers, or the caller hears that it is closed.
    pub reached: CallTime,
    /// The same as a dial string; `None` where no pauses of whole commas make the call.
    pub example: Option<ExampleCall>,
}

impl BestCall {
    /// The caller who makes this call, to the millisecond.
    pub fn caller(&self) -> Caller {
        Caller::at_moments(self.presses.iter().map(|(at, key)| (*at, Input::Key(*key))))
    }
}

/// Finds the quickest call from one of these lines, answered at an instant, to one of these teams:
/// the team answers, or the caller hears that it is closed. Of two equally quick calls, the one with
/// fewer keys. `None` where no call gets there.
///
/// If no hours change before the team is reached, no caller is quicker. There is one exception: in a
/// menu that keeps keys pressed during a prompt that must be heard, such keys save a millisecond for
/// each such prompt.
///
/// ```
/// use phonetree_core::{menu, walk};
///
/// let tree = menu::load("first line", menu::FIRST_LINE)?;
/// let at = "2026-11-23T12:00:00-08:00".parse().expect("RFC 3339");
/// let billing = tree.team_ids().find(|team| &*tree[*team].id == "california-service-center");
///
/// let lengths = menu::Lengths::estimated(&tree);
/// let best = walk::best(&tree, &lengths, tree.line_ids(), at, &[billing.expect("a team")]);
/// let best = best.expect("billing can be reached");
/// assert_eq!(best.example.expect("a dial string").keys, "1");
/// assert!(walk::is_steady(&tree, at, best.reached), "no hours change meanwhile");
/// # Ok::<(), menu::Problems>(())
/// ```
pub fn best(
    tree: &Tree,
    lengths: &Lengths,
    lines: impl IntoIterator<Item = LineId>,
    at: DateTime<Utc>,
    teams: &[TeamId],
) -> Option<BestCall> {
    search(tree, lengths, lines, at, teams, None)
}

/// The same for a caller of one language of the tree, who chooses no other on the way; of any language where
/// none but those lead there.
pub fn best_in(
    tree: &Tree,
    lengths: &Lengths,
    lines: impl IntoIterator<Item = LineId> + Clone,
    at: DateTime<Utc>,
    teams: &[TeamId],
    language: LanguageId,
) -> Option<BestCall> {
    let own = search(tree, lengths, lines.clone(), at, teams, Some(language));
    own.or_else(|| best(tree, lengths, lines, at, teams))
}

fn search(
    tree: &Tree,
    lengths: &Lengths,
    lines: impl IntoIterator<Item = LineId>,
    at: DateTime<Utc>,
    teams: &[TeamId],
    language: Option<LanguageId>,
) -> Option<BestCall> {
    let timeline = Timeline::new(&[tree], &(at..at + TimeDelta::seconds(1)));
    let model = Model::new(tree, lengths, &timeline, StepEnd::WhereAKeyCounts);
    let mut search = BestSearch {
        model: &model,
        teams,
        language,
        at,
        nodes: Vec::new(),
        queue: BinaryHeap::new(),
        quiet: HashMap::new(),
        found: None,
    };
    lines.into_iter().for_each(|line| search.act(None, CallerAct::Dial(line)));
    search.run();
    let (rank, last) = search.found?;
    let (line, presses) = search.way(last);
    let example = Trace::of(line, &presses).dialed(&model, at);
    let presses = presses.into_iter().map(|(ms, key)| (CallTime::from_ms(ms), key)).collect();
    Some(BestCall { line, presses, reached: CallTime::from_ms(rank.ms), example })
}

/// By time, then by keys.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct BestRank {
    /// In milliseconds since the answer.
    ms: u64,
    keys: usize,
}

/// From which node a step was made (`None`: from the street), and by what.
#[derive(Clone, Copy)]
struct BestOrigin {
    node: Option<usize>,
    act: CallerAct,
}

struct BestNode<'w> {
    origin: BestOrigin,
    state: CallState<'w>,
    /// The first moment at which a key counts, and the keys until then.
    rank: BestRank,
    /// Since when silence counts, in milliseconds since the answer.
    silent_ms: u64,
}

struct BestSearch<'s, 'w> {
    model: &'s Model<'w>,
    teams: &'s [TeamId],
    /// The only language that is chosen; any where there is none.
    language: Option<LanguageId>,
    at: DateTime<Utc>,
    nodes: Vec<BestNode<'w>>,
    queue: BinaryHeap<Reverse<(BestRank, usize)>>,
    /// By state, and whether a key only cuts words short there: when silence has led on from it, at the
    /// earliest. A node that is reached later is worth a look only if silence leads on sooner: less is
    /// being said there.
    quiet: HashMap<(Shape, bool), u64>,
    found: Option<(BestRank, BestOrigin)>,
}

impl<'w> BestSearch<'_, 'w> {
    fn run(&mut self) {
        while let Some(Reverse((rank, node))) = self.queue.pop() {
            if self.found.is_some_and(|(best, _)| best <= rank) || self.nodes.len() > MOST_NODES {
                return;
            }
            if self.says_nothing_new(node) {
                continue;
            }
            self.nodes[node].state.acts().for_each(|act| self.act(Some(node), act));
        }
    }

    /// Whether the same state was reached before, and silence leads on from there no later.
    fn says_nothing_new(&mut self, node: usize) -> bool {
        let BestNode { state, silent_ms, .. } = &self.nodes[node];
        let Some(shape) = state.shape(self.model.memory) else { return true };
        let at = self.instant(*silent_ms);
        let silent =
            step(self.model, Some(state), self.usually(CallerAct::Wait, at), &mut |_, _, _| {});
        let quiet = silent_ms + silent.earliest_ms;
        let here = (shape, state.may_be_skipped());
        let known = self.quiet.get(&here).is_some_and(|known| *known <= quiet);
        if !known {
            self.quiet.insert(here, quiet);
        }
        known
    }

    fn act(&mut self, from: Option<usize>, act: CallerAct) {
        let before = from.map(|node| &self.nodes[node]);
        let mut begins = before.map_or_else(BestRank::default, |node| node.rank);
        if let Some(before) = before.filter(|_| !matches!(act, CallerAct::Press(_))) {
            begins.ms = before.silent_ms;
        }
        let mut reached = None;
        let (teams, own) = (self.teams, self.language);
        let mut foreign = false;
        let listener = &mut |_: &Call<'_>, ms: u64, effect: Effect| {
            foreign |= matches!(effect, Effect::Report(Report::LanguageChosen(chosen)) if own.is_some_and(|own| own != chosen));
            reached = reached.or(comes_to(&effect, teams).then_some(ms));
        };
        let at = self.instant(begins.ms);
        let transition =
            step(self.model, before.map(|node| &node.state), self.usually(act, at), listener);
        if foreign {
            return;
        }
        begins.keys += usize::from(matches!(act, CallerAct::Press(_)));
        self.take(BestOrigin { node: from, act }, begins, reached, transition);
    }

    /// A step in which all is decided as usual.
    fn usually(&self, act: CallerAct, at: DateTime<Utc>) -> StepBegin {
        StepBegin { act, at, premise: Premise::default() }
    }

    fn instant(&self, ms: u64) -> DateTime<Utc> {
        CallTime::from_ms(ms).after(self.at)
    }

    /// Keeps what a step led to.
    fn take(
        &mut self,
        origin: BestOrigin,
        BestRank { ms, keys }: BestRank,
        reached: Option<u64>,
        transition: Transition<CallState<'w>>,
    ) {
        if let Some(after) = reached {
            let rank = BestRank { ms: ms + after, keys };
            if self.found.is_none_or(|(best, _)| rank < best) {
                self.found = Some((rank, origin));
            }
            return;
        }
        let Some(state) = transition.to else { return };
        let rank = BestRank { ms: ms + transition.earliest_ms, keys };
        if rank.ms <= self.model.tree.limits.longest_call_ms {
            self.queue.push(Reverse((rank, self.nodes.len())));
            let silent_ms = ms + transition.lasts_ms;
            self.nodes.push(BestNode { origin, state, rank, silent_ms });
        }
    }

    /// The line that was dialed, and the keys that were pressed, each at its moment.
    fn way(&self, last: BestOrigin) -> (LineId, Vec<(u64, Key)>) {
        let mut presses = Vec::new();
        let mut step = last;
        loop {
            match (step.act, step.node.map(|node| &self.nodes[node])) {
                (CallerAct::Dial(line), _) => {
                    presses.reverse();
                    return (line, presses);
                }
                (act, Some(from)) => {
                    if let CallerAct::Press(key) = act {
                        presses.push((from.rank.ms, key));
                    }
                    step = from.origin;
                }
                (_, None) => unreachable!("a call begins with a line"),
            }
        }
    }
}

fn comes_to(effect: &Effect, teams: &[TeamId]) -> bool {
    matches!(
        effect,
        Effect::Report(Report::Transferred { team, .. } | Report::Closed { team, .. })
            if teams.contains(team)
    )
}

/// Whether the hours of a menu stay as they are from the answer of a call to a moment of it, that
/// moment included. Only hours that a call can ask for count.
///
/// ```
/// use phonetree_core::call::CallTime;
/// use phonetree_core::{menu, walk};
///
/// let text = r##"
/// format = 1
/// title = "Hotel"
/// timezone = "America/Los_Angeles"
/// [lines.main]
/// number = "+1-202-555-0142"
/// answer = "desk"
/// [teams.desk]
/// name = "Front desk"
/// hours = "Mo-Fr 08:00-17:00"
/// "##;
/// let tree = menu::load("hotel", text)?;
/// let at = "2026-11-23T16:59:30-08:00".parse().expect("RFC 3339");
/// assert!(walk::is_steady(&tree, at, CallTime::from_ms(29_999)));
/// assert!(!walk::is_steady(&tree, at, CallTime::from_ms(30_000)));
/// # Ok::<(), menu::Problems>(())
/// ```
pub fn is_steady(tree: &Tree, at: DateTime<Utc>, until: CallTime) -> bool {
    Timeline::new(&[tree], &(at..(until + 1).after(at))).change_count() == 0
}
