//! How nodes are joined, and what is refused of it: loops in which nobody waits, nodes too far away, and
//! ways back to nowhere.

mod depth;
mod loops;
mod nowhere;

pub(super) use depth::refuse_the_far;
pub(super) use loops::refuse_endless;
pub(super) use nowhere::refuse_back_to_nowhere;
