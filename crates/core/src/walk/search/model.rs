//! What is searched: a tree, the lengths of its prompts, and the hours its calls ask for.

use super::timeline::{AskedHours, Timeline};
use crate::call::{Action, Call, Decision, Effect, Memory, Report};
use crate::menu::{Lengths, Node, Prompt, Role, Team, TeamId, Tree};

/// What every step of a search needs to know.
#[derive(Debug)]
pub(in crate::walk) struct Model<'w> {
    pub(in crate::walk) tree: &'w Tree,
    pub(in crate::walk) lengths: &'w Lengths,
    pub(in crate::walk) timeline: &'w Timeline,
    pub(in crate::walk) asked_hours: AskedHours,
    pub(in crate::walk) memory: Memory,
    pub(in crate::walk) step_end: StepEnd,
    /// The teams that may answer or not, by their ids; all others do.
    pub(in crate::walk) unsure: Vec<bool>,
    /// Whether what a call asks anew each time may be decided either way; else it is as usual.
    pub(in crate::walk) is_undecided: bool,
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
        let unsure = vec![false; tree.teams.len()];
        Self { tree, lengths, timeline, asked_hours, memory, step_end, unsure, is_undecided: false }
    }

    /// The same, where teams may not answer if the file says where else their calls go on, and what is decided
    /// outside may be decided either way.
    pub(in crate::walk) fn where_all_may_happen(self) -> Self {
        let unsure = self.tree.teams.iter().map(Team::may_not_be_reached).collect();
        Self { unsure, is_undecided: true, ..self }
    }

    /// Whether a call waits for what may be decided either way.
    pub(super) fn is_open(&self, decision: Decision) -> bool {
        self.is_undecided && !decision.holds_for_the_call()
    }

    /// Which hours a call asks for with an effect: when it reaches a node, hears that a team is closed, or hears an
    /// announcement in line.
    pub(in crate::walk) fn hours_asked(&self, effect: &Effect) -> &[usize] {
        match effect {
            Effect::Report(Report::Reached(node)) => self.asked_hours.of(*node),
            Effect::Report(Report::Closed { team, .. }) => self.asked_hours.of(Node::Team(*team)),
            Effect::Do(Action::Play { utterance, .. }) => match self.tree[utterance.prompt] {
                Prompt { node: Some(node), role: Role::Announcement, .. } => {
                    self.asked_hours.of(node)
                }
                _ => &[],
            },
            Effect::Do(_) | Effect::Report(_) => &[],
        }
    }

    /// Whether it rings at a team that may answer or not.
    pub(super) fn is_unsure(&self, team: TeamId) -> bool {
        self.unsure[team.index()]
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
