//! Every call there can be.
//!
//! In come a tree, the lengths of its prompts, and the time to look at; out come proofs, or the
//! shortest call that refutes one. The room knows no clock, no file and no screen: it searches the
//! states of the one engine (`call`), and knows nothing of phone menus that the engine does not.
//!
//! | question | file |
//! | --- | --- |
//! | What is proved of every call? | `prove`, and one file for each statement in `proofs` |
//! | What can callers meet? | `encounters` |
//! | How are all calls searched, and what bounds that? | `search` |
//! | What is the quickest call to a team? | `best` |
//! | Can a caller tell two trees apart? | `difference` |
//! | How does a way through the states become a call that anyone can make? | `trace`, `example` |
//! | Which small mistakes in a file would nobody notice? | `mutants` |
mod best;
mod difference;
mod encounters;
mod example;
mod mutants;
mod proofs;
mod prove;
mod search;
mod trace;

pub use best::{BestCall, best, best_in, is_steady};
pub use difference::{Comparison, Difference, MOST_COMPARED_BYTES, difference};
pub use encounters::Encounters;
pub use example::ExampleCall;
pub use mutants::{Mutant, mutants};
pub use proofs::{Proof, ProofVerdict};
pub use prove::{Demands, Proofs, prove};
pub use search::{SearchProgress, Stopped};
