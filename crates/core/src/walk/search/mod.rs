//! The search: from every line, whatever the caller does, at whatever hour.
//!
//! In comes a [`Model`]: a tree, the lengths of its prompts, and its hours on a [`Timeline`]. Out come
//! the states calls can be in and how one leads to another. An observer sees every step on the way.
//! The search proves nothing and knows no statement about menus.
//!
//! | question | file |
//! | --- | --- |
//! | What is searched? | `model` |
//! | Where can a call be? What can a caller do there? | `state` |
//! | How does a call get from one state to the next? | `step` |
//! | Which answers can the hours give, and when do they change? | `timeline`, `world_set` |
//! | Which state comes next, and which is known already? | `frontier` |
//! | How are all calls searched, and what bounds that? | `explore` |
//! | What moves, and what is there to observe? | `walker`, `single_call` |
//! | What does the search leave behind, and how far is it to a goal? | `graph`, `distance` |
mod distance;
mod explore;
mod frontier;
mod graph;
mod model;
mod premise;
mod single_call;
mod state;
mod step;
mod timeline;
mod walker;
mod world_set;

pub(super) use distance::{Distance, NO_WAY, distances};
pub(super) use explore::explore;
pub(super) use graph::{GoalEdge, StateGraph};
pub(super) use model::{Model, StepEnd};
pub(super) use premise::{Granted, Premise};
pub(super) use single_call::{SingleCall, arrive};
pub(super) use state::{CallState, CallerAct, StepBegin};
pub(super) use step::{Transition, step};
pub(super) use timeline::Timeline;
pub(super) use walker::{Bounds, Explored, SearchEdge, SearchNode, StepFn, StepOf, Walker};
pub use walker::{SearchProgress, Stopped};
pub(super) use world_set::WorldSet;
