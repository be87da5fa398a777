//! No caller reaches a closed team, and no caller hears that an open team is closed: watched while the
//! search goes on, and asked again at every instant at which hours change.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use chrono::{DateTime, TimeDelta, Utc};

use super::evidence::Evidence;
use super::proof::Proof;
use crate::call::{CallTime, Effect, Report};
use crate::hours::Hours;
use crate::menu::{TeamId, Tree};
use crate::walk::example::ExampleCall;
use crate::walk::search::{Model, SearchEdge, SearchNode, SingleCall};
use crate::walk::trace::Trace;

/// No one reaches a closed team, and no one hears that an open one is closed.
pub(in crate::walk) struct Closed {
    /// The hours of the teams, asked anew and not by the call.
    hours: Vec<Option<Hours>>,
    /// The shortest way to each team.
    ways: BTreeMap<TeamId, Trace>,
    wrong: Option<Trace>,
    checked: usize,
}

impl Closed {
    pub(in crate::walk) fn new(tree: &Tree) -> Self {
        let hours = tree.teams.iter().map(|team| team.hours.clone()).collect();
        Self { hours, ways: BTreeMap::new(), wrong: None, checked: 0 }
    }

    pub(in crate::walk) fn watch(
        &mut self,
        nodes: &[SearchNode],
        step: &SearchEdge<'_, SingleCall<'_>>,
    ) {
        for (ms, effect) in &step.events.effects {
            let Some(team) = team_of(effect) else { continue };
            let trace = || Trace::to_step(nodes, step);
            if !self.ways.contains_key(&team) {
                self.ways.extend(trace().map(|trace| (team, trace)));
            }
            if self.wrong.is_none() && self.is_wrong(effect, CallTime::from_ms(*ms).after(step.at))
            {
                self.wrong = trace();
            }
        }
    }

    fn is_wrong(&self, effect: &Effect, at: DateTime<Utc>) -> bool {
        let open =
            |team: &TeamId| self.hours[team.index()].as_ref().is_none_or(|hours| hours.is_open(at));
        // What a switch closes is open by its hours.
        let is_open = matches!(
            effect,
            Effect::Report(Report::Transferred { .. } | Report::Closed { switch: Some(_), .. })
        );
        team_of(effect).is_some_and(|team| open(&team) != is_open)
    }

    /// Calls one team for each text of hours, so that it is reached at every instant at which they
    /// change, a second before, a second after, and at every noon.
    fn at_the_edges(&mut self, evidence: &Evidence<'_, '_>) -> Result<Option<ExampleCall>, NoTime> {
        const CALLS_UNASKED: usize = 64;
        if !evidence.is_whole() {
            return Err(NoTime);
        }
        let model = evidence.model;
        let Range { start: from, end: to } = model.timeline.span();
        let noons = (0..).map(|n| from + TimeDelta::days(n)).take_while(|at| *at < to);
        let noons: Vec<DateTime<Utc>> = noons.collect();
        let mut done = HashSet::new();
        let ways: Vec<(TeamId, Trace)> =
            self.ways.iter().map(|(team, trace)| (*team, trace.clone())).collect();
        for (team, trace) in ways {
            let Some(hours) = self.hours[team.index()].clone() else { continue };
            let (text, zone, holidays) = hours.key();
            if !done.insert((text.to_owned(), zone, holidays.cloned())) {
                continue;
            }
            let Some((example, reached)) = way_to(team, &trace, model) else { continue };
            let edges = hours.changes(from, to).into_iter();
            let beside = edges.flat_map(|at| (-1..=1).map(move |s| at + TimeDelta::seconds(s)));
            let mut instants: Vec<DateTime<Utc>> = beside.chain(noons.iter().copied()).collect();
            instants.sort_unstable();
            for at in instants {
                let call = ExampleCall { at: reached.before(at), ..example.clone() };
                if self.checked.is_multiple_of(CALLS_UNASKED) && !evidence.goes_on() {
                    return Err(NoTime);
                }
                self.checked += 1;
                if self.goes_wrong(&call, model) {
                    return Ok(Some(call));
                }
            }
        }
        Ok(None)
    }

    fn goes_wrong(&self, call: &ExampleCall, model: &Model<'_>) -> bool {
        let mut wrong = false;
        call.replay(model.tree, model.lengths, |at, effect| {
            wrong |= self.is_wrong(effect, at.after(call.at));
        });
        wrong
    }

    pub(in crate::walk) fn proof(&mut self, evidence: &Evidence<'_, '_>) -> Proof {
        let model = evidence.model;
        let says =
            "No caller reaches a closed team, and no caller hears that an open team is closed.";
        let mut proof = Proof::new("closed", says);
        let edge = self.at_the_edges(evidence);
        let wrong = self.wrong.clone();
        let seen = wrong
            .and_then(|trace| trace.example(model, &mut |example| self.goes_wrong(example, model)));
        let no_time = edge.is_err();
        proof.example = seen.or(edge.unwrap_or_default());
        if self.wrong.is_some() || proof.example.is_some() {
            return proof.refuted(vec!["the call and the clock disagree".to_owned()]);
        }
        if no_time {
            return proof.not_proved();
        }
        proof.seen = vec![format!(
            "{} teams, {} calls at opening and closing times and at noon",
            self.ways.len(),
            self.checked
        )];
        proof
    }

    pub(in crate::walk) fn checked(&self) -> usize {
        self.checked
    }
}

/// There is no time to make all of the calls.
struct NoTime;

/// The call to a team, and the moment that reaches it.
fn way_to(team: TeamId, trace: &Trace, model: &Model<'_>) -> Option<(ExampleCall, CallTime)> {
    let mut came = None;
    let example = trace.example(model, &mut |example| {
        came = None;
        example.replay(model.tree, model.lengths, |at, effect| {
            if team_of(effect) == Some(team) {
                came = came.or(Some(at));
            }
        });
        came.is_some()
    })?;
    Some((example, came?))
}

/// The team that an effect reaches, open or closed.
fn team_of(effect: &Effect) -> Option<TeamId> {
    if let Effect::Report(Report::Transferred { team, .. } | Report::Closed { team, .. }) = effect {
        return Some(*team);
    }
    None
}
