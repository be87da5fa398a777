//! Ways that a flow has for errors: whether a Lambda function, a module or a queue fails is decided outside; the
//! way of a block which hardly ever fails is a loss.

use super::blocks::{BlockExit, FlowBlock};
use super::{FlowReading, FlowState};
use crate::exchange::import::ImportLossKind;
use crate::exchange::import::ids::{in_words, plain};
use crate::exchange::import::sketch::{SketchKind, SketchWay, SketchWhen};

/// Blocks that ask another machine, so that callers do meet their errors.
const MAY_FAIL: [&str; 2] = ["InvokeLambdaFunction", "InvokeFlowModule"];
/// Errors that a menu file has a way for.
const KNOWN: [&str; 5] = [
    "InputTimeLimitExceeded",
    "NoMatchingCondition",
    "QueueAtCapacity",
    "ConnectionTimeLimitExceeded",
    "CallFailed",
];

impl FlowBlock {
    /// Where an error of any kind leads, if that is elsewhere than where the block goes on.
    fn other_error(&self) -> Option<&str> {
        let is_other = |(exit, to): &&(BlockExit, String)| match exit {
            BlockExit::Error(name) => !KNOWN.contains(&name.as_str()) && !to.is_empty(),
            BlockExit::Next | BlockExit::Condition(..) => false,
        };
        let to = self.exits.iter().find(is_other).map(|(_, to)| to.as_str())?;
        (self.next() != Some(to)).then_some(to)
    }

    /// The same, of a block that asks another machine and is passed over otherwise.
    pub(super) fn may_fail(&self) -> Option<&str> {
        self.other_error().filter(|_| MAY_FAIL.contains(&self.kind.as_str()))
    }
}

impl FlowReading<'_, '_> {
    /// A Lambda function or another flow, which is not run: what it is called.
    pub(super) fn passed_over(&mut self, block: &FlowBlock) -> String {
        let (name, words) = match block.kind.as_str() {
            "InvokeLambdaFunction" => (
                self.called(block, "LambdaFunctionARN", "Lambda function"),
                "is not called: what hangs on its answer is decided outside",
            ),
            _ => (
                self.called(block, "FlowModuleId", "Module"),
                "is another flow, which was not read: the call passes it over",
            ),
        };
        self.lose(block, "", ImportLossKind::LeftOut, format!("{name} {words}"));
        name
    }

    /// Whether it fails is decided outside.
    pub(super) fn fails(&mut self, id: String, block: &FlowBlock, state: &FlowState) {
        let name = self.passed_over(block);
        let when = self.fails_when(&id, block, &name);
        let failed = self.way(block.may_fail(), state);
        let otherwise = self.way(block.next(), state);
        let cases = vec![(when, failed)];
        self.add(id, &block.place, SketchKind::Branch { cases, otherwise });
    }

    fn fails_when(&mut self, id: &str, block: &FlowBlock, name: &str) -> SketchWhen {
        let question = plain(&format!("{name} fails"), "error");
        let words = format!(
            "whether {name} fails is decided outside: call --assume {question}=yes says so"
        );
        self.lose(block, id, ImportLossKind::Otherwise, words);
        SketchWhen::Outside(question, format!("Does {name} fail?"))
    }

    /// Callers join a queue, unless that fails: a queue that is at capacity is something else. The name of
    /// the node of the queue.
    pub(super) fn joins(
        &mut self,
        id: String,
        block: &FlowBlock,
        state: &FlowState,
        name: &str,
    ) -> String {
        let full = block.error(&["QueueAtCapacity"]);
        let Some(error) = block.other_error().filter(|error| Some(*error) != full) else {
            return id;
        };
        let when = self.fails_when(&id, block, name);
        let failed = self.way(Some(error), state);
        let queue = self.names.fresh(&format!("{id}-joined"));
        let otherwise = SketchWay::To(queue.clone());
        let cases = vec![(when, failed)];
        self.add(id, &block.place, SketchKind::Branch { cases, otherwise });
        queue
    }

    /// A way for errors that no call of a menu takes.
    pub(super) fn tell_errors(&mut self, block: &FlowBlock) {
        let is_taken = MAY_FAIL.contains(&block.kind.as_str())
            || ["TransferContactToQueue", "TransferParticipantToThirdParty", "Compare"]
                .contains(&block.kind.as_str());
        let Some(to) = block.other_error().filter(|_| !is_taken) else { return };
        // Where something else leads there, too, callers get there all the same.
        if block.exits.iter().filter(|(_, other)| other == to).count() > 1 {
            return;
        }
        let what = in_words(&block.kind);
        let what = if what.len() < 50 { what } else { "A block".to_owned() };
        let words = format!("{what} never fails here: the way for its errors is left out");
        if self.sketch.losses.iter().all(|loss| loss.words != words) {
            self.lose(block, "", ImportLossKind::LeftOut, words);
        }
    }
}
