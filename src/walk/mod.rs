//! Every call there can be.
//!
//! In come a tree, the lengths of its prompts, and the time to look at; out come proofs, or the
//! shortest call that refutes one. The room knows no clock, no file and no screen: it walks the
//! states of the one engine (`call`), and knows nothing of phone menus that the engine does not.
mod difference;
#[expect(dead_code, reason = "the proofs to come look at all of it")]
mod example;
mod mutants;
mod search;
#[expect(dead_code, reason = "the proofs to come look at all of it")]
mod spot;
#[expect(dead_code, reason = "the proofs to come look at all of it")]
mod timeline;
#[expect(dead_code, reason = "the proofs to come look at all of it")]
mod walker;
mod worlds;

pub use difference::{Comparison, Difference, difference};
pub use example::Example;
pub use mutants::{Mutant, mutants};
pub use timeline::Timeline;
pub use walker::{Progress, Stopped};
