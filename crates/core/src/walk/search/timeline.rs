//! The hours of a tree, cut into worlds.
//!
//! A call asks the clock nothing but "is it within these hours?". So of all the instants of some
//! years only those differ that give different answers: a *world* is one answer to every hours of
//! the tree at once. From one world to another time *turns* at the instant at which hours change.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use chrono::{DateTime, TimeDelta, Utc};

use super::premise::Grounds;
use super::walker::Stopped;
use super::world_set::WorldSet;
use crate::call::CallTime;
use crate::hours::Hours;
use crate::menu::{Menu, Node, Tree, When};

/// The hours that calls of a tree (or of several) can ask, cut into worlds.
#[derive(Debug)]
pub(in crate::walk) struct Timeline {
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    hours: Vec<Hours>,
    pub(in crate::walk) worlds: Vec<World>,
    pub(in crate::walk) turns: Vec<WorldTurn>,
    stretches: Vec<WorldStretch>,
    /// What calls ask for beside hours.
    pub(in crate::walk) grounds: Grounds,
}

/// One answer to every hours at once, and the longest stretch of time that gives it.
#[derive(Clone, Debug)]
pub(in crate::walk) struct World {
    /// Which hours are open, by their place in the timeline.
    open: WorldSet,
    pub(in crate::walk) longest: WorldStretch,
}

/// A stretch of time without a change, half-open.
#[derive(Clone, Copy, Debug)]
pub(in crate::walk) struct WorldStretch {
    world: usize,
    pub(in crate::walk) from: DateTime<Utc>,
    to: DateTime<Utc>,
}

impl WorldStretch {
    fn lasts(&self) -> TimeDelta {
        self.to - self.from
    }

    /// Whether so many milliseconds after its beginning it is over.
    pub(in crate::walk) fn ends_within(&self, ms: u64) -> bool {
        CallTime::from_ms(ms).after(self.from) >= self.to
    }
}

/// Time turns from one world to another.
#[derive(Clone, Copy, Debug)]
pub(in crate::walk) struct WorldTurn {
    pub(in crate::walk) before: usize,
    pub(in crate::walk) after: usize,
    /// The instant at which it does; of all such instants that with most time before and after.
    pub(in crate::walk) at: DateTime<Utc>,
}

/// Which hours the nodes of a tree ask for, by their place on the timeline.
#[derive(Debug)]
pub(in crate::walk) struct AskedHours {
    teams: Vec<Option<usize>>,
    branches: Vec<Vec<usize>>,
    /// By the team of each.
    queues: Vec<Option<usize>>,
    /// Those of the options of each.
    menus: Vec<Vec<usize>>,
}

impl AskedHours {
    /// The hours a node asks for when a call reaches it.
    pub(in crate::walk) fn of(&self, node: Node) -> &[usize] {
        match node {
            Node::Team(id) => self.teams[id.index()].as_slice(),
            Node::Branch(id) => &self.branches[id.index()],
            Node::Queue(id) => self.queues[id.index()].as_slice(),
            Node::Menu(id) => &self.menus[id.index()],
            Node::Message(_)
            | Node::Entry(_)
            | Node::Mailbox(_)
            | Node::Directory(_)
            | Node::Callback(_) => &[],
        }
    }
}

impl Timeline {
    /// The worlds of these trees between two instants, with nothing to bound them: for short times.
    pub(in crate::walk) fn new(trees: &[&Tree], span: &Range<DateTime<Utc>>) -> Self {
        let unbounded = Self::bounded(trees, span, usize::MAX, &mut || true);
        unbounded.unwrap_or_else(|_| Self::without_hours(trees, span))
    }

    /// The time between two instants, in which nobody asks for any hours.
    pub(in crate::walk) fn without_hours(trees: &[&Tree], span: &Range<DateTime<Utc>>) -> Self {
        let Range { start: from, end: to } = *span;
        let (hours, worlds, turns) = (Vec::new(), Vec::new(), Vec::new());
        let stretch = WorldStretch { world: 0, from, to };
        let (stretches, grounds) = (vec![stretch], Grounds::of(trees));
        let mut timeline = Self { from, to, hours, worlds, turns, stretches, grounds };
        timeline.worlds.push(World { open: WorldSet::default(), longest: stretch });
        timeline
    }

    /// The worlds of these trees between two instants. `go_on` is asked now and then.
    ///
    /// # Errors
    /// It was asked to stop, or the worlds would take more than about so many bytes.
    pub(in crate::walk) fn bounded(
        trees: &[&Tree],
        span: &Range<DateTime<Utc>>,
        most_bytes: usize,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<Self, Stopped> {
        let Range { start: from, end: to } = *span;
        let mut hours: Vec<Hours> = Vec::new();
        let mut known = HashSet::new();
        for asked in trees.iter().flat_map(|tree| asked_by(tree)) {
            if known.insert(asked.key()) {
                hours.push(asked.clone());
            }
        }
        let mut changes: Vec<(DateTime<Utc>, usize)> = Vec::new();
        let mut open = WorldSet::default();
        for (n, hours) in hours.iter().enumerate() {
            let found = hours.changes_while(from, to, go_on).ok_or(Stopped::Asked)?;
            changes.extend(found.into_iter().map(|at| (at, n)));
            if 2 * size_of_val(&*changes) > most_bytes {
                return Err(Stopped::Memory);
            }
            if hours.is_open(from) {
                open.add(n);
            }
        }
        changes.sort_unstable();
        let (worlds, turns, stretches) = (Vec::new(), Vec::new(), Vec::new());
        let grounds = Grounds::of(trees);
        let mut timeline = Self { from, to, hours, worlds, turns, stretches, grounds };
        let most_bytes = most_bytes.saturating_sub(2 * size_of_val(&*changes));
        timeline.cut(open, &changes, most_bytes, go_on)?;
        Ok(timeline)
    }

    fn cut(
        &mut self,
        mut open: WorldSet,
        changes: &[(DateTime<Utc>, usize)],
        most_bytes: usize,
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<(), Stopped> {
        const STRETCHES_UNASKED: usize = 1_024;
        let mut known: HashMap<WorldSet, usize> = HashMap::new();
        let mut turns: HashMap<(usize, usize), usize> = HashMap::new();
        let (mut from, mut next) = (self.from, 0);
        let mut bytes = 0;
        loop {
            let to = changes.get(next).map_or(self.to, |change| change.0);
            let world = *known.entry(open.clone()).or_insert(self.worlds.len());
            let stretch = WorldStretch { world, from, to };
            match self.worlds.get_mut(world) {
                None => {
                    bytes += 2 * (2 * size_of::<World>() + open.kept_bytes());
                    self.worlds.push(World { open: open.clone(), longest: stretch });
                }
                Some(seen) if seen.longest.lasts() < stretch.lasts() => seen.longest = stretch,
                Some(_) => {}
            }
            if let Some(before) = self.stretches.last() {
                let turn = WorldTurn { before: before.world, after: world, at: from };
                let room = before.lasts().min(stretch.lasts());
                match turns.get(&(turn.before, world)) {
                    None => {
                        bytes += 4 * size_of::<WorldTurn>();
                        turns.insert((turn.before, world), self.turns.len());
                        self.turns.push(turn);
                    }
                    Some(place) if self.room(self.turns[*place].at) < room => {
                        self.turns[*place] = turn;
                    }
                    Some(_) => {}
                }
            }
            bytes += 2 * size_of::<WorldStretch>();
            self.stretches.push(stretch);
            if bytes > most_bytes {
                return Err(Stopped::Memory);
            }
            if self.stretches.len().is_multiple_of(STRETCHES_UNASKED) && !go_on() {
                return Err(Stopped::Asked);
            }
            if next == changes.len() {
                return Ok(());
            }
            while let Some((_, hours)) = changes.get(next).filter(|change| change.0 == to) {
                open = flipped(&open, *hours);
                next += 1;
            }
            from = to;
        }
    }

    /// How much time lies around a turn, on its shorter side.
    fn room(&self, at: DateTime<Utc>) -> TimeDelta {
        let n = self.stretches.partition_point(|stretch| stretch.from < at);
        let sides = [n.checked_sub(1), Some(n)].into_iter().flatten();
        let lasts = sides.filter_map(|n| self.stretches.get(n)).map(WorldStretch::lasts);
        lasts.min().unwrap_or_default()
    }

    /// Which hours a tree's nodes ask for. The tree must be one of those the timeline was made for.
    pub(super) fn asked_hours(&self, tree: &Tree) -> AskedHours {
        let places: HashMap<_, usize> =
            self.hours.iter().enumerate().map(|(n, hours)| (hours.key(), n)).collect();
        let place = |hours: &Hours| places.get(&hours.key()).copied();
        let teams: Vec<Option<usize>> =
            tree.teams.iter().map(|team| team.hours.as_ref().and_then(place)).collect();
        let asked = |when: &When| match when {
            When::During(hours) => place(hours),
            When::Open(team) => teams[team.index()],
            When::Switch(..)
            | When::Entered(..)
            | When::Times(_)
            | When::Caller(_)
            | When::Outside(_) => None,
        };
        let branches = tree
            .branches
            .iter()
            .map(|branch| branch.cases.iter().filter_map(|(when, _)| asked(when)).collect())
            .collect();
        let queues = tree.queues.iter().map(|queue| teams[queue.team.index()]).collect();
        let of_menu = |menu: &Menu| -> Vec<usize> {
            menu.options.iter().filter_map(|option| place(option.during.as_ref()?)).collect()
        };
        let menus = tree.menus.iter().map(of_menu).collect();
        AskedHours { teams, branches, queues, menus }
    }

    /// The worlds within these hours, which must be of a tree the timeline was made for.
    pub(in crate::walk) fn within(&self, hours: &Hours) -> WorldSet {
        let place = self.hours.iter().position(|known| known.key() == hours.key());
        (0..self.worlds.len())
            .filter(|world| place.is_some_and(|n| self.is_open(*world, n)))
            .collect()
    }

    /// Whether hours are open in a world.
    pub(in crate::walk) fn is_open(&self, world: usize, hours: usize) -> bool {
        self.worlds[world].open.has(hours)
    }

    /// Those of some worlds that answer like one of them, for each of these hours.
    pub(in crate::walk) fn alike(
        &self,
        among: &WorldSet,
        world: usize,
        hours: &[usize],
    ) -> WorldSet {
        if hours.is_empty() {
            return among.clone();
        }
        let alike =
            |other: usize| hours.iter().all(|h| self.is_open(other, *h) == self.is_open(world, *h));
        among.iter().filter(|other| alike(*other)).collect()
    }

    /// How many different answers all hours together give.
    pub(in crate::walk) fn world_count(&self) -> usize {
        self.worlds.len()
    }

    /// How many instants there are at which something opens or closes.
    pub(in crate::walk) fn change_count(&self) -> usize {
        self.stretches.len() - 1
    }

    /// How many different texts of hours there are.
    pub(in crate::walk) fn hours_count(&self) -> usize {
        self.hours.len()
    }

    /// The time looked at.
    pub(in crate::walk) fn span(&self) -> Range<DateTime<Utc>> {
        self.from..self.to
    }
}

fn flipped(open: &WorldSet, hours: usize) -> WorldSet {
    match open.has(hours) {
        true => open.without(&WorldSet::one(hours)),
        false => open.iter().chain([hours]).collect(),
    }
}

fn asked_by(tree: &Tree) -> impl Iterator<Item = &Hours> {
    let teams = tree.teams.iter().filter_map(|team| team.hours.as_ref());
    let promised = tree.promises.iter().filter_map(|promise| promise.during.as_ref());
    let cases = tree.branches.iter().flat_map(|branch| &branch.cases);
    let options = tree.menus.iter().flat_map(|menu| &menu.options);
    let options = options.filter_map(|option| option.during.as_ref());
    teams.chain(promised).chain(options).chain(cases.filter_map(|(when, _)| match when {
        When::During(hours) => Some(hours),
        When::Open(_)
        | When::Switch(..)
        | When::Entered(..)
        | When::Times(_)
        | When::Caller(_)
        | When::Outside(_) => None,
    }))
}
