//! Written calls as typed, made to fit a menu.

use std::collections::HashMap;
use std::ops::Range;

use chrono::{DateTime, Utc};

use super::leaf::{RawWhen, RawWords};
use super::steps;
use super::tables::{RawCall, RawCalls};
use crate::document::{At, ById, Diagnostics, Many, Problem};
use crate::hours;
use crate::menu::{LineId, Node, Tree};
use crate::script::caller::{Caller, Habits};
use crate::script::expect::{Expectation, Expected, Words};
use crate::script::written::WrittenCall;

/// What a file means with one menu.
pub(super) struct Fitting<'t, 'r> {
    pub(super) tree: &'t Tree,
    nodes: HashMap<&'t str, Node>,
    callers: HashMap<&'r str, Habits>,
}

pub(super) fn fit(
    raw: &RawCalls,
    text: &str,
    tree: &Tree,
    report: &mut Diagnostics,
) -> Vec<WrittenCall> {
    let nodes = tree.nodes().map(|node| (tree.node_id(node), node)).collect();
    let fitting = Fitting { tree, nodes, callers: callers(raw) };
    let starts: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let single = raw.call.iter().flat_map(|calls| &calls.value).enumerate();
    let single = single.map(|(place, call)| (Some(place), call));
    let cases = raw.table.iter().flat_map(|tables| &tables.value).flat_map(|table| &table.value.0);
    let mut calls: Vec<_> = single.chain(cases.map(|call| (None, call))).collect();
    calls.sort_by_key(|(_, call)| call.span.start);
    let fits = calls.into_iter().filter_map(|(place, call)| {
        let line = starts.partition_point(|start| *start < call.span.start) + 1;
        fitting.call(call, line, place, report)
    });
    fits.collect()
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

impl Fitting<'_, '_> {
    fn call(
        &self,
        call: &At<RawCall>,
        at_line: usize,
        place: Option<usize>,
        report: &mut Diagnostics,
    ) -> Option<WrittenCall> {
        let raw = &call.value;
        let line = match &raw.dial {
            Some(dial) => self.line(dial, report),
            None => self.tree.line_ids().next(),
        };
        let at = self.instant(raw.at.as_ref()?, report);
        let habits = match &raw.who {
            Some(who) => self.habits(who, report),
            None => Habits::default(),
        };
        let mut caller = Caller::with_habits(habits);
        if let Some(press) = &raw.press {
            caller.dial(&press.value.0);
        }
        let steps = steps::of(self, raw, report);
        Some(WrittenCall {
            name: raw.name.as_ref()?.value.clone(),
            at_line,
            place,
            line: line?,
            at: at?,
            caller,
            expected: self.expected(raw, report),
            steps,
            exact: raw.exact.as_ref().is_some_and(|exact| exact.value),
        })
    }

    fn expected(&self, raw: &RawCall, report: &mut Diagnostics) -> Expected {
        let mut comes: Vec<Expectation> =
            words(raw.hears.as_ref()).map(Expectation::Hears).collect();
        for name in names(raw.reaches.as_ref()) {
            comes.extend(self.reaches(name, report));
        }
        if let Some(team) = &raw.closed {
            comes.extend(self.closed(team, raw.until.as_ref(), report));
        } else if let Some(until) = &raw.until {
            alone(&until.span, "until", "closed", report);
        }
        comes.extend(raw.ends.as_ref().map(|ends| Expectation::Ends(ends.value.0)));
        let mut never: Vec<Expectation> =
            words(raw.never_hears.as_ref()).map(Expectation::Hears).collect();
        for name in names(raw.never_reaches.as_ref()) {
            never.extend(self.node(name, report).map(|_| Expectation::ComesTo(name.value.clone())));
        }
        let within_ms = raw.within.as_ref().map(|within| within.value.0);
        let within_keys = raw.within_keys.as_ref().map(|within| within.value);
        Expected { comes, never, within_ms, within_keys }
    }

    pub(super) fn reaches(
        &self,
        name: &At<String>,
        report: &mut Diagnostics,
    ) -> Option<Expectation> {
        Some(match self.node(name, report)? {
            Node::Team(_) => Expectation::Reaches(name.value.clone()),
            Node::Menu(_)
            | Node::Message(_)
            | Node::Entry(_)
            | Node::Branch(_)
            | Node::Mailbox(_) => Expectation::ComesTo(name.value.clone()),
        })
    }

    pub(super) fn closed(
        &self,
        team: &At<String>,
        until: Option<&At<RawWhen>>,
        report: &mut Diagnostics,
    ) -> Option<Expectation> {
        if !matches!(self.node(team, report)?, Node::Team(_)) {
            report.add(
                Problem::new(team.span.clone(), format!("`{}` is no team", team.value))
                    .help("only a team has hours, and can be closed"),
            );
            return None;
        }
        let until = match until {
            Some(until) => Some(self.instant(until, report)?),
            None => None,
        };
        Some(Expectation::Closed { team: team.value.clone(), until, zone: self.tree.zone })
    }

    /// The node of a name.
    pub(super) fn node(&self, name: &At<String>, report: &mut Diagnostics) -> Option<Node> {
        let node = self.nodes.get(name.value.as_str()).copied();
        if node.is_none() {
            let known: Vec<&str> = self.tree.nodes().map(|node| self.tree.node_id(node)).collect();
            report.unknown(name.span.clone(), "node of the menu", &name.value, &known);
        }
        node
    }

    fn line(&self, dial: &At<String>, report: &mut Diagnostics) -> Option<LineId> {
        let line = self.tree.line_for(&dial.value);
        if line.is_none() {
            let numbers = self.tree.lines.iter().map(|line| line.number.as_written());
            let known: Vec<&str> = numbers.collect();
            report.unknown(dial.span.clone(), "line", &dial.value, &known);
        }
        line
    }

    fn habits(&self, who: &At<String>, report: &mut Diagnostics) -> Habits {
        let known = self.callers.get(who.value.as_str()).copied();
        if known.is_none() {
            let mut names: Vec<&str> = self.callers.keys().copied().collect();
            names.sort_unstable();
            report.unknown(who.span.clone(), "caller", &who.value, &names);
        }
        known.unwrap_or_default()
    }

    fn instant(&self, when: &At<RawWhen>, report: &mut Diagnostics) -> Option<DateTime<Utc>> {
        // A date was written, so that no clock is asked.
        hours::parse_at(&when.value.0, self.tree.zone, DateTime::UNIX_EPOCH)
            .map_err(|wrong| report.add(Problem::new(when.span.clone(), wrong.to_string())))
            .map(|at| at.to_utc())
            .ok()
    }
}

/// A key that only means something beside another.
pub(super) fn alone(span: &Range<usize>, key: &str, other: &str, report: &mut Diagnostics) {
    report.add(Problem::new(span.clone(), format!("`{key}` says nothing without `{other}`")));
}

fn names(many: Option<&At<Many<String>>>) -> impl Iterator<Item = &At<String>> {
    many.into_iter().flat_map(|many| &many.value.0)
}

fn words(many: Option<&At<Many<RawWords>>>) -> impl Iterator<Item = Words> + use<'_> {
    many.into_iter().flat_map(|many| &many.value.0).map(|words| words_of(&words.value))
}

/// Words to look for, as a file writes them.
pub(super) fn words_of(raw: &RawWords) -> Words {
    match raw {
        RawWords::Text(text) => Words::Contained(text.clone()),
        RawWords::Matches(pattern) => Words::Matched(pattern.clone()),
    }
}
