//! The routing table: which team you reach, by which line and which keys; and the ways to one node.

use std::collections::{HashMap, HashSet, VecDeque};

use chrono::{DateTime, Utc};

use super::dialing::{self, Dialing};
use super::route_step::RouteStep;
use crate::hours::Hours;
use crate::menu::{
    Exit, ExitWay, KeyPattern, LanguageId, Lengths, LineId, MenuId, Node, TeamId, Tree,
    WayToPerson, When,
};

/// A row of the routing table: a line, what is done there key by key, and the team that answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamRoute {
    /// The line to dial.
    pub line: LineId,
    /// What to do there; nothing where the team answers the line itself.
    pub steps: Vec<RouteStep>,
    /// Whom one reaches.
    pub team: TeamId,
    /// The first instant, from the one asked about, at which a call by this way reaches the team.
    pub from: DateTime<Utc>,
    /// How the call is dialed, and how long it takes.
    pub dialing: Dialing,
}

/// A way to a node that serves callers by itself: a menu, a message, an entry, a mailbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeRoute {
    /// The line to dial.
    pub line: LineId,
    /// What to do there; nothing where the line answers with the node.
    pub steps: Vec<RouteStep>,
    /// What you reach.
    pub node: Node,
    /// The first instant, from the one asked about, at which a call by this way reaches the node.
    pub from: DateTime<Utc>,
    /// How to dial the call, and how long it takes.
    pub dialing: Dialing,
}

impl TeamRoute {
    /// What is pressed, key by key: `1`, `1 4`; what only the caller knows is `...`.
    pub fn keys(&self) -> String {
        keys(&self.steps)
    }
}

impl NodeRoute {
    /// What to press, key by key: `1`, `1 4`; what only the caller knows is `...`.
    pub fn keys(&self) -> String {
        keys(&self.steps)
    }
}

fn keys(steps: &[RouteStep]) -> String {
    let steps = steps.iter().map(RouteStep::to_string);
    let steps: Vec<String> = steps.filter(|pressed| !pressed.is_empty()).collect();
    steps.join(" ")
}

/// The routing table of a tree from an instant on: one row for each line, way and team, line by
/// line, the fewest keys first.
///
/// To each menu the shortest way counts, and from there every option that leads to a team. Every
/// row was played as a call. A way that no call takes is not a row: its team never opens, or a branch
/// never leads there. A team that no keys lead to has a row for each line where staying on leads to it.
pub fn routing(tree: &Tree, lengths: &Lengths, at: DateTime<Utc>) -> Vec<TeamRoute> {
    routing_in(tree, lengths, at, LanguageId::default())
}

/// The same for callers of one language of the tree: where a caller chooses the language, their ways go through
/// their own, if it leads to the team.
pub fn routing_in(
    tree: &Tree,
    lengths: &Lengths,
    at: DateTime<Utc>,
    language: LanguageId,
) -> Vec<TeamRoute> {
    let mut rows = rows(tree, lengths, at, Some(language));
    if tree.languages.len() > 1 {
        let reached: HashSet<TeamId> = rows.iter().map(|row| row.team).collect();
        let others = self::rows(tree, lengths, at, None).into_iter();
        rows.extend(others.filter(|row| !reached.contains(&row.team)));
        rows.sort_by_key(|row| row.line);
    }
    rows
}

fn rows(
    tree: &Tree,
    lengths: &Lengths,
    at: DateTime<Utc>,
    language: Option<LanguageId>,
) -> Vec<TeamRoute> {
    let of_line = |line| {
        ways_by(tree, line, GivingUp::LeadsNowhere, language).into_iter().filter_map(move |way| {
            let Node::Team(team) = way.to else { return None };
            let (from, dialing) = first_call(tree, lengths, line, &way, at)?;
            Some(TeamRoute { line, steps: way.steps, team, from, dialing })
        })
    };
    let mut rows: Vec<TeamRoute> = tree.line_ids().flat_map(of_line).collect();
    let reached: HashSet<TeamId> = rows.iter().map(|row| row.team).collect();
    for line in tree.line_ids() {
        let mut found = HashSet::new();
        for way in ways_by_silence(tree, line, language) {
            let Node::Team(team) = way.to else { continue };
            if !reached.contains(&team)
                && !found.contains(&team)
                && let Some((from, dialing)) = first_call(tree, lengths, line, &way, at)
            {
                found.insert(team);
                rows.push(TeamRoute { line, steps: way.steps, team, from, dialing });
            }
        }
    }
    rows.sort_by_key(|row| row.line);
    rows
}

/// The ways to one node from an instant on, line by line, the fewest keys first. Each was played as
/// a call.
pub fn routes_to(tree: &Tree, lengths: &Lengths, node: Node, at: DateTime<Utc>) -> Vec<NodeRoute> {
    routes_to_in(tree, lengths, node, at, LanguageId::default())
}

/// The same for callers of one language of the tree: where a caller chooses the language, by their own, if it
/// leads there.
pub fn routes_to_in(
    tree: &Tree,
    lengths: &Lengths,
    node: Node,
    at: DateTime<Utc>,
    language: LanguageId,
) -> Vec<NodeRoute> {
    let by = |language: Option<LanguageId>| -> Vec<NodeRoute> {
        let of_line = |line| {
            let ways = ways_by(tree, line, GivingUp::LeadsNowhere, language).into_iter();
            ways.filter(|way| way.to == node).filter_map(move |way| {
                let (from, dialing) = first_call(tree, lengths, line, &way, at)?;
                Some(NodeRoute { line, steps: way.steps, node, from, dialing })
            })
        };
        tree.line_ids().flat_map(of_line).collect()
    };
    let own = by(Some(language));
    if own.is_empty() { by(None) } else { own }
}

/// A way from a line to a node, and whose hours decide whether a call takes it.
struct CandidateWay {
    steps: Vec<RouteStep>,
    /// Branches, and teams that lead on when they are closed.
    choices: Vec<Node>,
    to: Node,
}

/// The ways on which a caller presses nothing more from some prompt on.
fn ways_by_silence(
    tree: &Tree,
    line: LineId,
    language: Option<LanguageId>,
) -> impl Iterator<Item = CandidateWay> {
    let ways = ways_by(tree, line, GivingUp::LeadsOn, language).into_iter();
    ways.filter(|way| way.steps.last() == Some(&RouteStep::StayOn))
}

/// Whether a caller who presses nothing is on a way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum GivingUp {
    LeadsNowhere,
    LeadsOn,
}

/// The ways from a line; past options that change the language of the call to another than `language`, if there
/// is one.
fn ways_by(
    tree: &Tree,
    line: LineId,
    silence: GivingUp,
    language: Option<LanguageId>,
) -> Vec<CandidateWay> {
    let mut ways: Vec<CandidateWay> = Vec::new();
    let mut found: HashSet<(Vec<RouteStep>, Node)> = HashSet::new();
    let mut seen = HashSet::new();
    // A key that holds in every menu is a way from the first that a caller gets to.
    let mut everywhere: HashMap<&KeyPattern, Node> = HashMap::new();
    // By how much is pressed: what takes no key goes to the front.
    let mut next = VecDeque::from([(tree[line].answer, Vec::new(), Vec::new())]);
    while let Some((node, steps, choices)) = next.pop_front() {
        if !matches!(node, Node::Branch(_)) && found.insert((steps.clone(), node)) {
            ways.push(CandidateWay { steps: steps.clone(), choices: choices.clone(), to: node });
        }
        if !seen.insert(node) {
            continue;
        }
        let mut choices = choices;
        let has_hours = |menu: MenuId| tree[menu].options.iter().any(|it| it.during.is_some());
        let decides = match node {
            Node::Branch(_) | Node::Team(_) | Node::Queue(_) => true,
            Node::Menu(menu) => has_hours(menu),
            Node::Message(_)
            | Node::Entry(_)
            | Node::Mailbox(_)
            | Node::Directory(_)
            | Node::Callback(_) => false,
        };
        if decides {
            choices.push(node);
        }
        let mut at_once = Vec::new();
        let stays_on = steps.last() == Some(&RouteStep::StayOn);
        for (step, to) in leads(tree, node, silence, language, &mut everywhere) {
            match step {
                // Who presses nothing presses nothing later.
                Some(RouteStep::StayOn) if stays_on => {
                    at_once.push((to, steps.clone(), choices.clone()));
                }
                Some(_) if stays_on => {}
                None => at_once.push((to, steps.clone(), choices.clone())),
                Some(step) => {
                    let steps = steps.iter().cloned().chain([step]).collect();
                    next.push_back((to, steps, choices.clone()));
                }
            }
        }
        at_once.into_iter().rev().for_each(|node| next.push_front(node));
    }
    ways
}

/// Where a node may lead, each with what a caller does for it. A caller whom nobody answers is on no way.
fn leads<'t>(
    tree: &'t Tree,
    node: Node,
    silence: GivingUp,
    language: Option<LanguageId>,
    everywhere: &mut HashMap<&'t KeyPattern, Node>,
) -> Vec<(Option<RouteStep>, Node)> {
    let lead = |exit: Exit<'t>| {
        let step = match (exit.way, node) {
            (ExitWay::Option { option, .. } | ExitWay::Extension { option, .. }, _)
                if option.everywhere && *everywhere.entry(&option.keys).or_insert(node) != node =>
            {
                return None;
            }
            (ExitWay::Option { option, .. } | ExitWay::Extension { option, .. }, _)
                if language.is_some() && option.language.is_some_and(|it| Some(it) != language) =>
            {
                return None;
            }
            (
                ExitWay::Unanswered
                | ExitWay::Busy
                | ExitWay::NoMatch(_)
                | ExitWay::MailboxKey(_)
                | ExitWay::Empty
                | ExitWay::Star,
                _,
            ) => return None,
            (ExitWay::GaveUp(_) | ExitWay::NoInput(_), _) if silence == GivingUp::LeadsNowhere => {
                return None;
            }
            (ExitWay::GaveUp(_) | ExitWay::NoInput(_), _) => Some(RouteStep::StayOn),
            (ExitWay::Option { option, .. }, _) => Some(RouteStep::Press(option.keys.first())),
            (ExitWay::Extension { keys, .. } | ExitWay::Person(WayToPerson { keys, .. }), _) => {
                Some(RouteStep::Press(keys.clone()))
            }
            (ExitWay::Entered, Node::Entry(id)) => Some(RouteStep::Enter(id)),
            _ => None,
        };
        Some((step, exit.to))
    };
    tree.exits(node).into_iter().filter_map(lead).collect()
}

/// The first call from an instant on that takes a way to its end. Tried are the instant itself
/// and those at which the hours of a team or a branch on the way change.
fn first_call(
    tree: &Tree,
    lengths: &Lengths,
    line: LineId,
    way: &CandidateWay,
    at: DateTime<Utc>,
) -> Option<(DateTime<Utc>, Dialing)> {
    /// More than a fortnight of five sets of hours that open and close every day.
    const MOST_CHANGES: usize = 150;
    let hours = hours_on(tree, way);
    let mut instant = at;
    for _ in 0..MOST_CHANGES {
        let closed = match way.to {
            Node::Team(team) => {
                tree[team].hours.as_ref().is_some_and(|hours| !hours.is_open(instant))
            }
            Node::Menu(_)
            | Node::Message(_)
            | Node::Entry(_)
            | Node::Branch(_)
            | Node::Mailbox(_)
            | Node::Directory(_)
            | Node::Queue(_)
            | Node::Callback(_) => false,
        };
        if !closed
            && let Some(dialing) = dialing::dial(tree, lengths, line, &way.steps, way.to, instant)
        {
            return Some((instant, dialing));
        }
        instant = hours.iter().filter_map(|hours| next_change(hours, instant)).min()?;
    }
    None
}

fn hours_on<'t>(tree: &'t Tree, way: &CandidateWay) -> Vec<&'t Hours> {
    let of = |team: TeamId| tree[team].hours.as_ref();
    let mut hours = Vec::new();
    for node in [&way.to].into_iter().chain(&way.choices) {
        match *node {
            Node::Branch(id) => {
                hours.extend(tree[id].cases.iter().filter_map(|(when, _)| match when {
                    When::During(hours) => Some(hours),
                    When::Open(team) => of(*team),
                    When::Switch(..)
                    | When::Entered(..)
                    | When::Times(_)
                    | When::Caller(_)
                    | When::Outside(_) => None,
                }));
            }
            Node::Team(id) => hours.extend(of(id)),
            Node::Queue(id) => hours.extend(of(tree[id].team)),
            Node::Menu(id) => {
                hours.extend(tree[id].options.iter().filter_map(|option| option.during.as_ref()));
            }
            Node::Message(_)
            | Node::Entry(_)
            | Node::Mailbox(_)
            | Node::Directory(_)
            | Node::Callback(_) => {}
        }
    }
    hours
}

fn next_change(hours: &Hours, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let change = if hours.is_open(at) { hours.next_close(at) } else { hours.next_open(at) };
    change.map(|change| change.to_utc())
}
