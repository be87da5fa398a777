//! What was expected, held against what happened.

use super::played::Miss;
use super::player::StepOutcome;
use super::step::ScriptStep;
use crate::call::CallTime;
use crate::script::event::Happening;
use crate::script::expect::{Expectation, Expected};
use crate::script::observed::Observed;

/// Everything that was expected and did not come, or came and was not to.
pub(in crate::script) fn judge(
    expected: &Expected,
    steps: &[ScriptStep],
    outcome: &StepOutcome,
) -> Vec<Miss> {
    let mut misses = of_steps(steps, outcome);
    let observed = &outcome.observed;
    for expectation in &expected.comes {
        match observed.iter().position(|(_, seen)| expectation.is_met_by(seen)) {
            None => misses.push(never_came(expectation, observed, 0)),
            Some(place) => {
                misses.extend(too_late(&expectation.to_string(), place, expected, observed));
            }
        }
    }
    if expected.comes.is_empty()
        && let Some(end) = observed.len().checked_sub(1)
    {
        misses.extend(too_late("the end", end, expected, observed));
    }
    for expectation in &expected.never {
        if let Some(place) = observed.iter().position(|(_, seen)| expectation.is_met_by(seen)) {
            let why = format!("never {expectation}: here it is");
            misses.push(Miss { why, place, near: Some(shown(place, observed)) });
        }
    }
    if steps.is_empty() && *expected == Expected::default() {
        let why = "nothing is expected of this call; `test --update` writes down what happens";
        misses.push(Miss { why: why.to_owned(), place: observed.len(), near: None });
    }
    misses
}

fn of_steps(steps: &[ScriptStep], outcome: &StepOutcome) -> Vec<Miss> {
    let observed = &outcome.observed;
    let mut misses: Vec<Miss> = Vec::new();
    for (step, place, took_ms) in &outcome.late {
        let Some(ScriptStep::Expects { expectation, within_ms: Some(within_ms) }) =
            steps.get(*step)
        else {
            continue;
        };
        let (took, within) = (CallTime::from_ms(*took_ms), CallTime::from_ms(*within_ms));
        let why = format!(
            "{expectation}: it took {took} after the step before, not {within} at the most"
        );
        misses.push(Miss { why, place: place + 1, near: None });
    }
    let due = steps.get(outcome.done);
    if let Some(place) = outcome.strayed {
        let why = match due {
            Some(due) => format!("expected here: {}", in_words(due)),
            None => "the steps end here, and the call goes on".to_owned(),
        };
        misses.push(Miss { why, place, near: Some(place) });
    } else if let Some(due) = due {
        misses.push(match due {
            ScriptStep::Expects { expectation, .. } => {
                never_came(expectation, observed, outcome.done_at)
            }
            ScriptStep::Presses { .. }
            | ScriptStep::HangsUp { .. }
            | ScriptStep::Silent(_)
            | ScriptStep::Frees { .. } => Miss {
                why: format!("{}: the call was over before", in_words(due)),
                place: observed.len(),
                near: None,
            },
        });
    }
    misses
}

fn in_words(step: &ScriptStep) -> String {
    match step {
        ScriptStep::Presses { keys, .. } => format!("presses {keys}"),
        ScriptStep::Silent(ms) => format!("silent for {}", CallTime::from_ms(*ms)),
        ScriptStep::HangsUp { .. } => "hangs_up".to_owned(),
        ScriptStep::Frees { .. } => "frees".to_owned(),
        ScriptStep::Expects { expectation, .. } => expectation.to_string(),
    }
}

/// An expectation that was not met, from a place on; with what came nearest to it.
fn never_came(expectation: &Expectation, observed: &[(CallTime, Observed)], from: usize) -> Miss {
    let nearness = |place: &usize| expectation.nearness(&observed[*place].1);
    let nearest = (from..observed.len()).max_by(|a, b| {
        // Of two that are equally near, the first.
        nearness(a).total_cmp(&nearness(b)).then(b.cmp(a))
    });
    let near = nearest.filter(|place| nearness(place) > 0.05);
    let before = observed[..from].iter().rposition(|(_, seen)| expectation.is_met_by(seen));
    let why = match (near, before) {
        (_, Some(before)) => {
            format!(
                "{expectation}: it came at {}, before this step, and not again",
                observed[before].0
            )
        }
        (Some(_), None) => format!("{expectation}: it did not come; ~ is the nearest"),
        (None, None) => format!("{expectation}: it did not come"),
    };
    Miss { why, place: if from == 0 { observed.len() } else { from }, near: near.or(before) }
}

/// An expectation that was met, but too late.
fn too_late(
    what: &str,
    place: usize,
    expected: &Expected,
    observed: &[(CallTime, Observed)],
) -> Vec<Miss> {
    let at = observed[place].0;
    let key =
        |(_, seen): &&(CallTime, Observed)| matches!(seen, Observed::Event(Happening::Key { .. }));
    let keys = observed[..place].iter().filter(key).count();
    let mut misses = Vec::new();
    let near = Some(shown(place, observed));
    if let Some(within) = expected.within_ms.map(CallTime::from_ms).filter(|within| at > *within) {
        let why = format!("{what}: it came at {at}, not within {within}");
        misses.push(Miss { why, place: place + 1, near });
    }
    if let Some(within) = expected.within_keys.filter(|within| keys as u64 > u64::from(*within)) {
        let why = format!("{what}: it took {keys} keys, not {within} at the most");
        misses.push(Miss { why, place: place + 1, near });
    }
    misses
}

/// The first thing at or after a place that a reader is shown.
fn shown(place: usize, observed: &[(CallTime, Observed)]) -> usize {
    let after = observed[place..].iter().position(|(_, seen)| matches!(seen, Observed::Event(_)));
    place + after.unwrap_or(0)
}
