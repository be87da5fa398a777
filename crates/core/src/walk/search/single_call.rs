//! One call that moves through its states.

use smallvec::SmallVec;

use super::model::Model;
use super::state::{CallState, CallerAct, StepBegin};
use super::step::step;
use super::walker::{StepOf, Walker};
use crate::call::{Call, Effect, Report, Shape};
use crate::menu::{Limits, MenuId, Node};

/// One call that moves through its states, and keeps a path of its own.
pub(in crate::walk) struct SingleCall<'w> {
    state: CallState<'w>,
    shape: Shape,
    /// The menus it came through, kept by the rule as the documentation has it: what `back` and `top`
    /// do is judged by this path, and not by the call's own.
    path: MenuPath,
}

/// The menus a call came through, the present one last.
pub(in crate::walk) type MenuPath = SmallVec<[MenuId; 4]>;

/// What happened in a step.
pub(in crate::walk) struct CallEvents {
    /// Each with its milliseconds since the step began.
    pub(in crate::walk) effects: Vec<(u64, Effect)>,
    /// The path before the step.
    pub(in crate::walk) path: MenuPath,
    /// The node it begins at; none where it begins with dialing.
    pub(in crate::walk) at: Option<Node>,
}

impl Walker for SingleCall<'_> {
    type StateKey = Shape;
    type Events = CallEvents;

    fn state_key(&self) -> Shape {
        self.shape.clone()
    }

    fn acts(&self) -> Vec<CallerAct> {
        self.state.acts().collect()
    }

    fn waits_for_an_outcome(&self) -> bool {
        self.state.waits_for_an_outcome()
    }

    fn kept_bytes(&self) -> usize {
        self.state.kept_bytes() + size_of_val(&*self.path) + self.shape.kept_bytes()
    }
}

impl<'w> SingleCall<'w> {
    /// One step of one call.
    pub(in crate::walk) fn step(
        model: &Model<'w>,
        from: Option<&Self>,
        begin: StepBegin,
    ) -> StepOf<Self> {
        let mut effects = Vec::with_capacity(8);
        let mut listener = |_: &Call<'_>, ms, effect: Effect| effects.push((ms, effect));
        let mut moved = step(model, from.map(|from| &from.state), begin, &mut listener);
        let before = from.map(|from| from.path.clone()).unwrap_or_default();
        let mut path = before.clone();
        for (_, effect) in &effects {
            if let Effect::Report(Report::Reached(Node::Menu(menu))) = effect {
                arrive(&mut path, *menu, model.tree.limits);
            }
        }
        let to = moved.to.take().and_then(|state| {
            let shape = state.shape(model.memory)?;
            Some(Self { state, shape, path })
        });
        let at = from.map(|from| from.shape.question().node());
        moved.of(to, CallEvents { effects, path: before, at })
    }
}

/// A menu is reached. One that is on the path already cuts it back; a full path forgets its oldest
/// menu but the first.
pub(in crate::walk) fn arrive(path: &mut MenuPath, menu: MenuId, limits: Limits) {
    if let Some(at) = path.iter().position(|passed| *passed == menu) {
        path.truncate(at);
    } else if path.len() >= limits.path.max(1) {
        path.remove(usize::from(path.len() > 1));
    }
    path.push(menu);
}
