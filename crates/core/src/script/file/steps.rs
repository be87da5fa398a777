//! Steps as typed, made to fit a menu.

use super::call::{RawCall, RawStep};
use super::fitting::{Fitting, alone, words_of};
use crate::document::{At, Diagnostics, Problem};
use crate::menu::Node;
use crate::script::expect::Expectation;
use crate::script::play::ScriptStep;

/// The steps of a call.
pub(super) fn of(
    fitting: &Fitting<'_, '_>,
    call: &RawCall,
    report: &mut Diagnostics,
) -> Vec<ScriptStep> {
    let Some(steps) = &call.steps else {
        if let Some(exact) = call.exact.as_ref().filter(|exact| exact.value) {
            alone(&exact.span, "exact", "steps", report);
        }
        return Vec::new();
    };
    let mut read = Vec::with_capacity(steps.value.len());
    for step in &steps.value {
        let acts = step.value.presses.as_ref().map(|keys| &keys.span);
        let acts = acts.or(step.value.hangs_up.as_ref().map(|hangs| &hangs.span));
        if let (Some(press), Some(act)) = (&call.press, acts) {
            report.add(
                Problem::new(act.clone(), "what the caller does is said twice")
                    .also(press.span.clone(), "here, for the whole call")
                    .help("write either `press`, or steps with `presses`"),
            );
        }
        read.extend(one(fitting, step, report));
    }
    read
}

fn one(
    fitting: &Fitting<'_, '_>,
    step: &At<RawStep>,
    report: &mut Diagnostics,
) -> Option<ScriptStep> {
    let raw = &step.value;
    let verbs = [
        ("hears", raw.hears.is_some()),
        ("presses", raw.presses.is_some()),
        ("silent", raw.silent.is_some()),
        ("hangs_up", raw.hangs_up.is_some()),
        ("no_input", raw.no_input.is_some()),
        ("no_match", raw.no_match.is_some()),
        ("enters", raw.enters.is_some()),
        ("reaches", raw.reaches.is_some()),
        ("closed", raw.closed.is_some()),
        ("not_reached", raw.not_reached.is_some()),
        ("waits", raw.waits.is_some()),
        ("too_long", raw.too_long.is_some()),
        ("full", raw.full.is_some()),
        ("call_back", raw.call_back.is_some()),
        ("frees", raw.frees.is_some()),
        ("ends", raw.ends.is_some()),
    ];
    let said: Vec<&str> = verbs.iter().filter(|(_, said)| *said).map(|(verb, _)| *verb).collect();
    // A step whose only verb is misspelled has had its error.
    if said.is_empty() && !report.is_clean_within(step.span.clone()) {
        return None;
    }
    if said.len() != 1 {
        let message = match said.as_slice() {
            [] => "nothing happens in this step".to_owned(),
            several => format!("a step is one thing, and this is {}", several.join(" and ")),
        };
        let all: Vec<&str> = verbs.iter().map(|(verb, _)| *verb).collect();
        report.add(
            Problem::new(step.span.clone(), message)
                .help(format!("write one of {}", all.join(", "))),
        );
        return None;
    }
    companions(raw, report);
    let after_ms = raw.after.as_ref().map(|after| after.value.0);
    Some(if let Some(keys) = &raw.presses {
        ScriptStep::Presses { keys: keys.value.0.clone(), after_ms }
    } else if let Some(silent) = &raw.silent {
        ScriptStep::Silent(silent.value.0)
    } else if let Some(hangs_up) = &raw.hangs_up {
        if !hangs_up.value {
            report.add(Problem::new(hangs_up.span.clone(), "`hangs_up` is true, or not written"));
        }
        ScriptStep::HangsUp { after_ms: after_ms.unwrap_or(0) }
    } else if let Some(frees) = &raw.frees {
        let queue = *fitting.queues(frees, report).first()?;
        ScriptStep::Frees { queue, after_ms: after_ms.unwrap_or(0) }
    } else {
        let within_ms = raw.within.as_ref().map(|within| within.value.0);
        ScriptStep::Expects { expectation: expectation(fitting, raw, report)?, within_ms }
    })
}

fn expectation(
    fitting: &Fitting<'_, '_>,
    raw: &RawStep,
    report: &mut Diagnostics,
) -> Option<Expectation> {
    let count = raw.count.as_ref().map(|count| count.value);
    if let Some(words) = &raw.hears {
        Some(Expectation::Hears(words_of(&words.value)))
    } else if let Some(node) = &raw.no_input {
        fitting.node(node, report)?;
        Some(Expectation::NoInput { node: node.value.clone(), count })
    } else if let Some(node) = &raw.no_match {
        fitting.node(node, report)?;
        Some(Expectation::NoMatch { node: node.value.clone(), count })
    } else if let Some(entry) = &raw.enters {
        if !matches!(fitting.node(entry, report)?, Node::Entry(_)) {
            report.add(
                Problem::new(entry.span.clone(), format!("`{}` is not an entry", entry.value))
                    .help("only an entry collects digits"),
            );
        }
        let value = raw.value.as_ref().map(|value| value.value.clone());
        Some(Expectation::Enters { entry: entry.value.clone(), value })
    } else if let Some(node) = &raw.reaches {
        fitting.reaches(node, report)
    } else if let Some(team) = &raw.closed {
        fitting.closed(team, raw.until.as_ref(), report)
    } else if let Some(team) = &raw.not_reached {
        let because = raw.because.as_ref().map(|because| because.value.0);
        let team = fitting.tree[fitting.team(team, report)?].id.to_string();
        Some(Expectation::NotReached { team, because })
    } else if let Some(queue) = &raw.waits {
        let queue = fitting.tree[*fitting.queues(queue, report).first()?].id.to_string();
        Some(Expectation::Waits { queue, position: raw.position.as_ref().map(|at| at.value) })
    } else if let Some(queue) = &raw.too_long {
        let queue = fitting.tree[*fitting.queues(queue, report).first()?].id.to_string();
        Some(Expectation::TooLong(queue))
    } else if let Some(queue) = &raw.full {
        let queue = fitting.tree[*fitting.queues(queue, report).first()?].id.to_string();
        Some(Expectation::Full(queue))
    } else if let Some(callback) = &raw.call_back {
        if !matches!(fitting.node(callback, report)?, Node::Callback(_)) {
            report.add(
                Problem::new(
                    callback.span.clone(),
                    format!("`{}` is not a callback", callback.value),
                )
                .help("only a callback takes a number to call back"),
            );
        }
        let number = raw.value.as_ref().map(|value| value.value.clone());
        Some(Expectation::CallsBack { node: callback.value.clone(), number })
    } else {
        raw.ends.as_ref().map(|ends| Expectation::Ends(ends.value.0))
    }
}

/// What is written beside a verb belongs to it.
fn companions(raw: &RawStep, report: &mut Diagnostics) {
    let acts = raw.presses.is_some() || raw.hangs_up.is_some() || raw.frees.is_some();
    if let Some(position) = raw.position.as_ref().filter(|_| raw.waits.is_none()) {
        alone(&position.span, "position", "waits", report);
    }
    if let Some(after) = raw.after.as_ref().filter(|_| !acts) {
        alone(&after.span, "after", "presses`, `hangs_up` or `frees", report);
    }
    if let Some(within) = raw.within.as_ref().filter(|_| acts || raw.silent.is_some()) {
        report.add(
            Problem::new(within.span.clone(), "`within` is for things that happen")
                .help("to say when a caller acts, use `after`"),
        );
    }
    if let Some(count) = &raw.count
        && raw.no_input.is_none()
        && raw.no_match.is_none()
    {
        alone(&count.span, "count", "no_input` or `no_match", report);
    }
    let has_value = raw.enters.is_some() || raw.call_back.is_some();
    if let Some(value) = raw.value.as_ref().filter(|_| !has_value) {
        alone(&value.span, "value", "enters` or `call_back", report);
    }
    if let Some(because) = raw.because.as_ref().filter(|_| raw.not_reached.is_none()) {
        alone(&because.span, "because", "not_reached", report);
    }
    if let Some(until) = raw.until.as_ref().filter(|_| raw.closed.is_none()) {
        alone(&until.span, "until", "closed", report);
    }
}
