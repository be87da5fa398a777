//! What the names, times and words of written calls stand for in one menu.

use std::collections::HashMap;
use std::ops::Range;

use chrono::{DateTime, Utc};

use super::leaf::{RawWhen, RawWords};
use super::tables::RawCalls;
use crate::document::{At, ById, Diagnostics, Problem};
use crate::hours;
use crate::menu::{LineId, MailboxId, Node, OutsideId, QueueId, SwitchId, TeamId, Tree};
use crate::script::caller::Habits;
use crate::script::expect::{Expectation, Words};

/// What a file means with one menu.
pub(super) struct Fitting<'t, 'r> {
    pub(super) tree: &'t Tree,
    nodes: HashMap<&'t str, Node>,
    callers: HashMap<&'r str, Habits>,
}

impl<'t, 'r> Fitting<'t, 'r> {
    pub(super) fn new(tree: &'t Tree, raw: &'r RawCalls) -> Self {
        let nodes = tree.nodes().map(|node| (tree.node_id(node), node)).collect();
        Self { tree, nodes, callers: callers(raw) }
    }
}

impl Fitting<'_, '_> {
    pub(super) fn reaches(
        &self,
        name: &At<String>,
        report: &mut Diagnostics,
    ) -> Option<Expectation> {
        let node = self.node(name, report)?;
        let id = self.tree.node_id(node).to_owned();
        Some(match node {
            Node::Team(_) => Expectation::Reaches(id),
            Node::Menu(_)
            | Node::Message(_)
            | Node::Entry(_)
            | Node::Branch(_)
            | Node::Mailbox(_)
            | Node::Directory(_)
            | Node::Queue(_)
            | Node::Callback(_) => Expectation::ComesTo(id),
        })
    }

    pub(super) fn closed(
        &self,
        team: &At<String>,
        until: Option<&At<RawWhen>>,
        report: &mut Diagnostics,
    ) -> Option<Expectation> {
        let team = self.tree[self.team(team, report)?].id.to_string();
        let until = match until {
            Some(until) => Some(self.instant(until, report)?),
            None => None,
        };
        Some(Expectation::Closed { team, until, zone: self.tree.zone })
    }

    /// The team of a name.
    pub(super) fn team(&self, team: &At<String>, report: &mut Diagnostics) -> Option<TeamId> {
        if let Node::Team(id) = self.node(team, report)? {
            return Some(id);
        }
        report.add(
            Problem::new(team.span.clone(), format!("`{}` is not a team", team.value))
                .help("only a team has hours, and can be closed, or not answer"),
        );
        None
    }

    /// The queue of a name in the file, or all queues for a team.
    pub(super) fn queues(&self, name: &At<String>, report: &mut Diagnostics) -> Vec<QueueId> {
        let queues = self.tree.queues_for(&name.value);
        if queues.is_empty() {
            let known: Vec<&str> = self.tree.queues.iter().map(|queue| &*queue.id).collect();
            report.unknown(name.span.clone(), "queue of the menu", &name.value, &known);
        }
        queues
    }

    /// The mailbox of a name.
    pub(super) fn mailbox(&self, name: &At<String>, report: &mut Diagnostics) -> Option<MailboxId> {
        if let Node::Mailbox(id) = self.node(name, report)? {
            return Some(id);
        }
        report.add(
            Problem::new(name.span.clone(), format!("`{}` is not a mailbox", name.value))
                .help("only a mailbox can be full"),
        );
        None
    }

    /// The switch of a name in the file.
    pub(super) fn switch(&self, name: &At<String>, report: &mut Diagnostics) -> Option<SwitchId> {
        let switch = self.tree.switch_for(&name.value);
        if switch.is_none() {
            let known: Vec<&str> = self.tree.switches.iter().map(|switch| &*switch.id).collect();
            report.unknown(name.span.clone(), "switch of the menu", &name.value, &known);
        }
        switch
    }

    /// The question of a name, which is decided outside.
    pub(super) fn outside(&self, name: &At<String>, report: &mut Diagnostics) -> Option<OutsideId> {
        let question = self.tree.outside_for(&name.value);
        if question.is_none() {
            let known: Vec<&str> = self.tree.outside.iter().map(|asked| &*asked.id).collect();
            report.unknown(name.span.clone(), "question of the menu", &name.value, &known);
        }
        question
    }

    /// The node of a name in the file; or the team that people call so, in any language.
    pub(super) fn node(&self, name: &At<String>, report: &mut Diagnostics) -> Option<Node> {
        let by_id = self.nodes.get(name.value.as_str()).copied();
        let node = by_id.or_else(|| self.tree.team_for(&name.value).map(Node::Team));
        if node.is_none() {
            let known: Vec<&str> = self.tree.nodes().map(|node| self.tree.node_id(node)).collect();
            report.unknown(name.span.clone(), "node of the menu", &name.value, &known);
        }
        node
    }

    pub(super) fn line(&self, dial: &At<String>, report: &mut Diagnostics) -> Option<LineId> {
        let line = self.tree.line_for(&dial.value);
        if line.is_none() {
            let numbers = self.tree.lines.iter().map(|line| line.number.as_written());
            let known: Vec<&str> = numbers.collect();
            report.unknown(dial.span.clone(), "line", &dial.value, &known);
        }
        line
    }

    pub(super) fn habits(&self, who: &At<String>, report: &mut Diagnostics) -> Habits {
        let known = self.callers.get(who.value.as_str()).copied();
        if known.is_none() {
            let mut names: Vec<&str> = self.callers.keys().copied().collect();
            names.sort_unstable();
            report.unknown(who.span.clone(), "caller", &who.value, &names);
        }
        known.unwrap_or_default()
    }

    pub(super) fn instant(
        &self,
        when: &At<RawWhen>,
        report: &mut Diagnostics,
    ) -> Option<DateTime<Utc>> {
        hours::parse_dated(&when.value.0, self.tree.zone, self.tree.date_order())
            .map_err(|wrong| report.add(Problem::new(when.span.clone(), wrong.to_string())))
            .map(|at| at.to_utc())
            .ok()
    }
}

fn callers(raw: &RawCalls) -> HashMap<&str, Habits> {
    let named = raw.callers.iter().flat_map(|At { value: ById(callers), .. }| callers);
    let habits = named.map(|(name, caller)| {
        let waits_ms = caller.value.waits.as_ref().map_or(0, |waits| waits.value.0);
        let hears_out = caller.value.hears_out.as_ref().is_some_and(|hears| hears.value);
        (name.value.as_str(), Habits { waits_ms, hears_out })
    });
    habits.collect()
}

/// A key that only means something beside another.
pub(super) fn alone(span: &Range<usize>, key: &str, other: &str, report: &mut Diagnostics) {
    report.add(Problem::new(span.clone(), format!("`{key}` says nothing without `{other}`")));
}

/// Words to look for, as a file writes them.
pub(super) fn words_of(raw: &RawWords) -> Words {
    match raw {
        RawWords::Text(text) => Words::Contained(text.clone()),
        RawWords::Matches(pattern) => Words::Matched(pattern.clone()),
    }
}
