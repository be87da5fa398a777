//! Menus: their keys, and callers who press nothing or a wrong key, tried out one failure after the other.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "what else stops the reading is all the same here"
)]

mod entries;
mod options;

use super::flow::{AfterStep, DIGIT_MS};
use super::nodes::together;
use super::reading::PlanReading;
use super::state::{PlanState, PlanStop};
use crate::exchange::import::sketch::{
    SketchAsking, SketchFailures, SketchKind, SketchWay, SketchWords,
};
use crate::exchange::import::{ImportLossKind, ImportPlace};

/// More tries than these are as good as forever.
const MOST_TRIES: u8 = 20;

/// What is said before callers are waited for, and how they are.
pub(super) struct AskedWords {
    /// What is said the first time alone.
    pub(super) greeting: Option<SketchWords>,
    pub(super) said: Vec<SketchWords>,
    pub(super) wait_ms: u64,
    pub(super) ignores_wrong_keys: bool,
}

/// What comes of failing again and again.
struct TriedOut {
    tries: Option<u8>,
    /// What was said after each failure but the last.
    said: Vec<Vec<SketchWords>>,
    to: SketchWay,
}

/// A way to fail.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Failing {
    Silence,
    WrongKey,
}

impl PlanReading<'_> {
    pub(super) fn menu(
        &mut self,
        id: String,
        place: ImportPlace,
        words: &AskedWords,
        state: &PlanState,
    ) {
        let AskedWords { greeting, said: asked, wait_ms, ignores_wrong_keys } = words;
        let silence = self.tries(state, Failing::Silence, &place);
        let wrong = self.tries(state, Failing::WrongKey, &place);
        let together_counted = self.counts_together(state, &silence, &wrong, &place);
        let all: Vec<&[SketchWords]> =
            silence.said.iter().chain(&wrong.said).map(Vec::as_slice).collect();
        // What is said again is the end that all repetitions have in common with the question.
        let mut length = asked.len();
        for said in &all {
            length = length.min(common_end(asked, said));
        }
        let repeated = &asked[asked.len() - length..];
        let again = (!all.is_empty() && length < asked.len()).then(|| together(repeated));
        let failures = |tried: TriedOut| {
            let cut = |said: &Vec<SketchWords>| together(&said[..said.len() - length]);
            let mut remarks: Vec<SketchWords> = tried.said.iter().map(cut).collect();
            while remarks.len() > 1 && remarks[remarks.len() - 1] == remarks[remarks.len() - 2] {
                remarks.pop();
            }
            SketchFailures { tries: tried.tries, remarks, to: tried.to }
        };
        let asking = SketchAsking {
            silence: failures(silence),
            wrong: failures(wrong),
            together: together_counted,
            again,
            wait_ms: *wait_ms,
            between_ms: state.timeout_ms("digit", DIGIT_MS),
            ignores_wrong_keys: *ignores_wrong_keys,
        };
        if let Some(digits) = self.entry_of(state) {
            let say = together(asked);
            return self.enters(id, place, say, asking, state, &digits);
        }
        let options = self.options(state);
        if options.is_empty() {
            let words = "no key leads anywhere from here: callers hear it, and fail";
            self.lose(&place, ImportLossKind::Otherwise, words);
            let to = match asking.silence.to {
                SketchWay::HangUp => None,
                way @ SketchWay::To(_) => Some(way),
            };
            return self.add(id, place, SketchKind::Message { say: together(asked), to });
        }
        let say = Some(together(asked));
        self.add(
            id,
            place,
            SketchKind::Menu { greeting: greeting.clone(), say, options, asking, key_length: None },
        );
    }

    /// Fails again and again: how often the call asks once more, what it says then, and where it goes in the end.
    fn tries(&mut self, asks: &PlanState, failing: Failing, place: &ImportPlace) -> TriedOut {
        let mut said = Vec::new();
        let mut at = asks.clone();
        for tries in 1..=MOST_TRIES {
            let Some(failed) = self.after_failing(&at, failing, place) else {
                return TriedOut { tries: Some(tries), said, to: SketchWay::HangUp };
            };
            let losses = self.sketch.losses.len();
            let stopped = self.follow(&failed, true);
            match stopped.stop {
                PlanStop::Asks { state, .. }
                    if state.context == asks.context && state.frames.len() == asks.frames.len() =>
                {
                    let is_same = state == at;
                    said.push(stopped.said);
                    if is_same {
                        return TriedOut { tries: None, said, to: SketchWay::HangUp };
                    }
                    at = state;
                }
                _ => {
                    self.sketch.losses.truncate(losses);
                    let to = self.way_with_all(&failed);
                    return TriedOut { tries: Some(tries), said, to };
                }
            }
        }
        TriedOut { tries: None, said, to: SketchWay::HangUp }
    }

    /// Where the last failure leads, counters included: those decide here.
    fn way_with_all(&mut self, failed: &PlanState) -> SketchWay {
        let mut state = failed.clone();
        // The steps up to the next jump hang on counters, so they are followed with them.
        for _ in 0..20 {
            let losses = self.sketch.losses.len();
            let stopped = self.follow(&state, false);
            match stopped.stop {
                PlanStop::Jumps(next) if stopped.said.is_empty() => {
                    self.sketch.losses.truncate(losses);
                    let keeps_counters = next.home == state.home && next.extension != "s";
                    state = next;
                    if !keeps_counters {
                        return self.way(&state);
                    }
                }
                PlanStop::Ends if stopped.said.is_empty() => return SketchWay::HangUp,
                _ => {
                    // Where counters change nothing, it is the node that others know.
                    let (_, plain) = self.key(&state);
                    let without = self.follow(&plain, false);
                    self.sketch.losses.truncate(losses);
                    let is_same = without.said == stopped.said
                        && without.place == stopped.place
                        && !matches!(stopped.stop, PlanStop::Jumps(_));
                    return match is_same {
                        true => self.way(&state),
                        false => self.way_with_counters(state),
                    };
                }
            }
        }
        self.way(&state)
    }

    /// The call after a failure. None if it ends.
    fn after_failing(
        &mut self,
        at: &PlanState,
        failing: Failing,
        place: &ImportPlace,
    ) -> Option<PlanState> {
        let names: &[&str] = match failing {
            Failing::Silence => {
                // Behind `WaitExten` the next step is taken, if there is one.
                let mut next = PlanState { priority: at.priority + 1, ..at.clone() };
                if self.find_step(&mut next) {
                    return Some(next);
                }
                let own = self.plan.context(&at.home).and_then(|it| it.extension(&at.extension));
                let waits = own.is_some_and(|it| it.steps.contains_key(&at.priority));
                if !waits && self.plan.falls_through {
                    return None;
                }
                &["t", "e"]
            }
            Failing::WrongKey => &["i", "e"],
        };
        for name in names {
            if self.plan.meets(&at.context, name).is_empty() {
                continue;
            }
            let outcome = self.arrive(&at.context.clone(), name, "1", at, place);
            match outcome {
                AfterStep::To(next) => return Some(next),
                // At the hours of an include: those at which the caller came here, most likely.
                AfterStep::Stop(PlanStop::Decides { cases, .. }) => {
                    return cases.into_iter().next().map(|(_, next)| next);
                }
                AfterStep::Stop(_) | AfterStep::Next => {}
            }
        }
        None
    }

    /// Whether one failure of each kind is as bad as two of one.
    fn counts_together(
        &mut self,
        asks: &PlanState,
        silence: &TriedOut,
        wrong: &TriedOut,
        place: &ImportPlace,
    ) -> bool {
        let (Some(silent), Some(wrong)) = (silence.tries, wrong.tries) else { return false };
        if silent != wrong || silent < 2 {
            return false;
        }
        let losses = self.sketch.losses.len();
        let mut at = asks.clone();
        let mut failures = 0;
        for failing in std::iter::once(Failing::Silence)
            .chain(std::iter::repeat_n(Failing::WrongKey, usize::from(wrong)))
        {
            let Some(failed) = self.after_failing(&at, failing, place) else { break };
            failures += 1;
            match self.follow(&failed, true).stop {
                PlanStop::Asks { state, .. } if state.context == asks.context => at = state,
                _ => break,
            }
        }
        self.sketch.losses.truncate(losses);
        failures == wrong
    }
}

/// How many words two have in common at their ends.
fn common_end(one: &[SketchWords], other: &[SketchWords]) -> usize {
    one.iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(|(one, other)| one.text == other.text)
        .count()
}
