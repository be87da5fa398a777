//! Statements that are watched while the walk goes on: no closed team is reached, back and top do
//! what they say; and one about what it left out.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::example::{Plan, Stage};
use super::lone::Lone;
use super::map::Met;
use super::proof::{Proof, Verdict};
use super::walker::{Step, Visit};
use crate::call::{Effect, Report};
use crate::hours::Hours;
use crate::menu::{Lead, Node, TeamId, Tree};

/// No one reaches a closed team, and no one is told that an open one is closed.
pub(super) struct Closed {
    /// The hours of the teams, asked anew and not by the call.
    hours: Vec<Option<Hours>>,
    /// The shortest way to each team.
    ways: BTreeMap<TeamId, Plan>,
    wrong: Option<Plan>,
    checked: usize,
}

impl Closed {
    pub(super) fn new(tree: &Tree) -> Self {
        let hours = tree.teams.iter().map(|team| team.hours.clone()).collect();
        Self { hours, ways: BTreeMap::new(), wrong: None, checked: 0 }
    }

    pub(super) fn watch(&mut self, visits: &[Visit], step: &Step<'_, Lone<'_>>) {
        for (ms, effect) in &step.stride.heard.effects {
            let Some(team) = team_of(effect) else { continue };
            let plan = || Plan::new(visits, step.from, step.act, step.worlds, step.turns);
            if !self.ways.contains_key(&team) {
                self.ways.extend(plan().map(|plan| (team, plan)));
            }
            if self.wrong.is_none() && self.is_wrong(effect, step.at + millis(*ms)) {
                self.wrong = plan();
            }
        }
    }

    fn is_wrong(&self, effect: &Effect, at: DateTime<Utc>) -> bool {
        let open =
            |team: &TeamId| self.hours[team.index()].as_ref().is_none_or(|hours| hours.is_open(at));
        team_of(effect).is_some_and(|team| {
            open(&team) != matches!(effect, Effect::Report(Report::Transferred { .. }))
        })
    }

    /// Calls one team for each text of hours, so that it is reached at every instant at which they
    /// change, a second before, a second after, and at every noon.
    fn at_the_edges(&mut self, stage: Stage<'_>) -> Option<super::Example> {
        let (from, to) = stage.timeline.span();
        let noons = (0..).map(|n| from + TimeDelta::days(n)).take_while(|at| *at < to);
        let noons: Vec<DateTime<Utc>> = noons.collect();
        let mut done = std::collections::HashSet::new();
        let ways: Vec<(TeamId, Plan)> =
            self.ways.iter().map(|(team, plan)| (*team, plan.clone())).collect();
        for (team, plan) in ways {
            let Some(hours) = self.hours[team.index()].clone() else { continue };
            if !done.insert(hours.as_written().to_owned()) {
                continue;
            }
            let Some((example, ms)) = way_to(team, &plan, stage) else { continue };
            let edges = hours.changes(from, to).into_iter();
            let beside = edges.flat_map(|at| (-1..=1).map(move |s| at + TimeDelta::seconds(s)));
            let mut instants: Vec<DateTime<Utc>> = beside.chain(noons.iter().copied()).collect();
            instants.sort_unstable();
            for at in instants {
                let call = super::Example { at: at - millis(ms), ..example.clone() };
                self.checked += 1;
                if self.goes_wrong(&call, stage) {
                    return Some(call);
                }
            }
        }
        None
    }

    fn goes_wrong(&self, call: &super::Example, stage: Stage<'_>) -> bool {
        let mut wrong = false;
        call.replay(stage.tree, stage.lengths, |at, effect| {
            wrong |= self.is_wrong(effect, call.at + millis(at.as_ms()));
        });
        wrong
    }

    pub(super) fn proof(&mut self, stage: Stage<'_>) -> Proof {
        let says = "No one reaches a closed team, and no one is told that an open team is closed.";
        let mut proof = Proof::new("closed", says);
        let edge = self.at_the_edges(stage);
        let wrong = self.wrong.clone();
        let seen = wrong
            .and_then(|plan| plan.example(stage, &mut |example| self.goes_wrong(example, stage)));
        proof.example = seen.or(edge);
        if self.wrong.is_some() || proof.example.is_some() {
            return proof.refuted(vec!["the call and the clock disagree".to_owned()]);
        }
        proof.seen = vec![format!(
            "{} teams, {} calls at the edges of their hours and at noon",
            self.ways.len(),
            self.checked
        )];
        proof
    }

    pub(super) fn checked(&self) -> usize {
        self.checked
    }
}

/// The call to a team, and when it is come to, in milliseconds since the answer.
fn way_to(team: TeamId, plan: &Plan, stage: Stage<'_>) -> Option<(super::Example, u64)> {
    let mut came = None;
    let example = plan.example(stage, &mut |example| {
        came = None;
        example.replay(stage.tree, stage.lengths, |at, effect| {
            if team_of(effect) == Some(team) {
                came = came.or(Some(at.as_ms()));
            }
        });
        came.is_some()
    })?;
    Some((example, came?))
}

/// The team that an effect comes to, open or closed.
fn team_of(effect: &Effect) -> Option<TeamId> {
    if let Effect::Report(Report::Transferred { team, .. } | Report::Closed { team, .. }) = effect {
        return Some(*team);
    }
    None
}

fn millis(ms: u64) -> TimeDelta {
    TimeDelta::milliseconds(i64::try_from(ms).unwrap_or_default())
}

/// `back` leads to the menu one came from, `top` to the first of the call.
#[derive(Default)]
pub(super) struct Back {
    wrong: Option<Plan>,
    seen: usize,
}

impl Back {
    pub(super) fn watch(&mut self, tree: &Tree, visits: &[Visit], step: &Step<'_, Lone<'_>>) {
        let heard = &step.stride.heard;
        for (n, (_, effect)) in heard.effects.iter().enumerate() {
            let Effect::Report(Report::Chosen { menu, option }) = effect else { continue };
            let path = &heard.path;
            let wanted = match tree[*menu].options[*option].lead {
                Lead::Back => path.iter().rev().nth(1).or(path.last()),
                Lead::Top => path.first(),
                Lead::To(_) | Lead::Repeat | Lead::Operator(_) | Lead::HangUp => continue,
            };
            self.seen += 1;
            let reached = heard.effects.get(n + 1).map(|(_, effect)| effect);
            let right = wanted.is_some_and(|menu| {
                reached == Some(&Effect::Report(Report::Reached(Node::Menu(*menu))))
            });
            if !right && self.wrong.is_none() {
                self.wrong = Plan::new(visits, step.from, step.act, step.worlds, step.turns);
            }
        }
    }

    pub(super) fn proof(&self, stage: Stage<'_>) -> Proof {
        let says = "`back` leads to the menu one came from, and `top` to the first of the call.";
        let mut proof = Proof::new("back", says);
        if let Some(plan) = &self.wrong {
            proof.example = plan.example(stage, &mut |_| true);
            return proof.refuted(vec!["the last key of this call leads elsewhere".to_owned()]);
        }
        proof.seen = vec![match self.seen {
            0 => "no option of this menu goes back or to the top".to_owned(),
            seen => format!("{seen} steps back or to the top, each judged by a path of its own"),
        }];
        proof
    }
}

/// Everything in the file can be met in some call.
pub(super) fn unreached(tree: &Tree, met: &Met, whole: bool) -> Proof {
    let says = "Everything can be met: each node, each option, each team while it is open, each prompt that the file writes out.";
    let mut proof = Proof::new("reachable", says);
    let mut missing = Vec::new();
    let nodes: Vec<Node> = tree.nodes().collect();
    for node in nodes.iter().filter(|node| !met.nodes.contains(node)) {
        missing.push(format!("no call comes to {}", tree.node_id(*node)));
    }
    let mut options = 0;
    for menu in
        nodes.iter().filter_map(|node| if let Node::Menu(menu) = node { Some(*menu) } else { None })
    {
        options += tree[menu].options.len();
        for (n, option) in tree[menu].options.iter().enumerate() {
            if met.nodes.contains(&Node::Menu(menu)) && !met.options.contains(&(menu, n)) {
                missing.push(format!("no call takes option {} of {}", option.keys, tree[menu].id));
            }
        }
    }
    for team in
        nodes.iter().filter_map(|node| if let Node::Team(team) = node { Some(*team) } else { None })
    {
        if met.nodes.contains(&Node::Team(team)) && !met.open.contains(&team) {
            missing.push(format!("{} is closed whenever a call comes to it", tree[team].id));
        }
    }
    let written = tree.prompt_ids().filter(|prompt| tree.places.prompt(*prompt).is_some());
    for prompt in written.filter(|prompt| !met.prompts.contains(prompt)) {
        let node = tree[prompt].node;
        if node.is_none_or(|node| met.nodes.contains(&node)) {
            let node = node.map_or("", |node| tree.node_id(node));
            missing.push(format!("no call hears {node}/{}", tree[prompt].role));
        }
    }
    if missing.is_empty() {
        proof.seen =
            vec![format!("{} nodes, {options} options, {} teams", nodes.len(), tree.teams.len())];
        return proof;
    }
    match whole {
        true => proof.refuted(missing),
        false => Proof { verdict: Verdict::NotProved, ..proof },
    }
}
