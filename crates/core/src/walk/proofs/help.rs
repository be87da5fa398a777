//! Nobody is trapped: help is never too far away.

use super::evidence::Evidence;
use super::nearness::NearEnough;
use super::proof::Proof;
use crate::call::{Action, Effect, Question, Report};
use crate::menu::Tree;
use crate::walk::search::{GoalEdge, SearchEdge, SearchNode, SingleCall, StateGraph, WorldSet};

/// The steps that lead to a team, a mailbox, or words that say what to do instead.
#[derive(Default)]
pub(in crate::walk) struct Help {
    goals: Vec<GoalEdge>,
}

impl Help {
    pub(in crate::walk) fn watch(
        &mut self,
        tree: &Tree,
        nodes: &[SearchNode],
        step: &SearchEdge<'_, SingleCall<'_>>,
        graph: &mut StateGraph,
    ) {
        let helped = step.events.effects.iter().find(|(_, effect)| helps(tree, effect));
        if let Some((ms, _)) = helped {
            self.goals.extend(graph.goal(nodes, step, *ms));
        }
    }

    /// How many bytes its steps take.
    pub(in crate::walk) fn bytes(&self) -> usize {
        self.goals.capacity() * size_of::<GoalEdge>()
    }

    pub(in crate::walk) fn proof(
        &self,
        evidence: &Evidence<'_, '_>,
        within_keys: Option<u32>,
        within_ms: Option<u32>,
    ) -> Proof {
        let says = "Nobody is trapped: wherever a caller is asked something, they can reach a team or a mailbox, or hear when or how else to get through.";
        // A caller who may speak to a mailbox is helped already.
        let asks = |question| !matches!(question, Question::Mailbox(_) | Question::Review(_));
        let worlds = WorldSet::all(evidence.model.timeline.world_count());
        let proof = Proof::new("help", says);
        let Some(worst) = evidence.worst_distance(&self.goals, &worlds, &asks) else {
            return proof.not_proved();
        };
        let demand = NearEnough { what: "help", within_keys, within_ms };
        demand.judge(proof, &worst, evidence)
    }
}

/// Whether a caller is helped: a person or a machine listens, or the caller hears when or where else
/// somebody does.
fn helps(tree: &Tree, effect: &Effect) -> bool {
    match effect {
        Effect::Do(action) => matches!(action, Action::Record { .. }),
        Effect::Report(Report::Transferred { .. } | Report::CallbackRequested { .. }) => true,
        Effect::Report(Report::Closed { team, opens, switch }) => {
            let team = &tree[*team];
            let closing = team.closings.iter().find(|closing| Some(closing.switch) == *switch);
            // What the file says for it in its own words says what to do.
            let is_told = closing.is_some_and(|it| tree.spans.prompt(it.says).is_some());
            is_told
                || opens.is_some()
                || team.email.is_some()
                || team.fax.is_some()
                || team.url.is_some()
        }
        Effect::Report(_) => false,
    }
}
