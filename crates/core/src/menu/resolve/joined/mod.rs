//! How nodes are joined, and what is refused of it: loops in which nobody waits, and nodes too far away.

mod depth;
mod loops;

pub(super) use depth::refuse_the_far;
pub(super) use loops::refuse_endless;
