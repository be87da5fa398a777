//! What was found, once every call was searched.

use crate::call::{Question, Shape};
use crate::walk::example::ExampleCall;
use crate::walk::search::{Explored, Model, SingleCall, StateGraph};
use crate::walk::trace::Trace;

/// All that was found in a tree.
pub(in crate::walk) struct Evidence<'s, 'w> {
    pub(super) model: &'s Model<'s>,
    pub(super) graph: &'s StateGraph,
    pub(super) explored: &'s Explored<SingleCall<'w>>,
    /// By state: where the call is.
    shapes: Vec<&'s Shape>,
}

/// A state in a world.
#[derive(Clone, Copy)]
pub(super) struct Whereabouts {
    pub(super) state: usize,
    pub(super) world: usize,
}

impl<'s, 'w> Evidence<'s, 'w> {
    pub(in crate::walk) fn new(
        model: &'s Model<'s>,
        graph: &'s StateGraph,
        explored: &'s Explored<SingleCall<'w>>,
    ) -> Self {
        let mut shapes: Vec<(&Shape, usize)> =
            explored.states.iter().map(|(shape, state)| (shape, *state)).collect();
        shapes.sort_unstable_by_key(|(_, state)| *state);
        let shapes = shapes.into_iter().map(|(shape, _)| shape).collect();
        Self { model, graph, explored, shapes }
    }

    pub(super) fn state_count(&self) -> usize {
        self.shapes.len()
    }

    /// What a caller is asked in a state.
    pub(super) fn question(&self, state: usize) -> Question {
        self.shapes[state].question()
    }

    /// The call to a state in a world, where one can be made.
    pub(super) fn example(&self, Whereabouts { state, world }: Whereabouts) -> Option<ExampleCall> {
        let nodes = &self.explored.nodes;
        let node = nodes.iter().position(|node| node.state == state && node.worlds.has(world))?;
        let trace = Trace::to_node(nodes, node, world)?;
        trace.example(self.model, &mut |example| self.comes_to(example, self.shapes[state]))
    }

    fn comes_to(&self, example: &ExampleCall, shape: &Shape) -> bool {
        let mut came = false;
        example.watch(self.model.tree, self.model.lengths, |call, _, _| {
            came |= call.shape(self.model.memory).as_ref() == Some(shape);
        });
        came
    }
}
