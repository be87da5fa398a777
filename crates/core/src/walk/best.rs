//! The best call: the quickest there is to a team, open or closed.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use chrono::{DateTime, TimeDelta, Utc};

use super::example::{Example, Plan, Stage};
use super::spot::{Act, Ground, Moved, Rests, Spot};
use super::timeline::Timeline;
use crate::call::{Call, CallTime, Effect, Input, Memory, Report, Shape};
use crate::menu::{Key, Lengths, LineId, TeamId, Tree};
use crate::script::Caller;

/// More places than these are not looked at: only a menu with a great many of them is so large.
const MOST_PLACES: usize = 100_000;

/// The quickest call to a team, by a caller who presses each key at the first moment it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Best {
    /// The line to dial.
    pub line: LineId,
    /// Each key, and when it is pressed.
    pub presses: Vec<(CallTime, Key)>,
    /// When the caller is connected to the team, or told that it is closed.
    pub reached: CallTime,
    /// The same as a dial string; none where no pauses of whole commas make the call.
    pub example: Option<Example>,
}

impl Best {
    /// The caller who makes this call, to the millisecond.
    pub fn caller(&self) -> Caller {
        Caller::at_moments(self.presses.iter().map(|(at, key)| (*at, Input::Key(*key))))
    }
}

/// The quickest call from one of these lines, answered at an instant, that comes to one of these
/// teams: it answers, or the caller is told that it is closed. Of calls as quick, one with the fewest
/// keys. `None` where no call does.
///
/// Where no hours change before the team is reached, no caller is quicker; but for one who presses
/// keys while a prompt must be heard, in a menu that keeps them: a millisecond for each such prompt.
pub fn best(
    tree: &Tree,
    lengths: &Lengths,
    lines: impl IntoIterator<Item = LineId>,
    at: DateTime<Utc>,
    teams: &[TeamId],
) -> Option<Best> {
    let timeline = Timeline::new(&[tree], at, at + TimeDelta::seconds(1));
    let (memory, asks, rests) = (Memory::of(tree), timeline.asks(tree), Rests::WhereAKeyCounts);
    let ground = Ground { tree, lengths, memory, asks, rests };
    let mut search = Search {
        ground: &ground,
        teams,
        at,
        places: Vec::new(),
        queue: BinaryHeap::new(),
        quiet: HashMap::new(),
        found: None,
    };
    lines.into_iter().for_each(|line| search.dial(line));
    search.run();
    let (rank, last) = search.found?;
    let (line, presses) = search.way(last);
    let stage = Stage { tree, lengths, asks: &ground.asks, timeline: &timeline };
    let example = Plan::of(line, &presses).dialled(stage, at);
    let presses = presses.into_iter().map(|(ms, key)| (CallTime::from_ms(ms), key)).collect();
    Some(Best { line, presses, reached: CallTime::from_ms(rank.0), example })
}

/// By time, then by keys.
type Rank = (u64, usize);

/// Where a step was made, and by what.
#[derive(Clone, Copy)]
struct Origin {
    place: Option<usize>,
    act: Act,
}

struct Place<'w> {
    origin: Origin,
    spot: Spot<'w>,
    /// The first moment at which a key counts, in milliseconds since the answer.
    ms: u64,
    keys: usize,
}

struct Search<'s, 'w> {
    ground: &'s Ground<'w>,
    teams: &'s [TeamId],
    at: DateTime<Utc>,
    places: Vec<Place<'w>>,
    queue: BinaryHeap<Reverse<(Rank, usize)>>,
    /// By state, and whether a key only cuts words short there: when silence has led on from it, at the
    /// earliest. A place that is come to later is worth a look only if silence leads on sooner: less is
    /// being said there.
    quiet: HashMap<(Shape, bool), u64>,
    found: Option<(Rank, Origin)>,
}

impl<'w> Search<'_, 'w> {
    fn dial(&mut self, line: LineId) {
        let mut reached = None;
        let teams = self.teams;
        let hear = &mut |_: &Call<'_>, ms: u64, effect: Effect| {
            reached = reached.or(comes_to(&effect, teams).then_some(ms));
        };
        let moved = Spot::dial(self.ground, line, self.at, hear);
        self.take(Origin { place: None, act: Act::Dial(line) }, (0, 0), reached, moved);
    }

    fn run(&mut self) {
        while let Some(Reverse((rank, place))) = self.queue.pop() {
            if self.found.is_some_and(|(best, _)| best <= rank) || self.places.len() > MOST_PLACES {
                return;
            }
            if self.says_nothing_new(place) {
                continue;
            }
            let spot = self.places[place].spot.clone();
            spot.acts().for_each(|act| self.act(place, act));
        }
    }

    /// Whether the same state was come to before, and silence leads on from there no later.
    fn says_nothing_new(&mut self, place: usize) -> bool {
        let Place { spot, ms, .. } = &self.places[place];
        let Some(shape) = spot.shape(self.ground.memory) else { return true };
        let silent = spot.act(Act::Wait, self.instant(*ms), self.ground, &mut |_, _, _| {});
        let quiet = ms + silent.ready_ms;
        let here = (shape, spot.may_be_skipped());
        let known = self.quiet.get(&here).is_some_and(|known| *known <= quiet);
        if !known {
            self.quiet.insert(here, quiet);
        }
        known
    }

    fn act(&mut self, from: usize, act: Act) {
        let Place { spot, ms, keys, .. } = &self.places[from];
        let (begins, keys) = (*ms, keys + usize::from(matches!(act, Act::Press(_))));
        let mut reached = None;
        let teams = self.teams;
        let hear = &mut |_: &Call<'_>, ms: u64, effect: Effect| {
            reached = reached.or(comes_to(&effect, teams).then_some(ms));
        };
        let moved = spot.act(act, self.instant(begins), self.ground, hear);
        self.take(Origin { place: Some(from), act }, (begins, keys), reached, moved);
    }

    fn instant(&self, ms: u64) -> DateTime<Utc> {
        self.at + TimeDelta::milliseconds(i64::try_from(ms).unwrap_or(i64::MAX / 2))
    }

    /// Keeps what a step came to.
    fn take(
        &mut self,
        origin: Origin,
        (begins, keys): Rank,
        reached: Option<u64>,
        moved: Moved<'w>,
    ) {
        if let Some(ms) = reached {
            let rank = (begins + ms, keys);
            if self.found.is_none_or(|(best, _)| rank < best) {
                self.found = Some((rank, origin));
            }
            return;
        }
        let Ok(spot) = moved.to else { return };
        let ms = begins + moved.ready_ms;
        if ms <= self.ground.tree.limits.longest_call_ms {
            self.queue.push(Reverse(((ms, keys), self.places.len())));
            self.places.push(Place { origin, spot, ms, keys });
        }
    }

    /// The line that was dialled, and the keys that were pressed, each at its moment.
    fn way(&self, last: Origin) -> (LineId, Vec<(u64, Key)>) {
        let mut presses = Vec::new();
        let mut step = last;
        loop {
            match (step.act, step.place.map(|place| &self.places[place])) {
                (Act::Dial(line), _) => {
                    presses.reverse();
                    return (line, presses);
                }
                (act, Some(from)) => {
                    if let Act::Press(key) = act {
                        presses.push((from.ms, key));
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

/// Whether no hours that a call can ask change from its answer to a moment of it, that moment included.
pub fn is_steady(tree: &Tree, at: DateTime<Utc>, until: CallTime) -> bool {
    let ms = i64::try_from(until.as_ms()).unwrap_or(i64::MAX / 2);
    Timeline::new(&[tree], at, at + TimeDelta::milliseconds(ms) + TimeDelta::milliseconds(1))
        .change_count()
        == 0
}
