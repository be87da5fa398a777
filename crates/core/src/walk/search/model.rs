//! What is searched: a tree, the lengths of its prompts, and the hours its calls ask for.

use super::timeline::{AskedHours, Timeline};
use crate::call::{Call, Memory};
use crate::menu::{Lengths, Tree};

/// What every step of a search needs to know.
#[derive(Debug)]
pub(in crate::walk) struct Model<'w> {
    pub(in crate::walk) tree: &'w Tree,
    pub(in crate::walk) lengths: &'w Lengths,
    pub(in crate::walk) timeline: &'w Timeline,
    pub(in crate::walk) asked_hours: AskedHours,
    pub(in crate::walk) memory: Memory,
    pub(in crate::walk) step_end: StepEnd,
}

impl<'w> Model<'w> {
    /// The tree must be one of those the timeline was made for.
    pub(in crate::walk) fn new(
        tree: &'w Tree,
        lengths: &'w Lengths,
        timeline: &'w Timeline,
        step_end: StepEnd,
    ) -> Self {
        let (asked_hours, memory) = (timeline.asked_hours(tree), Memory::of(tree));
        Self { tree, lengths, timeline, asked_hours, memory, step_end }
    }
}

/// Where a step ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::walk) enum StepEnd {
    /// Where the caller is asked something.
    WhereAsked,
    /// Also where a key only cuts short what is being said before that.
    WhereAKeyCounts,
}

impl StepEnd {
    pub(super) fn is_at(self, call: &Call<'_>) -> bool {
        call.listens() || self == Self::WhereAKeyCounts && call.may_be_skipped()
    }
}
