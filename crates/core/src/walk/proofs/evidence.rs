//! What was found, once every call was searched.

use std::cell::{Cell, OnceCell, RefCell};

use crate::call::{Question, Shape};
use crate::walk::example::ExampleCall;
use crate::walk::search::{Explored, Model, Premise, SingleCall, StateGraph, Stopped};
use crate::walk::trace::Trace;

/// Asked now and then, while what was found is judged: whether to go on.
pub(in crate::walk) type GoOn<'g> = dyn FnMut() -> bool + 'g;

/// All that was found in a tree.
pub(in crate::walk) struct Evidence<'s, 'w> {
    pub(super) model: &'s Model<'s>,
    pub(super) graph: &'s StateGraph,
    pub(super) explored: &'s Explored<SingleCall<'w>>,
    /// By state: where the call is.
    shapes: OnceCell<Vec<&'s Shape>>,
    go_on: &'s RefCell<GoOn<'s>>,
    /// Whether the time was over before all of it was judged.
    is_over: Cell<bool>,
}

/// A state in a world.
#[derive(Clone, Copy)]
pub(super) struct Whereabouts {
    pub(super) state: usize,
    pub(super) world: usize,
    /// What is taken for granted there.
    pub(super) premise: Premise,
}

impl<'s, 'w> Evidence<'s, 'w> {
    pub(in crate::walk) fn new(
        model: &'s Model<'s>,
        graph: &'s StateGraph,
        explored: &'s Explored<SingleCall<'w>>,
        go_on: &'s RefCell<GoOn<'s>>,
    ) -> Self {
        Self { model, graph, explored, shapes: OnceCell::new(), go_on, is_over: Cell::new(false) }
    }

    /// Whether the search saw everything.
    pub(in crate::walk) fn is_whole(&self) -> bool {
        self.explored.stopped.is_none()
    }

    /// Why not everything was seen and judged, if it was not.
    pub(in crate::walk) fn stopped(&self) -> Option<Stopped> {
        self.explored.stopped.or(self.is_over.get().then_some(Stopped::Asked))
    }

    /// Whether there is time to judge more. Where the search itself was stopped there is none.
    pub(super) fn goes_on(&self) -> bool {
        let goes_on = self.is_whole() && !self.is_over.get() && (self.go_on.borrow_mut())();
        self.is_over.set(!goes_on);
        goes_on
    }

    pub(super) fn state_count(&self) -> usize {
        self.explored.states.len()
    }

    /// Where the call is, by state.
    fn shapes(&self) -> &[&'s Shape] {
        self.shapes.get_or_init(|| {
            let mut shapes: Vec<(&Shape, usize)> =
                self.explored.states.iter().map(|(shape, state)| (shape, *state)).collect();
            shapes.sort_unstable_by_key(|(_, state)| *state);
            shapes.into_iter().map(|(shape, _)| shape).collect()
        })
    }

    /// What a caller is asked in a state.
    pub(super) fn question(&self, state: usize) -> Question {
        self.shapes()[state].question()
    }

    /// The call to a state in a world, where one can be made.
    pub(super) fn example(&self, at: Whereabouts) -> Option<ExampleCall> {
        let Whereabouts { state, world, premise } = at;
        let nodes = &self.explored.nodes;
        let node = nodes.iter().position(|node| {
            node.state == state && node.worlds.has(world) && node.premise.covers(&premise)
        })?;
        let trace = Trace::to_node(nodes, node, world, premise)?;
        trace.example(self.model, &mut |example| self.comes_to(example, self.shapes()[state]))
    }

    /// Whether a call reaches these states one after the other.
    pub(super) fn follows(&self, example: &ExampleCall, way: &[usize]) -> bool {
        let Model { tree, lengths, memory, .. } = self.model;
        let mut next = way.iter().map(|state| self.shapes()[*state]).peekable();
        example.comes_to(tree, lengths, |call| {
            let shape = call.shape(*memory);
            while next.next_if(|wanted| shape.as_ref() == Some(*wanted)).is_some() {}
            next.peek().is_none()
        })
    }

    fn comes_to(&self, example: &ExampleCall, shape: &Shape) -> bool {
        let Model { tree, lengths, memory, .. } = self.model;
        example.comes_to(tree, lengths, |call| call.shape(*memory).as_ref() == Some(shape))
    }
}
