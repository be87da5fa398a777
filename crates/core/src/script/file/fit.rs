//! Written calls as typed, made to fit a menu.

use super::call::RawCall;
use super::fitting::{Fitting, alone, words_of};
use super::leaf::RawWords;
use super::steps;
use super::tables::RawCalls;
use crate::call::Decided;
use crate::document::{At, Diagnostics, Many};
use crate::menu::Tree;
use crate::script::caller::{Caller, Habits, PlannedLine};
use crate::script::expect::{Expectation, Expected, Words};
use crate::script::play::ScriptStep;
use crate::script::written::WrittenCall;

pub(super) fn fit(
    raw: &RawCalls,
    text: &str,
    tree: &Tree,
    report: &mut Diagnostics,
) -> Vec<WrittenCall> {
    let fitting = Fitting::new(tree, raw);
    let starts: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let single = raw.call.iter().flat_map(|calls| &calls.value).enumerate();
    let single = single.map(|(place, call)| (Some(place), call));
    let cases = raw.table.iter().flat_map(|tables| &tables.value).flat_map(|table| &table.value.0);
    let mut calls: Vec<_> = single.chain(cases.map(|call| (None, call))).collect();
    calls.sort_by_key(|(_, call)| call.span.start);
    let fits = calls.into_iter().filter_map(|(place, call)| {
        let line = starts.partition_point(|start| *start < call.span.start) + 1;
        fit_one(&fitting, call, line, place, report)
    });
    fits.collect()
}

fn fit_one(
    fitting: &Fitting<'_, '_>,
    call: &At<RawCall>,
    at_line: usize,
    place: Option<usize>,
    report: &mut Diagnostics,
) -> Option<WrittenCall> {
    let raw = &call.value;
    let line = match &raw.dial {
        Some(dial) => fitting.line(dial, report),
        None => fitting.tree.line_ids().next(),
    };
    let at = raw.at.as_ref().and_then(|at| fitting.instant(at, report));
    let habits = match &raw.who {
        Some(who) => fitting.habits(who, report),
        None => Habits::default(),
    };
    let mut caller = Caller::with_habits(habits);
    if let Some(press) = &raw.press {
        caller.dial(&press.value.0);
    }
    for (team, outcomes) in raw.rings.iter().flat_map(|rings| &rings.value.0) {
        let Some(team) = fitting.team(team, report) else { continue };
        for outcome in outcomes {
            caller.expect_ring(team, *outcome);
        }
    }
    for (switch, on) in raw.set.iter().flat_map(|set| &set.value.0) {
        let Some(switch) = fitting.switch(switch, report) else { continue };
        caller.expect_decided(Decided::Switch(switch, *on));
    }
    if let Some(from) = &raw.from {
        caller.expect_decided(Decided::Caller(from.value.0));
    }
    for (question, answers) in raw.assume.iter().flat_map(|assume| &assume.value.0) {
        let Some(question) = fitting.outside(question, report) else { continue };
        for yes in answers {
            caller.expect_decided(Decided::Outside(question, *yes));
        }
    }
    for (queue, lines) in raw.free.iter().flat_map(|free| &free.value.0) {
        for queue in fitting.queues(queue, report) {
            for line in lines {
                caller.expect_line(queue, line.clone());
            }
        }
    }
    for mailbox in raw.full.iter().flat_map(|full| &full.value.0) {
        let Some(mailbox) = fitting.mailbox(mailbox, report) else { continue };
        caller.expect_decided(Decided::MailboxFull(mailbox, true));
    }
    let expected = expected(fitting, raw, report);
    let steps = steps::of(fitting, raw, report);
    // Who is free by a step is not free before.
    for step in &steps {
        if let ScriptStep::Frees { queue, .. } = step
            && !caller.expects_line(*queue)
        {
            caller.expect_line(*queue, PlannedLine::never_free());
        }
    }
    Some(WrittenCall {
        name: raw.name.as_ref()?.value.clone(),
        at_line,
        place,
        line: line?,
        at: at?,
        caller,
        expected,
        steps,
        exact: raw.exact.as_ref().is_some_and(|exact| exact.value),
    })
}

fn expected(fitting: &Fitting<'_, '_>, raw: &RawCall, report: &mut Diagnostics) -> Expected {
    let mut comes: Vec<Expectation> = words(raw.hears.as_ref()).map(Expectation::Hears).collect();
    for name in names(raw.reaches.as_ref()) {
        comes.extend(fitting.reaches(name, report));
    }
    if let Some(team) = &raw.closed {
        comes.extend(fitting.closed(team, raw.until.as_ref(), report));
    } else if let Some(until) = &raw.until {
        alone(&until.span, "until", "closed", report);
    }
    if let Some(team) = &raw.not_reached {
        let missed = fitting.team(team, report).map(|team| fitting.tree[team].id.to_string());
        comes.extend(missed.map(|team| Expectation::NotReached { team, because: None }));
    }
    comes.extend(raw.ends.as_ref().map(|ends| Expectation::Ends(ends.value.0)));
    let mut never: Vec<Expectation> =
        words(raw.never_hears.as_ref()).map(Expectation::Hears).collect();
    for name in names(raw.never_reaches.as_ref()) {
        never.extend(
            fitting
                .node(name, report)
                .map(|node| Expectation::ComesTo(fitting.tree.node_id(node).to_owned())),
        );
    }
    let within_ms = raw.within.as_ref().map(|within| within.value.0);
    let within_keys = raw.within_keys.as_ref().map(|within| within.value);
    Expected { comes, never, within_ms, within_keys }
}

fn names(many: Option<&At<Many<String>>>) -> impl Iterator<Item = &At<String>> {
    many.into_iter().flat_map(|many| &many.value.0)
}

fn words(many: Option<&At<Many<RawWords>>>) -> impl Iterator<Item = Words> + use<'_> {
    many.into_iter().flat_map(|many| &many.value.0).map(|words| words_of(&words.value))
}
