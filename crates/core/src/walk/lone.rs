//! One call that walks.

use chrono::{DateTime, Utc};
use smallvec::SmallVec;

use super::spot::{Act, Ground, Spot};
use super::walker::{Stride, Walker};
use crate::call::{Call, Effect, Report, Shape};
use crate::menu::{Limits, MenuId, Node};

/// One call that walks, and keeps a path of its own.
pub(super) struct Lone<'w> {
    spot: Spot<'w>,
    shape: Shape,
    /// The menus it came through, kept by the rule as the documentation has it: what `back` and `top`
    /// do is judged by this path, and not by the call's own.
    pub(super) path: Path,
}

/// The menus a call came through, the present one last.
pub(super) type Path = SmallVec<[MenuId; 4]>;

/// What a step brought, each with its milliseconds since the step began.
pub(super) struct Heard {
    pub(super) effects: Vec<(u64, Effect)>,
    /// The path before the step.
    pub(super) path: Path,
}

impl Walker for Lone<'_> {
    type Shape = Shape;
    type Heard = Heard;

    fn shape(&self) -> Shape {
        self.shape.clone()
    }

    fn acts(&self) -> Vec<Act> {
        self.spot.acts().collect()
    }
}

/// One step of one call.
pub(super) fn step<'w>(
    ground: &Ground<'w>,
    lone: Option<&Lone<'w>>,
    act: Act,
    at: DateTime<Utc>,
) -> Stride<Lone<'w>> {
    let mut effects = Vec::with_capacity(8);
    let mut hear = |_: &Call<'_>, ms, effect: Effect| effects.push((ms, effect));
    let moved = match (lone, act) {
        (Some(lone), act) => lone.spot.act(act, at, ground, &mut hear),
        (None, Act::Dial(line)) => Spot::dial(ground, line, at, &mut hear),
        (None, _) => unreachable!("a call begins with a line"),
    };
    let before = lone.map(|lone| lone.path.clone()).unwrap_or_default();
    let mut path = before.clone();
    let mut asked = Vec::new();
    for (ms, effect) in &effects {
        if let Effect::Report(Report::Reached(node)) = effect {
            asked.extend(ground.asks.of(*node).iter().map(|hours| (*ms, *hours)));
            if let Node::Menu(menu) = node {
                arrive(&mut path, *menu, ground.tree.limits);
            }
        }
    }
    let to = moved.to.ok().and_then(|spot| {
        let shape = spot.shape(ground.memory)?;
        Some(Lone { spot, shape, path })
    });
    let heard = Heard { effects, path: before };
    Stride { heard, to, ready_ms: moved.ready_ms, lag_ms: moved.lag_ms, asked }
}

/// A menu is come to. One that is on the path already cuts it back; of a path that is full the
/// oldest but the first is forgotten.
fn arrive(path: &mut Path, menu: MenuId, limits: Limits) {
    if let Some(at) = path.iter().position(|passed| *passed == menu) {
        path.truncate(at);
    } else if path.len() >= limits.path.max(1) {
        path.remove(usize::from(path.len() > 1));
    }
    path.push(menu);
}
