//! What was expected, held against what happened.

use super::player::Outcome;
use super::{Miss, Step};
use crate::call::CallTime;
use crate::script::event::Happening;
use crate::script::told::Told;
use crate::script::wish::{Expected, Wish};

/// Everything that was expected and did not come, or came and was not to.
pub(in crate::script) fn judge(
    expected: &Expected,
    steps: &[Step],
    outcome: &Outcome,
) -> Vec<Miss> {
    let mut misses = of_steps(steps, outcome);
    let told = &outcome.told;
    for wish in &expected.wishes {
        match told.iter().position(|(_, told)| wish.is_met_by(told)) {
            None => misses.push(never_came(wish, told, 0)),
            Some(place) => misses.extend(too_late(&wish.to_string(), place, expected, told)),
        }
    }
    if expected.wishes.is_empty()
        && let Some(end) = told.len().checked_sub(1)
    {
        misses.extend(too_late("the end", end, expected, told));
    }
    for wish in &expected.never {
        if let Some(place) = told.iter().position(|(_, told)| wish.is_met_by(told)) {
            let why = format!("never {wish}: here it is");
            misses.push(Miss { why, place, near: Some(shown(place, told)) });
        }
    }
    if steps.is_empty() && *expected == Expected::default() {
        let why = "nothing is expected of this call; `test --update` writes down what happens";
        misses.push(Miss { why: why.to_owned(), place: told.len(), near: None });
    }
    misses
}

fn of_steps(steps: &[Step], outcome: &Outcome) -> Vec<Miss> {
    let told = &outcome.told;
    let mut misses: Vec<Miss> = Vec::new();
    for (step, place, took_ms) in &outcome.late {
        let Some(Step::Wish { wish, within_ms: Some(within_ms) }) = steps.get(*step) else {
            continue;
        };
        let (took, within) = (CallTime::from_ms(*took_ms), CallTime::from_ms(*within_ms));
        let why = format!("{wish}: it took {took} after the step before, not {within} at the most");
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
            Step::Wish { wish, .. } => never_came(wish, told, outcome.done_at),
            Step::Presses { .. } | Step::HangsUp { .. } | Step::Silent(_) => Miss {
                why: format!("{}: the call was over before", in_words(due)),
                place: told.len(),
                near: None,
            },
        });
    }
    misses
}

fn in_words(step: &Step) -> String {
    match step {
        Step::Presses { keys, .. } => format!("presses {keys}"),
        Step::Silent(ms) => format!("silent for {}", CallTime::from_ms(*ms)),
        Step::HangsUp { .. } => "hangs_up".to_owned(),
        Step::Wish { wish, .. } => wish.to_string(),
    }
}

/// A wish that was not met, from a place on; with what came nearest to it.
fn never_came(wish: &Wish, told: &[(CallTime, Told)], from: usize) -> Miss {
    let nearness = |place: &usize| wish.nearness(&told[*place].1);
    let nearest = (from..told.len()).max_by(|a, b| {
        // Of two that are equally near, the first.
        nearness(a).total_cmp(&nearness(b)).then(b.cmp(a))
    });
    let near = nearest.filter(|place| nearness(place) > 0.05);
    let before = told[..from].iter().rposition(|(_, told)| wish.is_met_by(told));
    let why = match (near, before) {
        (_, Some(before)) => {
            format!("{wish}: it came at {}, before this step, and not again", told[before].0)
        }
        (Some(_), None) => format!("{wish}: it did not come; ~ is the nearest"),
        (None, None) => format!("{wish}: it did not come"),
    };
    Miss { why, place: if from == 0 { told.len() } else { from }, near: near.or(before) }
}

/// A wish that was met, but too late.
fn too_late(what: &str, place: usize, expected: &Expected, told: &[(CallTime, Told)]) -> Vec<Miss> {
    let at = told[place].0;
    let key = |(_, told): &&(CallTime, Told)| matches!(told, Told::Event(Happening::Key { .. }));
    let keys = told[..place].iter().filter(key).count();
    let mut misses = Vec::new();
    let near = Some(shown(place, told));
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
fn shown(place: usize, told: &[(CallTime, Told)]) -> usize {
    let after = told[place..].iter().position(|(_, told)| matches!(told, Told::Event(_)));
    place + after.unwrap_or(0)
}
