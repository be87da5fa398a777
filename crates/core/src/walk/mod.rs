//! Every call there can be.
//!
//! In come a tree, the lengths of its prompts, and the time to look at; out come proofs, or the
//! shortest call that refutes one. The room knows no clock, no file and no screen: it walks the
//! states of the one engine (`call`), and knows nothing of phone menus that the engine does not.
mod best;
mod difference;
mod distance;
mod example;
#[cfg(test)]
mod faults;
mod lone;
mod map;
mod mutants;
mod promises;
mod proof;
mod proofs;
mod prove;
mod search;
mod sight;
mod spot;
mod timeline;
mod walker;
mod worlds;

pub use best::{Best, best, is_steady};
pub use difference::{Comparison, Difference, difference};
pub use example::Example;
pub use map::Met;
pub use mutants::{Mutant, mutants};
pub use proof::{Proof, Verdict};
pub use prove::{Demands, Proofs, prove};
pub use timeline::Timeline;
pub use walker::{Progress, Stopped};
