//! A written call that was played: what happened, and what was missed.

use super::player::StepOutcome;
use crate::call::CallTime;
use crate::script::event::Happening;
use crate::script::observed::{self, Observed};
use crate::script::transcript;

/// A written call that was played.
#[derive(Debug)]
pub struct Played {
    observed: Vec<(CallTime, Observed)>,
    misses: Vec<Miss>,
}

/// Something expected that did not come, or came and was not to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// What, and why not, in a line.
    pub why: String,
    /// Where in what was told it is marked.
    pub(super) place: usize,
    /// What came nearest to it: a place in what was told.
    pub(super) near: Option<usize>,
}

impl Played {
    pub(in crate::script) fn new(outcome: StepOutcome, misses: Vec<Miss>) -> Self {
        Self { observed: outcome.observed, misses }
    }

    /// Whether everything came as it was expected.
    pub fn passes(&self) -> bool {
        self.misses.is_empty()
    }

    /// What did not.
    pub fn misses(&self) -> &[Miss] {
        &self.misses
    }

    /// What happened, each with its time in milliseconds since the answer.
    pub fn happened(&self) -> impl Iterator<Item = (u64, &Happening)> {
        self.observed.iter().filter_map(|(at, seen)| match seen {
            Observed::Event(what) => Some((at.as_ms(), what)),
            Observed::Reached(_) => None,
        })
    }

    /// How long the call lasted, in milliseconds.
    pub fn lasted_ms(&self) -> u64 {
        self.observed.last().map_or(0, |(at, _)| at.as_ms())
    }

    /// What happened as steps of a written call; without what the caller did, where the call says
    /// that for itself.
    pub(in crate::script) fn as_steps(&self, with_acts: bool) -> String {
        transcript::steps(self.happened(), with_acts)
    }

    /// What happened as a person reads it, with nothing marked.
    pub(in crate::script) fn transcript_alone(&self) -> String {
        let lines = self.observed.iter().filter_map(|(at, seen)| observed::line(*at, seen));
        lines.map(|line| line + "\n").collect()
    }

    /// The call as a person reads it, a line for each thing that happened. What was missed is
    /// marked `x` where it was missed, and what came nearest to it `~`.
    pub fn transcript(&self) -> String {
        let mut text = String::new();
        for place in 0..=self.observed.len() {
            for miss in self.misses.iter().filter(|miss| miss.place == place) {
                text += &format!("  x  {}\n", miss.why);
            }
            let Some((at, observed)) = self.observed.get(place) else { break };
            let near = self.misses.iter().any(|miss| miss.near == Some(place));
            let mark = if near { '~' } else { ' ' };
            if let Some(line) = observed::line(*at, observed) {
                text += &format!("  {mark}  {line}\n");
            }
        }
        text
    }
}
